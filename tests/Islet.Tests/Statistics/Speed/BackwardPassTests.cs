using Islet.Statistics;

namespace Islet.Tests.Statistics.Speed;

/// <summary>The likelihood in blocks against the textbook's sums over every risk set; sizes on both sides of a block of 128 rows, ties that span blocks.</summary>
public class BackwardPassTests
{
    private const int Covariates = 3;

    [Theory]
    [InlineData(1, 2, 5, false, false, 1), InlineData(2, 127, 40, false, false, 1), InlineData(3, 128, 1000, true, false, 1), InlineData(4, 129, 9, false, true, 1)]
    [InlineData(5, 300, 3, true, false, 1), InlineData(6, 400, 2, false, false, 2), InlineData(7, 390, 30, true, true, 5), InlineData(8, 260, 4, true, true, 60)]
    [InlineData(9, 500, 1, false, false, 1), InlineData(10, 333, 100000, false, true, 3)]
    public void It_is_what_every_risk_set_summed_by_itself_gives(int seed, int rows, int times, bool weighted, bool late, int strata)
    {
        foreach (var ties in (CoxTies[])[CoxTies.Efron, CoxTies.Breslow])
        {
            var (sample, beta) = Random(seed, rows, times, weighted, late, strata);
            var (fast, slow) = (FederatedCox.Piece(sample, ties, TimeTies.Exact, beta), Slow(sample, ties, beta));
            Close(slow.LogLikelihood, fast.LogLikelihood, seed);
            for (var i = 0; i < Covariates; i++)
            {
                Close(slow.Score[i], fast.Score[i], seed);
                for (var j = 0; j < Covariates; j++)
                    Close(slow.Information[i, j], fast.Information[i][j], seed);
            }
        }
    }

    [Theory]
    [InlineData(11, 200, 12), InlineData(12, 300, 2), InlineData(13, 150, 100000)]
    public void Copies_of_rows_are_rows_written_out(int seed, int rows, int times)
    {
        var (sample, beta) = Random(seed, rows, times, weighted: true, late: seed == 12, strata: 2);
        var random = new Random(seed);
        int[] copies = [.. Enumerable.Range(0, rows).Select(_ => random.Next(4))];
        var design = new CoxDesign(sample, TimeTies.Exact);
        int[] written = [.. Enumerable.Range(0, rows).SelectMany(i => Enumerable.Repeat(i, copies[i]))];
        var whole = new CoxSample([.. written.Select(i => sample.Observations[i])],
            [.. sample.Covariates.Cast<NumericCovariate>().Select(c => new NumericCovariate(c.Name, written.Select(i => c.Values[i]).ToArray()))])
            { Stratum = sample.Stratum is { } stratum ? [.. written.Select(i => stratum[i])] : null, Offset = sample.Offset is { } o ? [.. written.Select(i => o[i])] : null };
        foreach (var ties in (CoxTies[])[CoxTies.Efron, CoxTies.Breslow])
        {
            double[] scaled = [.. beta.Select((b, j) => b * design.Scale[j])];
            var fast = new PartialLikelihood(design.Blocks, RiskWeights.Of(design.Blocks, copies), ties).At(scaled);
            var plain = FederatedCox.Piece(whole, ties, TimeTies.Exact, beta);
            Close(plain.LogLikelihood, fast.LogLikelihood, seed);
            for (var j = 0; j < Covariates; j++)
                Close(plain.Score[j], fast.Score[j] * design.Scale[j], seed);
        }
    }

    [Fact]
    public void A_fit_does_not_mind_the_order_of_rows()
    {
        var (sample, _) = Random(23, 700, 50, weighted: false, late: false, strata: 1);
        int[] shuffled = [.. Enumerable.Range(0, 700).OrderBy(i => i * 37 % 701)];
        var other = new CoxSample([.. shuffled.Select(i => sample.Observations[i])],
            [.. sample.Covariates.Cast<NumericCovariate>().Select(c => new NumericCovariate(c.Name, [.. shuffled.Select(i => c.Values[i])]))]);
        var (a, b) = (Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!, Cox.Fit(other, CoxTies.Efron, TimeTies.Exact).Model!);
        Assert.Equal(a.LogLikelihood, b.LogLikelihood, 9);
        Assert.All(a.Terms.Zip(b.Terms), t => Assert.Equal(t.First.Coefficient, t.Second.Coefficient, 11));
    }

