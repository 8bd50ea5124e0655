using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>Wahl et al., J Nucl Med 2009;50 Suppl 1:122S-150S; specification, section 4.1.</summary>
public class Percist10Tests
{
    /// <summary>A liver so low that a baseline of 1.75 is measurable, for the rule of 0.8.</summary>
    private static PetScan Pale(params PetReading[] lesions) => Fdg(lesions) with { Liver = new(0.7m, 0.1m), BloodPool = new(0.5m, 0.1m) };

    private static C? Category(decimal before, decimal now, ResponseOptions? options = null) => Series(Pet(Pale(Sul(before))), Pet(Pale(Sul(now)))).Last(Percist10.Criterion, options).Overall;

    [Theory]
    [InlineData("10.0", "7.0", C.Pmr), InlineData("10.0", "7.01", C.Smd)] // -30 %
    [InlineData("2.0", "1.2", C.Pmr), InlineData("2.0", "1.21", C.Smd)] // -0.8
    [InlineData("10.0", "13.0", C.Smd), InlineData("10.0", "13.01", C.Pmd)] // more than +30 %
    [InlineData("2.0", "2.8", C.Smd), InlineData("2.0", "2.81", C.Pmd)] // more than +0.8
    [InlineData("1.75", "2.45", C.Smd)] // +40 %, +0.7
    [InlineData("1.7", "1.1", C.Smd)] // -35 %, -0.6
    public void Both_thresholds_are_needed(string before, string now, C expected) => Assert.Equal(expected, Category(D(before), D(now)));

    [Fact]
    public void The_review_takes_a_rise_of_exactly_0_8()
    {
        Assert.Equal(C.Pmd, Category(2.0m, 2.8m, Seed));
        Assert.Equal(C.Smd, Category(2.0m, 2.79m, Seed));
        Assert.Equal(C.Smd, Category(10, 13, Seed)); // 30 % itself is not over it
    }

    [Fact]
    public void By_the_option_exactly_30_per_cent_is_progression() => Assert.Equal(C.Pmd, Category(10, 13, new() { PercistInclusivePmd = true }));

    [Theory]
    [InlineData("3.6", true), InlineData("3.59", false)]
    public void Measurable_from_one_and_a_half_livers_and_two_deviations(string sul, bool measurable)
    {
        var read = Series(Pet(Fdg(Sul(D(sul)))), Pet(Fdg(Sul(1.6m)))).Last(Percist10.Criterion);
        Assert.Equal((measurable ? 1m : 0m, measurable ? C.Pmr : C.NE), (read.Measure("baselineMeasurable"), read.Overall));
    }

    [Fact]
    public void A_diseased_liver_is_replaced_by_the_blood_pool()
    {
        PetScan Diseased(decimal sul) => Fdg(Sul(sul)) with { LiverIsNormal = false, Liver = new(4, 1) };
        var read = Series(Pet(Diseased(3.2m)), Pet(Diseased(2))).Last(Percist10.Criterion);
        Assert.Equal((3.2m, C.Pmr), (read.Measure("threshold"), read.Overall));
        Assert.Equal(C.NE, Series(Pet(Diseased(3.19m)), Pet(Diseased(2))).Last(Percist10.Criterion).Overall);
    }

    [Fact]
    public void Not_measurable_at_baseline_only_new_lesions_and_extent_are_said()
    {
        Assert.Equal(C.NE, Series(Pet(Fdg(Sul(3, tlg: 100))), Pet(Fdg(Sul(9, tlg: 174)))).Last(Percist10.Criterion).Overall);
        Assert.Equal(C.Pmd, Series(Pet(Fdg(Sul(3, tlg: 100))), Pet(Fdg(Sul(3, tlg: 175)))).Last(Percist10.Criterion).Overall);
        Assert.Equal(C.Pmd, Series(Pet(Fdg(Sul(3))), Pet(Fdg(Sul(3))).And(New(modality: "FDG-PET"))).Last(Percist10.Criterion).Overall);
    }

    [Theory]
    [InlineData("175", "8.0", C.Pmd), InlineData("174.9", "8.0", C.Smd), InlineData("400", "7.9", C.Smd)]
    public void Extent_counts_without_a_fall_of_uptake(string tlg, string sul, C expected) =>
        Assert.Equal(expected, Series(Pet(Fdg(Sul(8, tlg: 100))), Pet(Fdg(Sul(D(sul), tlg: D(tlg))))).Last(Percist10.Criterion).Overall);

    [Fact]
    public void An_extent_that_was_not_measured_again_keeps_stable_open() =>
        Assert.Equal(C.NE, Series(Pet(Fdg(Sul(8, tlg: 100))), Pet(Fdg(Sul(8)))).Last(Percist10.Criterion).Overall);

    [Fact]
    public void The_hottest_lesion_may_be_another_one()
    {
        var read = Series(Pet(Fdg(Sul(10), Sul(6))), Pet(Fdg(Sul(2), Sul(5)))).Last(Percist10.Criterion);
        Assert.Equal((C.Pmr, 5m, -50m, -5m), (read.Overall, read.Measure("sulPeak"), read.Measure("pct"), read.Measure("abs")));
    }

