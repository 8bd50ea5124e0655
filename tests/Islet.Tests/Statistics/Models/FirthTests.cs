using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics.Models;

public class FirthTests
{
    // Two subjects, x = 1 dies first: ℓ + ½·ln I = 1.5·β − 2·ln(1 + exp β), whose maximum is where exp β/(1 + exp β) = 3/4.
    private static readonly CoxSample Two = new([new(1, true), new(2, true)], [new NumericCovariate("x", [1, 0])]);

    [Fact]
    public void Of_two_subjects_the_penalised_estimate_is_the_logarithm_of_three()
    {
        var model = CoxFirth.Fit(Two, CoxTies.Breslow, TimeTies.Exact).Model!;
        Assert.Equal(Math.Log(3), model.Terms[0].Coefficient, 12);
        Assert.Equal(1.5 * Math.Log(3) - 2 * Math.Log(4), model.PenalisedLogLikelihood, 12);
        Assert.Equal(-2 * Math.Log(2), model.PenalisedLogLikelihoodNull, 12);
        Assert.Equal(Math.Sqrt(16 / 3.0), model.Terms[0].StandardError, 10);
    }

    [Fact]
    public void At_the_profile_limits_twice_the_likelihood_has_fallen_by_the_quantile()
    {
        var model = CoxFirth.Fit(Two, CoxTies.Breslow, TimeTies.Exact).Model!;
        foreach (var limit in new[] { model.Terms[0].ProfileLimits.Lower!.Value, model.Terms[0].ProfileLimits.Upper!.Value })
            Assert.Equal(3.841458820694124, 2 * (model.PenalisedLogLikelihood - (1.5 * limit - 2 * Math.Log(1 + Math.Exp(limit)))), 9);
    }

    [Fact]
    public void The_likelihood_that_the_penalty_mends_is_monotone_and_tends_to_zero()
    {
        var limit = MonotoneLikelihood.Of(Two, CoxTies.Efron, TimeTies.Exact);
        Assert.Equal(CoxOutcome.MonotoneLikelihood, limit.Outcome);
        Assert.Equal((1, "x"), Assert.Single(limit.Culprits));
        Assert.Equal(0, limit.Limit, 12);
    }

    [Fact]
    public void Where_there_is_a_maximum_it_is_the_limit()
    {
        CoxSample sample = new([new(1, true), new(2, true), new(3, true)], [new NumericCovariate("x", [1, 0, 1])]);
        var limit = MonotoneLikelihood.Of(sample, CoxTies.Efron, TimeTies.Exact);
        Assert.Empty(limit.Culprits);
        Assert.Equal(Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!.LogLikelihood, limit.Limit, 12);
    }

    [Theory]
    [InlineData(CoxTies.Efron), InlineData(CoxTies.Breslow)]
    public void The_order_of_rows_and_the_unit_of_a_covariate_do_not_matter(CoxTies ties) => Holds(Tied, subjects =>
    {
        var fit = CoxFirth.Fit(Model(subjects), ties, TimeTies.Exact);
        var turned = CoxFirth.Fit(Model([.. Enumerable.Reverse(subjects).Select(s => s with { X = s.X * 10 + 3 })]), ties, TimeTies.Exact);
        return fit.Model is not { } a || (turned.Model is { } b && Near(a.Terms[0].Coefficient, 10 * b.Terms[0].Coefficient, 1e-7) && Near(a.Terms[1].Coefficient, b.Terms[1].Coefficient, 1e-7)
            && Near(a.LogLikelihood, b.LogLikelihood, 1e-8) && Near(a.Terms[1].ProfileLimits.Upper ?? 0, b.Terms[1].ProfileLimits.Upper ?? 0, 1e-6));
    });

    [Fact]
    public void A_constant_column_is_named_and_gets_no_number() =>
        Assert.Equal((CoxOutcome.Collinear, "c"), CoxFirth.Fit(new(Two.Observations, [new NumericCovariate("c", [1, 1])]), CoxTies.Efron, TimeTies.Exact) is var fit ? (fit.Outcome, fit.Culprits[0]) : default);
}
