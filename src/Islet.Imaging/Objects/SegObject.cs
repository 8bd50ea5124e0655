using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Objects;

/// <summary>A segmentation of DICOM (PS3.3 A.51): a bit for each voxel of each segment.</summary>
public sealed class SegObject
{
    private const double SamePlaneMm = 0.01; // frames this near lie in one plane (pet-quantification 2.5)

    private const double OneVoxel = 0.1; // how far a frame's pixels may lie beside the image's, in voxels: headers keep decimals

    private readonly List<SegFrame> frames;
    private readonly byte[] bits;
    private readonly int rows, columns;
    private readonly string where;
    private readonly DicomSet header;

    private SegObject(DicomFile file, List<SegFrame> frames, byte[] bits, int rows, int columns)
    {
        (this.frames, this.bits, this.rows, this.columns, where) = (frames, bits, rows, columns, file.Where);
        var data = header = file.Data;
        (SopInstanceUid, FrameOfReference) = (data.Text(Tags.SopInstanceUid), data.Text(Tags.FrameOfReferenceUid));
        Series = [.. data.Items(Tags.ReferencedSeriesSequence).Select(s => s.Text(Tags.SeriesInstanceUid)).OfType<string>().Where(UidText.IsUid).Distinct(StringComparer.Ordinal)];
        Segments = [.. data.Items(Tags.SegmentSequence).Select(Segment)];
    }

    public string? SopInstanceUid { get; }

    public string? FrameOfReference { get; }

    /// <summary>The series that it says it was made of.</summary>
    public IReadOnlyList<string> Series { get; }

    public IReadOnlyList<Segment> Segments { get; }

    public static bool Is(DicomFile file) => file.Data.Text(Tags.SopClassUid) is WrittenObject.Segmentation or WrittenObject.LabelMap;

    /// <exception cref="RefusedException">E_OBJECT_KIND, E_OBJECT_FORM, E_SEG_TYPE (fractional, label map), E_DICOM_SIZE, E_DICOM_TRUNCATED, E_TRANSFER_SYNTAX.</exception>
    public static SegObject Read(DicomFile file)
    {
        var (data, where) = (file.Data, file.Where);
        if (!Is(file))
            throw ObjectProblems.Kind($"{where}, {Tags.SopClassUid}", "a segmentation (SEG)");
        if (data.Text(Tags.SegmentationType) is not "BINARY" and var type)
            throw new RefusedException("E_SEG_TYPE", $"{where}, {Tags.SegmentationType}", UidText.Word(type, "FRACTIONAL", "LABELMAP"), "BINARY", "Export it as binary segments: which share of a voxel is tumour is not for Islet to decide.");
        int Whole(DicomTag tag, int most) => data.Whole(tag) is { } n && n >= 1 && n <= most ? n : throw ObjectProblems.Form($"{where}, {tag}", "no whole number that an image has", FormattableString.Invariant($"1 to {most}"));
        var (rows, columns, count) = (Whole(Tags.Rows, DicomLimits.Side), Whole(Tags.Columns, DicomLimits.Side), Whole(Tags.NumberOfFrames, DicomLimits.Elements));
        if (data.Whole(Tags.BitsAllocated) is not 1)
            throw ObjectProblems.Form($"{where}, {Tags.BitsAllocated}", "another number than 1", "a bit a voxel");
        if (data.Items(Tags.PerFrameFunctionalGroupsSequence) is var groups && groups.Count != count)
            throw ObjectProblems.Form($"{where}, {Tags.PerFrameFunctionalGroupsSequence}", FormattableString.Invariant($"{groups.Count} items"), FormattableString.Invariant($"one for each of {count} frames"));
        var known = data.Items(Tags.SegmentSequence).Select(s => s.Whole(Tags.SegmentNumber)).ToList();
        if (known.Contains(null) || known.Distinct().Count() != known.Count)
            throw ObjectProblems.Form($"{where}, {Tags.SegmentNumber}", "missing, or the same twice", "a number of its own for each segment");
        var shared = data.Item(Tags.SharedFunctionalGroupsSequence) ?? DicomSet.Empty;
        List<SegFrame> placed = [.. groups.Select((g, i) => SegFrame.Of(g, shared, FormattableString.Invariant($"{where}, frame {i + 1}")))];
        var stray = placed.FindIndex(f => !known.Contains(f.Segment));
        if (stray >= 0)
            throw ObjectProblems.Form(FormattableString.Invariant($"{where}, frame {stray + 1}, {Tags.ReferencedSegmentNumber}"), "a segment that the file does not have", "one of its segments");
        return new(file, placed, Bits(file, (long)rows * columns * count), rows, columns);
    }

