namespace Islet.Course;

/// <summary>Why one finding replaces another (facts.md 1.5).</summary>
public enum Why
{
    /// <summary>The entry was wrong; the document always said this. Inherits the reported day of what it corrects.</summary>
    Correction,

    /// <summary>Somebody read the same specimen or study again. Both reads stay in the history.</summary>
    Review,

    /// <summary>The report was completed; restates the whole.</summary>
    Addendum,

    /// <summary>Never true of this patient; nothing replaces it.</summary>
    Withdrawal,
}

/// <summary>How a finding came into the registry.</summary>
/// <param name="Batch">Its batch: rows of one batch stand or fall together, and batches are numbered in the order of their commit.</param>
/// <param name="At">The instant of the commit; its day is the day of recording.</param>
/// <param name="By">Who entered or imported it.</param>
/// <param name="Source">From which document, form or file.</param>
public sealed record Recording(long Batch, DateTimeOffset At, string By, string Source)
{
    public DateOnly Day { get; } = DateOnly.FromDateTime(At.DateTime);
}

/// <summary>One dated statement about one patient, as the log holds it.</summary>
/// <param name="Version">Version of the kind's form in which the content was written.</param>
/// <param name="Origin">The source record it was imported from; null for what a person entered.</param>
public sealed record Finding(
    FindingId Id, When Happened, Reported Reported, Recording Recorded, Content Content, int Version = 1, string? Origin = null, FindingId? Supersedes = null, Why? Why = null)
{
    /// <summary>Marks that <see cref="Supersedes"/> was never true; says nothing itself.</summary>
    public bool IsWithdrawal => Why is Islet.Course.Why.Withdrawal;

    /// <summary>The last point at which it can have happened (facts.md 1.1): nothing is reported before it happened. Null where it is undated, whatever its report says.</summary>
    public AxisPoint? HappenedBy(Axis axis) => Bounds(axis).Happened;

    /// <summary>From when on it was known at the latest (facts.md 1.1): its report, or else its recording. Null: nobody knows.</summary>
    public AxisPoint? KnownFrom(Axis axis) => Bounds(axis).Known;

    /// <summary><see cref="HappenedBy"/> and <see cref="KnownFrom"/> in one look: views ask every finding of a course for both.</summary>
    internal (AxisPoint? Happened, AxisPoint? Known) Bounds(Axis axis)
    {
        var (last, recorded) = (Happened.Last, RecordedOn(axis));
        var issued = Reported.AsHappened ? last : Reported.When.Last;
        var known = issued is { } day ? Earlier(day, recorded) : Reported.IsKnown ? null : recorded;
        return (last is { } at ? Earlier(at, known ?? recorded) : null, known);
    }

    /// <summary>The day of recording bounds the others on a calendar only: a shifted course, or one of offsets, has no such day (facts.md 1.8).</summary>
    private AxisPoint? RecordedOn(Axis axis) => axis.Kind is AxisKind.Calendar ? AxisPoint.Of(Recorded.Day) : null;

    private static AxisPoint Earlier(AxisPoint a, AxisPoint? b) => b is { } other && other < a ? other : a;
}

/// <summary>A finding on its way into the registry, which adds its batch and its identity.</summary>
public sealed record NewFinding(When Happened, Reported Reported, Content Content, string? Origin = null, FindingId? Supersedes = null, Why? Why = null)
{
    public Content Content { get; init => (field, ContentJson) = (value, FindingKinds.Write(value)); } = Content;

    /// <summary>The content as it will be stored: one line of canonical JSON.</summary>
    public string ContentJson { get; private init; } = FindingKinds.Write(Content);
}

/// <summary>A patient on the way into the registry.</summary>
/// <param name="Key">The centre's pseudonym; unique in a registry.</param>
/// <param name="Synthetic">Not a person: marked wherever it is shown.</param>
public sealed record NewPatient(string Key, Axis Axis, string? Center = null, bool Synthetic = false);

/// <summary>What a reader makes of one patient's source records.</summary>
public sealed record NewCourse(NewPatient Patient, IReadOnlyList<NewFinding> Findings);

/// <summary>All findings about one patient, in the order in which they were recorded.</summary>
/// <param name="Patient">The registry's own number: the only identifier that may stand in an address or a log.</param>
public sealed record DiseaseCourse(long Patient, string Key, Axis Axis, string? Center, bool Synthetic, IReadOnlyList<Finding> Findings);
