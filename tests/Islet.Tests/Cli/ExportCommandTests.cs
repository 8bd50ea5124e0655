using System.Text.Json;
using Islet.Cli;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory, InlineData("csv", "tables", "tables/map.yaml"), InlineData("xlsx", "tables.xlsx", "tables.xlsx.map.yaml"), InlineData("sav", "spss", "spss/map.yaml"), InlineData("redcap", "project", "project/map.yaml")]
    public async Task Tables_go_out_and_come_in_again_by_their_map(string kind, string place, string map)
    {
        Assert.True(await MakeAsync() > await InForceAsync()); // something was replaced, and tables hold what is in force
        var findings = await InForceAsync();
        var run = await ExportAsync(kind, place);
        Assert.Equal((ExitCode.Done, 12, findings), (run.Exit, run.Json.GetProperty("patients").GetInt32(), run.Json.GetProperty("findings").GetInt32()));
        Assert.All(run.Json.GetProperty("files").EnumerateArray(), file => Assert.True(File.Exists(terminal.Path(kind is "xlsx" ? file.GetString()! : $"{place}/{file.GetString()}"))));
        var back = await terminal.IsletAsync("import", kind, terminal.Path(place), "--map", terminal.Path(map), "--registry", terminal.Path("second.db"), "--json");
        Assert.Equal((12, findings), (back.Json.GetProperty("patients").GetInt32(), back.Json.GetProperty("findings").GetInt32()));
    }

    [Fact] // byte for byte in meaning: exported again, the second registry gives the first one's rows
    public async Task The_whole_registry_goes_out_and_comes_in_again()
    {
        var findings = await MakeAsync();
        Assert.Equal(ExitCode.Done, (await ExportAsync("islet", "all.islet.gz")).Exit);
        var back = await terminal.IsletAsync("import", "islet", terminal.Path("all.islet.gz"), "--registry", terminal.Path("second.db"), "--json");
        Assert.Equal((ExitCode.Done, findings), (back.Exit, back.Json.GetProperty("findings").GetInt32()));
        await ExportAsync("islet", "first.islet");
        await terminal.IsletAsync("export", "islet", terminal.Path("second.islet"), "--registry", terminal.Path("second.db"), "--json");
        static string[] Rows(string path) => [.. File.ReadLines(path).Where(line => line.StartsWith("{\"patient\"", StringComparison.Ordinal) || line.StartsWith("{\"finding\"", StringComparison.Ordinal))];
        Assert.Equal(Rows(terminal.Path("first.islet")), Rows(terminal.Path("second.islet")));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Fhir_goes_out_as_one_bundle_with_the_key_only_as_the_registry_has_it(bool deidentified)
    {
        await MakeAsync();
        var run = await terminal.IsletAsync(["export", "fhir", terminal.Path("all.json"), "--registry", terminal.Registry, "--json", .. deidentified ? ["--deidentify"] : (string[])[]]);
        Assert.Equal((ExitCode.Done, 12), (run.Exit, run.Json.GetProperty("patients").GetInt32()));
        var text = await File.ReadAllTextAsync(terminal.Path("all.json"));
        var entries = JsonDocument.Parse(text).RootElement.GetProperty("entry").EnumerateArray().ToList();
        Assert.Equal(12, entries.Count(e => e.GetProperty("resource").GetProperty("resourceType").GetString() == "Patient"));
        Assert.Equal(entries.Count, entries.Select(e => e.GetProperty("fullUrl").GetString()).Distinct().Count());
        Assert.Equal(!deidentified, text.Contains("SYN-", StringComparison.Ordinal));
        Assert.Equal(!deidentified, text.Contains("lastUpdated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deidentified_export_brings_its_report_and_says_what_it_is()
    {
        await MakeAsync();
        var run = await terminal.IsletAsync("export", "csv", terminal.Path("shared"), "--registry", terminal.Registry, "--deidentify", "--no-center", "--suppress");
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Contains("De-identified, not anonymous", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(terminal.Path("shared/deidentification.md")) && File.Exists(terminal.Path("shared/deidentification.json")));
        Assert.DoesNotContain(Directory.EnumerateFiles(terminal.Path("shared")).Select(File.ReadAllText), text => text.Contains("SYN-", StringComparison.Ordinal));
        Assert.Contains("pseudonymised data of patients, their dates included",
            (await terminal.IsletAsync("export", "csv", terminal.Path("open"), "--registry", terminal.Registry)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_there_is_not_touched_without_force_and_with_it_only_what_is_ours()
    {
        await MakeAsync();
        await ExportAsync("csv", "tables");
        var own = terminal.Path("tables/my notes.txt");
        await File.WriteAllTextAsync(own, "mine");
        var again = await ExportAsync("csv", "tables");
        Assert.Equal((ExitCode.Refused, "E_EXPORT_EXISTS"), (again.Exit, again.Json.GetProperty("error").GetProperty("code").GetString()));
        var forced = await terminal.IsletAsync("export", "csv", terminal.Path("tables"), "--registry", terminal.Registry, "--patient", "P1", "--force", "--json");
        Assert.Equal((ExitCode.Done, 1), (forced.Exit, forced.Json.GetProperty("patients").GetInt32()));
        Assert.Equal("mine", await File.ReadAllTextAsync(own));
        Assert.Equal(forced.Json.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).Concat(["export.json", "my notes.txt"]).Distinct().Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(terminal.Path("tables")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)); // what the smaller export no longer has is gone
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder, "*.unfinished"));
    }

    [Theory]
    [InlineData(ExitCode.Refused, "cbioportal", "x")]
    [InlineData(ExitCode.Usage, "parquet", "x")]
    [InlineData(ExitCode.Usage, "csv", "x", "--shift")]
    [InlineData(ExitCode.Usage, "islet", "x", "--history")]
    [InlineData(ExitCode.Usage, "csv", "x", "--deidentify", "--k", "0")]
    public async Task A_call_that_asks_for_what_there_is_not_is_told(int exit, string kind, string place, params string[] more)
    {
        await MakeAsync();
        Assert.Equal(exit, (await terminal.IsletAsync(["export", kind, terminal.Path(place), "--registry", terminal.Registry, .. more])).Exit);
        Assert.False(Path.Exists(terminal.Path(place)));
    }

    private async Task<int> MakeAsync() => (await terminal.IsletAsync("virtual", Repository.File("demo", "profiles", "pancreatic-net.yaml"), "--seed", "1", "--patients", "12", "--registry", terminal.Registry, "--json"))
        .Json.GetProperty("findings").GetInt32();

    private async Task<int> InForceAsync()
    {
        using var log = FindingLog.Open(terminal.Registry, TimeProvider.System);
        return (await log.MapAsync(course => Succession.Of(course.Findings) is var succession ? course.Findings.Count(succession.IsInForce) : 0)).Sum();
    }

    private Task<Terminal.Run> ExportAsync(string kind, string place) => terminal.IsletAsync("export", kind, terminal.Path(place), "--registry", terminal.Registry, "--json");
}
