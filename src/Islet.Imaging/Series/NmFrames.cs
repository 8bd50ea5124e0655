using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Series;

/// <summary>A SPECT: the frames of one file, in the order that SliceVector tells (pet-quantification 3.10; PS3.3 C.8.4.11).</summary>
internal static class NmFrames
{
    /// <summary>Where position and directions of the first frame stand.</summary>
    public static DicomSet Detector(DicomFile file) => file.Data.Item(Tags.DetectorInformationSequence) ?? file.Data;

    /// <remarks>SpacingBetweenSlices may be negative: then the frames run against the normal.</remarks>
    public static List<PlacedSlice> Of(ImageSeries series, PixelFormat format)
    {
        var where = $"series {series.Uid}";
        if (series.Files.Count != 1)
            throw new RefusedException("E_PIXELS", where, FormattableString.Invariant($"{series.Files.Count} files"), "one file with all frames of one tomography", "Export one reconstruction by itself.");
        var (file, set) = (series.Files[0], series.Files[0].Data);
        foreach (var vector in (DicomTag[])[Tags.EnergyWindowVector, Tags.DetectorVector, Tags.TimeSlotVector, Tags.RrIntervalVector])
            if (set.Numbers(vector).Distinct().Count() > 1)
                throw TimeSlices.Several($"{where}, {vector}");
        var detector = Detector(file);
        if (detector.Numbers(Tags.ImagePositionPatient) is not [var x, var y, var z] || detector.Numbers(Tags.ImageOrientationPatient) is not [var ax, var ay, var az, var dx, var dy, var dz] || Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z))) > 1e5)
            throw new RefusedException("E_POSITION", $"{where}, {Tags.DetectorInformationSequence}, {Tags.ImagePositionPatient}", "no position and directions of the first frame", "both", "Export a reconstructed tomography, not projections.");
        if ((set.Number(Tags.SpacingBetweenSlices) ?? set.Number(Tags.SliceThickness)) is not { } step || step == 0 || Math.Abs(step) > 1000)
            throw new RefusedException("E_SPACING", $"{where}, {Tags.SpacingBetweenSlices}", "no number other than 0", "distance of frames in mm", "Export the series again.");
        var order = set.Numbers(Tags.SliceVector);
        if (order.Count != 0 && (order.Count != format.Frames || order.Any(n => n != Math.Floor(n) || n < 1 || n > format.Frames)))
            throw new RefusedException("E_POSITION", $"{where}, {Tags.SliceVector}", "another count of slices than frames", "the slice of each frame", "Export the series again.");
        var through = new Point(ax, ay, az).Cross(new(dx, dy, dz));
        var first = new Point(x, y, z);
        return [.. Enumerable.Range(0, format.Frames).Select(frame => (Frame: frame, Position: first + (((order.Count == 0 ? frame : order[frame] - 1) * step) * through)))
            .Select(s => new PlacedSlice(file, s.Frame, s.Position, s.Position.Dot(through)))];
    }
}
