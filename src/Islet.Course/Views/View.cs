namespace Islet.Course;

/// <summary>What a view knows: everything up to a day, or everything up to the data lock of a course without calendar.</summary>
/// <param name="By">The day; null: the lock.</param>
public readonly record struct Knowledge(DateOnly? By)
{
    public static Knowledge Lock => default;

    public static implicit operator Knowledge(DateOnly day) => new(day);
}

/// <summary>Why a finding is not part of a view: the first test of facts.md 1.2 that it fails.</summary>
public enum Visibility
{
    Visible,

    /// <summary>V0: recorded after the log was cut.</summary>
    NotInLog,

    /// <summary>V1: happened after the day of the view.</summary>
    AfterEffective,

    /// <summary>V1: happened, by its partial date, perhaps after the day of the view.</summary>
    HappenedUncertain,

    /// <summary>V1: nobody knows when.</summary>
    NoDate,

    /// <summary>V2: its result was not yet issued.</summary>
    NotYetKnown,

    /// <summary>V2: nobody knows when its result was issued, and it was recorded later.</summary>
    ReportedDateUnknown,

    /// <summary>V3: another finding in view replaces it.</summary>
    Superseded,

    /// <summary>V4: never true of this patient.</summary>
    Withdrawn,

    /// <summary>V5: a judgement said so long after the day that the judge knew how it went on.</summary>
    Hindsight,
}

/// <summary>A finding as a view sees it.</summary>
/// <param name="KnownAfterEffective">In view, but its result became known only after the day of the view. A study prints how many values carry this mark.</param>
public readonly record struct Seen(Finding Finding, Visibility Visibility, bool KnownAfterEffective)
{
    public bool IsVisible => Visibility is Visibility.Visible;
}

/// <summary>A question about a course: what was true on the day <paramref name="Effective"/>, from what was known by <paramref name="KnownBy"/>.</summary>
/// <param name="LogUntil">What had been recorded by the end of that day; null: the whole log.</param>
/// <param name="AllowHindsight">A study may use judgements made in hindsight, and then prints so (facts.md 1.2, V5).</param>
public sealed record View(AxisPoint Effective, Knowledge KnownBy, DateOnly? LogUntil = null, bool AllowHindsight = false)
{
    /// <summary>A judgement reported more than this after the day it speaks of was made in hindsight (facts.md 1.2, V5; house rule).</summary>
    public const int HindsightDays = 31;

    public static View At(DateOnly effective, DateOnly knownBy) => new(AxisPoint.Of(effective), knownBy);

    /// <summary>A board's view, live or replayed: what was true and known on one day.</summary>
    public static View AsOf(DateOnly day) => At(day, day);

    /// <summary>A study's view of a course without calendar, where only the data lock is meaningful.</summary>
    public static View AtLock(AxisPoint effective) => new(effective, Knowledge.Lock);

    /// <summary>All that is known of a course: today's view, or, without a calendar, that of its last finding at the lock.</summary>
    public static View Latest(DiseaseCourse course, DateOnly today) => course.Axis.Kind is AxisKind.Calendar
        ? AsOf(today)
        : AtLock(course.Findings.Max(f => f.Happened.Last) ?? AxisPoint.Of(Offset.Zero));

    /// <summary>Every finding of a course, in its order, with the first test that it fails.</summary>
    /// <exception cref="RefusedException">E_VIEW_ORDER: known by a day before the effective one. E_NO_CALENDAR: a day asked of a course that has none.</exception>
    public IReadOnlyList<Seen> Of(DiseaseCourse course)
    {
        Refuse(course.Axis);
        var (axis, findings) = (course.Axis, course.Findings);
        var supersedes = false;
        for (var i = 0; i < findings.Count && !supersedes; i++)
            supersedes = findings[i].Supersedes is not null;
        var succession = supersedes ? Succession.Of(findings, InLog, f => InLog(f) && IsKnown(f, f.KnownFrom(axis))) : default;
        var seen = new Seen[findings.Count];
        for (var i = 0; i < seen.Length; i++)
            seen[i] = See(findings[i], axis, succession);
        return seen;
    }

    private Seen See(Finding f, Axis axis, Succession succession)
    {
        var timing = f.Content.Timing;
        var (happenedBy, knownFrom) = f.Bounds(axis);
        var visibility = f switch
        {
            _ when !InLog(f) => Visibility.NotInLog,
            _ when succession.IsWithdrawn(f) => Visibility.Withdrawn, // in every view that holds the withdrawal, whatever else fails
            _ when timing is not (Timing.Lifelong or Timing.SinceBirth) && Happened(f, happenedBy) is { } notHappened => notHappened,
            _ when timing is not Timing.Lifelong && !IsKnown(f, knownFrom) => f.Reported.IsKnown ? Visibility.NotYetKnown : Visibility.ReportedDateUnknown,
            _ when succession.IsReplaced(f) => Visibility.Superseded,
            _ when timing is Timing.ClinicalJudgement && !AllowHindsight && IsHindsight(knownFrom) => Visibility.Hindsight,
            _ => Visibility.Visible,
        };
        return new(f, visibility, visibility is Visibility.Visible && timing is not Timing.Lifelong && knownFrom is { } known && known > Effective);
    }

    /// <summary>Nobody knows when it was said on a course without calendar: that is no hindsight.</summary>
    private bool IsHindsight(AxisPoint? knownFrom) => knownFrom is { } known && known.Days > Effective.Days + HindsightDays;

    private Visibility? Happened(Finding f, AxisPoint? by) => by switch
    {
        null => Visibility.NoDate,
        { } last when last <= Effective => null,
        _ => f.Happened.First is { } first && first > Effective ? Visibility.AfterEffective : Visibility.HappenedUncertain,
    };

    private bool InLog(Finding f) => LogUntil is not { } cut || f.Recorded.Day <= cut;

    private bool IsKnown(Finding f, AxisPoint? knownFrom) => KnownBy.By is not { } by || (knownFrom ?? AxisPoint.Of(f.Recorded.Day)) <= AxisPoint.Of(by);

    private void Refuse(Axis axis)
    {
        if (axis.Kind is AxisKind.Calendar && KnownBy.By is { } by && AxisPoint.Of(by) < Effective)
        {
            throw new RefusedException("E_VIEW_ORDER", "view", "known by a day before the effective one", "known by the effective day or a later one",
                "Give --known-by a day that is not before --as-of.");
        }
        if (axis.Kind is not AxisKind.Calendar && KnownBy.By is not null)
        {
            throw new RefusedException("E_NO_CALENDAR", "view", $"a calendar day for a course on the axis '{axis}'", "an offset, known by the data lock",
                "Such a course cannot be replayed: ask for it at an offset.");
        }
    }
}
