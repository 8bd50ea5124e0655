using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Islet.Exchange;
using Islet.Studies;

namespace Islet.Tests.Studies.RealCohorts;

/// <summary>
/// Survival of real, published cohorts through the study language beside R's package survival: curves with their limits on three scales, medians, log-rank tests,
/// Cox models with all three rules of ties, parts of a cohort, layouts, tables of models. The numbers in NAME.gold.tsv are R's own (gold.R); the data are not committed.
/// </summary>
public sealed class RealCohortTests
{
    private const double Tolerance = 1e-6; // relative; the largest difference seen is 6e-10

    [SkippableFact]
    public void By_grade_by_stage_and_by_function_the_pancreatic_cohort_is_R_s() => Same("arcnet", CbioportalStudy.Open(Folder("panet_arcnet_2017")), atLeast: 470);

    [SkippableFact]
    public void From_sequencing_the_neuroendocrine_patients_of_a_sequenced_cohort_are_R_s() =>
        Same("msk-impact", CbioportalStudy.Open(Folder("msk_impact_2017_net", "msk_impact_2017_clinical_data_NE_rows.tsv"), new CbioportalOptions { Origin = "sequencing" }), atLeast: 107);

    [SkippableTheory] // they print no follow-up: nobody has an outcome, everybody is counted with that reason, and no curve is made up
    [InlineData("origimed_2020_net", 74), InlineData("panet_jhu_2011", 10), InlineData("panet_shanghai_2013", 10)]
    public void A_cohort_without_follow_up_has_no_survival_and_says_so(string cohort, int patients)
    {
        var results = StudyCohorts.Run(Study("arcnet"), StudyCohorts.Of(CbioportalStudy.Open(Folder(cohort), new CbioportalOptions { Origin = "diagnosis" })));
        var stage = results.Flow.Stages.Single(s => s.Endpoint is not null);
        Assert.Equal((patients, 0, 0), (results.Flow.Patients, results.Patients, results.Events));
        Assert.Equal(("no_outcome:vital_status_not_recorded", stage.Entered), stage.Left.Select(l => (l.Code, l.Patients)).Single());
        Assert.All(results.Models, m => Assert.Null(m.Model));
    }

    [SkippableTheory] // so that nobody has to believe the committed numbers
    [InlineData("arcnet"), InlineData("msk-impact")]
    public async Task R_still_says_what_it_said(string name)
    {
        var cohorts = Folder();
        using var r = Rscript(cohorts, name);
        Skip.If(r is null, "Skipped: Rscript is not here.");
        string[] printed = await Task.WhenAll(r.StandardOutput.ReadToEndAsync(), r.StandardError.ReadToEndAsync());
        await r.WaitForExitAsync();
        Skip.If(printed[1].Contains("there is no package called", StringComparison.Ordinal), "Skipped: R is here without its package survival.");
        Assert.True(r.ExitCode == 0, printed[1]);
        var now = Lines(printed[0]);
        var then = Lines(await File.ReadAllTextAsync(Gold(name)));
        Assert.Equal(then.Select(l => l.Address), now.Select(l => l.Address));
        Assert.All(then.Zip(now), pair => Near(pair.First.Value, pair.Second.Value, pair.First.Address));
    }

    private static void Same(string name, ICourseSource cohort, int atLeast)
    {
        using var results = JsonDocument.Parse(StudyOutput.Json(StudyCohorts.Run(Study(name), StudyCohorts.Of(cohort))));
        var gold = Lines(File.ReadAllText(Gold(name)));
        Assert.True(gold.Count >= atLeast, $"{gold.Count} numbers of R");
        Assert.All(gold, number =>
        {
            var found = ResultsAddress.TryParse(number.Address)!.In(results.RootElement);
            Assert.True(found.Count == 1, $"{number.Address}: {found.Count} values");
            Near(number.Value, found[0].Value.ValueKind is JsonValueKind.Null ? null : found[0].Value.GetDouble(), number.Address);
        });
    }

    private static void Near(double? expected, double? found, string address) => Assert.True(
        expected is { } number ? found is { } there && Math.Abs(there - number) <= Tolerance * Math.Max(Math.Abs(number), 1e-9) : found is null,
        string.Create(CultureInfo.InvariantCulture, $"{address}: R has {expected}, the study {found}"));

    private static List<(string Address, double? Value)> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))
        .Select(cells => (cells[0], cells[1] is "NA" ? (double?)null : double.Parse(cells[1], CultureInfo.InvariantCulture)))];

    private static Study Study(string name) => StudyCohorts.Read(File.ReadAllText(Here($"{name}.yaml")), name);

    private static Process? Rscript(string cohorts, string name)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("Rscript", ["--vanilla", Here("gold.R"), cohorts, name]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // no such program
        }
    }

    private static string Folder(params string[] path) => Repository.SharedOrSkip(["data", "cohorts", .. path]);

    private static string Gold(string name) => Here($"{name}.gold.tsv");

    private static string Here(string file) => Repository.File("tests", "Islet.Tests", "Studies", "RealCohorts", file);
}
