using Islet.Cli;
using Islet.Exchange;
using Terminal = Islet.Tests.Cli.Terminal;

namespace Islet.Tests.Exchange.Suggestions;

/// <summary>A data manager's first day: the map is proposed, nothing of it is edited, and the sheet comes in. The sheets are synthetic.</summary>
public sealed class SuggestedImportTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("uppsala.csv", "csv"), InlineData("nordic.sav", "sav"), InlineData("italy.xlsx", "xlsx")]
    public async Task A_sheet_comes_in_by_its_proposed_map_and_the_study_has_patients(string file, string kind)
    {
        var import = await ImportAsync(Repository.File("demo", "sheets", file), kind);
        Assert.True(import.Exit is ExitCode.Done or ExitCode.ProblemsFound, import.Errors);
        Assert.Equal(60, import.Json.GetProperty("patients").GetInt32());
        Assert.DoesNotContain(import.Json.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString()!.StartsWith("E_", StringComparison.Ordinal));
        var study = await terminal.IsletAsync("study", "run", Repository.File("studies", "overall-survival-by-grade.yaml"), "--registry", terminal.Registry, "--out", terminal.Path("study"));
        var analysed = study.Output.Split('\n').Single(l => l.Contains("Analysed: Overall survival", StringComparison.Ordinal)).Trim().Split(' ')[^1];
        Assert.InRange(int.Parse(analysed, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
    }

    [SkippableTheory]
    [InlineData("panet_arcnet_2017/data_clinical_patient.txt", 98), InlineData("panet_jhu_2011/data_clinical_sample.txt", 10), InlineData("panet_shanghai_2013/data_clinical_sample.txt", 10)]
    [InlineData("origimed_2020_net/data_clinical_patient.txt", 74), InlineData("msk_impact_2017_net/msk_impact_2017_clinical_data_NE_rows.tsv", 214), InlineData("pnet_case_list_sheltzer/updated_pnet_case_list.csv", 466)]
    public async Task A_published_table_comes_in_by_its_proposed_map(string path, int patients)
    {
        var import = await ImportAsync(Repository.SharedOrSkip(["data", "cohorts", .. path.Split('/')]), "csv");
        Assert.True(import.Exit is ExitCode.Done or ExitCode.ProblemsFound, import.Errors);
        Assert.Equal(patients, import.Json.GetProperty("patients").GetInt32());
    }

    [Fact]
    public async Task What_to_do_next_is_the_command_itself()
    {
        var told = await terminal.IsletAsync("import", "suggest", Repository.File("demo", "sheets", "uppsala.csv"));
        Assert.Contains("uppsala.csv --map MAP.yaml --dry-run", told.Output, StringComparison.Ordinal);
        Assert.Contains("islet import csv ", told.Output, StringComparison.Ordinal);
        Assert.Contains("# ? Is the file written in windows-1252?", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reader_takes_the_names_that_a_map_gives_by_number()
    {
        var file = Repository.File("demo", "sheets", "nordic.sav");
        Assert.Equal("who", SheetFiles.Open(file, "sav", new() { Names = [new(null, 1, "who")] }).Sheets[0].Columns[0].Name);
        Assert.Equal("who", SheetFiles.Open(Repository.File("demo", "sheets", "italy.xlsx"), "xlsx", new() { HeaderRows = 2, Names = [new("Linee", 1, "who")] }).Sheets[1].Columns[0].Name);
        Assert.Contains(SheetFiles.Open(file, "sav", new() { Names = [new(null, 99, "who")] }).Problems, p => p.Code == "E_COLUMN_NUMBER");
        Assert.Contains(SheetFiles.Open(file, "sav", new() { Names = [new(null, 1, "age")] }).Problems, p => p.Code == "E_COLUMN_TWICE");
    }

    private async Task<Terminal.Run> ImportAsync(string file, string kind)
    {
        var map = terminal.Path("proposed.map.yaml");
        await terminal.IsletAsync("import", "suggest", file, "--out", map);
        return await terminal.IsletAsync("import", kind, file, "--map", map, "--registry", terminal.Registry, "--keep-going", "--json");
    }
}
