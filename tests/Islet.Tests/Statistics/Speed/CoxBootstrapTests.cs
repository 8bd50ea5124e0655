using Islet.Statistics;

namespace Islet.Tests.Statistics.Speed;

public class CoxBootstrapTests
{
    private static readonly CoxSample sample = BackwardPassTests.Random(31, 400, 60, weighted: false, late: false, strata: 1).Sample;

    private static CoxBootstrapResult Draw(CoxSample of, ulong seed, int? threads = null) => CoxBootstrap.Of(of, CoxTies.Efron, TimeTies.Exact, 200, seed, threads: threads)!;

    [Fact]
    public void The_same_seed_gives_the_same_refits_on_any_number_of_threads()
    {
        var one = Draw(sample, 7, 1);
        Assert.All((int?[])[2, 5, null], threads => Assert.All(one.Draws.Zip(Draw(sample, 7, threads).Draws), d => Assert.Equal(d.First, d.Second)));
        Assert.NotEqual(one.Draws[0], Draw(sample, 8).Draws[0]);
    }

    [Fact]
    public void Its_errors_and_limits_are_near_the_model_s()
    {
        var (model, drawn) = (Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!, Draw(sample, 1));
        Assert.Equal((0, 200, "SplitMix64"), (drawn.Failed, drawn.Refits, drawn.Generator));
        Assert.All(model.Terms.Zip(drawn.Terms), t =>
        {
            Assert.Equal(t.First.Coefficient, t.Second.Coefficient, 10);
            Assert.InRange(t.Second.StandardError!.Value / t.First.StandardError, 0.75, 1.33);
            Assert.InRange(t.First.Coefficient, t.Second.Limits.Lower!.Value, t.Second.Limits.Upper!.Value);
            Assert.Equal(Math.Exp(t.Second.Limits.Lower.Value), t.Second.HazardRatioLimits.Lower!.Value, 12);
        });
    }

    [Fact]
    public void Clusters_are_drawn_whole()
    {
        // Two clusters of equal rows: whatever is drawn, the likelihood's maximum stays where it is.
        CoxSample twice = new([.. sample.Observations, .. sample.Observations],
            [.. sample.Covariates.Cast<NumericCovariate>().Select(c => new NumericCovariate(c.Name, [.. c.Values, .. c.Values]))])
            { Cluster = [.. Enumerable.Range(0, 800).Select(i => i / 400)] };
        var drawn = CoxBootstrap.Of(twice, CoxTies.Breslow, TimeTies.Exact, 20, 3)!;
        Assert.All(drawn.Terms, t => Assert.Equal(0, t.StandardError!.Value, 9));
    }

    [Fact]
    public void A_sample_without_a_maximum_is_not_refitted()
    {
        CoxSample monotone = new([.. Enumerable.Range(1, 20).Select(i => new Observation(i, true))], [new NumericCovariate("x", [.. Enumerable.Range(1, 20).Select(i => (double)-i)])]);
        Assert.Null(CoxBootstrap.Of(monotone, CoxTies.Efron, TimeTies.Exact, 10, 1));
        Assert.Throws<ArgumentException>(() => CoxBootstrap.Of(sample, CoxTies.Exact, TimeTies.Exact, 10, 1));
    }
}
