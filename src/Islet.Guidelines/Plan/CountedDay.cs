using Islet.Course;

namespace Islet.Guidelines;

/// <summary>So many months after a day. What follows it is counted from that day again, so that a short month shortens nothing after it.</summary>
internal readonly record struct CountedDay(AxisPoint From, decimal Months, Axis Axis)
{
    public AxisPoint At => PlanMonths.After(From, Months, Axis);

    public CountedDay Plus(decimal months) => this with { Months = Months + months };

    /// <summary>What cannot be earlier than a day is counted from that day on.</summary>
    public CountedDay NotBefore(AxisPoint point) => At < point ? new(point, 0, Axis) : this;

    public static CountedDay On(AxisPoint day, Axis axis) => new(day, 0, axis);
}

/// <summary>The first and the last day from which the next is counted.</summary>
internal readonly record struct CountedSpan(CountedDay First, CountedDay Last)
{
    public static CountedSpan On(AxisSpan span, Axis axis) => new(CountedDay.On(span.First, axis), CountedDay.On(span.Last, axis));

    public CountedSpan NotBefore(AxisPoint point) => new(First.NotBefore(point), Last.NotBefore(point));
}
