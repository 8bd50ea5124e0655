using Islet.Course;

namespace Islet.Clinic;

/// <summary>What ended a treatment.</summary>
public enum TreatmentFailureEnd
{
    /// <summary>There is no time; <see cref="TimeToEvent.Excluded"/> says why.</summary>
    None,

    /// <summary>Its drugs stopped, for whatever reason.</summary>
    Stop,

    /// <summary>No stop on record, and the next line began.</summary>
    NextLine,
    Death,

    /// <summary>It runs as far as anybody knows: censored on the last day seen alive, or at the view's day.</summary>
    Running,
}

/// <summary>Time to treatment failure: from the start of a line to its stop for any reason, death included.</summary>
/// <param name="Reason">As stated of the stop; null: nobody says.</param>
/// <remarks>
/// De Mestier et al. 2023 through Di Franco et al., Semin Nucl Med 2025;55:754-765, use it and the review does not define it further. A planned end ("completed") ends
/// the treatment here too; the reason stands beside the time so that a study can censor it. [H]
/// </remarks>
public sealed record TimeToTreatmentFailure(TimeToEvent Time, TreatmentFailureEnd End, string? Reason = null, Finding? Stop = null)
{
    public static TimeToTreatmentFailure Of(Snapshot snapshot, TherapyLines lines, int number)
    {
        if (lines.Lacks(number) is { } why)
            return None(why);
        var line = lines.Lines[number - 1];
        if (Exact(line.Start) is not { } start)
            return None(line.Start.IsKnown ? NoOutcome.StartUncertain : NoOutcome.StartNotRecorded);
        var (stop, next, death) = (line.Stop?.Happened, line.NextStart, SeriesEventsOfLine.Death(snapshot.Sight));
        if ((stop is { } s && Exact(s) is null) || (stop is null && next is { } n && Exact(n) is null))
            return None(NoOutcome.EndUncertain);
        AxisPoint? ended = stop is { } stopped ? Exact(stopped) : null, began = next is { } then ? Exact(then) : null;
        if (ended is { } end && !(death < end) && !(began < end))
            return Until(start, end, TreatmentFailureEnd.Stop, line);
        if (began is { } later && !(death < later))
            return Until(start, later, TreatmentFailureEnd.NextLine, line);
        return death is { } died ? Until(start, died, TreatmentFailureEnd.Death, line) : Running(snapshot, line, start);
    }

    /// <summary>Who is not known to live or to have died is under treatment until an unknown day.</summary>
    private static TimeToTreatmentFailure Running(Snapshot snapshot, TherapyLine line, AxisPoint start)
    {
        var alive = OverallSurvival.From(snapshot.Course, line.Start, snapshot.View.Effective);
        return alive.Excluded is { } open ? None(open) : new(new(Math.Min(alive.Days, AxisPoint.DaysBetween(start, snapshot.View.Effective)), false), TreatmentFailureEnd.Running);
    }

    private static TimeToTreatmentFailure Until(AxisPoint start, AxisPoint end, TreatmentFailureEnd why, TherapyLine line) => AxisPoint.DaysBetween(start, end) is var days && days < 0
        ? None(NoOutcome.EndBeforeStart) : new(new(days, true), why, why is TreatmentFailureEnd.Stop ? line.StopReason : null, why is TreatmentFailureEnd.Stop ? line.Stop : null);

    private static TimeToTreatmentFailure None(NoOutcome reason) => new(TimeToEvent.None(reason), TreatmentFailureEnd.None);

    private static AxisPoint? Exact(When when) => when.First is { } first && first == when.Last ? first : null;
}
