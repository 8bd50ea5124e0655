using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a response must not hide: scans of the line that nobody measured.</summary>
/// <remarks>RECIST 1.1 compares every scan of the line with the nadir (Eisenhauer et al., Eur J Cancer 2009;45:228–247, section 4.3); that one without a measurement is told and not judged is the house's rule [H].</remarks>
public static class ScansBeside
{
    private static readonly HashSet<string> CrossSectional = new(StringComparer.Ordinal) { "CT", "MRI" };

    /// <summary>CT and MRI within the line for certain, after the last measured scan, without a measurement of this reader; by their days.</summary>
    public static IReadOnlyList<Finding> Unmeasured(MeasuredSeries series, Snapshot snapshot)
    {
        if (series.TimePoints is not [.., { Point.Date: { } last }])
            return [];
        HashSet<string> measured = new(series.TimePoints.SelectMany(t => t.Studies), StringComparer.Ordinal);
        return [.. snapshot.Visible<ImagingStudy>().Select(s => s.Finding).Where(f => f.Content is ImagingStudy { Modality: { } how } scan && CrossSectional.Contains(how) && !measured.Contains(scan.Study ?? ""))
            .Where(f => f.Happened.First is { } day && day > last && !(series.Line.NextStart?.First is { } next && day >= next)).OrderBy(f => f.Happened.First!.Value.Days).ThenBy(f => f.Id)];
    }
}
