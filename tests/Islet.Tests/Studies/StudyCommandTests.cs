using System.Text.Json;
using Islet.Cli;
using Islet.Registry;

namespace Islet.Tests.Studies;

public sealed class StudyCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-study-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_run_writes_its_files_replaces_its_own_and_leaves_others()
    {
        var (registry, written) = (await RegistryAsync(60), Path.Combine(folder.FullName, "out"));
        Directory.CreateDirectory(written);
        await File.WriteAllTextAsync(Path.Combine(written, "mine.txt"), "mine");
        await File.WriteAllTextAsync(Path.Combine(written, "report.html"), "old");
        var (code, output, _) = await CallAsync("study", "run", Repository.File("studies", "overall-survival-by-grade.yaml"), "--registry", registry, "--out", written, "--json");
        Assert.Equal(ExitCode.Done, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(60, json.RootElement.GetProperty("synthetic").GetInt32());
        Assert.Equal(output, await File.ReadAllTextAsync(Path.Combine(written, "results.json")));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(written, "mine.txt")));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(Path.Combine(written, "report.html")), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(written, "*.unfinished", SearchOption.AllDirectories));

        var again = Path.Combine(folder.FullName, "again");
        await CallAsync("study", "run", Repository.File("studies", "overall-survival-by-grade.yaml"), "--registry", registry, "--out", again);
        foreach (var file in Directory.EnumerateFiles(again, "*", SearchOption.AllDirectories))
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(Path.Combine(written, Path.GetRelativePath(again, file))));
    }

    [Fact]
    public async Task Without_json_a_person_reads_tables_that_name_synthetic_data()
    {
        var (code, output, _) = await CallAsync("study", "run", Repository.File("studies", "overall-survival-by-grade.yaml"), "--registry", await RegistryAsync(60), "--out",
            Path.Combine(folder.FullName, "out"));
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("(synthetic data)", output, StringComparison.Ordinal);
        Assert.Contains("Log-rank test", output, StringComparison.Ordinal);
        Assert.DoesNotContain("SYN-", output, StringComparison.Ordinal); // no patient
    }

    [Fact]
    public async Task A_study_with_mistakes_is_refused_before_anything_runs_or_is_written()
    {
        var (study, written) = (Path.Combine(folder.FullName, "bad.yaml"), Path.Combine(folder.FullName, "out"));
        await File.WriteAllTextAsync(study, StudyCohorts.ShippedText.Replace("event: death", "event: recovery", StringComparison.Ordinal));
        var (code, output, errors) = await CallAsync("study", "run", study, "--registry", "there-is-none.db", "--out", written, "--json");
        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal("E_STUDY_VALUE", JsonDocument.Parse(output).RootElement.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Contains("bad.yaml, line 20, column 12", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(written));
        Assert.Equal(ExitCode.ProblemsFound, (await CallAsync("study", "check", study)).Code);
        Assert.Equal(ExitCode.Done, (await CallAsync("study", "check", Repository.File("studies", "overall-survival-by-grade.yaml"))).Code);
    }

    [Fact] // the table of patients has today's facts beside survival from diagnosis; this one has what was known at time zero
    public async Task With_data_a_row_a_patient_says_exactly_what_was_analysed()
    {
        var (registry, written) = (await RegistryAsync(60), Path.Combine(folder.FullName, "out"));
        var (code, output, _) = await CallAsync("study", "run", Repository.File("studies", "overall-survival-by-grade.yaml"), "--registry", registry, "--out", written, "--data");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("it is personal data", output, StringComparison.Ordinal);
        var lines = (await File.ReadAllLinesAsync(Path.Combine(written, "data", "analysed.csv"))).Select(l => l.Split(',')).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(written, "results.json")));
        var (cohort, endpoint) = (results.RootElement.GetProperty("cohort"), results.RootElement.GetProperty("endpoints")[0].GetProperty("id").GetString());
        var analysed = lines.Skip(1).Where(l => l[Column(endpoint + "_event")].Length > 0).ToList();
        Assert.Equal((cohort.GetProperty("n").GetInt32(), cohort.GetProperty("events").GetInt32()), (analysed.Count, analysed.Count(l => l[Column(endpoint + "_event")] == "1")));
        Assert.Equal(cohort.GetProperty("registered_patients").GetInt32(), lines.Count - 1);
        Assert.All(lines.Skip(1), l => Assert.Equal(l[Column("in_cohort")] == "0", l[Column("left")].Length > 0));
        Assert.All(analysed, l => Assert.Equal(l[Column(endpoint + "_time")], double.Parse(l[Column(endpoint + "_time")], System.Globalization.CultureInfo.InvariantCulture).ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        var codebook = (await File.ReadAllLinesAsync(Path.Combine(written, "data", "codebook.csv"))).Select(l => l.Split(',')).ToList();
        Assert.Equal(lines[0], codebook.Skip(1).Select(l => l[0]));
        await CallAsync("study", "run", Repository.File("studies", "overall-survival-by-grade.yaml"), "--registry", registry, "--out", Path.Combine(folder.FullName, "plain"));
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "plain", "data")));
    }

    [Theory, InlineData("study", "check", "nowhere.yaml"), InlineData("study", "check", ".")]
    public async Task A_file_that_is_not_there_is_refused(params string[] args) => Assert.Equal(ExitCode.Refused, (await CallAsync(args)).Code);

    [Fact]
    public async Task A_width_that_no_figure_can_have_is_a_wrong_word() =>
        Assert.Equal(ExitCode.Usage, (await CallAsync("study", "run", "a.yaml", "--out", "out", "--width", "20")).Code);

    private static async Task<(int Code, string Output, string Errors)> CallAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await IsletCommand.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private async Task<string> RegistryAsync(int patients)
    {
        var path = Path.Combine(folder.FullName, "registry.db");
        using var log = FindingLog.OpenOrCreate(path, TimeProvider.System);
        await using var import = await log.BeginImportAsync(new("test", "virtual"));
        foreach (var course in Synthetic.Courses(patients))
            await import.StageAsync(course);
        await import.CommitAsync();
        return path;
    }
}
