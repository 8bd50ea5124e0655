using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics.Models;

/// <summary>Laws of offsets, interactions, contrasts, splines, profiles, predictions and landmarks.</summary>
public class CoxBeyondTests
{
    [Theory, InlineData(CoxTies.Efron), InlineData(CoxTies.Breslow), InlineData(CoxTies.Exact)]
    public void An_offset_that_is_the_same_for_all_changes_nothing(CoxTies ties) => Holds(Tied, subjects =>
        Fit(Model(subjects), ties) is not { } model || Same(model, Fit(Model(subjects) with { Offset = [.. subjects.Select(_ => 7.5)] }, ties)!));

    [Theory, InlineData(CoxTies.Efron), InlineData(CoxTies.Breslow), InlineData(CoxTies.Exact)]
    public void An_offset_along_a_covariate_is_taken_off_its_coefficient(CoxTies ties) => Holds(Tied, subjects =>
        Fit(Model(subjects), ties) is not { } model || (Fit(Model(subjects) with { Offset = [.. subjects.Select(s => 0.3 * s.X)] }, ties) is { } moved
            && Near(moved.Terms[0].Coefficient, model.Terms[0].Coefficient - 0.3, 1e-7) && Near(moved.Terms[1].Coefficient, model.Terms[1].Coefficient, 1e-7)
            && Near(moved.LogLikelihood, model.LogLikelihood) && Near(moved.Terms[0].StandardError, model.Terms[0].StandardError, 1e-7)));

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(1e6)]
    public void An_offset_that_no_risk_can_be_computed_from_is_refused(double far) => Assert.Throws<ArgumentException>(() =>
        Fit(Small with { Offset = [far, .. new double[Small.Observations.Count - 1]] }, CoxTies.Efron));

    [Fact]
    public void An_interaction_with_two_groups_is_a_slope_in_each() => Holds(Tied, subjects =>
    {
        var plain = Model(subjects);
        var (x, g) = ((NumericCovariate)plain.Covariates[0], (FactorCovariate)plain.Covariates[1]);
        CoxSample product = plain with { Covariates = [x, g, new InteractionCovariate([x, g])] };
        CoxSample slopes = plain with { Covariates = [In(0), g, In(1)] };
        NumericCovariate In(int group) => new($"x{group}", [.. x.Values.Select((v, i) => g.Codes[i] == group ? v : 0)]);
        if (Fit(product, CoxTies.Efron) is not { } one || Fit(slopes, CoxTies.Efron) is not { } two)
            return true;
        var slope = CoxContrasts.Of(one, new("slope in b", [1, 0, 1]));
        return one.Terms[2].Name == "x:gb" && Near(one.LogLikelihood, two.LogLikelihood) && Near(slope.Estimate, two.Terms[2].Coefficient, 1e-6) && Near(slope.StandardError, two.Terms[2].StandardError, 1e-6);
    });

    [Fact]
    public void The_first_factors_levels_run_fastest_as_in_R()
    {
        InteractionCovariate both = new([new FactorCovariate("stage", ["I", "II", "III"], [2, 1, 0]), new FactorCovariate("arm", ["old", "new", "none"], [1, 2, 1])]);
        CoxSample sample = new([new(1, true), new(2, true), new(3, true)], [both]);
        Assert.Equal("stage:arm", both.Name);
        Assert.Equal([0, 1, 0, 0], sample.Terms(new Dictionary<string, double> { ["stage"] = 2, ["arm"] = 1 }));
        Assert.Equal([0, 0, 1, 0], sample.Terms(new Dictionary<string, double> { ["stage"] = 1, ["arm"] = 2 }));
        Assert.Throws<ArgumentException>(() => sample.Terms(new Dictionary<string, double> { ["stage"] = 1, ["arm"] = 3 }));
        Assert.Throws<ArgumentException>(() => sample.Terms(new Dictionary<string, double> { ["stage"] = 1 }));
    }

    [Fact]
    public void Any_two_levels_compare_as_if_one_were_the_reference() => Holds(Tied, subjects =>
    {
        int[] codes = [.. subjects.Select(s => (s.Y + s.X + 10) % 3)];
        var sample = Model(subjects) with { Covariates = [Model(subjects).Covariates[0], new FactorCovariate("f", ["p", "q", "r"], codes)] };
        var turned = sample with { Covariates = [sample.Covariates[0], new FactorCovariate("f", ["q", "p", "r"], [.. codes.Select(c => c == 0 ? 1 : c == 1 ? 0 : 2)])] };
        if (codes.Distinct().Count() < 3 || Fit(sample, CoxTies.Efron) is not { } model || Fit(turned, CoxTies.Efron) is not { } other)
            return true;
        var (forth, back) = (CoxContrasts.Of(model, CoxContrasts.Levels(model, "f", "r", "q")), CoxContrasts.Of(model, CoxContrasts.Levels(model, "f", "q", "r")));
        var drops = CoxDrops.Of(sample, model)[1];
        IReadOnlyList<double>[] rows = [[0, 1, 0], [0, 0, 1], [0, -1, 1], [0, 1, 0]];
        var joint = CoxContrasts.Wald(model, rows);
        return Near(forth.Estimate, other.Terms[2].Coefficient, 1e-6) && Near(forth.StandardError, other.Terms[2].StandardError, 1e-6) && Near(forth.Estimate, -back.Estimate)
            && joint.Df == 2 && Near(joint.Statistic!.Value, drops.Wald.Statistic!.Value, 1e-8) && Near(drops.LikelihoodRatio.Statistic!.Value, CoxDrops.Of(turned, other)[1].LikelihoodRatio.Statistic!.Value, 1e-6);
    });

    [Fact]
    public void Natural_and_restricted_splines_with_the_same_knots_are_one_curve()
    {
        var values = ((NumericCovariate)Small.Covariates[0]).Values;
        CoxSample With(SplineBasis basis) => Small with { Covariates = [new SplineCovariate("x", values, basis)] };
        var (natural, restricted) = (With(new NaturalSplineBasis([8, 15], 3, 27)), With(new RestrictedCubicBasis([3, 8, 15, 27])));
        var (ns, rcs) = (Fit(natural, CoxTies.Efron)!, Fit(restricted, CoxTies.Efron)!);
        Assert.Equal(rcs.LogLikelihood, ns.LogLikelihood, 1e-9);
        double[] at = [-10, 0, 3, 5, 8, 11, 15, 20, 27, 40];
        Assert.All(SplineCurve.Of(natural, ns, "x", at, 9).Zip(SplineCurve.Of(restricted, rcs, "x", at, 9)), pair =>
        {
            Assert.Equal(pair.Second.LogHazardRatio, pair.First.LogHazardRatio, 1e-7);
            Assert.Equal(pair.Second.StandardError, pair.First.StandardError, 1e-7);
        });
        var (a, b) = (SplineCurve.Nonlinearity(natural, ns, "x"), SplineCurve.Nonlinearity(restricted, rcs, "x"));
        Assert.Equal((b.Wald.Df, 2), (a.Wald.Df, a.LikelihoodRatio.Df));
        Assert.Equal(b.Wald.Statistic!.Value, a.Wald.Statistic!.Value, 1e-7);
        Assert.Equal(b.LikelihoodRatio.Statistic!.Value, a.LikelihoodRatio.Statistic!.Value, 1e-7);
    }

    [Fact]
    public void Splines_are_straight_beyond_their_knots_and_hold_the_straight_line()
    {
        foreach (SplineBasis basis in new SplineBasis[] { new NaturalSplineBasis([2, 5, 6], 0, 10), new NaturalSplineBasis([], -1, 1), new RestrictedCubicBasis([0, 2, 5, 10]) })
        {
            foreach (var (x, step) in new[] { (14.0, 3.0), (-9.0, 3.0) })
                Assert.All(basis.At(x - step).Zip(basis.At(x), basis.At(x + step)), b => Assert.Equal(0, b.First - 2 * b.Second + b.Third, 1e-9));
            var line = basis.Straight();
            double Height(double x) => basis.At(x).Zip(line, (b, l) => b * l).Sum();
            Assert.All(new[] { -20.0, 1, 4, 7, 10, 33 }, x => Assert.Equal(x, Height(x) - Height(0), 1e-9));
        }
    }

    [Fact] // Harrell: 5 knots at 0.05, 0.275, 0.5, 0.725, 0.95; below 100 values the outermost are the fifth from either end
    public void Knots_stand_where_Harrell_puts_them()
    {
        Assert.Equal([50, 275, 500, 725, 950], RestrictedCubicBasis.Of([.. Enumerable.Range(0, 1001).Select(i => (double)i)], 5).Knots.Select(k => Math.Round(k, 9)));
        Assert.Equal([5, 25.5, 46], RestrictedCubicBasis.Of([.. Enumerable.Range(1, 50).Select(i => (double)i)], 3).Knots);
        Assert.Throws<ArgumentException>(() => RestrictedCubicBasis.Of([1, 1, 1, 1, 1, 1, 2, 2, 2, 2], 3));
        Assert.Throws<ArgumentException>(() => NaturalSplineBasis.Of([1, 1, 1, 2], 4));
        Assert.Throws<ArgumentException>(() => new RestrictedCubicBasis([1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => NaturalSplineBasis.Of([1, 2, 3], 0));
    }

    [Fact]
    public void At_a_profile_limit_the_likelihood_has_fallen_by_half_the_quantile() => Holds(Tied, subjects =>
    {
        var sample = Model(subjects);
        if (Fit(sample, CoxTies.Efron) is not { } model)
            return true;
        var term = CoxProfile.Of(sample, CoxTies.Efron, TimeTies.Exact).Terms[0];
        double Held(double at) => Fit(sample with { Covariates = [sample.Covariates[1]], Offset = [.. subjects.Select(s => at * s.X)] }, CoxTies.Efron)?.LogLikelihood ?? double.NaN;
        return term is { Limits: { Lower: { } low, Upper: { } high }, Coefficient: { } b } && low < b && b < high && Near(b, model.Terms[0].Coefficient, 1e-7)
            && new[] { low, high }.All(at => double.IsNaN(Held(at)) || Math.Abs(2 * (model.LogLikelihood - Held(at)) - 3.841458820694124) < 1e-7);
    });

    [Fact] // the constructed sample "separation": every event has x = 1
    public void Where_the_likelihood_is_monotone_one_side_has_no_end_and_the_other_has()
    {
        double[] time = [5, 8, 12, 16, 20, 23, 27, 30, 33, 36, 40, 43];
        CoxSample sample = new([.. time.Select((t, i) => new Observation(t, i < 6))],
            [new NumericCovariate("x", [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1]), new NumericCovariate("z", [2, 5, 1, 4, 3, 6, 2, 5, 1, 4, 3, 6])]);
        var fit = CoxProfile.Of(sample, CoxTies.Efron, TimeTies.Exact);
        Assert.Equal((CoxOutcome.MonotoneLikelihood, "x"), (fit.Outcome, Assert.Single(fit.Culprits)));
        var (x, z) = (fit.Terms[0], fit.Terms[1]);
        Assert.True(x is { Coefficient: null, Open: true, Limits: { Lower: > 0, Upper: null }, LikelihoodRatio.P: < 0.05 });
        Assert.True(z is { Coefficient: not null, Open: false });
        var mirrored = CoxProfile.Of(sample with { Covariates = [new NumericCovariate("x", [.. ((NumericCovariate)sample.Covariates[0]).Values.Select(v => -v)]), sample.Covariates[1]] }, CoxTies.Efron, TimeTies.Exact).Terms[0];
        Assert.Equal((null, true), (mirrored.Limits.Lower, mirrored.Limits.Upper is { } upper && Near(upper, -x.Limits.Lower!.Value, 1e-8)));
    }

    [Theory, InlineData(CoxTies.Efron), InlineData(CoxTies.Breslow)]
    public void Expected_events_of_a_sample_add_up_to_its_events(CoxTies ties) => Holds(Distinct, subjects =>
    {
        var sample = Model(subjects);
        if (Fit(sample, ties) is not { } model)
            return true;
        var expected = subjects.Sum(s => CoxPrediction.Expected(sample, model, [s.X, s.Group], (double.NegativeInfinity, s.Day)).Events);
        var (whole, first, second) = (Between(double.NegativeInfinity, 20), Between(double.NegativeInfinity, 6), Between(6, 20));
        double Between(double from, double to) => CoxPrediction.Expected(sample, model, [1, 0], (from, to)).Events;
        return Near(expected, subjects.Count(s => s.Event), 1e-7) && Near(whole, first + second);
    });

    [Fact]
    public void A_stratum_that_the_sample_does_not_have_is_refused()
    {
        var model = Fit(Small, CoxTies.Efron)!;
        Assert.Throws<ArgumentException>(() => CoxPrediction.Curve(Small, model, [1], [5], new(Stratum: 4)));
        Assert.Throws<ArgumentException>(() => CoxPrediction.Curve(Small, model, [double.NaN], [5]));
        Assert.Throws<ArgumentException>(() => CoxPrediction.Curve(Small, model, [1, 2], [5]));
    }

    [Fact] // entry ≤ landmark < time
    public void A_landmark_counts_from_itself_and_says_who_left_before()
    {
        var at = LandmarkSample.At([new(5, true), new(10, true), new(10, false), new(10.5, true), new(20, false), new(30, true, Entry: 10), new(30, true, Entry: 10.1), new(12, true, 2)], 10);
        Assert.Equal([3, 4, 5, 7], at.Rows);
        Assert.Equal([new(0.5, true), new(10, false), new(20, true), new(2, true, 2)], at.Observations);
        Assert.Equal((2, 1, 1), (at.HadEvent, at.Censored, at.NotYetEntered));
        Assert.Throws<ArgumentOutOfRangeException>(() => LandmarkSample.At([new(5, true)], -1));
    }

    private static CoxSample Small { get; } = new([.. Enumerable.Range(0, 40).Select(i => new Observation(1 + (i * 17 % 23), i % 3 != 0))],
        [new NumericCovariate("x", [.. Enumerable.Range(0, 40).Select(i => (double)((i * i * 7 % 31) + (i * 17 % 5)))])]);

    private static CoxModel? Fit(CoxSample sample, CoxTies ties) => Cox.Fit(sample, ties, TimeTies.Exact).Model;

    private static bool Same(CoxModel a, CoxModel b) => a.Terms.Zip(b.Terms, (s, t) => Near(s.Coefficient, t.Coefficient, 1e-7) && Near(s.StandardError, t.StandardError, 1e-7)).All(x => x)
        && Near(a.LogLikelihood, b.LogLikelihood, 1e-9) && Near(a.LogLikelihoodNull, b.LogLikelihoodNull, 1e-9);
}
