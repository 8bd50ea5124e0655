using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Series;

/// <summary>A slice in its place; without a file: the gap that the reader accepted, which is empty.</summary>
internal sealed record PlacedSlice(DicomFile? File, int Frame, Point Position, double Along);

/// <summary>What the reader decided where a series leaves it open.</summary>
public sealed record SeriesChoices
{
    public static SeriesChoices None { get; } = new();

    /// <summary>A missing slice counts as empty, and every volume is flagged (pet-quantification 2.5).</summary>
    public bool AcceptGap { get; init; }

    /// <summary>Which time slice of a dynamic or gated series, from 1.</summary>
    public int? TimeSlice { get; init; }
}

/// <summary>The slices of a series in the order of their positions, and the grid that they make (pet-quantification 2.4 to 2.7).</summary>
public sealed record SliceOrder
{
    private const double DirectionTolerance = 1e-3, SameMm = 0.01, SilentSpread = 0.02, GapFactor = 1.5, ShearMm = 1, RoundingMm = 1e-6; // of positions written as decimals

    internal IReadOnlyList<PlacedSlice> Slices { get; private init; } = [];

    internal PixelFormat Format { get; private init; }

    public required ImageGrid Grid { get; init; }

    /// <summary>W_SPACING, W_DUPLICATE_DROPPED, W_GAP_EMPTY.</summary>
    public required IReadOnlyList<Problem> Warnings { get; init; }

    /// <summary>The headers of the slices, in their order; those of an accepted gap are left out.</summary>
    public IReadOnlyList<DicomSet> Headers => [.. Slices.Where(s => s.File is not null).Select(s => s.File!.Data)];

    /// <exception cref="RefusedException">E_DYNAMIC, E_POSITION, E_ORIENTATION, E_SHAPE, E_SHEAR, E_DUPLICATE, E_SPACING, E_GAP, E_PIXELS, and those of the series.</exception>
    public static SliceOrder Of(ImageSeries series, SeriesChoices choices)
    {
        if (series.Problems.FirstOrDefault(p => p.Refuses()) is { } refused)
            throw new RefusedException(refused);
        var files = series.IsPet ? TimeSlices.Chosen(series, choices.TimeSlice) : series.Files;
        var format = PixelFormat.Of(files[0]);
        var place = new SeriesPlace(files[0], series.IsSpect);
        foreach (var file in files)
            Agree(series, file, format, files[0]);
        List<PlacedSlice> slices = series.IsSpect ? NmFrames.Of(series, format) : [.. files.Select(f => place.Of(f))];
        if (!series.IsSpect && files.FirstOrDefault(f => f.Frame is null && PixelFormat.Of(f).Frames > 1) is { } many)
            throw new RefusedException("E_PIXELS", $"{many.Where}, {Tags.NumberOfFrames}", FormattableString.Invariant($"{PixelFormat.Of(many).Frames} frames"), "one slice a file", "Export the series as classic images, one slice a file.");
        var warnings = new List<Problem>();
        slices = Distinct([.. slices.OrderBy(s => s.Along).ThenBy(s => s.Frame)], series, format, warnings);
        var step = Step(slices, series, warnings);
        Shear(slices, place, series);
        slices = Gaps(slices, step, place, series, choices, warnings);
        return new()
        {
            Slices = slices, Format = format, Warnings = warnings,
            Grid = new()
            {
                Slices = slices.Count, Rows = format.Rows, Columns = format.Columns, Origin = slices[0].Position, Across = place.Across, Down = place.Down,
                ColumnMm = place.ColumnMm, RowMm = place.RowMm, SliceMm = step,
            },
        };
    }

    private static void Agree(ImageSeries series, DicomFile file, PixelFormat format, DicomFile first)
    {
        var own = PixelFormat.Of(file);
        if ((own.Rows, own.Columns) != (format.Rows, format.Columns))
            throw new RefusedException("E_SHAPE", $"series {series.Uid}, {file.Where}, {Tags.Rows}, {Tags.Columns}", FormattableString.Invariant($"{own.Rows} × {own.Columns}"),
                FormattableString.Invariant($"{format.Rows} × {format.Columns} as in {first.Where}"), "Export the series again; slices of another size belong to another series.");
        if (file.Data.Text(Tags.FrameOfReferenceUid) != first.Data.Text(Tags.FrameOfReferenceUid))
            throw new RefusedException("E_TAGS_DIFFER", $"series {series.Uid}, {file.Where}, {Tags.FrameOfReferenceUid}", "another frame of reference than in other slices", "one for all slices", "Export the series again.");
    }

