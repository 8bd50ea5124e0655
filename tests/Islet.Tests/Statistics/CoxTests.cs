using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics;

public class CoxTests
{
    [Theory, InlineData(CoxTies.Efron), InlineData(CoxTies.Breslow), InlineData(CoxTies.Exact)]
    public void The_likelihood_equals_its_definition_computed_slowly(CoxTies ties) => Holds(Tied, subjects =>
    {
        var small = subjects.TakeLast(14).ToList();
        return Cox.Fit(Model(small), ties, TimeTies.Exact).Model is not { } model
            || (Near(SlowCox.LogLikelihood(Model(small), ties, [.. model.Terms.Select(t => t.Coefficient)]), model.LogLikelihood)
                && Near(SlowCox.LogLikelihood(Model(small), ties, [0, 0]), model.LogLikelihoodNull)
                && SlowCox.Gradient(Model(small), ties, [.. model.Terms.Select(t => t.Coefficient)]).All(u => Math.Abs(u) < 1e-5));
    });

    [Fact]
    public void Without_ties_the_three_methods_agree() => Holds(Distinct, subjects =>
        Cox.Fit(Model(subjects), CoxTies.Efron, TimeTies.Exact).Model is not { } efron
            || (Same(efron, Cox.Fit(Model(subjects), CoxTies.Breslow, TimeTies.Exact).Model!) && Same(efron, Cox.Fit(Model(subjects), CoxTies.Exact, TimeTies.Exact).Model!)));

    [Fact]
    public void One_stratum_for_all_is_no_stratification() => Holds(Tied, subjects =>
        Cox.Fit(Model(subjects), CoxTies.Efron, TimeTies.Exact).Model is not { } model
            || Same(model, Cox.Fit(Model(subjects) with { Stratum = [.. subjects.Select(_ => 3)] }, CoxTies.Efron, TimeTies.Exact).Model!));

    [Fact]
    public void An_interval_cut_in_two_says_the_same() => Holds(Tied, subjects =>
    {
        var whole = Model(subjects);
        var (rows, from) = (new List<Observation>(), new List<int>());
        for (var i = 0; i < subjects.Count; i++)
        {
            var o = whole.Observations[i];
            var cut = o.Time > 4 ? 4 : 0;
            if (cut > 0)
                (rows, from) = ([.. rows, new(cut, false)], [.. from, i]);
            (rows, from) = ([.. rows, cut > 0 ? o with { Entry = cut } : o], [.. from, i]);
        }
        CoxSample split = new(rows, [new NumericCovariate("x", [.. from.Select(i => (double)subjects[i].X)]), new FactorCovariate("g", ["a", "b"], [.. from.Select(i => subjects[i].Group)])]);
        return Cox.Fit(whole, CoxTies.Efron, TimeTies.Exact).Model is not { } model || Same(model, Cox.Fit(split, CoxTies.Efron, TimeTies.Exact).Model!);
    });

    [Fact]
    public void A_weight_of_two_is_a_row_written_twice_under_Breslow() => Holds(Tied, subjects =>
    {
        var weighted = Model(subjects) with { Observations = [.. Observations(subjects).Select(o => o with { Weight = 2 })] };
        return Cox.Fit(weighted, CoxTies.Breslow, TimeTies.Exact).Model is not { } model || Same(model, Cox.Fit(Model([.. subjects, .. subjects]), CoxTies.Breslow, TimeTies.Exact).Model!);
    });

    [Fact]
    public void Moving_and_scaling_a_covariate_only_scales_its_coefficient() => Holds(Tied, subjects =>
    {
        var moved = Model(subjects) with { Covariates = [new NumericCovariate("x", [.. subjects.Select(s => 1e6 + 10.0 * s.X)]), Model(subjects).Covariates[1]] };
        return Cox.Fit(Model(subjects), CoxTies.Efron, TimeTies.Exact).Model is not { } model
            || (Cox.Fit(moved, CoxTies.Efron, TimeTies.Exact).Model is { } other && Near(model.Terms[0].Coefficient, 10 * other.Terms[0].Coefficient, 1e-7) && Near(model.LogLikelihood, other.LogLikelihood));
    });

