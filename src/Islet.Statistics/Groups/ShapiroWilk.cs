using MathNet.Numerics.Distributions;

namespace Islet.Statistics;

/// <summary>W near 1 looks normal; small P does not.</summary>
public readonly record struct NormalityTest(double W, double P);

/// <summary>Shapiro-Wilk test of normality.</summary>
public static class ShapiroWilk
{
    private static readonly double[] Last = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
    private static readonly double[] Second = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
    private static readonly double[] SmallMean = [0.544, -0.39978, 0.025054, -6.714e-4], SmallSpread = [1.3822, -0.77857, 0.062767, -0.0020322];
    private static readonly double[] Mean = [-1.5861, -0.31082, -0.083751, 0.0038915], Spread = [-0.4803, -0.082676, 0.0030302];

    /// <summary>
    /// W = (Σ a·x)²/Σ(x − x̄)² with Royston's approximate weights; P from the normal approximation to a transform of 1 − W, exact for n = 3. For 3 to 5000
    /// values that are not all equal; else undefined.
    /// </summary>
    /// <remarks>Shapiro &amp; Wilk, Biometrika 1965;52:591–611; Royston, Appl Stat 1995;44:547–551 (algorithm AS R94). R's and SPSS's.</remarks>
    public static NormalityTest? Test(IReadOnlyList<double> values)
    {
        if (values.Count is < 3 or > 5000)
            return null;
        double[] x = [.. values.Order()];
        var (n, middle) = (x.Length, SampleQuantile.Of(x, 0.5)!.Value);
        if (x[^1] - x[0] < 1e-19)
            return null;
        var range = x[^1] - x[0];
        x = Array.ConvertAll(x, v => (v - middle) / range);
        var half = Weights(n);
        double[] weights = [.. Enumerable.Range(0, n).Select(i => i < n / 2 ? -half[i] : n - 1 - i < n / 2 ? half[n - 1 - i] : 0)];
        double meanA = weights.Average(), meanX = x.Average(), aa = 0, xx = 0, ax = 0;
        for (var i = 0; i < n; i++)
        {
            double a = weights[i] - meanA, d = x[i] - meanX;
            (aa, xx, ax) = (aa + a * a, xx + d * d, ax + a * d);
        }
        var root = Math.Sqrt(aa * xx);
        var rest = Math.Max(0, (root - ax) * (root + ax) / (aa * xx)); // 1 − W, without the loss of taking it from 1
        return new(1 - rest, P(rest, n));
    }

    /// <summary>Of the upper half, the largest first.</summary>
    private static double[] Weights(int n)
    {
        if (n == 3)
            return [Math.Sqrt(0.5)];
        double[] m = [.. Enumerable.Range(1, n / 2).Select(i => Normal.InvCDF(0, 1, (i - 0.375) / (n + 0.25)))];
        var squares = 2 * m.Sum(v => v * v);
        var (root, u) = (Math.Sqrt(squares), 1 / Math.Sqrt(n));
        var first = Polynomial(Last, u) - m[0] / root;
        var second = Polynomial(Second, u) - m[1] / root;
        var scale = n > 5
            ? Math.Sqrt((squares - 2 * m[0] * m[0] - 2 * m[1] * m[1]) / (1 - 2 * first * first - 2 * second * second))
            : Math.Sqrt((squares - 2 * m[0] * m[0]) / (1 - 2 * first * first));
        return [.. m.Select((v, i) => i == 0 ? first : i == 1 && n > 5 ? second : -v / scale)];
    }

    private static double P(double rest, int n)
    {
        if (n == 3)
            return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(1 - rest)) - Math.PI / 3));
        double y = Math.Log(rest), log = Math.Log(n), gamma = -2.273 + 0.459 * n;
        if (n <= 11 && y >= gamma)
            return 1e-99;
        var z = n <= 11
            ? (-Math.Log(gamma - y) - Polynomial(SmallMean, n)) / Math.Exp(Polynomial(SmallSpread, n))
            : (y - Polynomial(Mean, log)) / Math.Exp(Polynomial(Spread, log));
        return z >= 0 ? Tails.TwoSidedNormal(z) / 2 : 1 - Tails.TwoSidedNormal(z) / 2;
    }

    private static double Polynomial(double[] ascending, double x)
    {
        var sum = 0.0;
        for (var i = ascending.Length - 1; i >= 0; i--)
            sum = sum * x + ascending[i];
        return sum;
    }
}
