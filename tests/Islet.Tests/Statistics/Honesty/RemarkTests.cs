using Islet.Statistics;

namespace Islet.Tests.Statistics;

/// <summary>Both sides of every threshold.</summary>
public class RemarkTests
{
    [Theory] // Peduzzi: ten events a coefficient are enough
    [InlineData(20, 2, false), InlineData(19, 2, true), InlineData(10, 1, false), InlineData(9, 1, true), InlineData(0, 0, false)]
    public void Fewer_than_ten_events_a_coefficient(int events, int terms, bool said) => Assert.Equal(said, Said(Remarks.EventsFor(events, terms), "W_STATS_EPV"));

    [Theory]
    [InlineData(0.0499999, true), InlineData(0.05, false), InlineData(0.0000001, true), InlineData(null, false)]
    public void Hazards_that_are_not_proportional(double? p, bool said) => Assert.Equal(said, Said(Remarks.Proportionality("age", p), "W_STATS_PH"));

    [Fact]
    public void The_test_of_all_terms_and_of_each_is_looked_at()
    {
        ProportionalHazardsTest Found(double each, double all) => new(TimeTransform.KaplanMeier, [("age", new(1, 1, each))], new(1, 1, all));
        Assert.Equal([""], Found(0.06, 0.04).Remarks.Select(r => r.Of));
        Assert.Equal(["age"], Found(0.04, 0.06).Remarks.Select(r => r.Of));
        Assert.Empty(Found(0.05, 0.05).Remarks);
    }

    [Fact] // S = 0.5 exactly is reached
    public void A_median_that_is_not_reached()
    {
        Assert.False(Said(Curve((1, true), (2, true), (3, false), (4, false)).Remarks(), "W_STATS_MEDIAN"));
        var not = Curve((1, true), (2, true), (3, false), (4, false), (5, false));
        Assert.True(Said(not.Remarks("G1"), "W_STATS_MEDIAN"));
        Assert.Equal(0.6, not.Remarks("G1").First(r => r.Kind is RemarkKind.MedianNotReached).Found, 1e-12);
    }

    [Theory]
    [InlineData(1.0, 2.0, false), InlineData(null, 2.0, true), InlineData(1.0, null, true), InlineData(null, null, true), InlineData(0.0, double.PositiveInfinity, true)]
    public void A_limit_that_does_not_exist(double? lower, double? upper, bool said) => Assert.Equal(said, Said(Remarks.Limit("median", new(lower, upper)), "W_STATS_LIMIT"));

    [Fact]
    public void The_limits_of_a_median_are_looked_at()
    {
        Assert.True(Said(Curve((1, true), (2, true), (3, true)).Remarks(), "W_STATS_LIMIT"));
        Assert.Empty(Curve([.. Enumerable.Range(1, 60).Select(t => ((double)t, true))]).Remarks());
    }

    [Theory]
    [InlineData(0.0, false), InlineData(-1.0, false), InlineData(0.001, true), InlineData(double.NaN, false)]
    public void A_group_known_only_after_time_zero(double at, bool said) => Assert.Equal(said, Said(Remarks.ImmortalTime("the group arm", [0, at, -5]), "W_STATS_IMMORTAL"));

    [Fact]
    public void Ties_are_of_events_alone()
    {
        IReadOnlyList<Remark> Of(params (double Time, bool Event)[] rows) => Remarks.Times([.. rows.Select(r => new Observation(r.Time, r.Event))], TimeTies.Exact);
        Assert.Empty(Of((1, true), (2, true), (2, false)));
        Assert.Equal([2.0], Of((1, true), (2, true), (2, true)).Select(r => r.Found));
        Assert.Equal([5.0], Of((1, true), (1, true), (2, true), (2, true), (2, true), (3, true)).Select(r => r.Found));
        Assert.Single(Remarks.Times([new(1, true), new(1 + 1e-9, true)], new("R timefix", 1e-8)));
    }

    [Fact]
    public void Times_of_zero()
    {
        Assert.True(Said(Remarks.Times([new(0, false), new(1, true)], TimeTies.Exact), "W_STATS_TIME_ZERO"));
        Assert.Empty(Remarks.Times([new(double.Epsilon, false), new(1, true)], TimeTies.Exact));
    }

    [Fact]
    public void Groups_without_an_event()
    {
        Assert.Equal(["arm b"], Remarks.Levels("arm", ["a", "b", "c"], [0, 0, 1, 1], i => i == 0).Select(r => r.Of)); // nobody is in c
        Assert.Empty(Remarks.Levels("arm", ["a", "b"], [0, 1], _ => true));
        Assert.True(Said(Curve((1, false), (2, false)).Remarks("b"), "W_STATS_NO_EVENT"));
        Assert.False(Said(Curve((1, false), (2, true)).Remarks("b"), "W_STATS_NO_EVENT"));
    }

    [Theory]
    [InlineData(0, false), InlineData(1, true)]
    public void Rows_left_out(int leftOut, bool said) => Assert.Equal(said, Said(Remarks.CompleteCases(99, leftOut), "W_STATS_MISSING"));

    [Fact]
    public void A_model_carries_its_own()
    {
        CoxModel Fitted(int n) => Cox.Fit(new([.. Enumerable.Range(1, n).Select(i => new Observation(i, true))], [new NumericCovariate("x", [.. Enumerable.Range(1, n).Select(i => (double)(i * 7 % 5))])]), CoxTies.Efron, TimeTies.Exact).Model!;
        Assert.True(Said(Fitted(9).Remarks, "W_STATS_EPV"));
        Assert.Empty(Fitted(10).Remarks);
    }

    private static SurvivalCurve Curve(params (double Time, bool Event)[] rows) => KaplanMeier.Estimate([.. rows.Select(r => new Observation(r.Time, r.Event))], TimeTies.Exact, IntervalKind.Log);

    private static bool Said(IEnumerable<Remark> remarks, string code) => remarks.Any(r => r.Code == code);
}
