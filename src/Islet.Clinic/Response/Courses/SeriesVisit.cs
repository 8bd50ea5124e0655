using Islet.Course;

namespace Islet.Clinic;

/// <summary>Scans of one reader that are one time point.</summary>
internal sealed class SeriesVisit
{
    /// <summary>Scans so many days apart are one time point: CT and PET of one re-staging are rarely made on one day. [H]</summary>
    public const int WindowDays = 14;

    private readonly List<ReadStudy> studies;

    private SeriesVisit(ReadStudy first) => studies = [first];

    /// <summary>By day.</summary>
    public IReadOnlyList<ReadStudy> Studies => studies;

    /// <summary>Last day of its CT or MRI, else of its scans; null: not known to the day.</summary>
    public AxisPoint? Day => studies.TrueForAll(s => s.Day is not null)
        ? (studies.Exists(s => s.Kind is ScanKind.Sizes) ? studies.Where(s => s.Kind is ScanKind.Sizes) : studies).Max(s => s.From) : null;

    public AxisPoint First => studies.Min(s => s.From);

    /// <summary>In the order of time: a visit begins with its first scan.</summary>
    public static IReadOnlyList<SeriesVisit> After(IEnumerable<ReadStudy> scans)
    {
        List<SeriesVisit> visits = [];
        foreach (var scan in scans)
        {
            if (visits is [.., var last] && last.Takes(scan, WindowDays))
                last.studies.Add(scan);
            else
                visits.Add(new(scan));
        }
        return visits;
    }

    /// <summary>Backwards from the latest: what was measured within the baseline's window before a visit's last scan belongs to it.</summary>
    public static IReadOnlyList<SeriesVisit> Before(IEnumerable<ReadStudy> scans)
    {
        List<SeriesVisit> visits = [];
        foreach (var scan in scans.Reverse())
        {
            if (visits is [.., var last] && last.Takes(scan, BaselineChoice.WindowDays))
                last.studies.Insert(0, scan);
            else
                visits.Add(new(scan));
        }
        return visits;
    }

    public void Join(ReadStudy scan)
    {
        studies.Add(scan);
        studies.Sort((a, b) => a.From.CompareTo(b.From));
    }

    /// <summary>Near enough, and no second scan of one kind that shows the same lesion: that is another visit.</summary>
    private bool Takes(ReadStudy scan, int window) => scan.Day is { } day && studies.TrueForAll(s => s.Day is { } other && Math.Abs(AxisPoint.DaysBetween(other, day)) <= window && !Repeats(s, scan));

    private static bool Repeats(ReadStudy a, ReadStudy b) => a.Day != b.Day && string.Equals(a.Modality, b.Modality, StringComparison.OrdinalIgnoreCase)
        && a.LesionReads.Select(r => r.Lesion).Intersect(b.LesionReads.Select(r => r.Lesion), StringComparer.Ordinal).Any();
}
