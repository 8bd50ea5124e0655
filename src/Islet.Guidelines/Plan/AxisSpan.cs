using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A day of the plan as far as it is known: the first and the last point that it can be. A date known to the month stays a month wide in everything counted from it.</summary>
public readonly record struct AxisSpan(AxisPoint First, AxisPoint Last)
{
    public bool IsExact => First == Last;

    public static AxisSpan On(AxisPoint at) => new(at, at);

    public static AxisSpan On(DateOnly day) => On(AxisPoint.Of(day));

    public static AxisSpan Of(Day day) => new(AxisPoint.Of(day.First), AxisPoint.Of(day.Last));

    /// <summary>When a finding happened, on the axis of its course; null: nobody knows.</summary>
    public static AxisSpan? Of(Finding finding, Axis axis) =>
        finding.Happened.First is { } first && finding.HappenedBy(axis) is { } last ? new(first, last < first ? first : last) : null;

    /// <summary>Not before that point, wherever it lies.</summary>
    public AxisSpan NotBefore(AxisPoint point) => new(First < point ? point : First, Last < point ? point : Last);
}
