using Islet.Course;

namespace Islet.Guidelines;

/// <summary>How a plan counts months: on a calendar to the same day of a later month, or to its last day where it has no such day; without a calendar in months of 30.4375 days.</summary>
/// <remarks>
/// [H] Months are counted from the day from which the guideline counts, never from the window before: two months after 31 January are 31 March, whatever February
/// had. A part of a month is that part of 30.4375 days (facts.md 1.8), on a calendar rounded to whole days.
/// </remarks>
public static class PlanMonths
{
    public static AxisPoint After(AxisPoint from, decimal months, Axis axis)
    {
        if (axis.Kind is AxisKind.Offset)
            return new(from.Days + (months * Offset.DaysPerMonth));
        var whole = (int)decimal.Truncate(months);
        var days = Math.Round((months - whole) * Offset.DaysPerMonth, MidpointRounding.AwayFromZero);
        return new(Math.Min(Month(DateOf(from), whole).DayNumber + days, DateOnly.MaxValue.DayNumber));
    }

    public static AxisSpan After(AxisSpan from, decimal months, Axis axis) => new(After(from.First, months, axis), After(from.Last, months, axis));

    /// <summary>The date of a point of a calendar.</summary>
    public static DateOnly DateOf(AxisPoint point) => DateOnly.FromDayNumber((int)point.Days);

    /// <summary>The calendar ends with the year 9999; a date typed wrongly is no reason to fail.</summary>
    private static DateOnly Month(DateOnly from, int months) => from > DateOnly.MaxValue.AddMonths(-months) ? DateOnly.MaxValue : from.AddMonths(months);
}
