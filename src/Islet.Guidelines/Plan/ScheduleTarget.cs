namespace Islet.Guidelines;

/// <summary>A month, or a span of months, after its anchor at which a schedule wants something done once.</summary>
/// <param name="CountsFrom">What is done from this month on is done for it.</param>
/// <param name="IsPoint">The text names one month.</param>
/// <param name="IsSpan">The text names a span of months: what is done long after it is no examination of that time.</param>
internal sealed record ScheduleTarget(int Step, ScheduledStep Of, decimal Earliest, decimal Latest, decimal CountsFrom, bool IsPoint, bool IsSpan = false)
{
    /// <summary>[H] An examination up to a month after the last month of a span still counts for it.</summary>
    public const decimal MonthsAfter = 1;

    /// <summary>[H] An examination up to a month before the month that the text names counts for it; the text gives no tolerance.</summary>
    public const decimal MonthsAhead = 1;

    private const string Within = "within"; // first_is: "within 3 months"

    public static IEnumerable<ScheduleTarget> In(int step, ScheduledStep of)
    {
        if (of is { AtMonthsMin: { } min, AtMonthsMax: { } max })
            yield return new(step, of, min, max, min, IsPoint: false, IsSpan: true);
        foreach (var (month, i) in of.AtMonths.Order().Select((month, i) => (month, i)))
        {
            var within = i == 0 && of.FirstIs?.StartsWith(Within, StringComparison.OrdinalIgnoreCase) is true;
            yield return new(step, of, within ? 0 : month, month, within ? 0 : Math.Max(0, month - MonthsAhead), IsPoint: !within);
        }
    }
}
