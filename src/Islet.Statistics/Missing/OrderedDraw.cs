namespace Islet.Statistics;

/// <summary>Proportional odds of a factor whose levels ascend: P(Y ≤ k) = F(θₖ − βᵀx), F logistic.</summary>
/// <remarks>McCullagh, J R Stat Soc B 1980;42:109–142.</remarks>
internal sealed class OrderedDraw
{
    private const int MostTries = 1000;
    private readonly CategoryRows data;
    private readonly double[] start; // thresholds of the margins; the parameters begin with their distance from these

    private OrderedDraw(CategoryRows data)
    {
        this.data = data;
        var (counts, below) = (new double[data.Levels], 0.0);
        foreach (var (_, level, weight) in data.Rows)
            counts[level] += weight;
        var all = counts.Sum();
        start = [.. counts.SkipLast(1).Select(c => Math.Log((below += c) / (all - below)))];
    }

    /// <summary>Levels drawn at parameters drawn, until thresholds ascend.</summary>
    public static int[]? Impute(ImputationDesign design, int[] level, int levels, RandomDraws random)
    {
        var model = new OrderedDraw(CategoryRows.Of(design, level, levels));
        var posterior = CategoryRows.Posterior(model.At, levels - 1 + design.Terms);
        for (var tries = 0; posterior is not null && tries < MostTries; tries++)
        {
            var drawn = posterior(random);
            double[] thresholds = [.. model.start.Zip(drawn, (a, b) => a + b)];
            if (thresholds.Zip(thresholds.Skip(1)).All(t => t.First < t.Second))
                return [.. design.Missing.Select(i => model.Pick(thresholds, drawn, design.Row(i), random))];
        }
        return null;
    }

    private int Pick(double[] thresholds, double[] drawn, ReadOnlySpan<double> x, RandomDraws random)
    {
        var (eta, u) = (Eta(drawn, x), random.Uniform());
        var k = Array.FindIndex(thresholds, t => u <= Logistic(t - eta));
        return k < 0 ? start.Length : k;
    }

    private double Eta(double[] beta, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var j = 0; j < x.Length; j++)
            sum += beta[start.Length + j] * x[j];
        return sum;
    }

    private Evaluation At(double[] beta)
    {
        var (size, value) = (beta.Length, 0.0);
        var (score, information) = (new double[size], new double[size, size]);
        foreach (var (x, level, weight) in data.Rows)
        {
            var eta = Eta(beta, x);
            double upper = level < start.Length ? start[level] + beta[level] - eta : double.PositiveInfinity;
            double lower = level > 0 ? start[level - 1] + beta[level - 1] - eta : double.NegativeInfinity;
            var p = lower > 0 ? Logistic(-lower) - Logistic(-upper) : Logistic(upper) - Logistic(lower); // from the nearer tail
            value += weight * Math.Log(p);
            double a = Density(upper) / p, b = Density(lower) / p; // derivatives of ln p by the two bounds: a and −b
            double aa = Slope(upper) / p - a * a, bb = -Slope(lower) / p - b * b, ab = a * b;
            Add(score, information, (x, level, weight), (a, b, aa, bb, ab));
        }
        return new(value, score, information);
    }

    // The bounds depend on their own threshold with 1 and on β with −x.
    private void Add(double[] score, double[,] information, (double[] X, int Level, double Weight) row, (double A, double B, double AA, double BB, double AB) d)
    {
        double Upper(int i) => i < start.Length ? (i == row.Level ? 1 : 0) : -row.X[i - start.Length];
        double Lower(int i) => i < start.Length ? (i == row.Level - 1 ? 1 : 0) : -row.X[i - start.Length];
        for (var i = 0; i < score.Length; i++)
        {
            var (u, l) = (Upper(i), Lower(i));
            score[i] += row.Weight * (d.A * u - d.B * l);
            for (var j = 0; j < score.Length; j++)
                information[i, j] -= row.Weight * (d.AA * u * Upper(j) + d.BB * l * Lower(j) + d.AB * (u * Lower(j) + l * Upper(j)));
        }
    }

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static double Density(double x) => double.IsInfinity(x) ? 0 : Logistic(x) * Logistic(-x);

    private static double Slope(double x) => double.IsInfinity(x) ? 0 : Density(x) * (Logistic(-x) - Logistic(x));
}