    /// <summary>Two slices closer than 0.01 mm are one, where their pixels are the same (2.5).</summary>
    private static List<PlacedSlice> Distinct(List<PlacedSlice> slices, ImageSeries series, PixelFormat format, List<Problem> warnings)
    {
        var kept = new List<PlacedSlice>();
        var dropped = 0;
        foreach (var slice in slices)
        {
            if (kept.Count == 0 || slice.Along - kept[^1].Along >= SameMm)
            {
                kept.Add(slice);
                continue;
            }
            if (!SameValues(slice, kept[^1]))
                throw TimeSlices.IsInTime(series)
                    ? TimeSlices.Several($"series {series.Uid}")
                    : new RefusedException("E_DUPLICATE", $"series {series.Uid}, {slice.File!.Where} and {kept[^1].File!.Where}", "different pixels at the same place", "one slice at each place",
                        "Find out which of them is meant (a second reconstruction, a time frame), and leave the other out.");
            dropped++;
        }
        if (dropped > 0)
            warnings.Add(new("W_DUPLICATE_DROPPED", $"series {series.Uid}", FormattableString.Invariant($"slices there twice, with the same pixels: {dropped}"), "each slice once", "Nothing: each was taken once."));
        return kept;

        bool SameValues(PlacedSlice a, PlacedSlice b)
        {
            SeriesImage.Promised(a);
            SeriesImage.Promised(b);
            var (x, y) = (new short[format.FrameLength], new short[format.FrameLength]);
            PixelReader.Read(a.File!, PixelFormat.Of(a.File!), a.Frame, x);
            PixelReader.Read(b.File!, PixelFormat.Of(b.File!), b.Frame, y);
            return x.AsSpan().SequenceEqual(y) && Rescaling.Of(a.File!) == Rescaling.Of(b.File!);
        }
    }

    /// <summary>Median difference of neighbouring positions; never SliceThickness, except of a slice alone.</summary>
    private static double Step(List<PlacedSlice> slices, ImageSeries series, List<Problem> warnings)
    {
        if (slices.Count == 1)
        {
            var tag = series.Header.Number(Tags.SpacingBetweenSlices) is { } between && between != 0 ? Tags.SpacingBetweenSlices : Tags.SliceThickness;
            if (series.Header.Number(tag) is not { } alone || alone == 0 || Math.Abs(alone) > 1000)
                throw new RefusedException("E_SPACING", $"series {series.Uid}, {Tags.SliceThickness}", "one slice without a thickness", "two slices or more", "Export the whole series.");
            warnings.Add(new("W_SPACING", $"series {series.Uid}, {tag}", "one slice; its thickness is taken for the spacing", "two slices or more", "Look whether the whole series was exported."));
            return Math.Abs(alone);
        }
        double[] steps = [.. Steps(slices).Order()];
        var median = (steps[(steps.Length - 1) / 2] + steps[steps.Length / 2]) / 2;
        if (steps.Any(s => Math.Abs(s - median) > (SilentSpread * median) + RoundingMm && s <= (GapFactor * median) + RoundingMm))
            warnings.Add(new("W_SPACING", $"series {series.Uid}, {Tags.ImagePositionPatient}", FormattableString.Invariant($"steps of {steps[0]:0.###} to {steps.Last(s => s <= (GapFactor * median) + RoundingMm):0.###} mm"),
                FormattableString.Invariant($"the median, {median:0.###} mm, within 2 %"), "Nothing: the median is taken; bed positions may overlap so."));
        return median;
    }

    private static IEnumerable<double> Steps(List<PlacedSlice> slices) => slices.Zip(slices.Skip(1), (a, b) => b.Along - a.Along);

    private static void Shear(List<PlacedSlice> slices, SeriesPlace place, ImageSeries series)
    {
        var first = slices[0];
        foreach (var slice in slices)
        {
            var beside = slice.Position - first.Position - ((slice.Along - first.Along) * place.Through);
            if (beside.Length > Math.Max(ShearMm, 0.2 * Math.Min(place.ColumnMm, place.RowMm)))
                throw new RefusedException("E_SHEAR", $"series {series.Uid}, {slice.File!.Where}, {Tags.ImagePositionPatient}", FormattableString.Invariant($"a slice {beside.Length:0.#} mm beside the others"),
                    "slices one above the other", "A tilted gantry or several blocks of slices: export them resampled, or each block by itself.");
        }
    }

