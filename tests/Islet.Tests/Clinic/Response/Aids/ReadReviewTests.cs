using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using static Islet.Clinic.DiscordanceCause;

namespace Islet.Tests.Clinic;

public class ReadReviewTests
{
    [Theory] // one target in two that sum to 50: the sum, the 5 mm and the single lesion, on both sides of each line
    [InlineData("50, 59.9", SumBelow20, 19.8)]
    [InlineData("20, 24.9", AbsBelow5Mm, 24.5)]
    [InlineData("20, 24", AbsBelow5Mm, 20)]
    [InlineData("20, 23.9", SumBelow20, 19.5)]
    [InlineData("50, 50.1", SumBelow20, 0.2)]
    [InlineData("50, 50", Other, 0)]
    [InlineData("50, 40", Other, -20)]
    public void An_overcall_by_size_is_told_by_the_numbers(string sizes, DiscordanceCause cause, double percent)
    {
        var read = Read(Series.Of(sizes), "TP1", true);
        Assert.Equal((ReadAgreement.Overcall, cause), (read.Agreement, read.Cause));
        Assert.Equal((decimal)percent, read.PercentOfNadir);
        Assert.False(read.CauseStated);
    }

    [Theory]
    [InlineData("10, 12", SingleLesion)] // exactly +20 %, the sum 50 to 52
    [InlineData("10, 11.9", SumBelow20)]
    [InlineData("0, 3", SingleLesion)] // from nothing any growth is more than 20 %
    public void One_lesion_that_grew_by_20_percent_is_not_the_sum(string one, DiscordanceCause cause) =>
        Assert.Equal(cause, Read(Series.Of("40, 40", one), "TP1", true).Cause);

    [Fact]
    public void A_lesion_is_measured_from_its_own_smallest_size()
    {
        var read = Read(Series.Of("40, 40, 40", "20, 15, 18"), "TP2", true);
        Assert.Equal(SingleLesion, read.Cause);
        Assert.Equal(new SizeStep("T2", 15, 18), Assert.Single(read.References!.SingleLesions));
    }

    [Theory]
    [InlineData(NewLesionCertainty.Equivocal, EquivocalNew)]
    [InlineData(NewLesionCertainty.NotMalignant, Other)]
    [InlineData(NewLesionCertainty.Resolved, Other)]
    public void An_equivocal_new_lesion_that_was_called_progression(NewLesionCertainty certainty, DiscordanceCause cause) =>
        Assert.Equal(cause, Read(Series.Of("50, 45").WithNew("TP1", certainty), "TP1", true).Cause);

    [Theory]
    [InlineData(NonTargetState.Worsened, NonTargetNotUnequivocal)]
    [InlineData(NonTargetState.Present, Other)]
    public void A_non_target_that_worsened_and_not_unequivocally(NonTargetState state, DiscordanceCause cause) =>
        Assert.Equal(cause, Read(Series.Of("50, 45").WithNonTarget("TP1", state), "TP1", true).Cause);

    [Fact]
    public void A_focus_that_only_a_receptor_PET_shows_is_equivocal_to_RECIST()
    {
        var series = Series.Of("50, 45").At("TP1", t => t with { NewLesions = [new() { Id = "N1", Organ = "bone", Modality = "SSTR-PET", CtCorrelate = CtCorrelate.None }], Pet = new() { Tracer = "68Ga-DOTATATE" } })
            .At("BL", t => t with { Pet = new() { Tracer = "68Ga-DOTATATE" } });
        Assert.Equal((ResponseCategory.SD, (DiscordanceCause?)EquivocalNew), (Read(series, "TP1", true).Recist, Read(series, "TP1", true).Cause));
    }

    [Fact]
    public void What_would_be_progression_if_it_were_certain_goes_before_what_falls_short()
    {
        var series = Series.Of("40, 40", "10, 13").WithNonTarget("TP1", NonTargetState.Worsened).WithNew("TP1", NewLesionCertainty.Equivocal);
        Assert.Equal([EquivocalNew, NonTargetNotUnequivocal, SingleLesion, SumBelow20], Read(series, "TP1", true).Fitting);
    }

