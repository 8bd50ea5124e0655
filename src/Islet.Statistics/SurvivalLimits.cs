namespace Islet.Statistics;

/// <summary>Pointwise confidence limits of a survival probability.</summary>
public static class SurvivalLimits
{
    /// <summary>
    /// g⁻¹(g(S) ± z·g′(S)·SE) for the transformation g that <paramref name="kind"/> names; not defined at S = 0, and at S = 1 only where
    /// g is (plain and log).
    /// </summary>
    /// <remarks>
    /// Kalbfleisch &amp; Prentice, The Statistical Analysis of Failure Time Data, 2nd ed., 2002, section 1.4; the arcsine form is
    /// Thomas &amp; Grunkemeier, J Am Stat Assoc 1975;70:865–871. Clipped as R's survfit does.
    /// </remarks>
    /// <param name="z">Normal quantile of the level: 1.959964 for 95 %.</param>
    public static Limits Of(IntervalKind kind, double survival, double? standardError, double z)
    {
        if (standardError is not { } se || survival <= 0 || (survival >= 1 && kind is not (IntervalKind.Plain or IntervalKind.Log)))
            return default;
        var s = survival;
        switch (kind)
        {
            case IntervalKind.Plain:
                return new(Math.Max(0, s - z * se), Math.Min(1, s + z * se));
            case IntervalKind.Log:
                return new(s * Math.Exp(-z * se / s), Math.Min(1, s * Math.Exp(z * se / s)));
            case IntervalKind.LogLog:
                var spread = z * se / (s * Math.Log(s)); // negative, as ln S is
                return new(Math.Exp(Math.Log(s) * Math.Exp(-spread)), Math.Exp(Math.Log(s) * Math.Exp(spread)));
            case IntervalKind.Logit:
                var (odds, factor) = (s / (1 - s), Math.Exp(z * se / (s * (1 - s))));
                return new(odds / (odds + factor), odds * factor / (1 + odds * factor));
            case IntervalKind.ArcsineRoot:
                var (angle, width) = (Math.Asin(Math.Sqrt(s)), 0.5 * z * se / Math.Sqrt(s * (1 - s)));
                return new(Square(Math.Sin(Math.Max(0, angle - width))), Square(Math.Sin(Math.Min(Math.PI / 2, angle + width))));
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of interval.");
        }
    }

    private static double Square(double x) => x * x;
}
