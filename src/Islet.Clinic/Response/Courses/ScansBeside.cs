using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a response must not hide: scans that nobody measured, and a scan so early that it shows the state before the line as much as its effect.</summary>
public static class ScansBeside
{
    /// <summary>[H] The four weeks that Eisenhauer 2009, section 4.2, allows a baseline before the start, taken after it as well.</summary>
    public const int EarlyDays = 28;

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

    /// <summary>Days from the start of the line to a scan after it that is early; null: not early, or one of the two days is not known.</summary>
    public static int? Early(MeasuredTimePoint scan, MeasuredSeries series) =>
        scan.Point is { IsBaseline: false, Date: { } day } && series.Series.Reference is { } start && AxisPoint.DaysBetween(start, day) is >= 0 and <= EarlyDays and var days ? (int)days : null;
}
