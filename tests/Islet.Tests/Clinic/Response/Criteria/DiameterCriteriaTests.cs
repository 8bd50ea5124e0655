using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>mRECIST of viable tumour (Lencioni and Llovet 2010), RECIST with minor response (van Vliet 2013), the 10 % cut-offs (Lamarca 2018, de Mestier 2023).</summary>
public class DiameterCriteriaTests
{
    private static TargetReading Viable(decimal viable, decimal mm = 60) => Mm(mm, viable: viable);

    [Theory]
    [InlineData("14.0", "9.8", C.PR, C.PR), InlineData("14.0", "9.9", C.SD, C.SD)]
    [InlineData("27.0", "32.4", C.PD, C.SD), InlineData("27.0", "32.5", C.PD, C.PD), InlineData("27.0", "32.3", C.SD, C.SD)] // the review: more than 20 %
    [InlineData("10.0", "12.0", C.PD, C.SD)] // no 5 mm rule
    [InlineData("30", "0", C.CR, C.CR)]
    public void Viable_diameters(string before, string now, C original, C seed)
    {
        var series = Series(Point(Viable(D(before))), Point(Viable(D(now))));
        Assert.Equal((original, seed), (series.Last(LencioniLlovet2010.Criterion).Overall, series.Last(LencioniLlovet2010.Criterion, Seed).Overall));
    }

    [Fact]
    public void Five_millimetres_can_be_asked_for()
    {
        var options = new ResponseOptions { MrecistRequire5mm = true };
        Assert.Equal((C.SD, C.PD), (Series(Point(Viable(10)), Point(Viable(14.9m))).Last(LencioniLlovet2010.Criterion, options).Overall, Series(Point(Viable(10)), Point(Viable(15))).Last(LencioniLlovet2010.Criterion, options).Overall));
    }

    [Fact]
    public void The_nadir_is_the_reference_of_progression_in_both_definitions()
    {
        var series = Series(Point(Viable(50)), Point(Viable(20)), Point(Viable(25)));
        Assert.Equal((C.PD, C.PD), (series.Last(LencioniLlovet2010.Criterion).Overall, series.Last(LencioniLlovet2010.Criterion, Seed).Overall));
    }

    [Fact]
    public void Without_an_arterial_phase_the_liver_is_not_evaluable_and_other_organs_are()
    {
        var read = Series(Point(Viable(30)), Point(Mm(60))).Last(LencioniLlovet2010.Criterion);
        Assert.Equal((C.NE, C.NE, C.SD), (read.Overall, read.Target, read.RecistOverall));
        Assert.Equal(C.NE, Series(Point(Mm(60)), Point(Mm(30))).Last(LencioniLlovet2010.Criterion).Overall);
        Assert.Equal(C.PR, Series(Point(Mm(60)), Point(Mm(30))).With(new TrackedLesion("T1", SeriesRole.Target, "lung")).Last(LencioniLlovet2010.Criterion).Overall);
        Assert.Equal(C.CR, Series(Point(Mm(20)), Point(Mm(9))).With(Node("T1")).Last(LencioniLlovet2010.Criterion).Overall);
        Assert.Equal(C.CR, Series(Point(Viable(30)), Point(Mm(0))).Last(LencioniLlovet2010.Criterion).Overall);
    }

    [Fact]
    public void A_new_liver_nodule_under_10_mm_stays_equivocal_until_it_grows()
    {
        var read = Series(Point(Viable(30)), Point(Viable(30)).And(New(mm: 9.9m)), Point(Viable(30)).And(New(mm: 12))).By(LencioniLlovet2010.Criterion);
        Assert.Equal((C.PD, C.SD, C.PD), (read[0].Overall, read[0].AsRead, read[1].Overall)); // dated back
        var alone = Series(Point(Viable(30)), Point(Viable(30)).And(New(mm: 9.9m))).Last(LencioniLlovet2010.Criterion);
        Assert.Equal((C.SD, C.PD), (alone.Overall, alone.RecistOverall));
        Assert.Equal(C.PD, Series(Point(Viable(30)), Point(Viable(30)).And(New(mm: 10))).Last(LencioniLlovet2010.Criterion).Overall);
        Assert.Equal(C.PD, Series(Point(Viable(30)), Point(Viable(30)).And(New())).Last(LencioniLlovet2010.Criterion).Overall);
        Assert.Equal(C.PD, Series(Point(Viable(30)), Point(Viable(30)).And(New(mm: 6, organ: "lung"))).Last(LencioniLlovet2010.Criterion).Overall);
    }

    [Fact]
    public void A_small_node_of_the_hilum_is_told()
    {
        TrackedLesion At(string site) => new("T1", SeriesRole.Target, "lymph node", IsNode: true, site);
        string[] Codes(decimal mm, string site) => [.. LencioniLlovet2010.Criterion.Assess(Series(Point(Mm(mm)), Point(Mm(mm))).With(At(site)), ResponseOptions.Default).Problems.Select(p => p.Code)];
        Assert.Contains("W_MRECIST_HILUM_NODE", Codes(19.9m, "hepatic hilum"));
        Assert.Contains("W_MRECIST_HILUM_NODE", Codes(16, "porta hepatis"));
        Assert.DoesNotContain("W_MRECIST_HILUM_NODE", Codes(20, "hepatic hilum"));
        Assert.DoesNotContain("W_MRECIST_HILUM_NODE", Codes(16, "mesenteric"));
    }

