using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a scan after a cycle of radionuclide therapy warns of (Di Franco et al., Semin Nucl Med 2025;55:754-765).</summary>
public enum TherapyScanAlert
{
    /// <summary>A lesion that takes up the radionuclide and was not there before.</summary>
    NewAvidLesion,

    /// <summary>Seen on the CT of the study, and hardly any uptake.</summary>
    MismatchedLesion,

    /// <summary>Ascites or another effusion.</summary>
    Effusion,
}

/// <summary>One post-therapy SPECT with its read (seed row S002-38).</summary>
/// <param name="Cycle">Number of the cycle after which it was made.</param>
/// <param name="Read">As written (SD, PR, PD); null: nobody wrote one.</param>
/// <param name="Lesions">The reads behind the alerts.</param>
/// <param name="Changed">The board's decisions before the next cycle that change treatment; empty: none on record.</param>
public sealed record TherapyScan(Finding From, int Cycle, ResponseCategory? Category, string? Read, IReadOnlyList<TherapyScanAlert> Alerts, IReadOnlyList<Finding> Lesions, IReadOnlyList<Finding> Changed);

/// <summary>SPECT after each cycle. It is read by eye: no category of a criterion is made of it. Di Franco et al., Semin Nucl Med 2025;55:754-765.</summary>
public static class TherapyScans
{
    /// <summary>A scan so many days after a dose shows that dose. [H]</summary>
    public const int WindowDays = 14;

    private static readonly string[] Effusions = ["ascites", "pleural_effusion", "effusion"];

    public static IReadOnlyList<TherapyScan> Of(Snapshot snapshot, TherapyLine line)
    {
        IReadOnlyList<Finding> doses = [.. LineDoses.Radionuclide(line).Where(f => f.Happened.First is not null)];
        List<TherapyScan> scans = [];
        foreach (var f in snapshot.Visible<ImagingStudy>().Select(s => s.Finding).Where(f => f.Content is ImagingStudy { Modality: "SPECT" or "SPECT/CT" }).OrderBy(f => f.Happened.First!.Value.Days).ThenBy(f => f.Id))
            if (DoseBefore(f, doses) is { } i)
                scans.Add(Scan(snapshot, f, i, doses));
        return scans;
    }

    private static TherapyScan Scan(Snapshot snapshot, Finding from, int dose, IReadOnlyList<Finding> doses)
    {
        var study = (ImagingStudy)from.Content;
        List<Finding> lesions = [.. snapshot.Visible<LesionRead>().Select(s => s.Finding).Where(f => f.Content is LesionRead read && study.Study is not null && read.Study == study.Study
            && read.Read == study.Read && read.Reader == study.Reader && AlertOf(read) is not null)];
        var next = dose + 1 < doses.Count ? doses[dose + 1].Happened.First : null;
        IReadOnlyList<Finding> changed = [.. snapshot.Visible<BoardDecision>().Select(s => s.Finding).Where(f => f.Content is BoardDecision d && (d.TherapyChanged is true || d.Decision is { } decided && decided is not "continue")
            && f.Happened.First >= from.Happened.First && !(f.Happened.First > next))];
        return new(from, ((Injection)doses[dose].Content).Cycle ?? dose + 1, StatedResponses.Category(study.Response), study.Response,
            [.. lesions.Select(f => AlertOf((LesionRead)f.Content)!.Value).Distinct().Order()], lesions, changed);
    }

    private static TherapyScanAlert? AlertOf(LesionRead read) => read switch
    {
        { Status: LesionStatus.Absent or LesionStatus.NotMalignant or LesionStatus.NotEvaluable } => null,
        { Organ: { } organ } when Effusions.Contains(organ, StringComparer.OrdinalIgnoreCase) => TherapyScanAlert.Effusion,
        { Role: LesionRole.New, TracerPositive: true } => TherapyScanAlert.NewAvidLesion,
        { TracerPositive: false } => TherapyScanAlert.MismatchedLesion,
        _ => null,
    };

    /// <summary>Position of the last dose before the scan; null: none within the window.</summary>
    private static int? DoseBefore(Finding scan, IReadOnlyList<Finding> doses)
    {
        int? last = null;
        for (var i = 0; i < doses.Count; i++)
            if (scan.Happened.First is { } day && doses[i].Happened.First is { } given && AxisPoint.DaysBetween(given, day) is >= 0 and <= WindowDays)
                last = i;
        return last;
    }
}
