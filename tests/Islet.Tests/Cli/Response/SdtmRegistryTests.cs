using System.Text.Json;
using Islet.Cli;

namespace Islet.Tests.Cli.Response;

/// <summary>A registry as SDTM and ADaM, and SDTM as a registry.</summary>
public sealed class SdtmRegistryTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory] // 31 of seed 2 has a lesion that is new on MRI and then seen on FDG-PET alone
    [InlineData("1", 60)]
    [InlineData("2", 40)]
    public async Task What_goes_out_as_measurements_is_computed_again_to_the_same_categories(string seed, int patients)
    {
        await MakeAsync(seed, patients);
        var export = await ExportAsync("sdtm", "trial");
        Assert.Equal(ExitCode.Done, export.Exit);
        var results = await AssessAsync("trial");
        Assert.Equal(export.Json.GetProperty("series").GetInt32(), results.Count);
        var points = results.SelectMany(r => r.GetProperty("timepoints").EnumerateArray()).ToList();
        Assert.True(points.Count > 40);
        Assert.All(points, p => Assert.Equal(p.GetProperty("stated").GetString(), p.GetProperty("overall").GetString()));
    }

    [Fact]
    public async Task What_comes_in_again_is_the_same_responses_and_a_second_time_nothing()
    {
        await MakeAsync("1", 40);
        await ExportAsync("sdtm", "trial");
        Task<Terminal.Run> ImportAsync(params string[] more) => terminal.IsletAsync(["import", "sdtm", terminal.Path("trial"), "--registry", terminal.Path("second.db"), "--json", .. more]);
        var rehearsed = await ImportAsync("--dry-run");
        Assert.False(File.Exists(terminal.Path("second.db")));
        var first = await ImportAsync("--center", "Uppsala");
        Assert.True(first.Exit is ExitCode.Done, first.Output);
        Assert.Equal(rehearsed.Json.GetProperty("findings").GetInt32(), first.Json.GetProperty("findings").GetInt32());
        var again = await ImportAsync("--center", "Uppsala");
        Assert.Equal((0, first.Json.GetProperty("findings").GetInt32()), (again.Json.GetProperty("findings").GetInt32(), again.Json.GetProperty("unchanged").GetInt32()));
        Assert.Equal(ExitCode.Done, (await terminal.IsletAsync("export", "sdtm", terminal.Path("back"), "--registry", terminal.Path("second.db"))).Exit);
        Assert.Equal(Responses(await AssessAsync("trial")), Responses(await AssessAsync("back")));
    }

    [Fact]
    public async Task Analysis_datasets_have_overall_survival_from_the_start_of_the_line()
    {
        await MakeAsync("1", 40);
        var run = await ExportAsync("adam", "adam");
        Assert.Equal(["adrs.csv", "adtte.csv", "export.json"], Files("adam"));
        var rows = File.ReadAllLines(terminal.Path("adam/adtte.csv")).Skip(1).ToList();
        var survival = rows.Where(r => r.Contains(",OS,Overall Survival,", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(survival);
        Assert.Equal(survival.Count, survival.Select(r => r.Split(',')[1]).Distinct().Count()); // the patient's, whoever read
        Assert.Contains(survival, r => r.Contains(",0,Death,", StringComparison.Ordinal));
        Assert.Contains(survival, r => r.EndsWith(",1,Censored: alive,Last known alive", StringComparison.Ordinal));
        var open = run.Json.GetProperty("without_time").EnumerateObject().Where(w => w.Name.StartsWith("os_", StringComparison.Ordinal)).Sum(w => w.Value.GetInt32());
        Assert.Equal(run.Json.GetProperty("patients").GetInt32(), survival.Count + open);
    }

    [Theory]
    [InlineData("sdtm")]
    [InlineData("adam")]
    public async Task A_deidentified_export_has_no_pseudonym_and_no_date(string kind)
    {
        await MakeAsync("1", 40);
        var run = await ExportAsync(kind, "out", "--deidentify");
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Contains("deidentification.md", Files("out"));
        foreach (var text in Files("out").Where(f => f.EndsWith(".csv", StringComparison.Ordinal)).Select(f => File.ReadAllText(terminal.Path($"out/{f}"))))
        {
            Assert.DoesNotContain("SYN-", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("[12][0-9]{3}-[01][0-9]", text);
        }
    }

    [Fact] // what makes a category is not free text: parts, masses, places and readers go with it. A scan of which only the month is known does not: its day would be made up
    public async Task Deidentified_measurements_of_dated_courses_give_the_same_categories()
    {
        await MakeAsync("1", 60);
        await ExportAsync("sdtm", "trial");
        await ExportAsync("sdtm", "days", "--deidentify");
        await ExportAsync("sdtm", "moved", "--deidentify", "--shift");
        static IEnumerable<string> Told(IEnumerable<JsonElement> results) => results.Select(r => string.Join(' ', r.GetProperty("timepoints").EnumerateArray().Select(t => $"{t.GetProperty("sum")} {t.GetProperty("overall")}")));
        const string partial = ",([0-9]{4}(-[0-9]{2})?)?,[-0-9]*$"; // the date and the study day end every row
        var coarse = Subjects("trial", "tr", partial).Union(Subjects("trial", "ex", partial)).ToHashSet();
        var dated = Told((await AssessAsync("trial")).Where(r => !coarse.Contains(r.GetProperty("usubjid").GetString()!))).ToList();
        Assert.True(dated.Count > 12);
        Assert.Empty(dated.Except(Told(await AssessAsync("days"))));
        Assert.Empty(dated.Except(Told(await AssessAsync("moved"))));
        Assert.Equal(0, Dates("trial").Zip(Dates("moved")).Count(pair => pair.First == pair.Second));
    }

    [Fact]
    public async Task One_patient_goes_out_alone()
    {
        await MakeAsync("1", 40);
        await ExportAsync("sdtm", "all");
        var key = File.ReadAllLines(terminal.Path("all/dm.csv"))[1].Split(',')[2];
        var run = await ExportAsync("sdtm", "one", "--patient", key);
        Assert.Equal((1, 2), (run.Json.GetProperty("patients").GetInt32(), File.ReadAllLines(terminal.Path("one/dm.csv")).Length));
    }

    [Theory]
    [InlineData("export", "csv", "x", "--criterion", "RECIST1.1")]
    [InlineData("export", "csv", "x", "--line", "2")]
    [InlineData("export", "sdtm", "x", "--history")]
    [InlineData("export", "sdtm", "x", "--criterion", "RECIST")]
    [InlineData("import", "sdtm", "x", "--map", "m.yaml")]
    [InlineData("import", "sdtm", "x", "--origin", "diagnosis")]
    public async Task Words_that_do_not_fit_are_told(params string[] words) => Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync([.. words, "--registry", terminal.Registry])).Exit);

    [Fact]
    public async Task A_refused_study_leaves_no_registry()
    {
        var run = await terminal.IsletAsync("import", "sdtm", terminal.Folder, "--registry", terminal.Registry, "--json");
        Assert.Equal((ExitCode.Refused, 0), (run.Exit, run.Json.GetProperty("findings").GetInt32()));
        Assert.False(File.Exists(terminal.Registry));
    }

    private async Task MakeAsync(string seed, int patients) =>
        Assert.Equal(ExitCode.Done, (await terminal.IsletAsync("virtual", Repository.File("demo", "profiles", "pancreatic-net.yaml"), "--seed", seed, "--patients", patients.ToString(System.Globalization.CultureInfo.InvariantCulture), "--registry", terminal.Registry)).Exit);

    private Task<Terminal.Run> ExportAsync(string kind, string place, params string[] more) => terminal.IsletAsync(["export", kind, terminal.Path(place), "--registry", terminal.Registry, "--json", .. more]);

    private async Task<IReadOnlyList<JsonElement>> AssessAsync(string folder) => [.. (await terminal.IsletAsync("response", "assess", "--sdtm", terminal.Path(folder), "--json")).Json.GetProperty("results").EnumerateArray()];

    private static IEnumerable<string> Responses(IEnumerable<JsonElement> results) =>
        results.Select(r => $"{r.GetProperty("usubjid")} {r.GetProperty("reader")}: {string.Join(' ', r.GetProperty("timepoints").EnumerateArray().Select(t => $"{t.GetProperty("date")} {t.GetProperty("overall")}"))}");

    private IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(terminal.Path(folder)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    /// <summary>Of the rows that fit.</summary>
    private IEnumerable<string> Subjects(string folder, string domain, string pattern) =>
        File.ReadAllLines(terminal.Path($"{folder}/{domain}.csv")).Skip(1).Where(l => System.Text.RegularExpressions.Regex.IsMatch(l, pattern)).Select(l => l.Split(',')[2]);

    private IEnumerable<string> Dates(string folder) => File.ReadAllLines(terminal.Path($"{folder}/dm.csv")).Skip(1).Select(l => l.Split(',')[4]).Where(d => d.Length > 0);
}
