using Islet.Course;

namespace Islet.Clinic;

/// <summary>The scans to which a line's response is compared.</summary>
internal static class BaselineChoice
{
    /// <summary>Days before the start within which a baseline is to be made (Eisenhauer 2009; spec response-criteria 1.1). An older one is told and kept.</summary>
    public const int WindowDays = Recist11Baseline.WindowDays;

    /// <summary>An older scan than this is no baseline: half a year of an untreated or otherwise treated tumour lies between. [H]</summary>
    public const int AcceptedDays = 183;

    /// <summary>The last at or before the start on which every target is measured; where none is whole, the last with targets; where nobody declares any, the last.</summary>
    /// <param name="before">Scans at or before the start, by day.</param>
    public static SeriesVisit? Of(IReadOnlyList<ReadStudy> before, TherapyLine line, TherapyLine? previous, SeriesProblems problems)
    {
        var visits = SeriesVisit.Before(before);
        var accepted = visits.Where(v => Age(v.First, line) <= AcceptedDays).ToList();
        var chosen = accepted.Find(IsComplete) ?? accepted.Find(HasTargets) ?? accepted.Find(v => v.Studies.Any(s => s.Kind is ScanKind.Sizes)) ?? accepted.FirstOrDefault();
        if (chosen is null)
        {
            if (visits is [var last, ..])
                problems.BaselineTooOld(Age(last.First, line));
            else
                problems.NoBaseline();
            return null;
        }
        Tell(chosen, accepted, line, previous, problems);
        if (!chosen.Studies.Any(s => s.Kind is ScanKind.Pet) && before.LastOrDefault(s => s.Kind is ScanKind.Pet && Age(s.From, line) <= AcceptedDays) is { } pet)
            chosen.Join(pet); // uptake has a baseline of its own where it was not measured beside the CT
        return chosen;
    }

    private static void Tell(SeriesVisit chosen, List<SeriesVisit> accepted, TherapyLine line, TherapyLine? previous, SeriesProblems problems)
    {
        if (Age(chosen.First, line) is var days && days > WindowDays)
            problems.BaselineWindow(days);
        if (chosen.First < previous?.Start.First)
            problems.BaselineBeforeLine();
        foreach (var later in accepted.TakeWhile(v => v != chosen).Where(HasTargets))
            problems.BaselineEarlier(later.Studies[0].Label);
    }

    /// <summary>Days from a scan to the last day on which the line may have begun.</summary>
    private static decimal Age(AxisPoint scan, TherapyLine line) => AxisPoint.DaysBetween(scan, line.Start.Last!.Value);

    private static bool HasTargets(SeriesVisit visit) => visit.Studies.Any(s => s.LesionReads.Any(r => r.Role is LesionRole.Target));

    private static bool IsComplete(SeriesVisit visit) => HasTargets(visit)
        && visit.Studies.SelectMany(s => s.LesionReads).GroupBy(r => r.Lesion, StringComparer.Ordinal).All(l => !l.Any(r => r.Role is LesionRole.Target) || l.Any(HasSize));

    private static bool HasSize(LesionRead read) => (LesionOrgan.IsNode(read.Organ) ? read.ShortAxisMm : read.LongestMm) is not null;
}
