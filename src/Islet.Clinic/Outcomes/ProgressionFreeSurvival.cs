using Islet.Course;

namespace Islet.Clinic;

/// <summary>Where a patient who has neither progressed nor died leaves: the papers differ, and the convention travels with the result.</summary>
public enum PfsCensoring
{
    /// <summary>On the day of the last scan (Panzuto et al. 2024, section 2.1: "last radiological evaluation" was collected).</summary>
    LastRadiologicalEvaluation,

    /// <summary>On the last day seen alive (NORDIC NEC 2 2025, Methods).</summary>
    LastFollowUp,
}

public enum PfsEnd
{
    /// <summary>There is no outcome; <see cref="TimeToEvent.Excluded"/> says why.</summary>
    None,
    Progression,
    Death,
    Censored,
}

/// <summary>Progression-free survival from one start.</summary>
/// <param name="Progression">The progression that ended it.</param>
/// <param name="DaysFromLastScan">Of a death: days since the last scan, or since the start where there was none. A long gap hides a progression that nobody saw.</param>
/// <param name="IfCensored">Of a death: the outcome if the patient is censored on the last scan instead.</param>
/// <param name="NextLineFirst">Days from the start to the next line, where that began before the outcome: treatment was changed without progression.</param>
public sealed record ProgressionFree(
    TimeToEvent Time, PfsEnd End, PfsCensoring Convention, Finding? Progression = null, decimal? DaysFromLastScan = null, TimeToEvent? IfCensored = null, decimal? NextLineFirst = null);

/// <summary>
/// Progression-free survival: from the start of a treatment to progression with radiological ground, or death of any cause, whichever comes first.
/// A change of treatment does not end it.
/// </summary>
/// <remarks>Panzuto et al., J Clin Med 2024;13:2074, section 2.1; NORDIC NEC 2, Br J Cancer 2025, doi:10.1038/s41416-025-03054-w, Methods.</remarks>
public static class ProgressionFreeSurvival
{
    /// <summary>Scans on which progression is looked for; ultrasound, endosonography and SPECT are not.</summary>
    private static readonly string[] Scans = ["CT", "MRI", "SSTR-PET", "FDG-PET"];

    /// <summary>Of one line, from its own start: PFS1 of the first, PFS2 of the second (Panzuto et al. 2024).</summary>
    /// <param name="snapshot">The view at the data cut-off; the clock stops there at the latest.</param>
    public static ProgressionFree OfLine(Snapshot snapshot, TherapyLines lines, int number, PfsCensoring censoring) => Line(lines, number, out var line) is { } reason
        ? None(reason, censoring)
        : WithNextLine(From(snapshot, line!.Start, censoring), line!);

    /// <summary>
    /// From the start of the first line to progression on the second, or death. The paper's table 5 gives such a time without defining it; this reading is an
    /// assumption and is printed as one.
    /// </summary>
    public static ProgressionFree TimeToSecondProgression(Snapshot snapshot, TherapyLines lines, PfsCensoring censoring)
    {
        if ((Line(lines, 1, out var first) ?? Line(lines, 2, out _)) is { } reason)
            return None(reason, censoring);
        var second = OfLine(snapshot, lines, 2, censoring);
        if (second.Time.Excluded is not null || Start(first!.Start) is not { } begin)
            return None(second.Time.Excluded ?? NoOutcome.StartUncertain, censoring);
        var before = AxisPoint.DaysBetween(begin, lines.Lines[1].Start.First!.Value);
        return second with
        {
            Time = second.Time with { Days = second.Time.Days + before },
            IfCensored = second.IfCensored is { Excluded: null } other ? other with { Days = other.Days + before } : second.IfCensored,
            NextLineFirst = second.NextLineFirst + before,
        };
    }

    /// <summary>From any start that is known to the day.</summary>
    public static ProgressionFree From(Snapshot snapshot, When start, PfsCensoring censoring)
    {
        var cutOff = snapshot.View.Effective;
        if (Start(start) is not { } begin)
            return None(start.IsKnown ? NoOutcome.StartUncertain : NoOutcome.StartNotRecorded, censoring);
        var (progression, doubt) = FirstProgression(snapshot, begin);
        if (doubt is { } why)
            return None(why, censoring);
        var alive = OverallSurvival.From(snapshot.Course, start, cutOff);
        if (progression?.Happened.First is not { } seen)
            return WithoutProgression(snapshot, begin, alive, censoring);
        var days = AxisPoint.DaysBetween(begin, seen);
        return alive is { Excluded: NoOutcome.EndContradictory or NoOutcome.EndBeforeStart } ? None(alive.Excluded.Value, censoring)
            : alive is { Excluded: null, Event: true } && alive.Days < days ? None(NoOutcome.EndContradictory, censoring)
            : new(new(days, true), PfsEnd.Progression, censoring, progression);
    }

