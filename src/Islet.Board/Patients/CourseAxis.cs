using Islet.Course;
using Islet.Figures;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The axis on which a course is drawn, and where a writing of time stands on it.</summary>
public sealed class CourseAxis
{
    private const double Margin = 0.03; // of the span, on both sides, so that no mark stands on the edge

    private readonly Axis axis;
    private readonly double zero;

    /// <param name="drawn">All that will be drawn; at least one of known time.</param>
    public CourseAxis(Axis axis, IEnumerable<When> drawn) : this(axis, [.. drawn.Where(w => w.IsKnown).SelectMany(w => new[] { w.First!.Value, w.Last!.Value })])
    {
    }

    /// <param name="drawn">All that will be drawn; at least one.</param>
    public CourseAxis(Axis axis, IReadOnlyList<AxisPoint> drawn)
    {
        this.axis = axis;
        var (first, last) = ((double)drawn.Min().Days, (double)drawn.Max().Days);
        var margin = Math.Max((last - first) * Margin, TimelineAxis.DaysPerMonth);
        if (axis.Kind is AxisKind.Offset)
        {
            Figure = TimelineAxis.SinceOrigin(T($"Months since {Numbers.Origin(axis)}"), first - margin, last + margin);
            return;
        }
        zero = first;
        var origin = DateOnly.FromDayNumber((int)first);
        Figure = TimelineAxis.Calendar(axis.Kind is AxisKind.Shifted ? T("Shifted calendar: intervals are right, dates are not") : T("Calendar time"), origin,
            origin.AddDays(-Math.Min((int)margin, origin.DayNumber)), origin.AddDays(Math.Min((int)(last - first + margin), DateOnly.MaxValue.DayNumber - origin.DayNumber)));
    }

    public TimelineAxis Figure { get; }

    /// <summary>First day that the writing allows.</summary>
    public double From(When when) => At(when.First!.Value);

    /// <summary>Last day that it allows, where that is another.</summary>
    public double? Until(When when) => when.Last > when.First ? At(when.Last!.Value) : null;

    public double Middle(When when) => (From(when) + (Until(when) ?? From(when))) / 2;

    public double At(AxisPoint point) => (double)point.Days - zero;

    /// <summary>2019-05, or 9.4 months after diagnosis.</summary>
    public string Written(When when) => Numbers.When(when, axis);
}
