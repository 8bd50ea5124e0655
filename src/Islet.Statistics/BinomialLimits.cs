using MathNet.Numerics.Distributions;

namespace Islet.Statistics;

/// <summary>A proportion with its exact limits.</summary>
/// <param name="Level">Of confidence, two-sided.</param>
public sealed record Proportion(int Count, int Of, double Rate, double Lower, double Upper, double Level);

/// <summary>Limits of a proportion.</summary>
public static class BinomialLimits
{
    /// <summary>
    /// Exact: quantiles of the beta distribution, B(α/2; x, n-x+1) and B(1-α/2; x+1, n-x); 0 and 1 at the ends. Never shorter than it says, often longer.
    /// </summary>
    /// <remarks>Clopper and Pearson, Biometrika 1934;26:404-413, doi:10.1093/biomet/26.4.404.</remarks>
    public static Proportion ClopperPearson(int count, int of, double level = 0.95)
    {
        if (of <= 0 || count < 0 || count > of)
            throw new ArgumentOutOfRangeException(nameof(count), $"{count} of {of}", "A count must lie between 0 and a number above 0.");
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level of confidence lies between 0 and 1.");
        var tail = (1 - level) / 2;
        var lower = count == 0 ? 0 : count == of ? Math.Pow(tail, 1.0 / of) : Beta.InvCDF(count, of - count + 1, tail);
        var upper = count == of ? 1 : count == 0 ? 1 - Math.Pow(tail, 1.0 / of) : Beta.InvCDF(count + 1, of - count, 1 - tail);
        return new(count, of, (double)count / of, lower, upper, level);
    }
}
