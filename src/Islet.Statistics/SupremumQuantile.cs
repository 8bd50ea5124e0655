using MathNet.Numerics.LinearAlgebra;

namespace Islet.Statistics;

/// <summary>Quantiles of sup |B(u)| and of sup |B(u)|/√(u(1 − u)) over a ≤ u ≤ b, B the Brownian bridge.</summary>
/// <remarks>
/// Bridge: the heat kernel between two absorbing walls as a series of sines (Billingsley, Convergence of Probability Measures, 1968, section 11). Standardised it
/// is an Ornstein-Uhlenbeck process in ½·ln(u/(1 − u)) (Miller &amp; Siegmund, Biometrics 1982;38:1011–1016); its generator is taken in the same sines.
/// </remarks>
public static class SupremumQuantile
{
    private const int Waves = 60, Points = 400;

    /// <summary>The c below which the supremum stays with probability <paramref name="level"/>: 1.3581 for the whole bridge at 95 %.</summary>
    /// <remarks>Hall &amp; Wellner, Biometrika 1980;67:133–143; Nair, Technometrics 1984;26:265–275.</remarks>
    public static double Of(BandKind kind, double a, double b, double level)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1.");
        var (low, high) = (0.0, 12.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            var inside = kind is BandKind.HallWellner ? Bridge(middle, a, b) : Standardised(middle, a, b);
            (low, high) = inside < level ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>P(|B(u)| ≤ c for a ≤ u ≤ b) = √(2π)/c·Σ over odd k of exp(−k²π²(b − a)/(8c²))·A(a)·A(1 − b), A the Gaussian against the k-th wave.</summary>
    public static double Bridge(double c, double a, double b)
    {
        var sum = 0.0;
        for (var k = 1; k < 2 * Waves; k += 2)
            sum += Math.Exp(-k * k * Math.PI * Math.PI * (b - a) / (8 * c * c)) * Gaussian(k, c, a) * Gaussian(k, c, 1 - b);
        return Math.Sqrt(2 * Math.PI) / c * sum;
    }

    // ∫ over |x| ≤ c of cos(kπx/2c)·exp(−x²/2v)/√(2πv); the sign of the wave cancels between the two ends.
    private static double Gaussian(int k, double c, double v)
    {
        if (v <= 0)
            return 1;
        var reach = Math.Min(c, 9 * Math.Sqrt(v));
        return Simpson(reach, x => Math.Cos(k * Math.PI * x / (2 * c)) * Math.Exp(-x * x / (2 * v))) / Math.Sqrt(2 * Math.PI * v);
    }

    /// <summary>P(|X(s)| ≤ c over a stretch of length ½·ln(b(1 − a)/(a(1 − b)))), X stationary with covariance exp(−|s|).</summary>
    public static double Standardised(double c, double a, double b)
    {
        if (c <= 0)
            return 0;
        var length = 0.5 * Math.Log(b * (1 - a) / (a * (1 - b)));
        if (length <= 0)
            return 1 - Tails.TwoSidedNormal(c);
        double Wave(int k) => (2 * k + 1) * Math.PI / (2 * c);
        // Symmetrised by exp(−x²/4) the generator is d²/dx² + 1/2 − x²/4.
        var matrix = Matrix<double>.Build.Dense(Waves, Waves, (i, j) => (i == j ? 0.5 - Wave(i) * Wave(i) : 0) - 0.25 * Square(i, j, c));
        var start = Vector<double>.Build.Dense(Waves, k => Simpson(c, x => Math.Cos(Wave(k) * x) * Math.Exp(-x * x / 4)) / Math.Sqrt(c));
        var modes = matrix.Evd(Symmetricity.Symmetric);
        var shares = modes.EigenVectors.TransposeThisAndMultiply(start);
        return Enumerable.Range(0, Waves).Sum(k => shares[k] * shares[k] * Math.Exp(modes.EigenValues[k].Real * length)) / Math.Sqrt(2 * Math.PI);
    }

    // ∫ x²·cos·cos/c over |x| ≤ c of two waves: in closed form.
    private static double Square(int i, int j, double c)
    {
        double Part(int m) => m == 0 ? c * c / 3 : 2 * c * c * (m % 2 == 0 ? 1 : -1) / (m * m * Math.PI * Math.PI);
        return Part(i - j) + Part(i + j + 1);
    }

    private static double Simpson(double reach, Func<double, double> f)
    {
        var (h, sum) = (reach / Points, f(0) + f(reach));
        for (var i = 1; i < Points; i++)
            sum += f(i * h) * (i % 2 == 1 ? 4 : 2);
        return 2 * h / 3 * sum; // even functions: both sides
    }
}
