using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>Choi et al., J Clin Oncol 2007;25:1753-1759; the order of the specification, section 3.3.</summary>
public class Choi2007Tests
{
    private static readonly ResponseOptions FromBaseline = new() { ChoiPdReference = ChangeReference.Baseline };

    [Theory]
    [InlineData("50", "45", "100", C.PR), InlineData("50", "45.1", "100", C.SD)] // -10 %
    [InlineData("50", "55", "100", C.PD), InlineData("50", "54.9", "100", C.SD)] // +10 %
    [InlineData("50", "50", "85", C.PR), InlineData("50", "50", "85.1", C.SD)] // -15 % of density
    [InlineData("50", "60", "85", C.PR), InlineData("50", "60", "85.1", C.PD)] // density rescues growth
    [InlineData("11.1", "12.21", "100", C.PD), InlineData("3.3", "2.97", "100", C.PR)]
    public void Thresholds_are_met_by_their_own_value(string before, string now, string hu, C expected) =>
        Assert.Equal(expected, Series(Point(Mm(D(before), hu: 100)), Point(Mm(D(now), hu: D(hu)))).Last(Choi2007.Criterion).Overall);

    [Fact]
    public void A_regrowing_responder_progresses_from_the_nadir_and_responds_from_baseline()
    {
        var series = Series(Point(Mm(100, hu: 100)), Point(Mm(80, hu: 100)), Point(Mm(89, hu: 100)));
        Assert.Equal(C.PD, series.Last(Choi2007.Criterion).Overall);
        Assert.Equal(C.PR, series.Last(Choi2007.Criterion, FromBaseline).Overall);
    }

    [Theory]
    [InlineData("55", C.NE), InlineData("54.9", C.NE), InlineData("50", C.NE), InlineData("45", C.PR), InlineData("0", C.CR)]
    public void Without_density_only_what_density_cannot_change_is_said(string now, C expected)
    {
        Assert.Equal(expected, Series(Point(Mm(50, hu: 100)), Point(Mm(D(now)))).Last(Choi2007.Criterion).Overall);
        Assert.Equal(expected, Series(Point(Mm(50)), Point(Mm(D(now), hu: 100))).Last(Choi2007.Criterion).Overall);
    }

    [Theory]
    [InlineData(0), InlineData(-12)]
    public void With_a_baseline_density_of_0_or_below_size_alone_decides(int hu)
    {
        Assert.Equal(C.PD, Series(Point(Mm(50, hu: hu)), Point(Mm(55, hu: -40))).Last(Choi2007.Criterion).Overall);
        Assert.Equal(C.SD, Series(Point(Mm(50, hu: hu)), Point(Mm(50, hu: -40))).Last(Choi2007.Criterion).Overall);
        Assert.Null(Series(Point(Mm(50, hu: hu)), Point(Mm(50, hu: -40))).Last(Choi2007.Criterion).Measure("pctHu"));
    }

    [Fact]
    public void A_lesion_that_vanished_drops_out_of_the_density_and_stays_in_the_sum()
    {
        var read = Series(Point(Mm(50, hu: 120), Mm(10, hu: 80)), Point(Mm(50, hu: 86), Mm(0))).Last(Choi2007.Criterion);
        Assert.Equal((100m * -14 / 100, 86m, 50m, C.PR), (read.Measure("pctHu"), read.Measure("meanHu"), read.Size!.Sum, read.Overall)); // 60 to 50 mm
    }

    [Fact]
    public void A_lesion_without_density_leaves_the_mean_open() =>
        Assert.Equal(C.NE, Series(Point(Mm(50, hu: 100), Mm(50, hu: 100)), Point(Mm(50, hu: 80), Mm(50))).Last(Choi2007.Criterion).Overall);

    [Fact]
    public void Density_weighted_by_size_is_another_mean()
    {
        var series = Series(Point(Mm(90, hu: 100), Mm(10, hu: 100)), Point(Mm(90, hu: 80), Mm(10, hu: 100)));
        Assert.Equal(C.SD, series.Last(Choi2007.Criterion).Overall); // (80 + 100) / 2
        Assert.Equal((C.PR, 82m), (series.Last(Choi2007.Criterion, new() { ChoiHuMean = HuMean.SizeWeighted }).Overall, series.Last(Choi2007.Criterion, new() { ChoiHuMean = HuMean.SizeWeighted }).Measure("meanHu")));
    }