    [Theory]
    [InlineData("new lesion", EquivocalNew)]
    [InlineData("newLesion", EquivocalNew)]
    [InlineData("one target grew, no new lesion", SingleLesion)]
    [InlineData("non-target progression", NonTargetNotUnequivocal)]
    [InlineData("nonTarget", NonTargetNotUnequivocal)]
    [InlineData("growth of targets without non-target growth", SingleLesion)]
    [InlineData("SUM_BELOW_20", SumBelow20)]
    [InlineData("sumBelow20", SumBelow20)]
    [InlineData("sum of diameters increased", SingleLesion)]
    [InlineData("clinical impression", EquivocalNew)] // points nowhere: the measurements decide
    public void The_reason_of_the_report_leads_to_the_cause_that_the_measurements_allow(string reason, DiscordanceCause cause)
    {
        var series = Series.Of("40, 40", "10, 13").WithNonTarget("TP1", NonTargetState.Worsened).WithNew("TP1", NewLesionCertainty.Equivocal);
        Assert.Equal(cause, Read(series, "TP1", true, reason).Cause);
    }

    [Fact]
    public void A_reason_that_nothing_measured_supports_is_not_the_cause()
    {
        var read = Read(Series.Of("50, 55"), "TP1", true, "new lesion");
        Assert.Equal((SumBelow20, false), (read.Cause, read.CauseStated));
        Assert.Equal((SumBelow20, true), (Read(Series.Of("50, 48"), "TP1", true, "target growth").Cause, Read(Series.Of("50, 48"), "TP1", true, "target growth").CauseStated));
    }

    [Theory]
    [InlineData("80, 44, 50, 55", "TP3", PriorInsteadOfNadir)] // +10 % from the last, +25 % from the nadir
    [InlineData("80, 44, 55", "TP2", BaselineInsteadOfNadir)] // the last scan is the nadir; -31 % from baseline
    [InlineData("40, 40, 49", "TP2", Other)] // baseline, nadir and last scan are the same
    [InlineData("50, 40, 44, 53", "TP3", BaselineInsteadOfNadir)] // +20.5 % and 9 mm from the last too: only the baseline hides it
    [InlineData("50, 20, 22, 26.5", "TP3", PriorInsteadOfNadir)] // +20.5 % from the last, and 4.5 mm
    public void A_missed_progression_is_told_by_the_reference_that_hides_it(string sizes, string at, DiscordanceCause cause)
    {
        var read = Read(Series.Of(sizes), at, false);
        Assert.Equal((ReadAgreement.Undercall, cause), (read.Agreement, read.Cause));
    }

    [Theory]
    [InlineData(null, PriorInsteadOfNadir)]
    [InlineData("compared with baseline", BaselineInsteadOfNadir)]
    [InlineData("stable compared with previous scan", PriorInsteadOfNadir)]
    public void Where_both_references_hide_it_the_last_scan_is_the_likelier_one(string? reason, DiscordanceCause cause) =>
        Assert.Equal(cause, Read(Series.Of("80, 44, 50, 55"), "TP3", false, reason).Cause);

    [Fact]
    public void A_missed_lesion_is_not_explained_by_a_reference()
    {
        var series = Series.Of("80, 44, 50, 55");
        Assert.Equal(Other, Read(series.WithNew("TP3", NewLesionCertainty.Unequivocal), "TP3", false).Cause);
        Assert.Equal(Other, Read(series.WithNonTarget("TP3", NonTargetState.UnequivocalProgression), "TP3", false).Cause);
    }

    [Fact]
    public void Progression_that_only_a_later_scan_made_certain_was_equivocal_when_it_was_read()
    {
        var series = Series.Of("50, 48, 47").WithNew("TP1", NewLesionCertainty.Equivocal).WithNew("TP2", NewLesionCertainty.Unequivocal);
        var read = Read(series, "TP1", false);
        Assert.Equal((ResponseCategory.PD, ReadAgreement.Undercall, (DiscordanceCause?)EquivocalNew), (read.Recist, read.Agreement, read.Cause));
        Assert.Equal(ReadAgreement.Agree, Read(series, "TP1", true).Agreement);
    }

