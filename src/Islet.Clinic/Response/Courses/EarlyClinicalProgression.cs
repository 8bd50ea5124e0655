using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why it is open whether treatment ended for early clinical progression.</summary>
public enum EarlyClinicalOpen
{
    /// <summary>No stop on record: the line runs, or nobody wrote it down.</summary>
    StopNotRecorded,
    ReasonNotStated,

    /// <summary>Stopped for progression, and nobody says that it was judged on symptoms.</summary>
    GroundsNotStated,

    /// <summary>By their dates the stop may lie on either side of two months, or a scan on either side of the start.</summary>
    DatesOpen,
}

/// <summary>
/// Treatment ended because the patient got clinically worse within two months of the first course, and no scan was made: NORDIC NEC 2 counts it as progressive
/// disease as best response. It is a rule of best response that a study names, never of progression-free survival.
/// </summary>
/// <param name="Because">The stop, the judgement, the scan that decides.</param>
/// <param name="DiedWithinMonths">Months from the first course to death; the paper notes that all of its patients died early. Null: no death in view, or not dated.</param>
/// <remarks>
/// NORDIC NEC 2, Br J Cancer 2025, doi:10.1038/s41416-025-03054-w, Methods; table 2, note c: 47 NEC and 5 NET G3. Two months are 2 × 30.4375 days [H]. That no scan is
/// on record is taken as none made, and only beside a person's word that progression was clinical [H].
/// </remarks>
public sealed record EarlyClinicalProgression(Truth Answer, EarlyClinicalOpen? Open, IReadOnlyList<Finding> Because, decimal? DiedWithinMonths = null)
{
    public const decimal WithinMonths = 2;

    public static EarlyClinicalProgression Of(Snapshot snapshot, TherapyLine line)
    {
        if (line.Stop is not { Content: TreatmentStop stop } ended)
            return new(Unknown(), EarlyClinicalOpen.StopNotRecorded, []);
        if (Scans(snapshot, line).ToList() is { Count: > 0 } scans)
            return scans.Find(s => s.Certain) is { Finding: { } scan } ? new(Truth.No, null, [scan]) : new(Unknown(), EarlyClinicalOpen.DatesOpen, [.. scans.Select(s => s.Finding)]);
        if (stop.Reason is null)
            return new(Unknown(), EarlyClinicalOpen.ReasonNotStated, [ended]);
        if (stop.Reason is not "progression" || IsLater(ended, FirstCourse(line)) is true)
            return new(Truth.No, null, [ended]);
        if (IsLater(ended, FirstCourse(line)) is null)
            return new(Unknown(), EarlyClinicalOpen.DatesOpen, [ended]);
        return SeriesEventsOfLine.Deterioration(snapshot.Sight, line) is { Judged: { } judged }
            ? new(Truth.Yes, null, [ended, judged], Died(snapshot, FirstCourse(line)))
            : new(Unknown(), EarlyClinicalOpen.GroundsNotStated, [ended]);
    }

    /// <summary>The first dose where doses are recorded, else the start of the line.</summary>
    private static When FirstCourse(TherapyLine line) => new LineDoses(line).All is [var first, ..] && first.Happened.IsKnown ? first.Happened : line.Start;

    /// <summary>Null: by its dates perhaps.</summary>
    private static bool? IsLater(Finding stop, When first) => (stop.Happened.First, stop.Happened.Last, first.First, first.Last) switch
    {
        ({ } from, { } to, { } begun, { } begunLast) => AxisPoint.MonthsBetween(begun, to) <= WithinMonths ? false : AxisPoint.MonthsBetween(begunLast, from) > WithinMonths ? true : null,
        _ => null,
    };

    /// <summary>CT, MRI and PET after the start and before the next line, read or not.</summary>
    private static IEnumerable<(Finding Finding, bool Certain)> Scans(Snapshot snapshot, TherapyLine line)
    {
        foreach (var f in snapshot.Visible<ImagingStudy>().Select(s => s.Finding))
            if (IsScan((ImagingStudy)f.Content) && f.Happened is { First: { } from, Last: { } to } && line.Start is { First: { } start, Last: { } startLast }
                && to > start && !(line.NextStart?.Last is { } next && from > next))
                yield return (f, from > startLast && !(line.NextStart?.First is { } limit && to > limit));
    }

    private static bool IsScan(ImagingStudy study) => study.Modality is null || study.Modality is "CT" or "MRI" || study.Modality.Contains("PET", StringComparison.OrdinalIgnoreCase);

    private static decimal? Died(Snapshot snapshot, When first) => SeriesEventsOfLine.Death(snapshot.Sight) is { } death && first.First is { } begun ? AxisPoint.MonthsBetween(begun, death) : null;

    private static Truth Unknown() => Truth.Of<bool>(null, FactSet.Of(Fact.StopReason), _ => false);
}
