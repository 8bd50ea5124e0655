using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;

namespace Islet.Tests.Clinic;

/// <summary>Specification, section 6.3, from its table of tracers: what it keeps apart is compared nowhere.</summary>
public class NotComparableTests
{
    [Theory]
    [InlineData("LIV2SD", true), InlineData("LIV:2SD", true), InlineData("liver mean + 2 SD", true), InlineData("1.5xliver", true), InlineData("SUV>liver", true), InlineData("fixed LIV", true), InlineData("1.5*LIV", true)]
    [InlineData("1.5 LIV", true), InlineData("42%SUVmax", false), InlineData("SUV4", false), InlineData("olive", false)]
    public void Volumes_drawn_by_the_liver_do_not_hold_where_the_liver_changed(string method, bool byLiver)
    {
        PetScan Scan(decimal liver, decimal ml) => Sstr(Ml(ml)) with { Segmentation = method, Liver = new(liver, 0.3m) };
        var read = Series(Pet(Scan(5, 100)), Pet(Scan(7, 50))).Last(Chaban2024.Volume);
        Assert.Equal(byLiver ? ResponseCategory.NE : ResponseCategory.Response, read.Overall);
        Assert.Contains(ResponseCaution.LiverReference, read.Cautions);
    }

    [Theory] // specification, section 6.3: what may not be compared did not fall
    [InlineData("68Ga-DOTATATE", "42%SUVmax", true, true), InlineData("68Ga-DOTATOC", "42%SUVmax", false, false), InlineData("64Cu-DOTATATE", "42%SUVmax", false, false), InlineData("68Ga-DOTATATE", "SUV4", false, true)]
    public void Receptors_are_suspected_to_go_only_on_scans_that_may_be_compared(string tracer, string segmentation, bool volume, bool uptake)
    {
        PetScan Scan(decimal suv, decimal ml) => Sstr(new PetReading(SulPeak: suv, SuvMax: suv, VolumeMl: ml));
        var series = Series(Point(Mm(30)).And(Scan(30, 100)), Point(Mm(35)).And(Scan(15, 50) with { Tracer = tracer, Segmentation = segmentation }));
        Assert.Equal(volume, series.Last(Chaban2024.Volume).Cautions.Contains(ResponseCaution.PossibleDedifferentiation));
        Assert.Equal(volume, series.Last(Mileva2024.Criterion).Overall is not ResponseCategory.NE);
        Assert.Equal(uptake, series.Last(Percist10.Criterion).Cautions.Contains(ResponseCaution.SuvDropSizeUp));
        Assert.Equal(uptake, UptakeChanges.Of(Timeline.Of(series), ResponseOptions.Default)[0].Meaning is UptakeMeaning.ReceptorLossPossible);
        var gone = Series(Point(Mm(30)).And(Scan(30, 100)), Point(Mm(35)).And(Scan(0, 0) with { Tracer = tracer, Segmentation = segmentation }));
        Assert.Equal(volume, gone.Last(Chaban2024.Volume).Cautions.Contains(ResponseCaution.VolumeZero));
    }
}
