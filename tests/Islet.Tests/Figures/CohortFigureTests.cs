using Islet.Figures;

namespace Islet.Tests.Figures;

/// <summary>The figure of a real cohort, which is not part of this repository (ISLET_SHARED or ../shared): Scarpa et al., Nature 2017, PMID 28199314.</summary>
public class CohortFigureTests
{
    [SkippableFact] // expected values: R 4.2.2, survival 3.5-3, survfit and summary(times)
    public void Survival_by_grade_has_the_published_patients_the_numbers_at_risk_of_R_and_no_clash()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("ISLET_SHARED") ?? Path.Combine(Golden.Root(), "..", "shared"), "data", "cohorts", "panet_arcnet_2017");
        Skip.IfNot(Directory.Exists(folder), "The cohort panet_arcnet_2017 is not beside the repository.");
        var grades = Rows(folder, "data_clinical_sample.txt").ToDictionary(r => r["PATIENT_ID"], r => r["WHO_GRADE"], StringComparer.Ordinal);
        var patients = Rows(folder, "data_clinical_patient.txt").Where(r => r["OS_STATUS"] is "LIVING" or "DECEASED").ToList();
        var groups = new[] { "1", "2", "3" }.Select(grade => Curves.Group($"G{grade}", string.Join(' ', patients
            .Where(r => string.Equals(grades[r["PATIENT_ID"]], grade, StringComparison.Ordinal)).Select(r => r["OS_MONTHS"] + (r["OS_STATUS"] is "LIVING" ? "+" : ""))))).ToList();
        var figure = new KaplanMeierFigure("Overall survival by WHO grade", "Overall survival", new("Months since diagnosis", TimeUnit.Months, Step: 24), groups)
        {
            Test = new("Log-rank test", 5e-8, 33.6, 2),
        };
        Assert.Contains("G1: 35 patients, 5 events, median not reached", figure.InWords(), StringComparison.Ordinal);
        Assert.Contains("G3: 5 patients, 4 events, median 9.4 months (95% CI 6.9 to not reached)", figure.InWords(), StringComparison.Ordinal);
        Assert.All(Examples.Widths, width => DrawnFigure.Read(figure.ToSvg(new("os", width))).AssertLegible());
        var cells = DrawnFigure.Read(figure.ToSvg(new("os"))).Texts.SkipWhile(t => t.Content is not "No. at risk").Select(t => t.Content).ToList();
        Assert.Equal("G2 57 38 19 13 7 3 1 1", string.Join(' ', cells.SkipWhile(c => c is not "G2").Take(9)));
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadLines(Path.Combine(folder, file)).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }
}
