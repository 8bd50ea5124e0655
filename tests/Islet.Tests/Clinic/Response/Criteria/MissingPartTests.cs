using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;

namespace Islet.Tests.Clinic;

/// <summary>What a criterion needs beside the longest diameter is never taken from it (Lencioni and Llovet 2010; Green and Weiss 1992).</summary>
public class MissingPartTests
{
    [Theory]
    [InlineData("liver", ResponseCategory.NE), InlineData("Liver segment VI", ResponseCategory.NE), InlineData("", ResponseCategory.NE), InlineData("lung", ResponseCategory.PR)]
    public void A_viable_diameter_that_nobody_measured_is_not_the_whole(string organ, ResponseCategory expected)
    {
        var series = Series(Point(Mm(50)), Point(Mm(30))).With(new TrackedLesion("T1", SeriesRole.Target, organ));
        var read = LencioniLlovet2010.Criterion.Assess(series, ResponseOptions.Default);
        Assert.Equal((expected, expected is ResponseCategory.PR), (read.TimePoints[0].Overall, read.Assumptions.Any(a => a.EndsWith("RECIST 1.1: T1.", StringComparison.Ordinal))));
        Assert.Equal(expected is ResponseCategory.PR ? 30 : null, read.TimePoints[0].Size!.Sum);
    }

    [Fact]
    public void Swog_names_the_second_diameter_where_it_alone_is_missing()
    {
        var one = Series(Point(Mm(50, perp: 40)), Point(Mm(30)));
        Assert.Equal((ResponseCategory.NE, ResponseStep.SecondDiameterMissing), Step(one));
        Assert.Equal((ResponseCategory.NE, ResponseStep.SecondDiameterMissing), Step(Series(Point(Mm(50)), Point(Mm(30, perp: 20)))));
        Assert.Equal((ResponseCategory.NE, ResponseStep.TargetMissing), Step(Series(Point(Mm(50, perp: 40)), Point(Missing))));
    }

    [Theory]
    [InlineData(-1, 0, 0, 0), InlineData(0, -1, 0, 0), InlineData(0, 0, -1, 0), InlineData(0, 0, 0, -1)]
    public void An_option_below_0_is_refused_told_and_read_as_its_default(int tooSmall, int minSd, int confirm, int cut)
    {
        var options = new ResponseOptions { TooSmallDefaultMm = tooSmall, MinSdDays = minSd, ConfirmMinDays = confirm, EortcOneCycleCut = cut };
        var read = Recist11.Criterion.Assess(Series(Point(Mm(50)), Point(TooSmall)), options);
        Assert.Equal("E_RESPONSE_OPTION", Assert.Single(read.Problems).Code);
        Assert.Equal((tooSmall < 0 ? 5 : 0, minSd < 0 ? 42 : 0, confirm < 0 ? 28 : 0, cut < 0 ? 15 : 0m),
            ((int)read.Options.TooSmallDefaultMm, read.Options.MinSdDays, read.Options.ConfirmMinDays, read.Options.EortcOneCycleCut));
        Assert.Equal(tooSmall < 0 ? 5 : 0, read.TimePoints[0].Size!.Sum);
        Assert.Empty(Recist11.Criterion.Assess(Series(Point(Mm(50)), Point(TooSmall)), new() { TooSmallDefaultMm = 0, MinSdDays = 0, ConfirmMinDays = 0, EortcOneCycleCut = 0 }).Problems);
    }

    [Theory]
    [InlineData(50, 60, -1, true), InlineData(-1, 60, 90, true), InlineData(50, -1, 90, true), InlineData(50, 60, 0, false), InlineData(50, 60, 90, false)]
    public void A_growth_rate_from_numbers_that_cannot_be_is_refused(int first, int second, int days, bool refused)
    {
        var rate = TumourGrowthRate.Of(first, second, days);
        Assert.Equal(refused ? "E_RESPONSE_GROWTH" : null, rate.Problem?.Code);
        Assert.Equal(days == 90 && !refused, rate.PercentPerMonth is not null);
    }

    private static (ResponseCategory?, string?) Step(ResponseSeries series) => (series.Last(GreenWeiss1992.Criterion).Overall, series.Last(GreenWeiss1992.Criterion).DecidedBy);
}
