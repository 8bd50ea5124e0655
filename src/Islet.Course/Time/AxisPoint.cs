namespace Islet.Course;

/// <summary>A position on the axis of one course, in days. Points of different courses are never compared, only their differences.</summary>
/// <param name="Days">On a calendar the days since 1 January of year 1; elsewhere the days since the axis' origin.</param>
public readonly record struct AxisPoint(decimal Days) : IComparable<AxisPoint>
{
    public static AxisPoint Of(DateOnly day) => new(day.DayNumber);

    public static AxisPoint Of(Offset offset) => new(offset.Days);

    public static decimal DaysBetween(AxisPoint from, AxisPoint to) => to.Days - from.Days;

    /// <summary>Months of 30.4375 days (facts.md 1.8). Both ends given in months differ by exactly those months.</summary>
    public static decimal MonthsBetween(AxisPoint from, AxisPoint to) => DaysBetween(from, to) / Offset.DaysPerMonth;

    public static bool operator <(AxisPoint a, AxisPoint b) => a.Days < b.Days;

    public static bool operator >(AxisPoint a, AxisPoint b) => a.Days > b.Days;

    public static bool operator <=(AxisPoint a, AxisPoint b) => a.Days <= b.Days;

    public static bool operator >=(AxisPoint a, AxisPoint b) => a.Days >= b.Days;

    public int CompareTo(AxisPoint other) => Days.CompareTo(other.Days);
}
