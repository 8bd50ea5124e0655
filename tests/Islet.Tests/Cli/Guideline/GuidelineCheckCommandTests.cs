using Islet.Guidelines;

namespace Islet.Tests.Cli;

public sealed class GuidelineCheckCommandTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task The_shipped_guidelines_are_in_order()
    {
        var run = await terminal.IsletAsync("guideline", "check");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("nanets-2020 is in order.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Statements: 232; reached both ways by a constructed patient: 232; examples that come out: 15.", run.Output, StringComparison.Ordinal);
        Assert.Contains(IntendedPurpose.Text, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_every_statement_has_a_patient_on_either_side()
    {
        var run = await terminal.IsletAsync("guideline", "check", "--json");
        Assert.Empty(run.Json.GetProperty("problems").EnumerateArray());
        var first = run.Json.GetProperty("guidelines")[0];
        Assert.Equal(232, first.GetProperty("reach").GetArrayLength());
        Assert.All(first.GetProperty("reach").EnumerateArray(), r => Assert.True(r.GetProperty("applies").EnumerateObject().Any() && r.GetProperty("does_not_apply").EnumerateObject().Any()));
    }

    [Fact]
    public async Task The_folder_of_the_authoring_page_is_checked_and_its_patients_printed()
    {
        var run = await terminal.IsletAsync("guideline", "check", Folder(AuthoringFiles()), "--verbose");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("MINE2026-FIRST-01", run.Output, StringComparison.Ordinal);
        Assert.Contains("applies to         primary_site: pancreas, differentiation: well", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_ends_with_one_and_is_told_with_folder_file_line_and_column()
    {
        var files = AuthoringFiles();
        files["first.yaml"] = files["first.yaml"].Replace("symptom_burden = none", "symptom_burden = zzz", StringComparison.Ordinal);
        var run = await terminal.IsletAsync("guideline", "check", Folder(files));
        Assert.Equal(1, run.Exit);
        Assert.Matches("E_CONDITION_VALUE  my-guideline/first\\.yaml, line 5, column [0-9]+", run.Errors);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        var run = await terminal.IsletAsync("guideline", "check", terminal.Path("nowhere"), "--json");
        Assert.Equal((3, "E_GUIDELINE_FOLDER"), (run.Exit, run.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    private static Dictionary<string, string> AuthoringFiles() => File.ReadAllText(Repository.File("docs", "guideline-authoring.md")).ReplaceLineEndings("\n").Split("```yaml\n# my-guideline/").Skip(1)
        .Select(part => part.Split("```")[0]).ToDictionary(part => part[..part.IndexOf('\n', StringComparison.Ordinal)], part => part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

    private string Folder(Dictionary<string, string> files)
    {
        var folder = Directory.CreateDirectory(terminal.Path("my-guideline")).FullName;
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(folder, name), text);
        return folder;
    }
}
