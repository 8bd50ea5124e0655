using Islet.Cli;
using Terminal = Islet.Tests.Cli.Terminal;

namespace Islet.Tests.Studies;

public sealed class CalibratedCommandTests : IDisposable
{
    private static readonly string Profile = Repository.File("tests", "Islet.Tests", "Studies", "Virtual", "Calibrated", "example.yaml");

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task The_same_command_makes_it_and_a_second_time_changes_nothing()
    {
        var first = await MakeAsync("--seed", "1");
        Assert.Equal((ExitCode.Done, 60), (first.Exit, first.Json.GetProperty("patients").GetInt32()));
        Assert.Equal(0, (await MakeAsync("--seed", "1")).Json.GetProperty("findings").GetInt32());
        Assert.Equal("E_VIRTUAL_STRANGERS", (await MakeAsync("--seed", "2")).Json.GetProperty("error").GetProperty("code").GetString());
        var list = await terminal.IsletAsync("patient", "list", "--registry", terminal.Registry, "--json");
        Assert.Equal(60, list.Json.GetProperty("patients").EnumerateArray().Count(p => p.GetProperty("synthetic").GetBoolean()));
    }

    [Fact]
    public async Task Another_number_of_patients_than_the_papers_is_refused()
    {
        var other = await MakeAsync("--seed", "1", "--patients", "61");
        Assert.Equal((ExitCode.Refused, "E_PROFILE_PATIENTS"), (other.Exit, other.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.False(File.Exists(terminal.Registry));
    }

    private Task<Terminal.Run> MakeAsync(params string[] more) => terminal.IsletAsync(["virtual", Profile, .. more, "--registry", terminal.Registry, "--json"]);
}
