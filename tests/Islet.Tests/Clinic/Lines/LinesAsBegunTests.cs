using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;

namespace Islet.Tests.Clinic;

public class LinesAsBegunTests
{
    // Octreotide for five days round an operation, disease back within 180 days, lanreotide for it.
    private static readonly Finding[] Recurred =
    [
        Closed(), Drug("a", "2015-06-25", "octreotide", t => t with { Purpose = "perioperative" }), Stop("a", "2015-06-30"), Pd("p", "2015-09-05"), Drug("b", "2015-09-17", "lanreotide"), Seen("v", "2018-01-01", alive: true),
    ];

    [Theory] // the count of facts.md 3.8 knows on the first day what happens within 180 days; a clock must not
    [InlineData("2015-12-27"), InlineData("2015-12-28")] // 180 and 181 days after the last dose
    public void A_perioperative_drug_starts_no_clock_whatever_comes_after_it(string recurrence)
    {
        var at = At(Late, [.. Recurred.Where(f => f.Content is not ProgressionJudgement and not Treatment { Purpose: "tumour" }), Pd("p", recurrence), Drug("b", "2016-01-10", "lanreotide")]);
        var line = Assert.Single(TherapyLines.AsBegun(at).Lines);
        Assert.Equal((1, "2016-01-10"), (line.Number, line.Start.ToString()));
    }

    [Fact]
    public void The_count_of_lines_keeps_its_rule_and_the_difference_is_told()
    {
        Assert.Equal(2, TherapyLines.Of(At(Late, Recurred)).Count);
        Assert.True(TherapyLines.HasLaterLine(At(Late, Recurred)));
        Assert.False(TherapyLines.HasLaterLine(At(Late, [.. Recurred.Where(f => f.Content is not ProgressionJudgement)])));
    }

    [Fact]
    public void A_perioperative_drug_without_an_end_leaves_the_count_open_and_no_clock() => Assert.Empty(
        TherapyLines.AsBegun(At(Late, Closed(), Drug("a", "2020-03-01", "temozolomide", t => t with { Purpose = "perioperative" }), Pd("p", "2020-05-01"))).Doubts);

    [Theory]
    [InlineData("2020-01-01", 1), InlineData("2020-01-02", 0)] // advanced on its first day, and a day later
    public void An_analogue_for_symptoms_starts_a_clock_only_where_disease_is_advanced_by_then(string advanced, int lines)
    {
        var at = At(Late, Closed(), Drug("a", "2020-01-01", "lanreotide", t => t with { Purpose = "symptom" }), Extent(advanced, "metastatic"));
        Assert.Single(TherapyLines.Of(at).Lines);
        Assert.Equal(lines, TherapyLines.AsBegun(at).Lines.Count);
    }

    [Fact]
    public void An_open_history_without_a_line_is_not_known_to_have_none()
    {
        var seen = Seen("v", "2021-01-01", alive: true);
        Assert.Equal(NoOutcome.HistoryOpen, TherapyLines.Of(At(Late, seen)).Lacks(1));
        Assert.Equal(NoOutcome.NoSuchLine, TherapyLines.Of(At(Late, seen, Closed())).Lacks(1));
        Assert.Null(TherapyLines.Of(At(Late, seen, Drug("a", "2020-01-01", "lanreotide"))).Lacks(1));
        Assert.Equal(NoOutcome.NoSuchLine, TherapyLines.Of(At(Late, seen, Drug("a", "2020-01-01", "lanreotide"))).Lacks(2));
        Assert.Equal(NoOutcome.HistoryOpen, ProgressionFreeSurvival.OfLine(At(Late, seen), TherapyLines.Of(At(Late, seen)), 1, PfsCensoring.LastFollowUp).Time.Excluded);
        Assert.Equal(NoOutcome.HistoryOpen, TimeToNextTreatment.OfLine(At(Late, seen), TherapyLines.Of(At(Late, seen)), 1, DeathBeforeNextLine.Event).Time.Excluded);
    }
}
