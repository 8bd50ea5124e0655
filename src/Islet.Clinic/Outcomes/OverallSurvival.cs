using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why a course gives no time to an endpoint. Each is counted and printed by a study.</summary>
public enum NoOutcome
{
    /// <summary>Nobody says when the clock starts.</summary>
    StartNotRecorded,

    /// <summary>The start is known only to the month or year.</summary>
    StartUncertain,

    /// <summary>Several neuroendocrine neoplasms, and nobody has declared whose diagnosis starts the clock (facts.md section 2).</summary>
    IndexTumourOpen,

    /// <summary>Neither seen alive nor dead after the start.</summary>
    VitalStatusNotRecorded,

    /// <summary>Follow-up ended, and the source does not say whether the patient was alive.</summary>
    VitalStatusNotStated,

    /// <summary>Death, or the last day alive, is known only to the month or year, or has no date at all.</summary>
    EndUncertain,

    /// <summary>Two days of death that cannot be the same, or seen alive after it.</summary>
    EndContradictory,

    /// <summary>Death or the last day alive lies before the start.</summary>
    EndBeforeStart,

    /// <summary>The patient has no line of that number.</summary>
    NoSuchLine,

    /// <summary>No line is on record, and nobody says that the treatment history is complete: not known to be none.</summary>
    HistoryOpen,

    /// <summary>A doubt leaves the number of lines open, so nobody can say which one this is.</summary>
    LinesUncertain,

    /// <summary>A progression that may be the first is known only to the month or year, or has no date at all.</summary>
    ProgressionUncertain,

    /// <summary>A progression that may be the first does not say on what grounds it was judged.</summary>
    GroundsNotStated,

    /// <summary>No scan after the start on which a patient without progression could be censored.</summary>
    EvaluationNotRecorded,

    /// <summary>Dead, and nobody says of what.</summary>
    CauseNotRecorded,
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
    /// <summary>From the earliest diagnosis of the index tumour.</summary>
    /// <param name="cutOff">Data cut-off on the course's axis: follow-up ends there at the latest; null: none.</param>
    public static TimeToEvent FromDiagnosis(DiseaseCourse course, AxisPoint? cutOff = null) => FromDiagnosis(course, cutOff, out _);

    /// <summary>As above, and says on which point of the axis the clock starts.</summary>
    /// <param name="zero">Null where it is not recorded or uncertain; known also where the outcome is not.</param>
    public static TimeToEvent FromDiagnosis(DiseaseCourse course, AxisPoint? cutOff, out AxisPoint? zero)
    {
        zero = null;
        var known = InForce(course);
        var index = IndexTumour.Of(known.Select(f => f.Content), Declared(known, course.Axis));
        if (index.IsOpen)
            return TimeToEvent.None(NoOutcome.IndexTumourOpen);
        var diagnoses = known.FindAll(f => f.Content is Diagnosis && f.Happened.IsKnown && index.Concerns(f.Content));
        if (diagnoses.Count == 0)
            return TimeToEvent.None(NoOutcome.StartNotRecorded);
        var (first, last) = (diagnoses.Min(d => d.Happened.First!.Value), diagnoses.Min(d => d.Happened.Last!.Value)); // between these days lies the earliest of them
        if (first != last)
            return TimeToEvent.None(NoOutcome.StartUncertain);
        zero = first;
        return From(first, known, cutOff);
    }

    /// <summary>From any start: a line of therapy, inclusion, the day of advanced disease. The start has to be known to the day.</summary>
    /// <param name="cutOff">As above.</param>
    public static TimeToEvent From(DiseaseCourse course, When start, AxisPoint? cutOff = null) => start switch
    {
        { First: null } => TimeToEvent.None(NoOutcome.StartNotRecorded),
        { First: { } first, Last: { } last } when first == last => From(first, InForce(course), cutOff),
        _ => TimeToEvent.None(NoOutcome.StartUncertain),
    };

    /// <summary>Somebody says that the patient died, dated or not.</summary>
    internal static bool IsDead(DiseaseCourse course) => InForce(course).Exists(f => f.Content is VitalStatus { Alive: false });

    /// <summary>The tumour that a person declared last, by the rule of the facts, but of the whole course. A declaration without a day declares nothing.</summary>
    private static string? Declared(List<Finding> known, Axis axis) => (Order.Declared(Judgement.IndexTumour,
        [.. known.Where(f => f.Content is Judgement && f.Happened.IsKnown).Select(f => new Seen(f, Visibility.Visible, false))], axis)?.Finding.Content as Judgement)?.Value;

    private static List<Finding> InForce(DiseaseCourse course)
    {
        var (succession, known) = (Succession.Of(course.Findings), new List<Finding>());
        foreach (var f in course.Findings)
            if (f.Content is TumourEntity or Diagnosis or VitalStatus or Judgement { About: Judgement.IndexTumour } && succession.IsInForce(f))
                known.Add(f);
        return known;
    }

    private static TimeToEvent From(AxisPoint start, List<Finding> known, AxisPoint? cutOff)
    {
        var (deaths, alive, followed) = (new List<When>(), new List<When>(), false);
        foreach (var f in known)
        {
            if (f.Content is not VitalStatus status)
                continue;
            followed = true;
            if (status.Alive is { } lives)
                (lives ? alive : deaths).Add(f.Happened);
        }
        if (deaths.Count == 0 && alive.Count == 0)
            return TimeToEvent.None(followed ? NoOutcome.VitalStatusNotStated : NoOutcome.VitalStatusNotRecorded);
        var dated = (deaths.Count > 0 ? deaths : alive).FindAll(w => w.IsKnown);
        if (cutOff is { } cut && dated.Count > 0 && (deaths.Count > 0 ? dated.Min(w => w.First!.Value) > cut : dated.Max(w => w.First!.Value) >= cut))
            return Until(start, cut, died: false); // alive at the cut-off, whatever came after it and however coarse its date
        return deaths.Count > 0 ? Died(start, deaths, dated, alive) : LastSeen(start, dated);
    }

    private static TimeToEvent Died(AxisPoint start, List<When> deaths, List<When> dated, List<When> alive)
    {
        if (dated.Count == 0)
            return TimeToEvent.None(NoOutcome.EndUncertain);
        var (first, last) = (dated.Max(w => w.First!.Value), dated.Min(w => w.Last!.Value)); // the days that all of them allow
        return first > last || alive.Exists(seen => deaths.Exists(death => ConsistencyRules.IsCertainlyAfter(seen, death))) ? TimeToEvent.None(NoOutcome.EndContradictory)
            : first < last ? TimeToEvent.None(NoOutcome.EndUncertain)
            : Until(start, first, died: true);
    }

    private static TimeToEvent LastSeen(AxisPoint start, List<When> dated)
    {
        List<AxisPoint> exact = [.. dated.Where(w => w.First == w.Last).Select(w => w.First!.Value)];
        return exact.Count == 0 ? TimeToEvent.None(NoOutcome.EndUncertain) : Until(start, exact.Max(), died: false);
    }

    private static TimeToEvent Until(AxisPoint start, AxisPoint end, bool died)
    {
        var days = AxisPoint.DaysBetween(start, end);
        return days < 0 ? TimeToEvent.None(NoOutcome.EndBeforeStart) : new(days, died);
    }
}
