using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why a course gives no time to an endpoint. Each is counted and printed by a study.</summary>
public enum NoOutcome
{
    /// <summary>Nobody says when the clock starts.</summary>
    StartNotRecorded,

    /// <summary>The start is known only to the month or year.</summary>
    StartUncertain,

    /// <summary>Neither seen alive nor dead after the start.</summary>
    VitalStatusNotRecorded,

    /// <summary>Follow-up ended, and the source does not say whether the patient was alive.</summary>
    VitalStatusNotStated,

    /// <summary>Death or the last day alive is known only to the month or year.</summary>
    EndUncertain,

    /// <summary>Two days of death.</summary>
    EndContradictory,

    /// <summary>Death or the last day alive lies before the start.</summary>
    EndBeforeStart,
}

/// <summary>How long a patient was followed for an endpoint, and whether it came.</summary>
/// <param name="Days">Unrounded; months of a source are kept exactly.</param>
/// <param name="Event">False: censored.</param>
/// <param name="Excluded">Not null: there is no outcome, and why.</param>
public readonly record struct TimeToEvent(decimal Days, bool Event, NoOutcome? Excluded = null)
{
    public decimal Months => Days / Offset.DaysPerMonth;

    public static TimeToEvent None(NoOutcome reason) => new(0, false, reason);
}

/// <summary>
/// Overall survival: from a start to death of any cause; who is alive is censored on the last day seen alive
/// (FDA, Clinical Trial Endpoints for the Approval of Cancer Drugs and Biologics, 2018, section III.A).
/// </summary>
public static class OverallSurvival
{
    /// <summary>From the earliest diagnosis in view.</summary>
    /// <param name="cutOff">Data cut-off on the course's axis: follow-up ends there at the latest; null: none.</param>
    public static TimeToEvent FromDiagnosis(DiseaseCourse course, AxisPoint? cutOff = null) => FromDiagnosis(course, cutOff, out _);

    /// <summary>As above, and says on which point of the axis the clock starts.</summary>
    /// <param name="zero">Null where it is not recorded or uncertain; known also where the outcome is not.</param>
    public static TimeToEvent FromDiagnosis(DiseaseCourse course, AxisPoint? cutOff, out AxisPoint? zero)
    {
        zero = null;
        var known = new View(AxisPoint.Of(DateOnly.MaxValue), Knowledge.Lock).Of(course).Where(s => s.IsVisible && !s.Finding.IsWithdrawal).Select(s => s.Finding).ToList();
        var start = known.Where(f => f.Content is Diagnosis).MinBy(f => f.Happened.First?.Days ?? decimal.MaxValue)?.Happened;
        if (start is not { IsKnown: true } when)
            return TimeToEvent.None(NoOutcome.StartNotRecorded);
        if (when.First != when.Last)
            return TimeToEvent.None(NoOutcome.StartUncertain);
        zero = when.First;
        return From(when.First!.Value, known, cutOff);
    }

    private static TimeToEvent From(AxisPoint start, IReadOnlyList<Finding> known, AxisPoint? cutOff)
    {
        var seen = known.Where(f => f.Content is VitalStatus).Select(f => (f.Happened, Status: (VitalStatus)f.Content)).ToList();
        var deaths = seen.Where(s => s.Status.Alive is false).Select(s => s.Happened).Distinct().ToList();
        var alive = seen.Where(s => s.Status.Alive is true).Select(s => s.Happened).ToList();
        var exact = (deaths.Count > 0 ? deaths : alive).Where(w => w.IsKnown && w.First == w.Last).Select(w => w.First!.Value).ToList();
        return (deaths, alive, exact) switch
        {
            ([], [], _) => TimeToEvent.None(seen.Count > 0 ? NoOutcome.VitalStatusNotStated : NoOutcome.VitalStatusNotRecorded),
            (_, _, []) => TimeToEvent.None(NoOutcome.EndUncertain),
            ([_, _, ..], _, _) => TimeToEvent.None(NoOutcome.EndContradictory),
            _ => Until(start, exact.Max(), died: deaths.Count > 0, cutOff),
        };
    }

    private static TimeToEvent Until(AxisPoint start, AxisPoint end, bool died, AxisPoint? cutOff)
    {
        var cut = cutOff is { } limit && limit < end; // alive at the cut-off, whatever came after it
        var days = AxisPoint.DaysBetween(start, cut ? cutOff!.Value : end);
        return days < 0 ? TimeToEvent.None(NoOutcome.EndBeforeStart) : new(days, died && !cut);
    }
}
