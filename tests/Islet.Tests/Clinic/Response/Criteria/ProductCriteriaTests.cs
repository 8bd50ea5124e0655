using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>SWOG (Green and Weiss 1992) and its minor response (van Vliet 2013); specification, sections 5.1 and 5.2.</summary>
public class ProductCriteriaTests
{
    private static TargetReading Area(decimal area) => Mm(area / 10, perp: 10);

    [Theory]
    [InlineData("1000", "500", C.PR, C.PR), InlineData("1000", "501", C.SD, C.MR), InlineData("1000", "750", C.SD, C.MR), InlineData("1000", "751", C.SD, C.SD)]
    [InlineData("1000", "1499", C.SD, C.SD), InlineData("1000", "1500", C.PD, C.PD)] // +50 % bites below 2000 mm²
    [InlineData("4000", "4999", C.SD, C.SD), InlineData("4000", "5000", C.PD, C.PD)] // +10 cm² above
    [InlineData("1000", "0", C.CR, C.CR)]
    public void Thresholds(string before, string now, C swog, C modified)
    {
        var series = Series(Point(Area(D(before))), Point(Area(D(now))));
        Assert.Equal((swog, modified), (series.Last(GreenWeiss1992.Criterion).Overall, series.Last(VanVliet2013.Swog).Overall));
    }

    [Fact]
    public void Growth_is_counted_from_the_smallest_sum() =>
        Assert.Equal([C.PR, C.PD], Series(Point(Area(1000)), Point(Area(400)), Point(Area(600))).By(GreenWeiss1992.Criterion).Select(t => t.Overall!.Value));

    [Fact]
    public void The_modified_criteria_may_take_25_per_cent()
    {
        var options = new ResponseOptions { MswogPdPct = 25 };
        Assert.Equal((C.PD, C.SD), (Series(Point(Area(1000)), Point(Area(1250))).Last(VanVliet2013.Swog, options).Overall, Series(Point(Area(1000)), Point(Area(1249))).Last(VanVliet2013.Swog, options).Overall));
        Assert.Equal(C.SD, Series(Point(Area(1000)), Point(Area(1250))).Last(GreenWeiss1992.Criterion, options).Overall);
    }

    [Fact]
    public void Any_lesion_that_vanished_and_is_back_is_progression()
    {
        var read = Series(Point(Area(1000), Area(500)), Point(Area(1000), Mm(0)), Point(Area(1000), Area(40))).By(GreenWeiss1992.Criterion);
        Assert.Equal([C.SD, C.PD], read.Select(t => t.Overall!.Value));
        Assert.Equal((C.SD, ProgressionCause.Reappearance, "T2"), (read[1].Target, read[1].Progressions.Single().Cause, read[1].Progressions.Single().Lesions.Single()));
        Assert.Equal(C.PD, Series(Point(Area(1000)).And(NonTargetState.Present), Point(Area(1000)).And(NonTargetState.Absent), Point(Area(400)).And(NonTargetState.Present)).Last(VanVliet2013.Swog).Overall);
        var merged = Series(Point(Area(1000), Area(500)), Point(Area(1500) with { MergedWith = ["T2"] }, new TargetReading { State = TargetState.Merged, MergedInto = "T1" }), Point(Area(900), Area(450)));
        Assert.Equal(C.SD, merged.Last(GreenWeiss1992.Criterion).Overall); // come apart, not come back
    }

    [Fact]
    public void Evaluable_disease_that_was_not_looked_at_leaves_all_but_progression_open()
    {
        Assert.Equal(C.NE, Series(Point(Area(1000)).And(NonTargetState.Present), Point(Area(400)).And(NonTargetState.NotEvaluated)).Last(GreenWeiss1992.Criterion).Overall);
        Assert.Equal(C.PD, Series(Point(Area(1000)).And(NonTargetState.Present), Point(Area(1500)).And(NonTargetState.NotEvaluated)).Last(GreenWeiss1992.Criterion).Overall);
        Assert.Equal(C.PR, Series(Point(Area(1000)).And(NonTargetState.Present), Point(Area(0)).And(NonTargetState.Present)).Last(GreenWeiss1992.Criterion).Overall);
        Assert.Equal(C.PD, Series(Point(Area(1000)).And(NonTargetState.Present), Point(Area(400)).And(NonTargetState.UnequivocalProgression)).Last(GreenWeiss1992.Criterion).Overall);
    }

    [Fact]
    public void Evaluable_disease_alone_is_stable_and_never_partial_response()
    {
        Assert.Equal(C.SD, Series(Point().And(NonTargetState.Present), Point().And(NonTargetState.Present)).Last(GreenWeiss1992.Criterion).Overall);
        Assert.Equal(C.CR, Series(Point().And(NonTargetState.Present), Point().And(NonTargetState.Absent)).Last(GreenWeiss1992.Criterion).Overall);
    }

    [Fact]
    public void A_raised_marker_keeps_complete_response_away() =>
        Assert.Equal(C.PR, Series(Point(Area(1000)), Point(Mm(0)) with { TumourMarker = MarkerState.Raised }).Last(GreenWeiss1992.Criterion).Overall);

    [Fact]
    public void Deterioration_that_prevents_re_evaluation_is_progression()
    {
        var series = Series(Point(Area(1000)), Point(Missing)) with { Events = new(SymptomaticDeterioration: new(Start.Days + 40)) };
        Assert.Equal((C.PD, C.NE), (series.Last(GreenWeiss1992.Criterion).Overall, series.Last(Recist11.Criterion).Overall));
        Assert.Equal(C.NE, (series with { Events = new(SymptomaticDeterioration: new(Start.Days + 80)) }).Last(GreenWeiss1992.Criterion).Overall); // later than the visit
    }

    [Fact]
    public void A_diameter_without_its_perpendicular_is_no_area()
    {
        Assert.Equal(C.NE, Series(Point(Area(1000)), Point(Mm(20))).Last(GreenWeiss1992.Criterion).Overall);
        Assert.Equal(C.PR, Series(Point(Area(1000)), Point(TooSmall)).Last(GreenWeiss1992.Criterion).Overall); // 5 x 5 mm
        Assert.Equal(25m, Series(Point(Area(1000)), Point(TooSmall)).Last(GreenWeiss1992.Criterion).Size!.Sum);
    }

    [Fact]
    public void A_new_lesion_is_progression() => Assert.Equal(C.PD, Series(Point(Area(1000)), Point(Area(100)).And(New())).Last(VanVliet2013.Swog).Overall);
}