    [Fact]
    public void Another_phase_makes_density_not_evaluable()
    {
        var (baseline, later) = (Point(Mm(50, hu: 100)) with { ContrastPhase = "portal-venous" }, Point(Mm(50, hu: 70)) with { ContrastPhase = "arterial" });
        var read = Series(baseline, later).Last(Choi2007.Criterion);
        Assert.Equal(C.NE, read.Overall);
        Assert.Contains(ResponseCaution.PhaseMismatch, read.Cautions);
        Assert.Equal(C.PR, Series(baseline, later with { ContrastPhase = "Portal-venous" }).Last(Choi2007.Criterion).Overall);
        Assert.Equal(C.NE, Series(baseline, later with { ContrastPhase = null }).Last(Choi2007.Criterion).Overall);
    }

    [Fact]
    public void The_review_leaves_out_nodules_and_non_measurable_disease()
    {
        var nodule = Series(Point(Mm(50, hu: 100)), Point(Mm(50, hu: 80)) with { IntratumoralNodule = true });
        Assert.Equal((C.PD, C.PR), (nodule.Last(Choi2007.Criterion).Overall, nodule.Last(Choi2007.Criterion, Seed).Overall));
        var elsewhere = Series(Point(Mm(50, hu: 100)).And(NonTargetState.Present), Point(Mm(50, hu: 80)).And(NonTargetState.UnequivocalProgression));
        Assert.Equal((C.PD, C.PR), (elsewhere.Last(Choi2007.Criterion).Overall, elsewhere.Last(Choi2007.Criterion, Seed).Overall));
    }

    [Fact]
    public void A_new_lesion_comes_first_and_is_dated_back()
    {
        Assert.Equal(C.PD, Series(Point(Mm(50, hu: 100)), Point(Mm(0)).And(New())).Last(Choi2007.Criterion).Overall);
        var read = Series(Point(Mm(50, hu: 100)), Point(Mm(40, hu: 100)).And(New(NewLesionCertainty.Equivocal)), Point(Mm(40, hu: 100)).And(New())).By(Choi2007.Criterion);
        Assert.Equal((C.PD, C.PR, C.PD), (read[0].Overall, read[0].AsRead, read[1].Overall));
        Assert.Equal(read[0].Date, read[0].Progressions.Single().Date);
    }

    [Fact]
    public void Complete_means_all_lesions()
    {
        Assert.Equal(C.PR, Series(Point(Mm(50, hu: 100)).And(NonTargetState.Present), Point(Mm(0)).And(NonTargetState.Present)).Last(Choi2007.Criterion).Overall);
        Assert.Equal(C.CR, Series(Point(Mm(50, hu: 100)).And(NonTargetState.Present), Point(Mm(0)).And(NonTargetState.Absent)).Last(Choi2007.Criterion).Overall);
        Assert.Equal(C.CR, Series(Point(Mm(18, hu: 90)), Point(Mm(9.9m, hu: 90))).With(Node("T1")).Last(Choi2007.Criterion).Overall);
        Assert.Equal(C.PR, Series(Point(Mm(18, hu: 90)), Point(Mm(10, hu: 90))).With(Node("T1")).Last(Choi2007.Criterion).Overall);
    }

    [Fact]
    public void Disease_that_is_back_after_complete_response_is_not_rescued_by_density()
    {
        var read = Series(Point(Mm(50, hu: 100)), Point(Mm(0)), Point(Mm(4, hu: 60))).By(Choi2007.Criterion);
        Assert.Equal((C.CR, C.PD), (read[0].Overall, read[1].Overall));
    }

    [Fact]
    public void A_target_that_was_not_evaluated_leaves_the_sum_open() =>
        Assert.Equal(C.NE, Series(Point(Mm(50, hu: 100), Mm(50, hu: 100)), Point(Mm(50, hu: 60), Missing)).Last(Choi2007.Criterion).Overall);
}