    /// <summary>Each segment's voxels. A segment without a frame is empty.</summary>
    /// <exception cref="RefusedException">E_OBJECT_FRAME, E_MASK_GRID.</exception>
    public IReadOnlyList<(Segment Segment, DrawnRegion Drawn)> On(ObjectSource source)
    {
        if (FrameOfReference is null || FrameOfReference != source.FrameOfReference)
            throw ObjectProblems.Frame($"{where}, {Tags.FrameOfReferenceUid}", FrameOfReference is null ? "none" : "another frame of reference");
        Problem[] warnings = Series.Count == 0 || Series.Contains(source.SeriesUid, StringComparer.Ordinal) ? [] :
        [
            new("W_OBJECT_SERIES", $"{where}, {Tags.ReferencedSeriesSequence}", "another series", $"series {source.SeriesUid}", "It lies on the same voxels in the same frame of reference; look whether it is meant for these images."),
        ];
        var runs = Segments.ToDictionary(s => s.Number, _ => new List<Run>());
        for (var i = 0; i < frames.Count; i++)
            Place(i, source, runs[frames[i].Segment]);
        return [.. Segments.Select(s => (s, new DrawnRegion(Region.Of(runs[s.Number]), warnings)))];
    }

    /// <summary>Each segment's voxels on the frames' own grid, whatever images they were drawn on; slices without a frame are empty.</summary>
    /// <exception cref="RefusedException">E_OBJECT_FRAME: the file names no frame of reference; E_MASK_GRID: frames that make no one grid.</exception>
    public (ImageGrid Grid, IReadOnlyList<(Segment Segment, Region Region)> Drawn) OnItself()
    {
        var first = frames[0];
        var normal = first.Across.Cross(first.Down);
        double[] along = [.. frames.Select(f => f.Position.Dot(normal)).Order()];
        var gaps = along.Zip(along.Skip(1), (a, b) => b - a).Where(d => d > SamePlaneMm).ToList();
        var steps = gaps.Count == 0 ? 0 : Math.Round((along[^1] - along[0]) / gaps.Min());
        if (steps >= DicomLimits.Elements)
            throw ObjectProblems.Grid(where, "frames too far apart for slices");
        var slice = steps > 0 ? (along[^1] - along[0]) / steps : Math.Min(first.RowMm, first.ColumnMm);
        var origin = frames.MinBy(f => f.Position.Dot(normal))!.Position;
        var grid = new ImageGrid { Slices = (int)steps + 1, Rows = rows, Columns = columns, Origin = origin, Across = first.Across, Down = first.Down, ColumnMm = first.ColumnMm, RowMm = first.RowMm, SliceMm = slice };
        var own = new ObjectSource
        {
            Header = header, SeriesUid = Series.Count > 0 ? Series[0] : "", Grid = grid,
            Slices = [.. Enumerable.Range(0, grid.Slices).Select(z => grid.Centre(z, 0, 0)).Select(p => new SourceSlice(null, null, null, p, p.Dot(normal)))],
        };
        return (grid, [.. On(own).Select(s => (s.Segment, s.Drawn.Region))]);
    }

    /// <inheritdoc cref="SegWriter.Write"/>
    public static WrittenObject Write(ObjectSource source, IReadOnlyList<MeasuredLesion> lesions, string method, ObjectOptions options) => SegWriter.Write(source, lesions, method, options);

