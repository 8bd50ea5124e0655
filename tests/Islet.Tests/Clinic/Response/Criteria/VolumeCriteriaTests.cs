using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>Volumes and activity: Chaban et al. 2024 and Mileva et al. 2024 in Di Franco et al. 2025; specification, section 6.</summary>
public class VolumeCriteriaTests
{
    [Theory]
    [InlineData("60", C.Response), InlineData("60.1", C.Stable), InlineData("119.9", C.Stable), InlineData("120", C.Progression)]
    public void A_volume_40_per_cent_smaller_or_20_per_cent_larger(string now, C expected)
    {
        Assert.Equal(expected, Series(Pet(Sstr(Ml(100))), Pet(Sstr(Ml(D(now))))).Last(Chaban2024.Volume).Overall);
        Assert.Equal(expected, Series(Pet(Sstr(Ml(10, 10))), Pet(Sstr(Ml(10, D(now) / 10)))).Last(Chaban2024.Activity).Overall);
    }

    [Fact]
    public void A_new_lesion_is_progression_unless_volume_alone_is_asked()
    {
        var series = Series(Pet(Sstr(Ml(100))), Pet(Sstr(Ml(40))).And(New(modality: "SSTR-PET")));
        Assert.Equal((C.Progression, C.Response, C.Progression), (series.Last(Chaban2024.Volume).Overall, series.Last(Chaban2024.WithoutNewLesions).Overall, Activity(series)));
        Assert.Equal(ProgressionCause.NewLesion, series.Last(Chaban2024.Volume).Progressions.Single().Cause);
        Assert.Equal(C.Response, Series(Pet(Sstr(Ml(100))), Pet(Sstr(Ml(40))).And(New(NewLesionCertainty.Equivocal, "SSTR-PET"))).Last(Chaban2024.Volume).Overall);

        static C? Activity(ResponseSeries series) => Series(Pet(Sstr(Ml(100, 10))), Pet(Sstr(Ml(40, 10))).And(New(modality: "SSTR-PET"))).Last(Chaban2024.Activity).Overall;
    }

    [Fact]
    public void A_new_lesion_confirmed_later_is_dated_back()
    {
        var read = Series(Pet(Sstr(Ml(100))), Pet(Sstr(Ml(50))).And(New(NewLesionCertainty.Equivocal)), Pet(Sstr(Ml(50))).And(New())).By(Chaban2024.Volume);
        Assert.Equal((C.Progression, C.Response), (read[0].Overall, read[0].AsRead));
    }

    [Fact]
    public void Activity_is_volume_times_mean_uptake_of_each_lesion()
    {
        var read = Series(Pet(Sstr(Ml(10, 20), Ml(30, 10))), Pet(Sstr(Ml(5, 20), Ml(20, 8)))).Last(Chaban2024.Activity);
        Assert.Equal((500m, 260m, -48m, C.Response), (read.Measure("baselineTla"), read.Measure("tla"), read.Measure("pct"), read.Overall));
    }

