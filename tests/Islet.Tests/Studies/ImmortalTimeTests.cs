using System.Text;
using Islet.Course;
using Islet.Statistics;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>A group or a condition that rests on something after time zero is remarked on wherever the result is shown; one that does not is not.</summary>
public class ImmortalTimeTests
{
    [Theory] // a second line asked of patients whose clock starts at diagnosis, or at the first line
    [InlineData("diagnosis", "line_number >= 2", true), InlineData("line 1", "line_number >= 1", false), InlineData("diagnosis", "primary_site = pancreas", false)]
    public void A_condition_that_looks_past_time_zero(string zero, string keep, bool said) =>
        Assert.Equal(said, Immortal(Run(Asking(zero, keep, "reported_grade = G1"), Ordinary)).Any(r => r.Of == $"the condition “{keep}”"));

    [Theory]
    [InlineData("diagnosis", "best_response in {CR, PR}", true), InlineData("diagnosis", "reported_grade = G1", false)]
    public void A_group_that_looks_past_time_zero(string zero, string level, bool said) =>
        Assert.Equal(said, Immortal(Run(Asking(zero, "primary_site = pancreas", level), Ordinary)).Any(r => r.Of == "the group “Told apart”"));

    [Fact] // the slides of the diagnosis, read again two years later
    public void Values_that_became_known_after_time_zero_are_counted()
    {
        DiseaseCourse Read(long number, string? reported) => Dated(number, "2020-01-01", "2023-01-01", alive: number % 2 == 0, On("2020-01-01", new Specimen { Tumour = "T1", SpecimenName = "S1", ReportedGrade = Grade.G1 }, reported));
        var study = Asking("diagnosis", "primary_site = pancreas", "reported_grade = G1");
        var remark = Assert.Single(Immortal(Run(study, [Read(1, null), Read(2, "2022-01-01"), Read(3, null)])));
        Assert.Equal((1.0, "the group “Told apart”"), (remark.Found, remark.Of));
        Assert.Empty(Immortal(Run(study, [Read(1, null), Read(2, "2020-03-31"), Read(3, null)]))); // 90 days: the report's delay
        Assert.Single(Immortal(Run(study, [Read(1, null), Read(2, "2020-04-01"), Read(3, null)])));
    }

    [Fact]
    public void It_stands_in_the_report_in_the_tables_in_the_JSON_and_on_the_page()
    {
        var results = Run(Asking("diagnosis", "line_number >= 2 or primary_site = pancreas", "reported_grade = G1"), Ordinary);
        var files = StudyOutput.Files(results).ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Content.Span));
        Assert.Contains("\"W_STATS_IMMORTAL\"", files["results.json"], StringComparison.Ordinal);
        Assert.Contains("Of the statistics: the condition", files["report.html"], StringComparison.Ordinal);
        Assert.Contains("Caution: W_STATS_IMMORTAL", files["report.html"], StringComparison.Ordinal);
        Assert.Contains(StudyRemarks.Of(results), r => r is { Kind: StudyRemarkKind.Coded } && r.Of.Contains("(immortal time)", StringComparison.Ordinal));
    }

    private static IReadOnlyList<DiseaseCourse> Ordinary => [.. Enumerable.Range(1, 8).Select(i => Patient(i, i % 2 == 0 ? "G1" : "G2", 5 * i, alive: i % 3 == 0))];

    private static IEnumerable<Remark> Immortal(StudyResults results) => results.Survival[0].Remarks.Where(r => r.Kind is RemarkKind.ImmortalTime);

    private static Study Asking(string zero, string keep, string level) => Read($$"""
        study: immortal
        title: Immortal
        time_zero: {{zero}}
        cohort: [{ keep: "{{keep}}", otherwise: the others }]
        endpoints: { os: { event: death, unit: months } }
        groups:
          told: { label: Told apart, levels: { first: "{{level}}", second: "not ({{level}})" } }
        survival: [{ endpoint: os, by: told, times: [12], tests: [log-rank] }]
        tables: [flow, survival]
        """);
}
