namespace Islet.Statistics;

/// <summary>Two restricted means at one time, compared.</summary>
/// <param name="Difference">Second minus first.</param>
/// <param name="P">Two-sided; null where neither mean has a variance.</param>
/// <param name="Ratio">Second over first, limits on the logarithm; null where a mean is 0.</param>
/// <param name="Beyond">A curve that has not reached 0 was followed for less than the time asked for: it is taken to stay where it ended.</param>
public sealed record RestrictedMeanComparison(
    RestrictedMean First, RestrictedMean Second, double Difference, double StandardError, double? Z, double? P, Limits Limits, double? Ratio, Limits RatioLimits, bool Beyond, double Level);

/// <summary>Restricted mean survival time between two groups.</summary>
public static class RestrictedMeanDifference
{
    /// <summary>μ₂(τ) − μ₁(τ) with error √(SE₁² + SE₂²) and normal limits; the ratio's limits are exp(ln(μ₂/μ₁) ± z·√(SE₁²/μ₁² + SE₂²/μ₂²)).</summary>
    /// <remarks>Royston &amp; Parmar, BMC Med Res Methodol 2013;13:152; Uno et al., J Clin Oncol 2014;32:2380–2385. Errors are Greenwood's, as survfit prints them.</remarks>
    /// <param name="until">In the curves' unit; means are comparable only at one and the same time.</param>
    public static RestrictedMeanComparison Compare(SurvivalCurve first, SurvivalCurve second, double until, double level = 0.95)
    {
        var (a, b, z) = (first.Mean(until), second.Mean(until), Tails.NormalLimit(level));
        var (difference, error) = (b.Estimate - a.Estimate, Math.Sqrt(a.StandardError * a.StandardError + b.StandardError * b.StandardError));
        double? ratio = a.Estimate > 0 && b.Estimate > 0 ? b.Estimate / a.Estimate : null;
        var spread = ratio is null ? 0 : z * Math.Sqrt(Square(a.StandardError / a.Estimate) + Square(b.StandardError / b.Estimate));
        return new(a, b, difference, error, error > 0 ? difference / error : null, error > 0 ? Tails.TwoSidedNormal(difference / error) : null,
            error > 0 ? new(difference - z * error, difference + z * error) : default, ratio,
            ratio is { } r && error > 0 ? new(r * Math.Exp(-spread), r * Math.Exp(spread)) : default, Short(first, until) || Short(second, until), level);
    }

    private static bool Short(SurvivalCurve curve, double until) => curve.Steps.Count == 0 || (curve.Steps[^1] is { Survival: > 0 } last && last.Time < until);

    private static double Square(double x) => x * x;
}
