using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Islet.Statistics;

/// <summary>Tail probabilities, each computed from the tail's own side: 1 − cdf is exactly 0 at z = 9.</summary>
public static class Tails
{
    /// <summary>P(|Z| ≥ |z|) of a standard normal Z: erfc(|z|/√2).</summary>
    /// <remarks>Abramowitz &amp; Stegun, Handbook of Mathematical Functions, 1964, 7.1 and 26.2.</remarks>
    public static double TwoSidedNormal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>z with P(|Z| ≤ z) = <paramref name="level"/>: 1.959964 for 0.95.</summary>
    /// <remarks>Abramowitz &amp; Stegun 1964, 26.2.</remarks>
    public static double NormalLimit(double level) => level is > 0 and < 1
        ? -Normal.InvCDF(0, 1, (1 - level) / 2)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1.");

    /// <summary>P(χ² ≥ <paramref name="x"/>) with <paramref name="df"/> degrees of freedom, as a finite sum of positive terms.</summary>
    /// <remarks>Abramowitz &amp; Stegun 1964, 26.4.4 (odd df) and 26.4.5 (even df).</remarks>
    public static double ChiSquared(double x, int df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(df, 1);
        if (double.IsNaN(x) || x <= 0)
            return double.IsNaN(x) ? double.NaN : 1;
        var odd = df % 2 == 1;
        // Terms x^j e^(−x/2)/(1·3·…·j) or x^j e^(−x/2)/(2·4·…·j), in logarithms so that a long sum cannot overflow.
        var sum = odd ? SpecialFunctions.Erfc(Math.Sqrt(x / 2)) : Math.Exp(-x / 2);
        var logTerm = odd ? 0.5 * Math.Log(2 / Math.PI) + 0.5 * Math.Log(x) - x / 2 : Math.Log(x) - x / 2 - Math.Log(2);
        for (var j = odd ? 1 : 2; j < df; j += 2)
        {
            sum += Math.Exp(logTerm);
            logTerm += Math.Log(x) - Math.Log(j + 2);
        }
        return Math.Min(1, sum);
    }
}

/// <summary>A statistic that is χ² under the hypothesis tested. P is the upper tail; null where there is nothing to test.</summary>
public readonly record struct ChiSquaredTest(double? Statistic, int Df, double? P)
{
    internal static ChiSquaredTest Of(double? statistic, int df) =>
        df > 0 && statistic is { } x ? new(x, df, Tails.ChiSquared(x, df)) : new(null, df, null);
}