    private void Place(int index, ObjectSource source, List<Run> runs)
    {
        var (frame, grid) = (frames[index], source.Grid);
        var at = FormattableString.Invariant($"{where}, frame {index + 1}");
        if (source.SliceAt(frame.Position.Dot(grid.Through), OneVoxel * grid.SliceMm) is not { } z)
            throw ObjectProblems.Grid(at, "a frame beside the slices");
        var (y, x) = source.InPlane(z, frame.Position);
        // Along a frame's row and column by whole voxels of the image, whichever of its axes they follow.
        var (ry, rx) = (frame.Across.Dot(grid.Down) * frame.ColumnMm / grid.RowMm, frame.Across.Dot(grid.Across) * frame.ColumnMm / grid.ColumnMm);
        var (cy, cx) = (frame.Down.Dot(grid.Down) * frame.RowMm / grid.RowMm, frame.Down.Dot(grid.Across) * frame.RowMm / grid.ColumnMm);
        var step = OneVoxel / Math.Max(rows, columns);
        if (Math.Abs(frame.Across.Cross(frame.Down).Dot(grid.Through)) < 0.999 || !Near(y, OneVoxel) || !Near(x, OneVoxel) || !Near(ry, step) || !Near(rx, step) || !Near(cy, step) || !Near(cx, step) || Math.Abs((ry * cx) - (rx * cy)) is < 0.9 or > 1.1)
            throw ObjectProblems.Grid(at, "voxels that lie elsewhere than those of the image");
        var (y0, x0, dry, drx, dcy, dcx) = (Whole(y), Whole(x), Whole(ry), Whole(rx), Whole(cy), Whole(cx));
        var first = (long)index * rows * columns;
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                var bit = first + ((long)r * columns) + c;
                if ((bit & 7) == 0 && c + 8 <= columns && bits[bit >> 3] == 0)
                {
                    c += 7; // eight empty voxels
                    continue;
                }
                if ((bits[bit >> 3] >> (int)(bit & 7) & 1) == 0)
                    continue;
                var (py, px) = (y0 + (c * dry) + (r * dcy), x0 + (c * drx) + (r * dcx));
                if (py < 0 || px < 0 || py >= grid.Rows || px >= grid.Columns)
                    throw ObjectProblems.Grid(at, "voxels outside the image");
                if (runs.Count > 0 && runs[^1] is var last && last.Z == z && last.Y == py && last.Last + 1 == px)
                    runs[^1] = last with { Last = px };
                else
                    runs.Add(new(z, py, px, px));
            }

        static bool Near(double v, double by) => Math.Abs(v - Math.Round(v)) <= by && Math.Abs(v) < 1e6;
        static int Whole(double v) => (int)Math.Round(v);
    }

    private static Segment Segment(DicomSet item) => new(item.Whole(Tags.SegmentNumber)!.Value, item.Text(Tags.SegmentLabel) ?? "", item.Text(Tags.TrackingId), item.Text(Tags.TrackingUid) is { } uid && UidText.IsUid(uid) ? uid : null,
        CodedEntry.Of(item.Item(Tags.SegmentedPropertyCategoryCodeSequence)), CodedEntry.Of(item.Item(Tags.SegmentedPropertyTypeCodeSequence)), CodedEntry.Of(item.Item(Tags.AnatomicRegionSequence)),
        item.Text(Tags.SegmentAlgorithmType), item.Text(Tags.SegmentAlgorithmName));

    private static byte[] Bits(DicomFile file, long voxels)
    {
        if (voxels > DicomLimits.Voxels)
            throw DicomProblems.Size(file.Where, FormattableString.Invariant($"{voxels} voxels"));
        if (TransferSyntax.IsEncapsulated(file.Syntax) || file.Pixels is not { } pixels || pixels.Length is not { } length)
            throw new RefusedException("E_TRANSFER_SYNTAX", $"{file.Where}, {Tags.TransferSyntaxUid}", file.HasPixels ? "compressed bits" : "no pixels", "uncompressed or deflated bits", "Export the segmentation without compression.");
        var due = (voxels + 7) / 8;
        if (length < due || pixels.Offset + due > file.Length)
            throw DicomProblems.Truncated($"{file.Where}, {Tags.PixelData}", FormattableString.Invariant($"{Math.Min(length, file.Length - pixels.Offset)} bytes of bits where {due} are due"));
        var packed = new byte[due];
        file.CopyTo(packed, pixels.Offset);
        if (file.IsBigEndian && pixels.Vr == "OW")
            for (var i = 0; i + 1 < packed.Length; i += 2)
                (packed[i], packed[i + 1]) = (packed[i + 1], packed[i]);
        return packed;
    }
}
