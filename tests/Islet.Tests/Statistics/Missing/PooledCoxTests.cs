using Islet.Statistics;

namespace Islet.Tests.Statistics.Missing;

public class PooledCoxTests
{
    private static readonly double[] Truth = [0.6, -0.5, 0.4];

    [Fact]
    public void Pooling_is_Rubins_of_the_fits()
    {
        var (samples, _) = Imputed(Simulate(200, new(3), 0.25), new(4, 5));
        var df = PooledCox.DfAsMice(samples[0]);
        var pooled = PooledCox.Fit(samples, CoxTies.Efron, TimeTies.Exact, df).Model!;
        for (var j = 0; j < 3; j++)
        {
            var fits = samples.ConvertAll(s => Cox.Fit(s, CoxTies.Efron, TimeTies.Exact).Model!);
            var expected = RubinPooling.Pool(fits.ConvertAll(f => f.Terms[j].Coefficient), fits.ConvertAll(f => f.Covariance[j][j]), df);
            Assert.Equal(expected, pooled.Terms[j].Pooled);
            Assert.Equal(expected.P, pooled.Terms[j].P);
            Assert.Equal(Math.Exp(expected.Limits().Upper!.Value), pooled.Terms[j].HazardRatioLimits.Upper);
        }
    }

    [Fact]
    public void With_nothing_missing_it_is_the_plain_fit()
    {
        var (samples, sample) = Imputed(Simulate(150, new(2), 0), new(3));
        var (pooled, plain) = (PooledCox.Fit(samples, CoxTies.Efron, TimeTies.Exact, 50).Model!, Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!);
        foreach (var (a, b) in pooled.Terms.Zip(plain.Terms))
        {
            Assert.Equal((b.Coefficient, b.P), (a.Pooled.Estimate, a.P), new Close(1e-12));
            Assert.Equal((b.StandardError, b.HazardRatioLimits.Lower!.Value), (a.Pooled.StandardError, a.HazardRatioLimits.Lower!.Value), new Close(1e-12));
        }
        Assert.Equal(plain.Wald.P!.Value, pooled.Tests[^1].P!.Value, 10);
    }

    [Fact]
    public void The_pooled_Wald_test_of_one_coefficient_is_the_square_of_its_t()
    {
        var pooled = PooledCox.Fit(Imputed(Simulate(150, new(8), 0.3), new(6, 5)).Samples, CoxTies.Efron, TimeTies.Exact).Model!;
        var (term, test) = (pooled.Terms[0], pooled.Tests[0]);
        Assert.Equal(Math.Pow(term.Pooled.Estimate, 2) / term.Pooled.Total, test.F!.Value, 10);
        Assert.Equal((1, 2), (test.Df1, pooled.Tests[1].Df1 + pooled.Tests[0].Df1));
    }

    [Fact]
    public void A_table_without_an_estimate_is_named()
    {
        Observation[] rows = [.. Enumerable.Range(1, 12).Select(t => new Observation(t, t <= 6))];
        CoxSample fine = new(rows, [new NumericCovariate("x", [.. Enumerable.Range(0, 12).Select(i => (double)(i * 5 % 7))])]);
        var monotone = fine with { Covariates = [new NumericCovariate("x", [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0])] };
        var fit = PooledCox.Fit([fine, monotone], CoxTies.Efron, TimeTies.Exact);
        Assert.Equal((2, CoxOutcome.MonotoneLikelihood), (fit.FailedSet, fit.Failure!.Outcome));
    }

    [Fact]
    public void A_simulated_cohort_with_values_missing_at_random_gives_its_coefficients_back()
    {
        const int Cohorts = 40;
        var random = new Random(2009);
        var found = new List<PooledCoxModel>();
        for (var c = 0; c < Cohorts; c++)
            found.Add(PooledCox.Fit(Imputed(Simulate(300, random, 0.25), new(5, 5, (ulong)c)).Samples, CoxTies.Efron, TimeTies.Exact).Model!);
        for (var j = 0; j < 3; j++)
        {
            double[] b = [.. found.Select(f => f.Terms[j].Pooled.Estimate)];
            var spread = Math.Sqrt(b.Sum(x => Math.Pow(x - b.Average(), 2)) / (Cohorts - 1));
            Assert.InRange(b.Average() - Truth[j], -3.3 * spread / Math.Sqrt(Cohorts), 3.3 * spread / Math.Sqrt(Cohorts)); // P of it by chance: 0.001
            Assert.InRange(found.Average(f => f.Terms[j].Pooled.StandardError) / spread, 0.7, 1.4); // errors say how far estimates spread
            Assert.True(found.Count(f => Math.Abs(f.Terms[j].Pooled.Estimate - Truth[j]) < 1.96 * f.Terms[j].Pooled.StandardError) >= 33); // P(fewer | 0.95) = 0.002
        }
    }

    [Fact]
    public void Without_the_outcome_among_the_predictors_coefficients_shrink()
    {
        var random = new Random(17);
        var (with, without) = (0.0, 0.0);
        for (var c = 0; c < 12; c++)
        {
            var cohort = Simulate(300, random, 0.5);
            with += PooledCox.Fit(Imputed(cohort, new(3, 3)).Samples, CoxTies.Efron, TimeTies.Exact).Model!.Terms[0].Pooled.Estimate;
            without += PooledCox.Fit(Imputed(cohort, new(3, 3), outcome: false).Samples, CoxTies.Efron, TimeTies.Exact).Model!.Terms[0].Pooled.Estimate;
        }
        Assert.True(without < 0.8 * with, $"{without / 12} against {with / 12}");
    }

    private static (List<CoxSample> Samples, CoxSample First) Imputed((Observation[] Rows, IncompleteColumn[] Columns) cohort, ImputationRules rules, bool outcome = true)
    {
        var done = ChainedEquations.Impute([.. cohort.Columns, .. outcome ? ChainedEquations.Outcome(cohort.Rows, TimeTies.Exact, "event", "hazard") : []], rules);
        List<CoxSample> samples = [.. done.Sets.Select(s => new CoxSample(cohort.Rows, [.. s.Take(cohort.Columns.Length).Select(c => c.Covariate)]))];
        return (samples, samples[0]);
    }

    private static (Observation[] Rows, IncompleteColumn[] Columns) Simulate(int n, Random random, double missing)
    {
        var (rows, x, z, g) = (new Observation[n], new double[n], new double[n], new int[n]);
        for (var i = 0; i < n; i++)
        {
            (x[i], g[i]) = (Normal(random), random.NextDouble() < 0.4 ? 1 : 0);
            z[i] = 0.5 * x[i] + Math.Sqrt(0.75) * Normal(random);
            var time = -Math.Log(1 - random.NextDouble()) / (0.1 * Math.Exp(Truth[0] * x[i] + Truth[1] * z[i] + Truth[2] * g[i]));
            var end = random.NextDouble() * 20;
            rows[i] = new(Math.Min(time, end), time <= end);
        }
        for (var i = 0; i < n; i++)
        {
            x[i] = random.NextDouble() < missing ? double.NaN : x[i];
            z[i] = random.NextDouble() < missing ? double.NaN : z[i];
            g[i] = random.NextDouble() < missing ? -1 : g[i];
        }
        return (rows, [new IncompleteNumber("x", x), new IncompleteNumber("z", z), new IncompleteFactor("g", ["a", "b"], g)]);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Close(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) <= tolerance && Math.Abs(a.Item2 - b.Item2) <= tolerance;

        public int GetHashCode((double, double) pair) => 0;
    }
}