    [Fact]
    public void A_hottest_lesion_that_was_not_there_is_new()
    {
        Assert.Equal(C.Pmd, Series(Pet(Fdg(Sul(10)).Complete()), Pet(Fdg(Sul(4), Sul(5)).Complete())).Last(Percist10.Criterion).Overall);
        Assert.Equal(C.Pmr, Series(Pet(Fdg(Sul(10)).Complete()), Pet(Fdg(Sul(5), Sul(4)).Complete())).Last(Percist10.Criterion).Overall);
    }

    [Fact]
    public void A_focus_that_is_equivocal_is_not_the_hottest_lesion()
    {
        var scan = Fdg(Sul(5)) with { Lesions = new Dictionary<string, PetReading> { ["L1"] = Sul(5), ["X1"] = Sul(9) } };
        Assert.Equal(C.Pmr, Series(Pet(Fdg(Sul(10)).Complete()), Pet(scan).And(New(NewLesionCertainty.Equivocal))).Last(Percist10.Criterion).Overall);
    }

    [Theory]
    [InlineData("5.2", C.Pmr), InlineData("5.21", C.Smd)] // another lesion from 4: more than +30 %
    public void Another_lesion_that_rises_vetoes_response(string other, C expected) =>
        Assert.Equal(expected, Series(Pet(Fdg(Sul(10), Sul(4))), Pet(Fdg(Sul(6), Sul(D(other))))).Last(Percist10.Criterion).Overall);

    [Theory]
    [InlineData("26", C.Pmr, C.PD), InlineData("26.1", C.Smd, C.PD)]
    public void A_lesion_that_grows_by_more_than_30_per_cent_vetoes_response(string mm, C expected, C recist)
    {
        var read = Series(Point(Mm(20)).And(Fdg(Sul(10))), Point(Mm(D(mm))).And(Fdg(Sul(6)))).Last(Percist10.Criterion);
        Assert.Equal((expected, recist), (read.Overall, read.RecistOverall)); // RECIST is told, to be verified
    }

    [Fact]
    public void The_review_lets_RECIST_progression_veto_and_not_size()
    {
        var grown = Series(Point(Mm(25), Mm(80)).And(Fdg(Sul(10))), Point(Mm(33), Mm(75)).And(Fdg(Sul(6)))); // one +32 %, the sum +3 %
        Assert.Equal((C.Smd, C.Pmr), (grown.Last(Percist10.Criterion).Overall, grown.Last(Percist10.Criterion, Seed).Overall));
        var progressing = Series(Point(Mm(50)).And(Fdg(Sul(10))), Point(Mm(60)).And(Fdg(Sul(6)))); // +20 %
        Assert.Equal((C.Pmr, C.Smd), (progressing.Last(Percist10.Criterion).Overall, progressing.Last(Percist10.Criterion, Seed).Overall));
        var open = Series(Point(Mm(50)).And(Fdg(Sul(10))), Point(Missing).And(Fdg(Sul(6))));
        Assert.Equal((C.NE, C.NE), (open.Last(Percist10.Criterion).Overall, open.Last(Percist10.Criterion, Seed).Overall));
    }

    [Theory]
    [InlineData("1.5", C.Cmr, C.Cmr), InlineData("1.51", C.Pmr, C.Cmr), InlineData("1.99", C.Pmr, C.Cmr), InlineData("2.0", C.Pmr, C.Pmr), InlineData("0", C.Cmr, C.Cmr)]
    public void Complete_is_at_the_blood_pool_in_the_paper_and_below_the_liver_in_the_review(string sul, C original, C seed)
    {
        var series = Series(Pet(Fdg(Sul(10))), Pet(Fdg(Sul(D(sul)))));
        Assert.Equal((original, seed), (series.Last(Percist10.Criterion).Overall, series.Last(Percist10.Criterion, Seed).Overall));
    }

    [Theory]
    [InlineData("2.29", C.Pmr), InlineData("2.3", C.NE), InlineData("1.71", C.Pmr), InlineData("1.7", C.NE)] // less than 0.3
    public void The_liver_must_hold_within_0_3(string liver, C expected)
    {
        var read = Series(Pet(Fdg(Sul(10))), Pet(Fdg(Sul(5)) with { Liver = new(D(liver), 0.3m) })).Last(Percist10.Criterion);
        Assert.Equal((expected, expected is C.NE), (read.Overall, read.Cautions.Contains(ResponseCaution.LiverReference)));
    }

    [Theory]
    [InlineData("1.2", C.Pmr), InlineData("1.21", C.NE)] // 20 % of 1.0
    public void The_liver_must_hold_within_20_per_cent(string liver, C expected) =>
        Assert.Equal(expected, Series(Pet(Fdg(Sul(10)) with { Liver = new(1, 0.3m) }), Pet(Fdg(Sul(5)) with { Liver = new(D(liver), 0.3m) })).Last(Percist10.Criterion).Overall);

