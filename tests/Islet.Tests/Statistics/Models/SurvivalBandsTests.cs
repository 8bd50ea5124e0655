using Islet.Statistics;

namespace Islet.Tests.Statistics.Models;

public class SurvivalBandsTests
{
    private static readonly SurvivalCurve Curve = KaplanMeier.Estimate(Enumerable.Range(1, 40).Select(t => new Observation(t, t % 3 != 0)), TimeTies.Exact);

    [Theory] // Klein & Moeschberger, Survival Analysis, 2003, appendix C, tables C.3 and C.4
    [InlineData(BandKind.EqualPrecision, 0.1, 0.6, 2.8826), InlineData(BandKind.HallWellner, 0.1, 0.6, 1.3211)]
    public void Critical_values_are_those_of_the_textbooks_tables(BandKind kind, double a, double b, double expected) =>
        Assert.InRange(SupremumQuantile.Of(kind, a, b, 0.95), expected - 0.02, expected + 0.02);

    [Fact] // Kolmogorov's distribution: 1.3581 at 95 %
    public void Over_the_whole_bridge_it_is_Kolmogorovs_quantile() => Assert.Equal(1.3581, SupremumQuantile.Of(BandKind.HallWellner, 0, 1, 0.95), 4);

    [Fact]
    public void At_one_single_time_the_band_is_the_pointwise_limit()
    {
        var first = Curve.Steps[0].Time;
        var band = SurvivalBands.Of(Curve, BandKind.EqualPrecision, IntervalKind.LogLog, first, first)!;
        Assert.Equal(Tails.NormalLimit(0.95), band.Critical, 6);
        Assert.Equal(Curve.With(IntervalKind.LogLog).Steps[0].Limits.Lower!.Value, band.Steps[0].Limits.Lower!.Value, 6);
    }

    [Theory]
    [InlineData(BandKind.EqualPrecision), InlineData(BandKind.HallWellner)]
    public void A_band_is_wider_than_the_pointwise_limits_and_wider_still_over_more_times(BandKind kind)
    {
        var (whole, part) = (SurvivalBands.Of(Curve, kind, from: 4, until: 34)!, SurvivalBands.Of(Curve, kind, from: 8, until: 25)!);
        Assert.True(whole.Critical > part.Critical);
        var pointwise = Curve.With(IntervalKind.LogLog);
        Assert.All(whole.Steps, s => Assert.True(s.Limits.Lower < pointwise.At(s.Time).Limits.Lower && s.Limits.Upper > pointwise.At(s.Time).Limits.Upper));
    }

    [Fact]
    public void Without_an_event_there_is_no_band() => Assert.Null(SurvivalBands.Of(KaplanMeier.Estimate([new(1, false), new(2, false)], TimeTies.Exact), BandKind.HallWellner));
}