    private static List<PlacedSlice> Gaps(List<PlacedSlice> slices, double step, SeriesPlace place, ImageSeries series, SeriesChoices choices, List<Problem> warnings)
    {
        var gaps = Steps(slices).Where(s => s > (GapFactor * step) + RoundingMm).ToList();
        if (gaps.Count == 0)
            return slices;
        var found = FormattableString.Invariant($"longer steps: {gaps.Count}, of up to {gaps.Max():0.###} mm");
        if (!choices.AcceptGap)
            throw new RefusedException("E_GAP", $"series {series.Uid}, {Tags.ImagePositionPatient}", found, FormattableString.Invariant($"{step:0.###} mm from slice to slice"),
                "Fetch the missing slices, or accept the gap: it counts as empty then, and every volume is flagged.");
        if (gaps.Sum(g => g / step) is var missing && missing > 4.0 * slices.Count + 16)
            throw new RefusedException("E_GAP", $"series {series.Uid}, {Tags.ImagePositionPatient}", found, "a gap shorter than the image", "Fetch the missing slices; so much cannot be accepted as empty.");
        warnings.Add(new("W_GAP_EMPTY", $"series {series.Uid}, {Tags.ImagePositionPatient}", found, FormattableString.Invariant($"{step:0.###} mm from slice to slice"), "The gap was accepted: it counts as empty, and volumes may be too small."));
        var filled = new List<PlacedSlice>();
        foreach (var slice in slices)
        {
            if (filled.Count > 0 && slice.Along - filled[^1].Along is var d && d > (GapFactor * step) + RoundingMm)
                for (int i = 1, n = (int)Math.Round(d / step), from = filled.Count - 1; i < n; i++)
                    filled.Add(new(null, 0, filled[from].Position + (i * step * place.Through), filled[from].Along + (i * step)));
            filled.Add(slice);
        }
        return filled;
    }

    /// <summary>Directions and spacings of a series, against which each slice is held.</summary>
    private sealed class SeriesPlace
    {
        public SeriesPlace(DicomFile first, bool isSpect)
        {
            var (set, where) = (isSpect ? NmFrames.Detector(first) : first.Data, first.Where);
            if (set.Numbers(Tags.ImageOrientationPatient) is not [var ax, var ay, var az, var dx, var dy, var dz])
                throw new RefusedException("E_ORIENTATION", $"{where}, {Tags.ImageOrientationPatient}", "no six numbers", "the directions of row and column", "Export the series again; without directions no place is known.");
            (Across, Down) = (new(ax, ay, az), new(dx, dy, dz));
            if (Math.Abs(Across.Length - 1) > 0.01 || Math.Abs(Down.Length - 1) > 0.01 || Math.Abs(Across.Dot(Down)) > 0.01)
                throw new RefusedException("E_ORIENTATION", $"{where}, {Tags.ImageOrientationPatient}", "directions that are not of length 1 and at right angles", "two unit vectors at right angles", "Export the series again.");
            Across = 1 / Across.Length * Across;
            Down = 1 / Down.Length * Down;
            if (first.Data.Numbers(Tags.PixelSpacing) is not [> 0 and < 1000, > 0 and < 1000] spacing)
                throw new RefusedException("E_SPACING", $"{where}, {Tags.PixelSpacing}", "no two numbers above 0", "distance of rows and of columns in mm", "Export the series again; without distances no volume is known.");
            (RowMm, ColumnMm) = (spacing[0], spacing[1]);
        }

        public Point Across { get; }

        public Point Down { get; }

        public Point Through => Across.Cross(Down);

        public double RowMm { get; }

        public double ColumnMm { get; }

        public PlacedSlice Of(DicomFile file)
        {
            if (file.Data.Numbers(Tags.ImageOrientationPatient) is not [var ax, var ay, var az, var dx, var dy, var dz]
                || Largest(new Point(ax, ay, az) - Across) > DirectionTolerance || Largest(new Point(dx, dy, dz) - Down) > DirectionTolerance)
                throw new RefusedException("E_ORIENTATION", $"{file.Where}, {Tags.ImageOrientationPatient}", "other directions than in the other slices, or none", "the same in all slices, to 0.001",
                    "Slices of another direction belong to another series: export them by themselves.");
            if (file.Data.Numbers(Tags.PixelSpacing) is not [var row, var column] || Math.Abs(row - RowMm) > 1e-3 * RowMm || Math.Abs(column - ColumnMm) > 1e-3 * ColumnMm)
                throw new RefusedException("E_SHAPE", $"{file.Where}, {Tags.PixelSpacing}", "other distances than in the other slices, or none", "the same in all slices", "Export the series again.");
            if (file.Data.Numbers(Tags.ImagePositionPatient) is not [var x, var y, var z] || Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z))) > 1e5)
                throw new RefusedException("E_POSITION", $"{file.Where}, {Tags.ImagePositionPatient}", "no three numbers", "where the slice's first pixel lies, in mm", "Export the series again; slices are never ordered by name or number.");
            var position = new Point(x, y, z);
            return new(file, file.Frame ?? 0, position, position.Dot(Through));
        }

        private static double Largest(Point p) => Math.Max(Math.Abs(p.X), Math.Max(Math.Abs(p.Y), Math.Abs(p.Z)));
    }
}
