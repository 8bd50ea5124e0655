using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class Ki67TrajectoryTests
{
    [Fact] // Mollazadegan et al. 2025, legend of figure 2: NET G2, 18 %; one year later 40 %, NET G3
    public void The_patient_of_figure_2_rises_from_G2_to_G3_in_a_year()
    {
        var step = Assert.Single(Of(Tissues.Well.Ki67("18").Taken("S1", "2020-03-01"), Tissues.Well.Ki67("40").Taken("S2", "2021-03-01")).Steps);
        Assert.Equal((22m, 40 / 18m, true, true), (step.Difference, step.Fold, step.Rises, step.BandRises));
        Assert.Equal((Ki67Band.HighG2, Ki67Band.G3), (step.From.Band, step.To.Band));
        Assert.Equal(22 * 365.25m / 365, step.PerYear!.Value.Least);
        Assert.True(step.IsSteep);
    }

    [Theory] // limits 3, 10 and 20 %: the exact value belongs to the lower half of G2, and to G2
    [InlineData("2.9", Ki67Band.G1, false), InlineData("3", Ki67Band.LowG2, false), InlineData("9.99", Ki67Band.LowG2, false), InlineData("10", Ki67Band.LowG2, true)]
    [InlineData("10.01", Ki67Band.HighG2, false), InlineData("20", Ki67Band.HighG2, true), InlineData("20.01", Ki67Band.G3, false), InlineData("100", Ki67Band.G3, false)]
    [InlineData("<3", Ki67Band.G1, false), InlineData(">20", Ki67Band.G3, false), InlineData("8-12", Ki67Band.HighG2, false)]
    public void A_band_has_exact_limits(string ki67, Ki67Band band, bool boundary)
    {
        var point = Assert.Single(Of(Tissues.Well.Ki67(ki67).Taken("S1", "2020-03-01")).Points);
        Assert.Equal((band, boundary), (point.Band, point.IsBoundary));
    }

    [Theory] // Bourdeleau 2025: 2 % a year; under six months there is no slope
    [InlineData("8", "10.01", "2020-01-01", "2021-01-01", true), InlineData("8", "10", "2020-01-01", "2021-01-01", false)] // 366 days: 2.006 and 1.996 a year
    [InlineData("8", "30", "2020-01-01", "2020-07-02", true), InlineData("8", "30", "2020-01-01", "2020-06-30", null)] // 183 and 181 days
    [InlineData("30", "8", "2020-01-01", "2021-01-01", false), InlineData("8", "8", "2020-01-01", "2021-01-01", false)]
    [InlineData("8", "10.5", "2020", "2021-06-01", null), InlineData("8", "20", "2020", "2021-07-15", true)] // partial dates: only what every day of them says
    public void A_steep_rise_is_two_per_cent_a_year(string from, string to, string first, string second, bool? steep)
    {
        var step = Assert.Single(Of(Tissues.Well.Ki67(from).Taken("S1", first), Tissues.Well.Ki67(to).Taken("S2", second)).Steps);
        Assert.Equal(steep, step.IsSteep);
    }

    [Theory] // every value that the bounds allow has to say so
    [InlineData("<1", "1", null, false), InlineData("<1", "1.1", true, false), InlineData("<1", "5", true, true), InlineData("<1", "<1", null, false)]
    [InlineData(">20", "15", false, false), InlineData(">20", "20", false, false), InlineData(">20", "25", null, false), InlineData("15", ">20", true, true)]
    [InlineData("<3", "3", null, true), InlineData("2", "<3", null, false), InlineData("8", ">10", true, true), InlineData(">10", "25", null, null)]
    [InlineData("5", "<20", null, null), InlineData("<20", "25", true, true), InlineData("1", "5", true, true)]
    public void A_change_across_a_bound_is_known_only_where_every_value_allows_it(string from, string to, bool? rises, bool? band)
    {
        var step = Assert.Single(Of(Tissues.Well.Ki67(from).Taken("S1", "2020-01-01"), Tissues.Well.Ki67(to).Taken("S2", "2021-01-01")).Steps);
        Assert.Equal((rises, band), (step.Rises, step.BandRises));
        Assert.Equal(from[0] is '<' or '>' || to[0] is '<' or '>', step.IsBound);
    }

    [Fact]
    public void The_slope_across_a_bound_runs_from_the_least_to_the_greatest()
    {
        var step = Assert.Single(Of(Tissues.Well.Ki67("<3").Taken("S1", "2020-01-01"), Tissues.Well.Ki67("4").Taken("S2", "2021-01-01")).Steps);
        Assert.Equal((1 * 365.25m / 366, 4 * 365.25m / 366), step.PerYear);
        Assert.Null(step.IsSteep);
    }

    [Fact]
    public void Exactly_two_per_cent_a_year_is_steep()
    {
        var axis = Axis.OffsetFrom("diagnosis");
        Finding At(string name, decimal days, string ki67) => Tissues.Well.Ki67(ki67).Taken(name, "2020-01-01") with { Happened = Offset.FromDays(days) };
        var course = Tissues.Course(axis, At("S1", 0, "8"), At("S2", 365.25m, "10"));
        Assert.Equal(((2m, 2m), true), Assert.Single(Ki67Trajectory.Of(new(course, View.AtLock(AxisPoint.Of(Offset.FromDays(400))))).Steps) is var s ? (s.PerYear, s.IsSteep) : default);
    }

    [Theory] // Mollazadegan 2025, note to table 2
    [InlineData(InadequateBecause.LesionNotVisible, Ki67Absence.LesionNotVisible), InlineData(InadequateBecause.LesionNotReached, Ki67Absence.LesionNotReached)]
    [InlineData(InadequateBecause.NoTumourInSpecimen, Ki67Absence.NoTumourInSpecimen), InlineData(null, Ki67Absence.Inadequate)]
    public void An_unsuccessful_biopsy_stays_in_the_history_with_its_reason(InadequateBecause? because, Ki67Absence absence)
    {
        var failed = new Specimen { Adequate = false, InadequateBecause = because, Ki67Percent = Ki67Index.FromPercent(50) };
        var history = Of(Tissues.Well.Ki67("8").Taken("S1", "2020-01-01"), failed.Taken("S2", "2021-01-01"), Tissues.Well.Ki67("12").Taken("S3", "2022-01-01"));
        Assert.Equal([null, absence, null], history.Points.Select(p => p.Absence));
        Assert.Equal((8m, 12m), Assert.Single(history.Steps) is var s ? (s.From.Percent, s.To.Percent) : default); // the last evaluable value, not the failed one
    }

    [Fact]
    public void Adequate_tissue_without_an_index_and_words_that_are_none_are_told_apart()
    {
        var history = Of(Tissues.Well.Taken("S1", "2020-01-01"), Tissues.Well.Ki67("see letter").Taken("S2", "2021-01-01"));
        Assert.Equal([Ki67Absence.NotStated, Ki67Absence.NotUnderstood], history.Points.Select(p => p.Absence));
        Assert.Empty(history.Steps);
    }

    [Fact] // facts.md 1.4: listed as "taken, report pending"
    public void Tissue_whose_report_is_still_to_come_is_listed_and_says_nothing()
    {
        var point = Assert.Single(Ki67Trajectory.Of(Tissues.On("2024-03-05", Tissues.Well.Ki67("8").Taken("S1", "2024-03-01", "2024-03-12"))).Points);
        Assert.Equal((null, Ki67Absence.ReportPending), (point.Percent, point.Absence));
    }

    [Fact] // facts.md 1.5: a review supersedes a read, never the specimen
    public void A_later_read_of_the_same_tissue_is_no_change_of_the_tumour()
    {
        var original = Tissues.Well.Ki67("8").Taken("S1", "2014-02-10", "2014-02-20");
        var review = (Tissues.Well with { Read = ReadRole.Central }).Ki67("30").Taken("S1", "2014-02-10", "2021-05-01", original);
        var history = Of(original, review);
        Assert.Equal(30, Assert.Single(history.Points).Percent);
        Assert.Empty(history.Steps);
        var reread = Assert.Single(history.Rereads);
        Assert.Equal((22m, StepLabel.LateReview, null), (reread.Difference, reread.Label, reread.PerYear));
    }

    [Fact]
    public void A_rise_that_only_a_later_review_shows_is_labelled_so()
    {
        var first = Tissues.Well.Ki67("8").Taken("S1", "2014-02-10");
        var original = Tissues.Well.Ki67("9").Taken("S2", "2016-02-10");
        var review = (Tissues.Well with { Read = ReadRole.Consensus }).Ki67("30").Taken("S2", "2016-02-10", "2021-05-01", original);
        var step = Assert.Single(Of(first, original, review).Steps);
        Assert.Equal((22m, StepLabel.LateReview), (step.Difference, step.Label));
    }

    [Fact] // a typing error that was mended is no read of its own
    public void A_correction_is_no_review()
    {
        var typed = Tissues.Well.Ki67("51").Taken("S1", "2014-02-10");
        var history = Of(typed, Tissues.Well.Ki67("15").Taken("S1", "2014-02-10", reviews: typed, why: Why.Correction));
        Assert.Equal((15m, false), (history.Points[0].Percent, history.Points[0].IsReviewed));
        Assert.Empty(history.Rereads);
    }

    [Fact] // facts.md 1.5
    public void Two_reviews_that_differ_in_class_without_a_consensus_leave_the_tissue_open()
    {
        Finding Central(string reader, string ki67) => (Tissues.Well with { Read = ReadRole.Central, Reader = reader }).Ki67(ki67).Taken("S1", "2014-02-10");
        Assert.Equal(Ki67Absence.ReviewsDiffer, Of(Central("R1", "18"), Central("R2", "25")).Points[0].Absence);
        Assert.Equal(20, Of(Central("R1", "18"), Central("R2", "20")).Points[0].Percent);
        var consensus = (Tissues.Well with { Read = ReadRole.Consensus }).Ki67("25").Taken("S1", "2014-02-10");
        Assert.Equal(25, Of(Central("R1", "18"), Central("R2", "25"), consensus).Points[0].Percent);
    }

    [Theory] // facts.md 3.1: class is differentiation and grade, low and high G2 apart; the fact and the history ask the same rule
    [InlineData("5", 1, "5", 25, true), InlineData("10", 1, "10.1", 1, true), InlineData("2", 5, "5", 1, false), InlineData("5", 1, null, 1, true)]
    public void Where_reviews_differ_in_class_neither_the_fact_nor_the_history_says_a_number(string first, int mitoses, string? second, int others, bool differ)
    {
        Finding Central(string reader, string? ki67, int count) =>
            (Tissues.Well with { Read = ReadRole.Central, Reader = reader, MitosesPer2Mm2 = count, Ki67Percent = ki67 is null ? null : Ki67Index.FromReport(ki67) }).Taken("S1", "2014-02-10");
        var snapshot = Tissues.On("2030-01-01", Central("R1", first, mitoses), Central("R2", second, others));
        Assert.Equal(differ ? UnknownReason.Unresolved : null, snapshot[Fact.Ki67Percent] is { Value: null } open ? open.Reason : null);
        Assert.Equal(differ ? Ki67Absence.ReviewsDiffer : null, Ki67Trajectory.Of(snapshot).Points[0].Absence);
    }

    [Fact]
    public void A_review_without_enough_tissue_differs_from_none()
    {
        var read = (Tissues.Well with { Read = ReadRole.Central, Reader = "R2" }).Ki67("18").Taken("S1", "2014-02-10", "2014-03-01");
        var inadequate = new Specimen { Read = ReadRole.Second, Reader = "R1", Adequate = false }.Taken("S1", "2014-02-10", "2014-02-20");
        Assert.Equal(18, Of(inadequate, read).Points[0].Percent);
    }

    [Theory]
    [InlineData("L1", "L1", "core_biopsy", "R1", "R1", StepLabel.Evolution), InlineData("L1", "L2", "core_biopsy", "R1", "R1", StepLabel.OtherLesion)]
    [InlineData("L1", "L1", "resection", "R1", "R1", StepLabel.OtherKindOfSpecimen), InlineData("L1", "L1", "core_biopsy", "R1", "R2", StepLabel.OtherReader)]
    [InlineData("L1", null, "core_biopsy", "R1", "R1", StepLabel.NotDocumented), InlineData("L1", "L1", null, "R1", "R1", StepLabel.NotDocumented)]
    [InlineData("L1", "L1", "core_biopsy", null, "R1", StepLabel.NotDocumented), InlineData(null, null, "resection", null, null, StepLabel.OtherKindOfSpecimen)]
    public void A_step_names_the_first_thing_that_may_explain_it(string? lesion, string? otherLesion, string? type, string? reader, string? otherReader, StepLabel label)
    {
        var from = (Tissues.Well with { Lesion = lesion, Reader = reader }).Ki67("8").Taken("S1", "2020-01-01");
        var to = (Tissues.Well with { Lesion = otherLesion, Reader = otherReader, SpecimenType = type }).Ki67("12").Taken("S2", "2021-01-01");
        Assert.Equal(label, Assert.Single(Of(from, to).Steps).Label);
    }

    [Fact]
    public void Primary_and_metastasis_are_two_lesions_without_any_name()
    {
        var primary = (Tissues.Well with { SpecimenSite = "primary" }).Ki67("8").Taken("S1", "2020-01-01");
        Assert.Equal(Likeness.Other, Assert.Single(Of(primary, Tissues.Well.Ki67("12").Taken("S2", "2021-01-01")).Steps).Lesion);
    }

    [Fact]
    public void A_lower_rebiopsy_downgrades_nothing_and_names_the_tissue_above_it()
    {
        var history = Of(Tissues.Well.Ki67("25").Taken("S1", "2020-01-01"), Tissues.Well.Ki67("8").Taken("S2", "2021-01-01"));
        Assert.Equal((25m, true, false), (history.HigherBefore?.Percent, history.Steps[0].Falls, history.Steps[0].BandRises));
        Assert.Null(history.Choice.Governing); // nobody declared one
        Assert.Null(Of(Tissues.Well.Ki67("9").Taken("S1", "2020-01-01"), Tissues.Well.Ki67("8").Taken("S2", "2021-01-01")).HigherBefore); // same band
    }

    [Fact]
    public void Latest_highest_primary_and_metastasis_stand_side_by_side()
    {
        var choice = Of((Tissues.Well with { SpecimenSite = "primary" }).Ki67("2").Taken("S1", "2018-01-01"), Tissues.Well.Ki67("25").Taken("S2", "2020-01-01"),
            Tissues.Well.Ki67("8").Taken("S3", "2021-01-01")).Choice;
        Assert.Equal((8m, 25m, 2m, 8m, null), (choice.Latest?.Percent, choice.Highest?.Percent, choice.Primary?.Percent, choice.Metastasis?.Percent, choice.Governing));
    }

    [Fact]
    public void Tissue_of_one_class_governs_undeclared() =>
        Assert.Equal(9, Of(Tissues.Well.Ki67("8").Taken("S1", "2018-01-01"), Tissues.Well.Ki67("9").Taken("S2", "2020-01-01")).Choice.Governing?.Percent);

    [Fact]
    public void Tissue_of_one_operation_is_no_step_in_time_and_both_are_compared_with_what_came_before()
    {
        var history = Of(Tissues.Well.Ki67("5").Taken("S1", "2018-01-01"), (Tissues.Well with { SpecimenSite = "primary" }).Ki67("8").Taken("S2", "2020-01-01"),
            Tissues.Well.Ki67("25").Taken("S3", "2020-01-01"), Tissues.Well.Ki67("26").Taken("S4", "2021-01-01"));
        Assert.Equal([5m, 5m, 25m], history.Steps.Select(s => s.From.Percent!.Value));
    }

    [Fact]
    public void What_came_first_is_not_guessed_from_partial_dates()
    {
        var history = Of(Tissues.Well.Ki67("5").Taken("S1", "2020"), Tissues.Well.Ki67("25").Taken("S2", "2020-06-01"));
        Assert.Equal((false, null, null), Assert.Single(history.Steps) is var s ? (s.IsOrderKnown, s.Rises, s.BandRises) : default);
        Assert.Null(history.Choice.Latest);
    }

    [Theory] // removing one count opens the answer and never turns it round
    [InlineData("8", 1, "30", 1, Answer.Yes), InlineData("8", null, "30", 1, Answer.Unknown), InlineData("8", 1, "15", null, Answer.Unknown)]
    [InlineData("8", 25, "30", 1, Answer.No), InlineData("8", 1, "15", 25, Answer.Yes), InlineData("30", null, "40", null, Answer.No)]
    public void The_grade_by_both_indices_waits_for_both(string from, int? mitoses, string to, int? laterMitoses, Answer rises)
    {
        var step = Assert.Single(Of((Tissues.Well with { MitosesPer2Mm2 = mitoses }).Ki67(from).Taken("S1", "2020-01-01"),
            (Tissues.Well with { MitosesPer2Mm2 = laterMitoses }).Ki67(to).Taken("S2", "2021-01-01")).Steps);
        Assert.Equal(rises, step.NetGradeRises.Answer);
    }

    [Fact]
    public void A_carcinoma_has_no_grade_to_rise_to() => Assert.Equal(Answer.Unknown, Assert.Single(Of(
        Tissues.Well.Ki67("8").Taken("S1", "2020-01-01"), (Tissues.Well with { Differentiation = Differentiation.Poor }).Ki67("80").Taken("S2", "2021-01-01")).Steps).NetGradeRises.Answer);

    [Fact]
    public void A_course_without_tissue_has_no_history() => Assert.Empty(Of().Points);

    [Fact]
    public void Fold_over_nothing_is_not_said() => Assert.Null(Assert.Single(Of(Tissues.Well.Ki67("0").Taken("S1", "2020-01-01"), Tissues.Well.Ki67("8").Taken("S2", "2021-01-01")).Steps).Fold);

    [Fact]
    public void The_order_of_entry_changes_nothing() => Prop.ForAll(
        Gen.Choose(0, 100).ArrayOf(4).ToArbitrary(), values =>
        {
            Finding[] taken = [.. values.Select((v, i) => Tissues.Well.Ki67($"{v}").Taken($"S{i}", $"202{i}-01-01"))];
            return Of(taken).Steps.Select(s => s.Difference).SequenceEqual(Of([.. taken.Reverse()]).Steps.Select(s => s.Difference))
                && Of(taken).Steps.Sum(s => s.Difference) == values[3] - values[0];
        }).QuickCheckThrowOnFailure();

    private static Ki67Trajectory Of(params Finding[] findings) => Ki67Trajectory.Of(Tissues.On("2030-01-01", findings));
}
