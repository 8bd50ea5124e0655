using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>The public examples P-09 to P-14 of the specification.</summary>
public class PublicVignetteTests
{
    [Fact]
    public void P09_Choi_by_density_alone()
    {
        var read = Series(Point(Mm(50, hu: 110)), Point(Mm(48, hu: 90.2m))).Last(Choi2007.Criterion);
        Assert.Equal((C.PR, 48m, -4m, 90.2m, -18m), (read.Overall, read.Size!.Sum, read.Size.PercentOfBaseline, read.Measure("meanHu"), read.Measure("pctHu")));
    }

    [Fact]
    public void P10_enhancement_shrinks_by_half()
    {
        var read = Series(Point(Mm(34, viable: 30), Mm(26, viable: 26)), Point(Mm(33, viable: 16), Mm(25, viable: 12))).Last(LencioniLlovet2010.Criterion);
        Assert.Equal((C.PR, C.PR, 28m, -50m, -50m), (read.Overall, read.Target, read.Size!.Sum, read.Size.PercentOfBaseline, read.Size.PercentOfNadir));
        Assert.Equal(C.SD, read.RecistOverall);
    }

    [Fact]
    public void P11_SULpeak_falls_by_40_per_cent()
    {
        var read = Series(Pet(Fdg(Sul(7.5m))), Pet(Fdg(Sul(4.5m)))).Last(Percist10.Criterion);
        Assert.Equal((C.Pmr, 3.6m, 1m, 7.5m, 4.5m), (read.Overall, read.Measure("threshold"), read.Measure("baselineMeasurable"), read.Measure("baselineSulPeak"), read.Measure("sulPeak")));
        Assert.Equal((-40m, -3m), (read.Measure("pct"), read.Measure("abs")));
    }

    [Fact]
    public void P12_ten_square_centimetres_bite_first()
    {
        var read = Series(Point(Mm(60, perp: 50)), Point(Mm(81, perp: 50))).Last(GreenWeiss1992.Criterion);
        Assert.Equal((C.PD, C.PD, 4050m, 35m, 35m), (read.Overall, read.Target, read.Size!.Sum, read.Size.PercentOfBaseline, read.Size.PercentOfNadir));
    }

    [Fact]
    public void P13_the_volume_is_halved()
    {
        var read = Series(Pet(Sstr(Ml(180), Ml(70))), Pet(Sstr(Ml(95), Ml(25)))).Last(Chaban2024.Volume);
        Assert.Equal((C.Response, 250m, 120m, -52m), (read.Overall, read.Measure("baselineVolumeMl"), read.Measure("volumeMl"), read.Measure("pct")));
    }

    [Fact]
    public void P14_growth_over_a_hundred_days() => Assert.Equal(3.6462, TumourGrowthRate.Of(75, 78, 100).PercentPerMonth!.Value, 4);
}
