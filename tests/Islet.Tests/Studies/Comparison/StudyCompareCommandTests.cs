using System.Text.Json;
using Islet.Cli;

namespace Islet.Tests.Studies.Comparison;

public sealed class StudyCompareCommandTests : IDisposable
{
    private static readonly string Published = Repository.File("studies", "published", "uppsala-2025.json");

    /// <summary>Of the 300 patients of the sample cohort, who were not made to match the paper.</summary>
    private static readonly string Results = Repository.File("tests", "Islet.Tests", "Studies", "Fixtures", "uppsala-2025", "results.json");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-compare-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact] // approved by a person
    public async Task The_Uppsala_paper_beside_the_sample_cohort_is_this()
    {
        var page = Path.Combine(folder.FullName, "beside.html");
        var (code, output, _) = await CallAsync("study", "compare", Results, Published, "--html", page);
        Assert.Equal(ExitCode.ProblemsFound, code); // other patients: other numbers
        Golden.Matches(output.Replace("\r\n", "\n", StringComparison.Ordinal), "tests", "Islet.Tests", "Studies", "Fixtures", "uppsala-2025", "beside.txt");
        var version = typeof(Islet.Studies.Study).Assembly.GetName().Version!.ToString(3); // a release changes nothing here
        Golden.Matches((await File.ReadAllTextAsync(page)).Replace(version, "VERSION", StringComparison.Ordinal), "tests", "Islet.Tests", "Studies", "Fixtures", "uppsala-2025", "beside.html");
    }

    [Fact]
    public async Task Its_JSON_has_every_cell_and_what_the_audit_finds()
    {
        var (_, output, _) = await CallAsync("study", "compare", Results, Published, "--json");
        using var json = JsonDocument.Parse(output);
        using var published = JsonDocument.Parse(await File.ReadAllTextAsync(Published));
        Assert.Equal(published.RootElement.GetProperty("cells").GetArrayLength(), json.RootElement.GetProperty("cells").GetArrayLength());
        Assert.DoesNotContain("absent", json.RootElement.GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("verdict").GetString()));
        Assert.Contains("Table 1, Treatment lines before first re-characterization", json.RootElement.GetProperty("audit").EnumerateArray().Select(m => m.GetProperty("where").GetString()));
    }

    [Fact]
    public async Task Results_beside_themselves_are_the_same_and_beside_others_are_not()
    {
        Assert.Equal((ExitCode.Done, "The two results of uppsala-2025 are the same: study file, data, program and every number.\n"), await AgainstAsync(Results));
        var other = Path.Combine(folder.FullName, "other.json");
        await File.WriteAllTextAsync(other, (await File.ReadAllTextAsync(Results)).Replace("\"registered_patients\": 300", "\"registered_patients\": 299", StringComparison.Ordinal));
        var (code, output) = await AgainstAsync(other);
        Assert.Equal(ExitCode.ProblemsFound, code);
        Assert.Contains("cohort.registered_patients", output, StringComparison.Ordinal);
        Assert.Contains("Results: 1 not the same.", output, StringComparison.Ordinal);

        async Task<(int, string)> AgainstAsync(string old) => await CallAsync("study", "compare", Results, "--against", old) is var (code, output, _) ? (code, output.Replace("\r\n", "\n", StringComparison.Ordinal)) : default;
    }

    [Theory, InlineData(ExitCode.Usage, "RESULTS"), InlineData(ExitCode.Refused, "RESULTS", "nowhere.json"), InlineData(ExitCode.Refused, "nowhere.json", "PUBLISHED"), InlineData(ExitCode.Refused, "PUBLISHED", "PUBLISHED"),
     InlineData(ExitCode.Refused, "RESULTS", "RESULTS"), InlineData(ExitCode.Usage, "RESULTS", "--against", "RESULTS", "--html", "x.html")]
    public async Task What_cannot_be_compared_is_refused(int code, params string[] args) =>
        Assert.Equal(code, (await CallAsync(["study", "compare", .. args.Select(a => a switch { "RESULTS" => Results, "PUBLISHED" => Published, _ => a })])).Code);

    private static async Task<(int Code, string Output, string Errors)> CallAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await IsletCommand.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