    [Theory]
    [InlineData("100", "87", C.MR), InlineData("100", "87.1", C.SD), InlineData("100", "70.1", C.MR), InlineData("100", "70", C.PR), InlineData("100", "120", C.PD), InlineData("100", "0", C.CR)]
    public void Minor_response_is_13_to_30_per_cent(string before, string now, C expected)
    {
        var read = Series(Point(Mm(D(before))), Point(Mm(D(now)))).Last(VanVliet2013.Recist);
        Assert.Equal((expected, expected), (read.Overall, read.Target));
    }

    [Fact]
    public void Minor_response_yields_to_progression_and_to_what_was_not_seen()
    {
        Assert.Equal(C.PD, Series(Point(Mm(100)), Point(Mm(60)), Point(Mm(80))).Last(VanVliet2013.Recist).Overall); // -20 % from baseline, +33 % from nadir
        Assert.Equal(C.PD, Series(Point(Mm(100)), Point(Mm(80)).And(New())).Last(VanVliet2013.Recist).Overall);
        Assert.Equal(C.NE, Series(Point(Mm(50), Mm(50)), Point(Mm(30), Missing)).Last(VanVliet2013.Recist).Overall);
        Assert.Equal(C.MR, Series(Point(Mm(100)).And(NonTargetState.Present), Point(Mm(80)).And(NonTargetState.NotEvaluated)).Last(VanVliet2013.Recist).Overall);
        Assert.Equal(C.PR, Series(Point(Mm(100)), Point(Mm(70)), Point(Mm(80))).Last(VanVliet2013.Recist, new() { CarryForwardPr = true }).Overall);
    }

    [Theory]
    [InlineData("90", C.Response, C.SD), InlineData("90.1", C.NoResponse, C.SD), InlineData("60", C.Response, C.PR), InlineData("120", C.NoResponse, C.PD)]
    public void Ten_per_cent_of_the_sum(string now, C expected, C recist)
    {
        var read = Series(Point(Mm(100)), Point(Mm(D(now)))).Last(Lamarca2018.Criterion);
        Assert.Equal((expected, recist), (read.Overall, read.RecistOverall));
    }

    [Fact]
    public void Ten_per_cent_yields_to_progression_by_RECIST_and_to_what_was_not_seen()
    {
        Assert.Equal(C.NoResponse, Series(Point(Mm(100)), Point(Mm(60)), Point(Mm(80))).Last(Lamarca2018.Criterion).Overall);
        Assert.Equal(C.NoResponse, Series(Point(Mm(100)), Point(Mm(60)).And(New())).Last(Lamarca2018.Criterion).Overall);
        Assert.Equal(C.NE, Series(Point(Mm(100), Mm(20)), Point(Mm(60), Missing)).Last(Lamarca2018.Criterion).Overall);
        Assert.Equal(C.NotApplicable, Series(Point().And(NonTargetState.Present), Point().And(NonTargetState.Present)).Last(Lamarca2018.Criterion).Overall);
    }

    [Theory]
    [InlineData("34", C.NoResponse), InlineData("33.9", C.Response)] // 120 to 108.1 and 108.0 with two lesions of 37 and 37.1
    public void Three_liver_metastases(string third, C expected) =>
        Assert.Equal(expected, Series(Point(Mm(40), Mm(40), Mm(40)), Point(Mm(37), Mm(37.1m), Mm(D(third)))).Last(DeMestier2023.Criterion).Overall);

    [Fact]
    public void Fewer_than_three_is_not_applicable_and_of_more_the_largest_count()
    {
        Assert.Equal(C.NotApplicable, Series(Point(Mm(40), Mm(40)), Point(Mm(20), Mm(20))).Last(DeMestier2023.Criterion).Overall);
        Assert.Equal(C.NotApplicable, Series(Point(Mm(40), Mm(40), Mm(30)), Point(Mm(20), Mm(20), Mm(20))).With(Liver("T1"), Liver("T2"), new("T3", SeriesRole.Target, "lung")).Last(DeMestier2023.Criterion).Overall);
        Assert.Equal(C.NoResponse, Series(Point(Mm(10), Mm(40), Mm(40), Mm(40)), Point(Mm(0), Mm(40), Mm(40), Mm(30))).Last(DeMestier2023.Criterion).Overall);
        Assert.Equal(C.NE, Series(Point(Mm(40), Mm(40), Missing), Point(Mm(20), Mm(20), Mm(10))).Last(DeMestier2023.Criterion).Overall);
        Assert.Equal(C.NE, Series(Point(Mm(40), Mm(40), Mm(40)), Point(Mm(20), Mm(20), Missing)).Last(DeMestier2023.Criterion).Overall);
    }

    [Theory]
    [InlineData(182, C.Response), InlineData(183, C.NotApplicable)]
    public void Only_the_first_evaluation_within_six_months(int day, C expected)
    {
        var series = Series(Point(Mm(40), Mm(40), Mm(40)), Point(Mm(30), Mm(30), Mm(30)).On(day), Point(Mm(20), Mm(20), Mm(20)).On(day + 1));
        Assert.Equal([expected, C.NotApplicable], series.By(DeMestier2023.Criterion).Select(t => t.Overall!.Value));
        Assert.Equal(C.NE, (series with { Reference = null }).By(DeMestier2023.Criterion)[0].Overall);
    }
}
