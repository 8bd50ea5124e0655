namespace Islet.Statistics;

/// <summary>The shape of a simultaneous band.</summary>
public enum BandKind
{
    /// <summary>Wider than pointwise limits by (1 + nσ²)/√n·c: narrow in the middle. Hall &amp; Wellner, Biometrika 1980;67:133–143.</summary>
    HallWellner,

    /// <summary>Pointwise limits with a larger quantile. Nair, Technometrics 1984;26:265–275.</summary>
    EqualPrecision,
}

/// <summary>Limits of the curve at one event time, for all times of the band together.</summary>
public readonly record struct BandStep(double Time, double Survival, Limits Limits);

/// <summary>A simultaneous band: with the probability of its level the whole curve from the first to the last step lies in it.</summary>
/// <param name="Critical">Quantile of the supremum of the limiting process between <paramref name="Lower"/> and <paramref name="Upper"/>.</param>
/// <param name="Lower">a = nσ²/(1 + nσ²) at the first step, σ² Greenwood's sum.</param>
public sealed record SurvivalBand(BandKind Kind, IntervalKind Interval, double Level, double Critical, double Lower, double Upper, IReadOnlyList<BandStep> Steps);

/// <summary>Simultaneous bands of a Kaplan-Meier curve.</summary>
public static class SurvivalBands
{
    /// <summary>
    /// g⁻¹(g(S) ± c·g′(S)·w) with w = S·σ (equal precision) or S·(1 + nσ²)/√n (Hall-Wellner), at event times from <paramref name="from"/> to
    /// <paramref name="until"/> with 0 &lt; S &lt; 1. c is computed, not looked up.
    /// </summary>
    /// <remarks>Hall &amp; Wellner 1980; Nair 1984; the transformed forms: Borgan &amp; Liestøl, Scand J Stat 1990;17:35–41; Klein &amp; Moeschberger 2003, section 4.4.</remarks>
    /// <param name="from">Null: the first event time. A band that begins late is narrower.</param>
    /// <returns>Null where no event time with 0 &lt; S &lt; 1 lies between the two.</returns>
    /// <exception cref="ArgumentException">The errors are robust: n is then no number of subjects.</exception>
    public static SurvivalBand? Of(SurvivalCurve curve, BandKind kind, IntervalKind interval = IntervalKind.LogLog, double? from = null, double? until = null, double level = 0.95)
    {
        if (curve.Variance is VarianceKind.Robust)
            throw new ArgumentException("A simultaneous band takes Greenwood's errors.", nameof(curve));
        var n = curve.Subjects;
        SurvivalStep[] steps = [.. curve.Steps.Where(s => s.Events > 0 && s.Survival is > 0 and < 1 && !(s.Time < from) && !(s.Time > until))];
        if (steps.Length == 0)
            return null;
        double Share(SurvivalStep s) => n * Sigma2(s) / (1 + n * Sigma2(s));
        var (lower, upper) = (Share(steps[0]), Share(steps[^1]));
        var critical = SupremumQuantile.Of(kind, lower, upper, level);
        return new(kind, interval, level, critical, lower, upper, [.. steps.Select(s => new BandStep(s.Time, s.Survival, SurvivalLimits.Of(interval, s.Survival,
            kind is BandKind.EqualPrecision ? s.StandardError : s.Survival * (1 + n * Sigma2(s)) / Math.Sqrt(n), critical)))]);
    }

    private static double Sigma2(SurvivalStep s) => s.StandardError!.Value / s.Survival * (s.StandardError!.Value / s.Survival);
}
