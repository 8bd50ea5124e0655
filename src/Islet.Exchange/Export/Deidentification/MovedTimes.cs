using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Where the times of one course go. Nothing is guessed: what cannot be said on the new axis becomes unknown, and is counted.</summary>
internal sealed class MovedTimes
{
    private const string Origin = "diagnosis";

    private readonly AxisPoint? zero;
    private readonly int? shift;
    private readonly bool keepsOffsets;

    private MovedTimes(Axis axis, AxisPoint? zero, int? shift, bool keepsOffsets) => (Axis, this.zero, this.shift, this.keepsOffsets) = (axis, zero, shift, keepsOffsets);

    /// <summary>The axis of the course that results.</summary>
    public Axis Axis { get; }

    /// <summary>There is no exact day of diagnosis to count from, and so no times at all.</summary>
    public bool IsLost => shift is null && zero is null && !keepsOffsets;

    /// <summary>Partial dates, of which no day can be said.</summary>
    public int Undated { get; private set; }

    /// <summary>Partial dates that were moved as a whole month or year and may be off by one.</summary>
    public int Coarse { get; private set; }

    /// <param name="daysBack">Drawn for this course alone, and kept nowhere.</param>
    public static MovedTimes Of(DiseaseCourse course, TimesAs times, Func<int> daysBack)
    {
        _ = OverallSurvival.FromDiagnosis(course, null, out var diagnosed);
        return course.Axis.Kind switch
        {
            AxisKind.Offset => new(Axis.OffsetFrom(Origin), diagnosed, null, keepsOffsets: course.Axis.Origin == Origin),
            _ when times is TimesAs.Shifted => new(Axis.Shifted, null, daysBack(), keepsOffsets: false),
            _ => new(Axis.OffsetFrom(Origin), diagnosed, null, keepsOffsets: false),
        };
    }

    public When Move(When when) => when switch
    {
        { Offset: { } offset } => keepsOffsets ? when : zero is { } start ? When.At(Offset.FromDays(offset.Days - start.Days)) : When.Unknown,
        { Day: { } day } => shift is { } back ? Back(day, back) : zero is { } start ? Since(day, start) : When.Unknown,
        _ => When.Unknown,
    };

    public Reported Move(Reported reported) => reported.AsHappened || !reported.IsKnown ? reported
        : Move(reported.When) is { IsKnown: true } moved ? Reported.On(moved) : Reported.Unknown;

    private When Since(Day day, AxisPoint start)
    {
        if (day.IsExact)
            return When.At(Offset.FromDays(AxisPoint.DaysBetween(start, AxisPoint.Of(day.First))));
        Undated++;
        return When.Unknown;
    }

    /// <summary>A month or year goes where its middle goes.</summary>
    private When Back(Day day, int days)
    {
        var middle = (day.First.DayNumber + day.Last.DayNumber) / 2;
        if (middle < days)
            return When.Unknown;
        var text = DateOnly.FromDayNumber(middle - days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (!day.IsExact)
            Coarse++;
        return When.On(Day.Parse(text[..day.ToString().Length]));
    }
}
