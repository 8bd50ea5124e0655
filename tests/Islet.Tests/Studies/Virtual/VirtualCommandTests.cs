using Islet.Cli;
using Terminal = Islet.Tests.Cli.Terminal;

namespace Islet.Tests.Studies;

public sealed class VirtualCommandTests : IDisposable
{
    private static readonly string Profile = Repository.File("demo", "profiles", "pancreatic-net.yaml");

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_cohort_a_second_time_changes_nothing_and_a_larger_one_adds_the_others()
    {
        var first = await MakeAsync(Profile, "1", "20");
        var stored = first.Json.GetProperty("findings").GetInt32();
        Assert.Equal((ExitCode.Done, 20), (first.Exit, first.Json.GetProperty("patients").GetInt32()));
        var second = await MakeAsync(Profile, "1", "20");
        Assert.Equal((0, stored), (second.Json.GetProperty("findings").GetInt32(), second.Json.GetProperty("unchanged").GetInt32()));
        var larger = await MakeAsync(Profile, "1", "25");
        Assert.Equal(stored, larger.Json.GetProperty("unchanged").GetInt32());
        var list = await terminal.IsletAsync("patient", "list", "--registry", terminal.Registry, "--json");
        Assert.Equal(25, list.Json.GetProperty("patients").EnumerateArray().Count(p => p.GetProperty("synthetic").GetBoolean()));
    }

    [Fact]
    public async Task Another_seed_in_the_same_registry_is_refused_because_two_people_would_become_one()
    {
        var stored = (await MakeAsync(Profile, "1", "5")).Json.GetProperty("findings").GetInt32();
        var other = await MakeAsync(Profile, "2", "5");
        Assert.Equal((ExitCode.Refused, "E_VIRTUAL_STRANGERS"), (other.Exit, other.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(stored, (await MakeAsync(Profile, "1", "5")).Json.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task A_profile_with_mistakes_is_refused_with_all_of_them_and_leaves_no_registry()
    {
        var wrong = terminal.Path("wrong.yaml");
        var text = Synthetic.ProfileText.Replace("patients: 300", "pateints: 300", StringComparison.Ordinal);
        await File.WriteAllTextAsync(wrong, text);
        var run = await MakeAsync(wrong, "1", "5");
        Assert.Equal(ExitCode.Refused, run.Exit);
        var codes = run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString());
        Assert.Equal(["E_PROFILE_KEY", "E_PROFILE_MISSING"], codes.Order(StringComparer.Ordinal));
        Assert.False(File.Exists(terminal.Registry));
    }

    [Fact]
    public async Task A_missing_profile_is_refused_and_wrong_words_are_a_matter_of_usage()
    {
        Assert.Equal(ExitCode.Refused, (await MakeAsync(terminal.Path("nowhere.yaml"), "1", "5")).Exit);
        Assert.Equal(ExitCode.Usage, (await MakeAsync(Profile, "one", "5")).Exit);
        Assert.Equal(ExitCode.Usage, (await MakeAsync(Profile, "1", "0")).Exit);
    }

    private Task<Terminal.Run> MakeAsync(string profile, string seed, string patients) =>
        terminal.IsletAsync("virtual", profile, "--seed", seed, "--patients", patients, "--registry", terminal.Registry, "--json");
}
