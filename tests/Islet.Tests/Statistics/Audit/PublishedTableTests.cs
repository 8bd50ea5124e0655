using FsCheck;
using FsCheck.Fluent;
using Islet.Statistics;

namespace Islet.Tests.Statistics;

/// <summary>Misprints of published papers, and numbers that only look like them.</summary>
public class PublishedTableTests
{
    [Fact] // male sex in a table of hazard ratios: 1.58 (1.04–2.04), P 0.032; 2.40 would fit
    public void A_limit_with_its_digits_turned_is_found_and_mended()
    {
        Assert.Equal([Misprint.LimitsNotLogSymmetric, Misprint.PAgainstLimits], Kinds(Ratio("1.58", "1.04", "2.04", "0.032")));
        Assert.Equal(2.40, PublishedTable.Mended(Ratio("1.58", "1.04", "2.04", "0.032")).Upper!.Value, 0.005);
        Assert.Empty(Kinds(Ratio("1.58", "1.04", "2.40", "0.032")));
    }

    [Fact] // a median of 9.1 months with the limits of the whole cohort
    public void An_estimate_outside_its_limits() => Assert.Equal([Misprint.EstimateOutsideLimits], PublishedTable.Estimate(N("9.1"), N("10.2"), N("17.6")).Select(m => m.Kind));

    [Fact] // 17 of 201 printed as 10.4 %, 2 of 117 as 2.1 %
    public void Percentages_that_are_of_others()
    {
        Assert.Equal(Misprint.PercentageAgainstCount, Assert.Single(PublishedTable.Percentage(17, 201, N("10.4"))).Kind);
        Assert.Equal([163, 164], PublishedTable.Denominators(17, N("10.4"), 201));
        Assert.Equal(Misprint.PercentageAgainstCount, Assert.Single(PublishedTable.Percentage(2, 117, N("2.1"))).Kind);
        Assert.Empty(PublishedTable.Percentage(17, 201, N("8.5")));
    }

    [Fact] // 144 + 263 + 24 of 427
    public void Parts_that_are_more_than_the_whole()
    {
        Assert.Equal(Misprint.PartsAgainstWhole, Assert.Single(PublishedTable.Parts([N("144"), N("263"), N("24")], N("427"))).Kind);
        Assert.Empty(PublishedTable.Parts([N("33.3"), N("33.3"), N("33.3")], N("100")));
    }

    [Theory] // just inside and just outside what rounding allows: 1/8 = 12.5 %
    [InlineData("12.5", true), InlineData("12", true), InlineData("13", true), InlineData("12.4", false), InlineData("14", false)]
    public void Halves_may_be_rounded_both_ways(string printed, bool fits) => Assert.Equal(fits, PublishedTable.Percentage(1, 8, N(printed)).Count == 0);

    [Fact]
    public void What_was_computed_and_rounded_is_never_called_wrong() => Prop.ForAll(Gen.Choose(-200, 200).ToArbitrary(), Gen.Choose(5, 90).ToArbitrary(), (b, s) =>
    {
        double beta = b / 100.0, se = s / 100.0, z = Tails.NormalLimit(0.95);
        string Two(double x) => x.ToString("F2", System.Globalization.CultureInfo.InvariantCulture);
        var printed = Ratio(Two(Math.Exp(beta)), Two(Math.Exp(beta - z * se)), Two(Math.Exp(beta + z * se)), Tails.TwoSidedNormal(beta / se).ToString("F3", System.Globalization.CultureInfo.InvariantCulture));
        return PublishedTable.Ratio(printed).Count == 0;
    }).QuickCheckThrowOnFailure();

    private static PrintedNumber N(string text) => PrintedNumber.Parse(text);

    private static PrintedRatio Ratio(string estimate, string lower, string upper, string p) => new(N(estimate), N(lower), N(upper), N(p));

    private static IEnumerable<Misprint> Kinds(PrintedRatio printed) => PublishedTable.Ratio(printed).Select(m => m.Kind);
}