    private static ProgressionFree WithoutProgression(Snapshot snapshot, AxisPoint begin, TimeToEvent alive, PfsCensoring censoring)
    {
        var scan = LastScan(snapshot, begin);
        var onScan = scan is { } day ? new TimeToEvent(AxisPoint.DaysBetween(begin, day), false) : TimeToEvent.None(NoOutcome.EvaluationNotRecorded);
        if (alive is { Excluded: null, Event: true })
            return new(alive, PfsEnd.Death, censoring, null, alive.Days - (scan is { } last ? AxisPoint.DaysBetween(begin, last) : 0), onScan);
        var censored = censoring is PfsCensoring.LastFollowUp ? alive
            : alive.Excluded is NoOutcome.EndContradictory or NoOutcome.EndBeforeStart || (alive.Excluded is NoOutcome.EndUncertain && OverallSurvival.IsDead(snapshot.Course)) ? alive
            : onScan; // a scan shows the patient alive, whatever follow-up says
        return new(censored, censored.Excluded is null ? PfsEnd.Censored : PfsEnd.None, censoring);
    }

    /// <summary>The first progression that is certain in day and ground, or why an earlier one may be hidden.</summary>
    private static (Finding? Progression, NoOutcome? Doubt) FirstProgression(Snapshot snapshot, AxisPoint begin)
    {
        var judged = Judged(snapshot, begin);
        if (judged.Count == 0)
            return (null, null);
        var first = judged.Where(f => LineEvidence.IsRadiological(f) && Start(f.Happened) is not null).MinBy(f => (f.Happened.First!.Value.Days, f.Id));
        foreach (var f in judged)
        {
            var earlier = first is null || (f.Happened.Last < first.Happened.First) || f.Happened.Last is null;
            if (earlier && Start(f.Happened) is null)
                return (null, NoOutcome.ProgressionUncertain);
            if (earlier && LineEvidence.MayBeRadiological(f))
                return (null, NoOutcome.GroundsNotStated);
        }
        return (first, null);
    }

    /// <summary>Progressions on radiological or unstated grounds that may lie after the start, those included whose day nobody knows.</summary>
    private static List<Finding> Judged(Snapshot snapshot, AxisPoint begin)
    {
        List<Finding> judged = [];
        foreach (var s in snapshot.Visible<ProgressionJudgement>())
            if (MayEnd(s.Finding, begin))
                judged.Add(s.Finding);
        foreach (var s in snapshot.Findings)
            if (s is { Visibility: Visibility.NoDate or Visibility.HappenedUncertain, Finding: { IsWithdrawal: false, Content: ProgressionJudgement { Tumour: var tumour } } hidden }
                && (tumour is null || snapshot.Visible<Treatment>().Any(t => t.Finding.Content.Tumour == tumour)) && MayEnd(hidden, begin))
                judged.Add(hidden);
        return judged;
    }

    private static bool MayEnd(Finding judged, AxisPoint begin) => judged.Content is ProgressionJudgement { Progressive: true }
        && (LineEvidence.IsRadiological(judged) || LineEvidence.MayBeRadiological(judged)) && (judged.Happened.Last is not { } last || last > begin);

    /// <summary>The last scan, or radiological judgement, after the start; of those known to the day.</summary>
    private static AxisPoint? LastScan(Snapshot snapshot, AxisPoint begin)
    {
        var days = snapshot.Visible<ImagingStudy>().Where(s => s.Finding.Content is ImagingStudy { Modality: { } modality } && Scans.Contains(modality, StringComparer.OrdinalIgnoreCase))
            .Concat(snapshot.Visible<ProgressionJudgement>().Where(s => LineEvidence.IsRadiological(s.Finding)))
            .Select(s => Start(s.Finding.Happened)).Where(day => day >= begin).OfType<AxisPoint>().ToList();
        return days.Count == 0 ? null : days.Max();
    }

    private static NoOutcome? Line(TherapyLines lines, int number, out TherapyLine? line)
    {
        line = number <= lines.Lines.Count ? lines.Lines[number - 1] : null;
        return lines.Lacks(number);
    }

    private static ProgressionFree WithNextLine(ProgressionFree outcome, TherapyLine line) =>
        outcome.Time.Excluded is null && line.NextStart?.First is { } next && AxisPoint.DaysBetween(line.Start.First!.Value, next) is var days && days < outcome.Time.Days
            ? outcome with { NextLineFirst = days } : outcome;

    private static AxisPoint? Start(When when) => when.First is { } first && first == when.Last ? first : null;

    private static ProgressionFree None(NoOutcome reason, PfsCensoring censoring) => new(TimeToEvent.None(reason), PfsEnd.None, censoring);
}