    private static void Close(double expected, double actual, int seed) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-10 * (1 + Math.Abs(expected)), $"{actual:R} and not {expected:R} (seed {seed}).");

    internal static (CoxSample Sample, double[] Beta) Random(int seed, int rows, int times, bool weighted, bool late, int strata)
    {
        var random = new Random(seed);
        var observations = new Observation[rows];
        for (var i = 0; i < rows; i++)
        {
            var time = 1 + random.Next(times);
            observations[i] = new(time, i == 0 || random.Next(3) > 0, weighted ? 0.5 + random.NextDouble() : 1, late && random.Next(2) == 0 ? random.Next(time) : double.NegativeInfinity);
        }
        CoxSample sample = new(observations, [.. Enumerable.Range(0, Covariates).Select(j => new NumericCovariate($"x{j}", Enumerable.Range(0, rows).Select(_ => random.NextDouble() * (j + 1)).ToArray()))])
        {
            Stratum = strata > 1 || seed % 2 == 0 ? Enumerable.Range(0, rows).Select(_ => random.Next(strata) - 1).ToArray() : null,
            Offset = seed % 3 == 0 ? Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray() : null,
        };
        return (sample, [0.7, -0.4, 0.2]);
    }

    private static (double LogLikelihood, double[] Score, double[,] Information) Slow(CoxSample sample, CoxTies ties, double[] beta)
    {
        var (rows, log, score, information) = (sample.Observations, 0.0, new double[Covariates], new double[Covariates, Covariates]);
        double[][] x = [.. rows.Select((_, i) => sample.Covariates.Select(c => ((NumericCovariate)c).Values[i]).ToArray())];
        var mean = sample.Offset?.Average() ?? 0;
        double[] eta = [.. x.Select((row, i) => row.Zip(beta, (a, b) => a * b).Sum() + (sample.Offset is { } o ? o[i] - mean : 0))];
        int Stratum(int i) => sample.Stratum?[i] ?? 0;
        foreach (var (time, stratum) in Enumerable.Range(0, rows.Count).Where(i => rows[i].Event).Select(i => (rows[i].Time, Stratum(i))).Distinct())
        {
            int[] risk = [.. Enumerable.Range(0, rows.Count).Where(i => Stratum(i) == stratum && rows[i].Entry < time && time <= rows[i].Time)];
            int[] events = [.. risk.Where(i => rows[i].Event && rows[i].Time == time)];
            foreach (var i in events)
            {
                log += rows[i].Weight * eta[i];
                for (var j = 0; j < Covariates; j++)
                    score[j] += rows[i].Weight * x[i][j];
            }
            var parts = ties is CoxTies.Efron ? events.Length : 1;
            for (var k = 0; k < parts; k++)
            {
                double[] r = [.. risk.Select(i => rows[i].Weight * Math.Exp(eta[i]) * (events.Contains(i) ? 1 - (double)k / parts : 1))];
                var (s0, w) = (r.Sum(), events.Sum(i => rows[i].Weight) / parts);
                double[] centre = [.. Enumerable.Range(0, Covariates).Select(j => risk.Zip(r, (i, ri) => ri * x[i][j]).Sum() / s0)];
                log -= w * Math.Log(s0);
                for (var a = 0; a < Covariates; a++)
                {
                    score[a] -= w * centre[a];
                    for (var b = 0; b < Covariates; b++)
                        information[a, b] += w * risk.Zip(r, (i, ri) => ri * (x[i][a] - centre[a]) * (x[i][b] - centre[b])).Sum() / s0;
                }
            }
        }
        return (log, score, information);
    }
}
