using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>Which segment a frame belongs to and where it lies: from its own functional groups, else from those that all share (PS3.3 C.7.6.16).</summary>
internal sealed record SegFrame(int Segment, Point Position, Point Across, Point Down, double RowMm, double ColumnMm)
{
    public static SegFrame Of(DicomSet own, DicomSet shared, string where)
    {
        DicomSet Group(DicomTag tag) => own.Item(tag) ?? shared.Item(tag) ?? throw ObjectProblems.Form($"{where}, {tag}", "none", "one for each frame, or one for all");
        if (Group(Tags.SegmentIdentificationSequence).Whole(Tags.ReferencedSegmentNumber) is not { } segment)
            throw ObjectProblems.Form($"{where}, {Tags.ReferencedSegmentNumber}", "none", "the number of a segment");
        if (Group(Tags.PlanePositionSequence).Numbers(Tags.ImagePositionPatient) is not [var x, var y, var z] || Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z))) > 1e5)
            throw ObjectProblems.Form($"{where}, {Tags.ImagePositionPatient}", "no three numbers", "where the frame's first pixel lies, in mm");
        if (Group(Tags.PlaneOrientationSequence).Numbers(Tags.ImageOrientationPatient) is not [var ax, var ay, var az, var dx, var dy, var dz]
            || new Point(ax, ay, az) is var across && Math.Abs(across.Length - 1) > 0.01 || new Point(dx, dy, dz) is var down && Math.Abs(down.Length - 1) > 0.01)
            throw ObjectProblems.Form($"{where}, {Tags.ImageOrientationPatient}", "no two directions of length 1", "the directions of row and column");
        if (Group(Tags.PixelMeasuresSequence).Numbers(Tags.PixelSpacing) is not [> 0 and < 1000 and var row, > 0 and < 1000 and var column])
            throw ObjectProblems.Form($"{where}, {Tags.PixelSpacing}", "no two numbers above 0", "distance of rows and of columns in mm");
        return new(segment, new(x, y, z), across, down, row, column);
    }
}
