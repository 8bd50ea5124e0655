using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Series;

/// <summary>Images over time: one frame is chosen, or none is read (pet-quantification 2.6).</summary>
internal static class TimeSlices
{
    /// <summary>STATIC series of GE carry the number of beds as NumberOfTimeSlices, so the word decides.</summary>
    public static bool IsInTime(ImageSeries series) => series.Header.Text(Tags.SeriesType) is "DYNAMIC" or "GATED";

    public static RefusedException Several(string where) => new("E_DYNAMIC", $"{where}, {Tags.SeriesType}", "several images over time", "one image", "Name the time slice (--time-slice N), or export a static series.");

    /// <remarks>ImageIndex counts the slices of the first time slice, then those of the next (PS3.3 C.8.9.4.1.9).</remarks>
    public static IReadOnlyList<DicomFile> Chosen(ImageSeries series, int? asked)
    {
        var header = series.Header;
        var count = header.Whole(Tags.NumberOfTimeSlices) ?? 1;
        if (!IsInTime(series) || count <= 1)
            return series.Files;
        if (asked is not { } wanted)
            throw Several($"series {series.Uid}, {Tags.NumberOfTimeSlices}");
        if (header.Whole(Tags.NumberOfSlices) is not (> 0 and var slices))
            throw Several($"series {series.Uid}, {Tags.NumberOfSlices}");
        List<DicomFile> files = [.. series.Files.Where(f => f.Data.Whole(Tags.ImageIndex) is > 0 and var index && ((index - 1) / slices) + 1 == wanted)];
        return files.Count > 0 ? files : throw new RefusedException("E_DYNAMIC", $"series {series.Uid}, {Tags.ImageIndex}", FormattableString.Invariant($"no slice of time slice {wanted}"),
            FormattableString.Invariant($"1 to {count}"), "Name a time slice that the series has.");
    }
}