    [Fact]
    public void Nothing_left_is_response_and_asks_for_FDG()
    {
        foreach (var later in new[] { Sstr(Ml(0)), Sstr().Complete() })
        {
            var read = Series(Pet(Sstr(Ml(100))), Pet(later)).Last(Chaban2024.Volume);
            Assert.Equal((C.Response, 0m), (read.Overall, read.Measure("volumeMl")));
            Assert.Equal([ResponseCaution.VolumeZero], read.Cautions);
        }
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(0))), Pet(Sstr(Ml(10)))).Last(Chaban2024.Volume).Overall); // nothing at baseline
    }

    [Fact]
    public void What_was_not_measured_could_only_add()
    {
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(100), Ml(50))), Pet(Sstr(Ml(40), null))).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(100), Ml(50))), Pet(Sstr(Ml(40), Ml(null)).Complete())).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.Response, Series(Pet(Sstr(Ml(100), Ml(50))), Pet(Sstr(Ml(40), null).Complete())).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.Progression, Series(Pet(Sstr(Ml(100), Ml(50))), Pet(Sstr(Ml(180), null))).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(100), Ml(null))), Pet(Sstr(Ml(40), Ml(1)))).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.NE, Series(Point(Mm(10)), Pet(Sstr(Ml(40)))).Last(Chaban2024.Volume).Overall);
    }

    [Theory]
    [InlineData("68Ga-DOTATOC", ResponseCaution.TracerDifferent), InlineData("64Cu-DOTATATE", ResponseCaution.IsotopeDifferent), InlineData("64Cu-DOTATOC", ResponseCaution.TracerDifferent)]
    public void Volumes_of_other_tracers_are_not_compared(string tracer, ResponseCaution caution)
    {
        var read = Series(Pet(Sstr(Ml(100))), Pet(Sstr(Ml(40)) with { Tracer = tracer }).And(New())).Last(Chaban2024.Volume);
        Assert.Equal((C.NE, false), (read.Overall, read.New));
        Assert.Equal([caution], read.Cautions);
    }

    [Fact]
    public void Volumes_drawn_otherwise_are_not_compared()
    {
        PetScan By(string? method, decimal liver = 5) => Sstr(Ml(40)) with { Segmentation = method, LiverSuv = liver };
        Assert.Equal([ResponseCaution.SegmentationDifferent], Series(Pet(Sstr(Ml(100))), Pet(By("41%SUVmax"))).Last(Chaban2024.Volume).Cautions);
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(100))), Pet(By("41%SUVmax")).And(New())).Last(Chaban2024.Volume).Overall); // comparability is asked first
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(100))), Pet(By(null))).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.Response, Series(Pet(Sstr(Ml(100))), Pet(By("42 % SUVmax"))).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.NE, Series(Pet(By("liver + 2 SD") with { Lesions = Sstr(Ml(100)).Lesions }), Pet(By("liver + 2 SD", liver: 6.1m))).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.Response, Series(Pet(By("liver + 2 SD") with { Lesions = Sstr(Ml(100)).Lesions }), Pet(By("liver + 2 SD", liver: 6))).Last(Chaban2024.Volume).Overall);
        Assert.Equal(C.Response, Series(Pet(Sstr(Ml(100)) with { LiverSuv = 5 }), Pet(By("42%SUVmax", liver: 9))).Last(Chaban2024.Volume).Overall);
    }

    [Fact]
    public void Progression_may_be_counted_from_the_nadir()
    {
        var (series, nadir) = (Series(Pet(Sstr(Ml(100))), Pet(Sstr(Ml(50))), Pet(Sstr(Ml(60)))), new ResponseOptions { VolumeReference = ChangeReference.Nadir });
        Assert.Equal((C.Response, C.Progression, 20m), (series.Last(Chaban2024.Volume).Overall, series.Last(Chaban2024.Volume, nadir).Overall, series.Last(Chaban2024.Volume, nadir).Measure("pct")));
    }

    [Fact]
    public void Volume_and_uptake_fall_while_the_lesion_grows()
    {
        PetScan Scan(decimal volume, decimal suv) => Sstr(new PetReading(VolumeMl: volume, SuvMax: suv));
        Assert.Equal([ResponseCaution.PossibleDedifferentiation], Series(Point(Mm(50)).And(Scan(100, 30)), Point(Mm(60)).And(Scan(50, 12))).Last(Chaban2024.Volume).Cautions);
        Assert.Empty(Series(Point(Mm(50)).And(Scan(100, 30)), Point(Mm(50)).And(Scan(50, 12))).Last(Chaban2024.Volume).Cautions);
        Assert.Empty(Series(Point(Mm(50)).And(Scan(100, 30)), Point(Mm(60)).And(Scan(50, 30))).Last(Chaban2024.Volume).Cautions);
        Assert.Empty(Series(Point(Mm(50)).And(Scan(100, 30)), Point(Mm(60)).And(Scan(100, 12))).Last(Chaban2024.Volume).Cautions);
    }

    [Fact]
    public void Organs_have_their_own_change()
    {
        var read = Series(Pet(Sstr(Ml(100), Ml(50))), Pet(Sstr(Ml(40), Ml(50)))).With(new("L1", SeriesRole.Target, "liver"), new("L2", SeriesRole.NonTarget, "bone")).Last(Chaban2024.Volume);
        Assert.Equal([("liver", -60m), ("bone", 0m)], read.Measures.Where(m => m.Name == "pctOrgan").Select(m => (m.Part!, m.Value!.Value)));
    }

    [Theory]
    [InlineData("90", C.EarlyResponder), InlineData("90.1", C.NonResponder), InlineData("0", C.EarlyResponder)]
    public void LUMEN_asks_for_10_per_cent_after_the_first_cycle(string now, C expected) =>
        Assert.Equal(expected, Series(Pet(Sstr(Ml(100))), Pet(Sstr(Ml(D(now))) with { CyclesGiven = 1 })).Last(Mileva2024.Criterion).Overall);

    [Fact]
    public void LUMEN_is_asked_after_the_first_cycle_only()
    {
        PetScan After(int? cycles) => Sstr(Ml(80)) with { CyclesGiven = cycles };
        Assert.Equal([C.EarlyResponder, C.NotApplicable], Series(Pet(Sstr(Ml(100))), Pet(After(1)), Pet(After(2))).By(Mileva2024.Criterion).Select(t => t.Overall!.Value));
        Assert.Equal([C.EarlyResponder, C.NotApplicable], Series(Pet(Sstr(Ml(100))), Pet(After(null)), Pet(After(null))).By(Mileva2024.Criterion).Select(t => t.Overall!.Value));
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(0))), Pet(After(1))).Last(Mileva2024.Criterion).Overall);
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(100))), Pet(After(1) with { Tracer = "68Ga-DOTANOC" })).Last(Mileva2024.Criterion).Overall);
        Assert.Equal(C.NE, Series(Pet(Sstr(Ml(100), Ml(20))), Pet(After(1))).Last(Mileva2024.Criterion).Overall);
        Assert.Equal(C.NonResponder, Series(Pet(Sstr(Ml(80), Ml(1))), Pet(After(1))).Last(Mileva2024.Criterion).Overall);
    }
}