    [Fact]
    public void Martingale_and_score_residuals_sum_to_0() => Holds(Tied, subjects =>
    {
        if (Cox.Fit(Model(subjects), CoxTies.Efron, TimeTies.Exact).Model is not { } model)
            return true;
        var residuals = CoxResiduals.Of(Model(subjects), model);
        return Math.Abs(residuals.Martingale.Sum()) < 1e-8 && Math.Abs(residuals.Score.Sum(s => s[0])) < 1e-7 && Math.Abs(residuals.Schoenfeld.Sum(s => s[1])) < 1e-7;
    });

    [Fact]
    public void Concordance_counts_every_pair_once() => Holds(Tied, subjects =>
    {
        var rows = Observations(subjects);
        var (c, d, t) = (0, 0, 0);
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < rows.Length; j++)
                if (rows[i].Event && (rows[j].Time > rows[i].Time || (rows[j].Time == rows[i].Time && !rows[j].Event)))
                    (c, d, t) = (c + (subjects[i].X > subjects[j].X ? 1 : 0), d + (subjects[i].X < subjects[j].X ? 1 : 0), t + (subjects[i].X == subjects[j].X ? 1 : 0));
        var pairs = Concordance.Of(rows, [.. subjects.Select(s => (double)s.X)], TimeTies.Exact).Pairs;
        return (pairs.Concordant, pairs.Discordant, pairs.TiedRisk) == (c, d, t);
    });

    [Fact] // the constructed sample "separation" of the gold values: no event where x = 0, save by censoring
    public void A_monotone_likelihood_is_an_outcome_that_names_the_term()
    {
        double[] x = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1];
        double[] z = [2, 5, 1, 4, 3, 6, 2, 5, 1, 4, 3, 6];
        double[] time = [5, 8, 12, 16, 20, 23, 27, 30, 33, 36, 40, 43];
        var fit = Cox.Fit(new([.. time.Select((t, i) => new Observation(t, i < 6))], [new NumericCovariate("x", x), new NumericCovariate("z", z)]), CoxTies.Efron, TimeTies.Exact);
        Assert.Equal(CoxOutcome.MonotoneLikelihood, fit.Outcome);
        Assert.Equal(["x"], fit.Culprits);
        Assert.Null(fit.Model);
        Assert.All(fit.Trace.Zip(fit.Trace.Skip(1)), pair => Assert.True(pair.Second.LogLikelihood >= pair.First.LogLikelihood));
    }

    [Fact]
    public void A_covariate_given_twice_is_collinear() => Holds(Tied, subjects =>
    {
        var twice = Model(subjects) with { Covariates = [new NumericCovariate("x", [.. subjects.Select(s => (double)s.X)]), new NumericCovariate("x2", [.. subjects.Select(s => 2.0 * s.X + 3)])] };
        return Cox.Fit(twice, CoxTies.Efron, TimeTies.Exact) is { Outcome: CoxOutcome.Collinear, Culprits: ["x2"], Model: null };
    });

    [Fact]
    public void Few_events_for_many_terms_are_pointed_out()
    {
        CoxSample sample = new([.. Enumerable.Range(1, 12).Select(i => new Observation(i, i % 2 == 0))], [new NumericCovariate("x", [1, 5, 2, 4, 3, 6, 2, 5, 1, 4, 3, 6])]);
        var model = Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!;
        Assert.Equal((6.0, true), (model.EventsPerTerm, model.TooFewEvents));
    }

    private static bool Same(CoxModel a, CoxModel b) => a.Terms.Zip(b.Terms, (s, t) => Near(s.Coefficient, t.Coefficient, 1e-7) && Near(s.StandardError, t.StandardError, 1e-7)).All(x => x)
        && Near(a.LogLikelihood - a.LogLikelihoodNull, (b.LogLikelihood - b.LogLikelihoodNull), 1e-7) is var same && (same || Near(a.Score.Statistic!.Value, b.Score.Statistic!.Value, 1e-7));
}
