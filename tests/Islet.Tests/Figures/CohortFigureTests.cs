using System.Globalization;
using Islet.Figures;
using Islet.Statistics;

namespace Islet.Tests.Figures;

/// <summary>The figure of a real cohort, which is not part of this repository: Scarpa et al., Nature 2017, PMID 28199314.</summary>
public class CohortFigureTests
{
    private static readonly string[] Grades = ["G1", "G2", "G3"];

    [SkippableFact] // expected values: R 4.2.2, survival 3.5-3, survfit, summary(times) and survdiff
    public void Survival_by_grade_shows_the_numbers_of_R_and_every_word_has_its_place()
    {
        var folder = Repository.SharedOrSkip("data", "cohorts", "panet_arcnet_2017");
        var grades = Rows(folder, "data_clinical_sample.txt").ToDictionary(r => r["PATIENT_ID"], r => r["WHO_GRADE"], StringComparer.Ordinal);
        var patients = Rows(folder, "data_clinical_patient.txt").Where(r => r["OS_STATUS"] is "LIVING" or "DECEASED").ToList();
        var observed = patients.Select(r => new Observation(double.Parse(r["OS_MONTHS"], CultureInfo.InvariantCulture), r["OS_STATUS"] is "DECEASED")).ToList();
        var group = patients.Select(r => int.Parse(grades[r["PATIENT_ID"]], CultureInfo.InvariantCulture) - 1).ToList();
        var test = LogRank.Test(new(observed, group, Grades), LogRankWeights.LogRank, TimeTies.Exact);
        var figure = new KaplanMeierFigure("Overall survival by WHO grade", "Overall survival", new("Months since diagnosis", TimeUnit.Months, Step: 24),
            [.. Grades.Select((grade, i) => KaplanMeierGroup.Of(grade, Curves.Of(observed.Where((_, row) => group[row] == i))))])
        {
            Test = TestResult.Of("Log-rank test", test.Difference),
        };
        Assert.Contains("G1: 35 patients, 5 events, median not reached", figure.InWords(), StringComparison.Ordinal);
        Assert.Contains("G3: 5 patients, 4 events, median 9.4 months (95% CI 6.9 to not reached)", figure.InWords(), StringComparison.Ordinal);
        Assert.Contains("Log-rank test: χ² = 33.6 (2 df), p < 0.001.", figure.InWords(), StringComparison.Ordinal);
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
