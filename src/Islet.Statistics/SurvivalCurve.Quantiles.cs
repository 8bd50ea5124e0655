namespace Islet.Statistics;

/// <summary>A time by which a share of the subjects has had the event; null where the curve (or its limit) does not go that far.</summary>
/// <param name="Share">0.5 for the median.</param>
public readonly record struct SurvivalQuantile(double Share, double? Estimate, Limits Limits, IntervalKind Interval, double Level);

/// <summary>Median (or another quantile) with a standard error and limits as SPSS prints them.</summary>
/// <param name="Before">Largest event time with S ≥ 1 − share + 0.05.</param>
/// <param name="After">Smallest event time with S ≤ 1 − share − 0.05.</param>
/// <param name="Density">(S(Before) − S(After))/(After − Before); null, like the error, where one of the two does not exist.</param>
public readonly record struct SpssQuantile(double? Estimate, double? StandardError, Limits Limits, double? Before, double? After, double? Density);

public sealed partial record SurvivalCurve
{
    // Sums such as 0.1 + 0.2 leave S a rounding error beside 0.5: R's tolerance, and the one used with IBM's definition.
    private const double RTolerance = 1.4901161193847656e-08, IbmTolerance = 1e-9;

    public SurvivalQuantile Median => Quantile(0.5);

    /// <summary>
    /// R's quantile: min{t: S(t) ≤ 1 − share}, and the midpoint of the flat piece where S equals 1 − share; its limits are where the curve's
    /// pointwise limits cross.
    /// </summary>
    /// <remarks>Brookmeyer &amp; Crowley, Biometrics 1982;38:29–41, doi:10.2307/2530286.</remarks>
    public SurvivalQuantile Quantile(double share)
    {
        if (share is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        return new(share, Crossing(share, s => s.Survival), new(Crossing(share, s => s.Limits.Lower), Crossing(share, s => s.Limits.Upper)), Interval, Level);
    }

    /// <summary>min{t: S(t) ≤ 0.5}, the definition of IBM technote 476688.</summary>
    public double? MedianIbm => IbmQuantile(0.5);

    private double? IbmQuantile(double share) => EventTimes(s => s.Survival <= 1 - share + IbmTolerance).Select(s => (double?)s.Time).FirstOrDefault();

    /// <summary>
    /// SPSS's quantile: SE = Greenwood's error of S there, over the curve's slope between the last event time well above and the first well below
    /// (by 0.05); limits are ± 1.96 SE, exactly 1.96.
    /// </summary>
    /// <remarks>IBM SPSS Statistics Algorithms, KM; agrees with SPSS Statistics 31 at full precision.</remarks>
    public SpssQuantile Spss(double share = 0.5)
    {
        var level = 1 - share;
        var at = EventTimes(s => s.Survival <= level + IbmTolerance).Select(s => (SurvivalStep?)s).FirstOrDefault();
        var before = EventTimes(s => s.Survival >= level + 0.05 - IbmTolerance).Select(s => (SurvivalStep?)s).LastOrDefault();
        var after = EventTimes(s => s.Survival <= level - 0.05 + IbmTolerance).Select(s => (SurvivalStep?)s).FirstOrDefault();
        if (at is not { } step || before is not { } u || after is not { } l)
            return new(at?.Time, null, default, before?.Time, after?.Time, null);
        var density = (u.Survival - l.Survival) / (l.Time - u.Time);
        return step.StandardError / density is { } se
            ? new(step.Time, se, new(step.Time - 1.96 * se, step.Time + 1.96 * se), u.Time, l.Time, density)
            : new(step.Time, null, default, u.Time, l.Time, density);
    }

    private IEnumerable<SurvivalStep> EventTimes(Func<SurvivalStep, bool> where) => Steps.Where(s => s.Events > 0 && where(s));

    /// <summary>
    /// The time at which 1 − curve reaches <paramref name="share"/>. Limits need not be monotone, so it is the least level reached that counts, and the
    /// first time it is reached.
    /// </summary>
    private double? Crossing(double share, Func<SurvivalStep, double?> curve)
    {
        var (reached, passed) = ((Level: double.PositiveInfinity, Time: 0.0), (Level: double.PositiveInfinity, Time: 0.0));
        var (highest, last) = (0.0, (double?)0.0);
        foreach (var step in Steps)
        {
            var level = 1 - curve(step);
            if (level is { } y)
            {
                if (y + RTolerance >= share && y < reached.Level)
                    reached = (y, step.Time);
                if (y - RTolerance >= share && y < passed.Level)
                    passed = (y, step.Time);
                highest = Math.Max(highest, y);
            }
            last = level;
        }
        if (highest < share)
            return null;
        if (last is { } end && Math.Abs(share - end) < RTolerance)
            return (reached.Time + Steps[^1].Time) / 2; // flat to the end of observation
        return double.IsFinite(passed.Level) ? (reached.Time + passed.Time) / 2 : null;
    }
}