    [Theory]
    [InlineData("50, 60", true)]
    [InlineData("50, 59", false)]
    public void Who_agrees_has_no_cause(string sizes, bool progressive)
    {
        var read = Read(Series.Of(sizes), "TP1", progressive, "new lesion");
        Assert.Equal((ReadAgreement.Agree, null, null), (read.Agreement, read.Cause, read.Mechanism));
        Assert.Empty(read.Fitting);
    }

    [Fact]
    public void What_RECIST_could_not_evaluate_refutes_nobody_and_is_counted_apart()
    {
        var read = Read(Series.Of("40, 41", "10, -"), "TP1", true);
        Assert.Equal((ResponseCategory.NE, null, true), (read.Recist, read.PercentOfNadir, read.RecistNotEvaluable));
        Assert.Equal((ReadAgreement.Overcall, Other), (read.Agreement, read.Cause));
        Assert.Equal((1, 0, 1), (DisagreementTable.Of([read]).Reads, DisagreementTable.Of([read]).Overcall, DisagreementTable.Of([read]).NotEvaluable));
        Assert.Null(DisagreementTable.Of([read]).Percent(0));
    }

    [Fact]
    public void A_read_of_a_time_point_that_is_not_there_is_a_problem_and_the_others_are_read()
    {
        var review = ReadReview.Of(Series.Of("50, 55"), ResponseOptions.Default, [new("TP9", true), new("BL", true), new("TP1", true)]);
        Assert.Equal(["W_READ_TIMEPOINT", "W_READ_TIMEPOINT"], review.Problems.Select(p => p.Code));
        Assert.Equal("TP1", Assert.Single(review.Comparisons).TimePoint);
    }

    [Fact] // Siegel 2023: agreement 65 %, overcall 32 %, undercall 3 %
    public void A_cohort_of_the_published_mix_is_counted_as_published()
    {
        var agree = Read(Series.Of("50, 50"), "TP1", false);
        var (over, single, under) = (Read(Series.Of("50, 55"), "TP1", true), Read(Series.Of("40, 40", "10, 12"), "TP1", true), Read(Series.Of("80, 44, 50, 55"), "TP3", false));
        var table = DisagreementTable.Of([.. Enumerable.Repeat(agree, 65), .. Enumerable.Repeat(over, 20), .. Enumerable.Repeat(single, 12), .. Enumerable.Repeat(under, 3)]);
        Assert.Equal(DisagreementTable.Published, (table.Percent(table.Agree), table.Percent(table.Overcall), table.Percent(table.Undercall)));
        Assert.Equal([(20, 0), (12, 0), (0, 3)], table.ByMechanism.Where(m => m.Overcalls + m.Undercalls > 0).Select(m => (m.Overcalls, m.Undercalls)));
        Assert.Equal(Enum.GetValues<DiscordanceMechanism>(), table.ByMechanism.Select(m => m.Mechanism));
    }

    [Fact]
    public void Direction_says_who_called_progression_and_every_difference_has_a_cause() =>
        Prop.ForAll(Gen.Choose(0, 60).ListOf(5).ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (sizes, progressive) =>
        {
            var series = Series.Of(string.Join(',', sizes.Select(s => s + 10)));
            return ReadReview.Of(series, ResponseOptions.Default, [.. Enumerable.Range(1, 4).Select(i => new ClinicalRead($"TP{i}", progressive))]).Comparisons.All(c =>
                c.Agreement switch
                {
                    ReadAgreement.Agree => c.Cause is null && c.Recist is ResponseCategory.PD == progressive,
                    ReadAgreement.Overcall => c.Cause is not null && progressive && c.Recist is not ResponseCategory.PD,
                    ReadAgreement.Undercall => c.Cause is not null && !progressive && c.Recist is ResponseCategory.PD,
                });
        }).QuickCheckThrowOnFailure();

    private static ReadComparison Read(ResponseSeries series, string at, bool progressive, string? reason = null) =>
        Assert.Single(ReadReview.Of(series, ResponseOptions.Default, [new(at, progressive, reason)]).Comparisons);
}
