using MathNet.Numerics.Distributions;

namespace Islet.Statistics;

/// <summary>Limits of a proportion and of a difference of two. Clopper and Pearson's: <see cref="BinomialLimits"/>.</summary>
public static class ProportionLimits
{
    /// <summary>Wilson's score limits: (p + z²/2n ± z√(p(1 − p)/n + z²/4n²))/(1 + z²/n).</summary>
    /// <remarks>Wilson, J Am Stat Assoc 1927;22:209–212.</remarks>
    public static Proportion Wilson(int count, int of, double level = 0.95)
    {
        var (p, z) = (Checked(count, of), Tails.NormalLimit(level));
        var (lower, upper) = Score(p, of, z);
        return new(count, of, p, count == 0 ? 0 : lower, count == of ? 1 : upper, level);
    }

    /// <summary>Wilson's limits with a continuity correction of min(½, |x − n/2|)/n: that of R's <c>prop.test</c>, whose hypothesis is ½.</summary>
    /// <remarks>Newcombe, Stat Med 1998;17:857–872, method 4; the cap is R's own.</remarks>
    public static Proportion WilsonCorrected(int count, int of, double level = 0.95)
    {
        var (p, z) = (Checked(count, of), Tails.NormalLimit(level));
        var correction = Math.Min(0.5, Math.Abs(count - of * 0.5)) / of;
        var lower = p - correction <= 0 ? 0 : Score(p - correction, of, z).Lower;
        var upper = p + correction >= 1 ? 1 : Score(p + correction, of, z).Upper;
        return new(count, of, p, Math.Max(0, lower), Math.Min(1, upper), level);
    }

    /// <summary>q ± z√(q(1 − q)/(n + z²)), q = (x + z²/2)/(n + z²); not cut at 0 and 1.</summary>
    /// <remarks>Agresti &amp; Coull, Am Stat 1998;52:119–126.</remarks>
    public static Proportion AgrestiCoull(int count, int of, double level = 0.95)
    {
        var (p, z) = (Checked(count, of), Tails.NormalLimit(level));
        var q = (count + z * z / 2) / (of + z * z);
        var reach = z * Math.Sqrt(q * (1 - q) / (of + z * z));
        return new(count, of, p, q - reach, q + reach, level);
    }

    /// <summary>p ± z√(p(1 − p)/n), not cut at 0 and 1: what many papers print; of no width at 0 and n.</summary>
    /// <remarks>Laplace 1812; why not to use it: Brown, Cai &amp; DasGupta, Stat Sci 2001;16:101–133.</remarks>
    public static Proportion Wald(int count, int of, double level = 0.95)
    {
        var p = Checked(count, of);
        var reach = Tails.NormalLimit(level) * Math.Sqrt(p * (1 - p) / of);
        return new(count, of, p, p - reach, p + reach, level);
    }

    /// <summary>Jeffreys's: quantiles of Beta(x + ½, n − x + ½); 0 at x = 0 and 1 at x = n.</summary>
    /// <remarks>Brown, Cai &amp; DasGupta, Stat Sci 2001;16:101–133.</remarks>
    public static Proportion Jeffreys(int count, int of, double level = 0.95)
    {
        var (p, tail) = (Checked(count, of), (1 - level) / 2);
        _ = Tails.NormalLimit(level); // refuses a level that is none
        return new(count, of, p, count == 0 ? 0 : Beta.InvCDF(count + 0.5, of - count + 0.5, tail), count == of ? 1 : Beta.InvCDF(count + 0.5, of - count + 0.5, 1 - tail), level);
    }

    /// <summary>Exact two-sided P that the proportion is ½: all counts no likelier than the one seen.</summary>
    /// <remarks>Clopper &amp; Pearson, Biometrika 1934;26:404–413; R's <c>binom.test</c>.</remarks>
    public static double PAgainstHalf(int count, int of)
    {
        _ = Checked(count, of);
        var less = Math.Min(count, of - count);
        return Math.Min(1, 2 * less == of ? 1 : 2 * Enumerable.Range(0, less + 1).Sum(x => Binomial.PMF(0.5, of, x)));
    }

    /// <summary>Difference of two proportions by Wilson's limits of each: d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²).</summary>
    /// <remarks>Newcombe, Stat Med 1998;17:873–890, method 10.</remarks>
    public static (double Difference, Limits Limits) Newcombe(int count1, int of1, int count2, int of2, double level = 0.95)
    {
        var (a, b) = (Wilson(count1, of1, level), Wilson(count2, of2, level));
        var d = a.Rate - b.Rate;
        return (d, new(d - Math.Sqrt(Square(a.Rate - a.Lower) + Square(b.Upper - b.Rate)), d + Math.Sqrt(Square(a.Upper - a.Rate) + Square(b.Rate - b.Lower))));
    }

    private static (double Lower, double Upper) Score(double p, int n, double z)
    {
        var reach = z * Math.Sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return ((p + z * z / (2.0 * n) - reach) / (1 + z * z / n), (p + z * z / (2.0 * n) + reach) / (1 + z * z / n));
    }

    private static double Checked(int count, int of) => of > 0 && count >= 0 && count <= of
        ? (double)count / of
        : throw new ArgumentOutOfRangeException(nameof(count), $"{count} of {of}", "A count must lie between 0 and a number above 0.");

    private static double Square(double x) => x * x;
}
