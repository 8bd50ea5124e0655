using Islet.Clinic;
using static Islet.Tests.Clinic.SizeResponse.BestResponseTests;
using static Islet.Tests.Clinic.SizeResponse.Measured;

namespace Islet.Tests.Clinic.SizeResponse;

public class ResponseRateTests
{
    [Fact]
    public void Whoever_is_not_evaluable_has_failed_and_stands_beside_the_evaluable()
    {
        var rate = ResponseRate.Of([.. new[] { "56 CR 112 CR", "56 PR", "56 MR", "56 SD", "30 SD", "56 NON", "56 PD", "56 NE" }.Select(course => Said(course)).Select(c => BestResponses.Of(c.Assessment, c.Series, confirmed: false))]);
        Assert.Equal((new(2, 8), new(3, 8), new ResponseShare(5, 8)), (rate.Response, rate.ResponseWithMinor, rate.DiseaseControl));
        Assert.Equal((new(2, 6), new(3, 6), new ResponseShare(5, 6)), (rate.EvaluableResponse, rate.EvaluableResponseWithMinor, rate.EvaluableDiseaseControl));
    }

    [Theory]
    [InlineData("56: T1=80", "112: T1=70", "-30 TP2"), InlineData("56: T1=110", "112: T1=105", "5 TP2"), InlineData("56: T1=130", "112: T1=50", "30 TP1"), InlineData("56: T1=ne", "112: T1=ne", "none")]
    [InlineData("56: T1=90 +X", "112: T1=40", "-10 TP1 besides"), InlineData("56: T1=90", "112: T1=ne", "-10 TP1")]
    public void The_best_change_is_of_complete_sums_up_to_progression(string first, string second, string expected)
    {
        var series = Series("T1", "-7: T1=100", first, second);
        Assert.Equal(expected, Bar(series));
    }

    [Fact]
    public void Sums_after_a_new_therapy_are_not_its_effect()
    {
        var series = Series("T1", "-7: T1=100", "56: T1=90", "112: T1=60");
        Assert.Equal("-40 TP2", Bar(series with { Events = new(NewTherapy: Day(112)) }));
        Assert.Equal("-10 TP1", Bar(series with { Events = new(NewTherapy: Day(111)) }));
        Assert.Equal("none", Bar(Series("-NT1", "-7: NT1=present", "56: NT1=absent")));
    }

    private static string Bar(ResponseSeries series)
    {
        var best = BestChange.Of(series.Recist(), Timeline.Of(series));
        return best.Percent is { } percent ? FormattableString.Invariant($"{percent:0.##} {best.TimePoint}{(best.ProgressedBesides ? " besides" : "")}") : "none";
    }
}