    [Fact]
    public void A_liver_that_changed_may_be_accepted_and_never_hides_a_new_lesion()
    {
        var later = Pet(Fdg(Sul(5)) with { Liver = new(2.5m, 0.3m) });
        Assert.Equal(C.Pmr, Series(Pet(Fdg(Sul(10))), later).Last(Percist10.Criterion, new() { PercistAcceptsReferenceChange = true }).Overall);
        Assert.Equal(C.Pmd, Series(Pet(Fdg(Sul(10))), later.And(New())).Last(Percist10.Criterion).Overall);
    }

    [Fact]
    public void Another_tracer_leaves_even_a_new_focus_equivocal()
    {
        var read = Series(Pet(Fdg(Sul(10))), Pet(Fdg(Sul(5)) with { Tracer = "68Ga-DOTATOC" }).And(New())).Last(Percist10.Criterion);
        Assert.Equal((C.NE, false), (read.Overall, read.New));
        Assert.Contains(ResponseCaution.TracerDifferent, read.Cautions);
    }

    [Fact] // PET quantification 6: PERCIST classes only for FDG; response-criteria 4.1: exploratory where it is asked for
    public void On_receptor_tracers_it_is_not_applicable_and_exploratory_only_where_that_is_asked_for()
    {
        PetScan Receptors(decimal sul, decimal liver) => Fdg(Sul(sul)) with { Tracer = "68Ga-DOTATOC", Liver = new(liver, 1) };
        var series = Series(Point(Mm(50)).And(Receptors(9, 6)), Point(Mm(55)).And(Receptors(6.3m, 9)));
        var refused = series.Last(Percist10.Criterion);
        Assert.Equal((C.NotApplicable, CriterionStep.FdgOnly), (refused.Overall, refused.DecidedBy));
        Assert.Equal(-30m, refused.Measures.Single(m => m.Name == "pct").Value); // the numbers stay
        Assert.DoesNotContain(ResponseCaution.NotFdg, refused.Cautions);
        Assert.Equal(C.NotApplicable, Series(Point(Mm(50)).And(Receptors(9, 6)), Point(Mm(50)).And(Receptors(9, 6)).And(New())).Last(Percist10.Criterion).Overall);
        ResponseOptions explore = new() { PercistOnReceptors = true };
        var read = series.Last(Percist10.Criterion, explore);
        Assert.Equal(C.Pmr, read.Overall);
        Assert.Equal([ResponseCaution.LiverReference, ResponseCaution.NotFdg, ResponseCaution.SuvDropSizeUp], read.Cautions.Order());
        Assert.DoesNotContain(ResponseCaution.SuvDropSizeUp, Series(Point(Mm(50)).And(Receptors(9, 6)), Point(Mm(54.9m)).And(Receptors(6.3m, 6))).Last(Percist10.Criterion, explore).Cautions);
    }

    [Theory] // where nobody names the tracer the kind of PET does
    [InlineData("SSTR-PET", C.NotApplicable), InlineData("FDG-PET", C.Pmr), InlineData("PET", C.Pmr)]
    public void Without_a_named_tracer_the_kind_of_PET_says_whether_it_is_FDG(string modality, C expected) =>
        Assert.Equal(expected, Series(Pet(Fdg(Sul(10)) with { Tracer = null, Modality = modality }), Pet(Fdg(Sul(5)) with { Tracer = null, Modality = modality })).Last(Percist10.Criterion).Overall);

    [Fact]
    public void A_lesion_that_was_not_measured_again_could_be_the_hottest()
    {
        Assert.Equal(C.NE, Series(Pet(Fdg(Sul(10), Sul(6))), Pet(Fdg(Sul(5), null))).Last(Percist10.Criterion).Overall);
        Assert.Equal(C.Pmd, Series(Pet(Fdg(Sul(10), Sul(6))), Pet(Fdg(Sul(13.1m), null))).Last(Percist10.Criterion).Overall); // could only be hotter
        Assert.Equal(C.Pmr, Series(Pet(Fdg(Sul(10), Sul(6))), Pet(Fdg(Sul(5), null).Complete())).Last(Percist10.Criterion).Overall); // nothing else takes up
        Assert.Equal(C.Cmr, Series(Pet(Fdg(Sul(10))), Pet(Fdg().Complete())).Last(Percist10.Criterion).Overall);
        Assert.Equal(C.NE, Series(Pet(Fdg(Sul(10))), Pet(Fdg())).Last(Percist10.Criterion).Overall);
    }

    [Fact]
    public void Five_hottest_and_two_of_an_organ()
    {
        var lesions = Enumerable.Range(1, 7).Select(i => new TrackedLesion($"L{i}", SeriesRole.NonTarget, i <= 3 ? "liver" : $"organ {i}")).ToArray();
        var series = Series(Pet(Fdg(Sul(20), Sul(19), Sul(18), Sul(5), Sul(4), Sul(3), Sul(2))), Pet(Fdg(Sul(10), Sul(9), Sul(8), Sul(4), Sul(1), Sul(1), Sul(0.5m)))).With(lesions);
        Assert.Equal(100m * (25 - 51) / 51, series.Last(Percist10.Criterion).Measure("pctFive")); // 20+19+5+4+3, then 10+9+4+1+1
    }
}
