using System.Globalization;
using Islet.Statistics;

namespace Islet.Bench;

/// <summary>Right-censored survival of two groups with ten covariates, column by column.</summary>
internal sealed record SurvivalData(Observation[] Observations, int[] Group, double[][] Columns)
{
    private const int Covariates = 10;
    private static readonly double[] Beta = [.30, -.20, .15, .10, 0, .40, -.25, 0, .12, .5];

    public int Rows => Observations.Length;

    /// <summary>What a model's input takes: a time, whether an event ended it, ten covariates.</summary>
    public double InputMegabytes => Rows * (8 + 1 + 8.0 * Covariates) / 1e6;

    public CoxSample Sample => new(Observations, [.. Columns.Select((c, j) => new NumericCovariate($"x{j + 1}", c))]);

    public double[] Score => [.. Enumerable.Range(0, Rows).Select(i => Beta.Select((b, j) => b * Columns[j][i]).Sum())];

    /// <param name="csv">Columns time, status, grp, stratum, x1 … x10.</param>
    public static SurvivalData Read(string csv)
    {
        var rows = File.ReadLines(csv).Skip(1).Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture))).ToArray();
        return new(Array.ConvertAll(rows, r => new Observation(r[0], r[1] == 1)), Array.ConvertAll(rows, r => (int)r[2]),
            [.. Enumerable.Range(0, Covariates).Select(j => Array.ConvertAll(rows, r => r[4 + j]))]);
    }

    /// <summary>The same kind of data as the peers' script simulates, without strata: exponential times, uniform censoring, about 30 % events.</summary>
    public static SurvivalData Simulate(int rows)
    {
        var random = new Random(1000 + rows);
        double[][] columns = [.. Enumerable.Range(0, Covariates).Select(j => Enumerable.Range(0, rows).Select(_ => Value(random, j)).ToArray())];
        var observations = new Observation[rows];
        for (var i = 0; i < rows; i++)
        {
            var hazard = Math.Exp(Enumerable.Range(0, Covariates).Sum(j => Beta[j] * columns[j][i])) / 2400;
            var (time, censored) = (-Math.Log(1 - random.NextDouble()) / hazard, 30 + 1070 * random.NextDouble());
            observations[i] = new(Math.Min(time, censored), time <= censored);
        }
        return new(observations, [.. columns[5].Select(x => (int)x)], columns);
    }

    private static double Value(Random random, int covariate) => covariate switch
    {
        < 5 => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()),
        < 8 => random.NextDouble() < (covariate == 5 ? .5 : covariate == 6 ? .3 : .1) ? 1 : 0,
        8 => (random.NextDouble() < .4 ? 1 : 0) + (random.NextDouble() < .4 ? 1 : 0),
        _ => random.NextDouble(),
    };
}
