using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Series;

/// <summary>The voxels of a series, and what was remarked while they were read.</summary>
public sealed record SeriesImage(VoxelImage Image, IReadOnlyList<Problem> Warnings)
{
    private const int ClippedFrom = 8; // voxels, pet-quantification 3.11

    /// <summary>Most that RLE and JPEG lossless can pack; beyond it the size in the header is a lie.</summary>
    private const int PackedAtMost = 130;

    /// <exception cref="RefusedException">E_DICOM_TRUNCATED, E_PIXELS, E_TRANSFER_SYNTAX, E_LOSSY, E_RESCALE.</exception>
    public static SeriesImage Load(SliceOrder stack, bool isPet, CancellationToken cancel = default)
    {
        var (grid, slices) = (stack.Grid, stack.Slices);
        if (grid.Length > DicomLimits.Voxels)
            throw DicomProblems.Size("the series", FormattableString.Invariant($"{grid.Length} voxels"));
        foreach (var slice in slices)
            Promised(slice, stack);
        var stored = GC.AllocateUninitializedArray<short>((int)grid.Length);
        var (slopes, intercepts, clipped, assumed, problems) = (new double[grid.Slices], new double[grid.Slices], new bool[grid.Slices], new bool[grid.Slices], new Problem?[grid.Slices]);
        Parallel.For(0, grid.Slices, new ParallelOptions { CancellationToken = cancel }, z =>
        {
            try
            {
                Slice(z);
            }
            catch (RefusedException refused)
            {
                problems[z] = refused.Problem;
            }
        });
        if (Array.Find(problems, p => p is not null) is { } first)
            throw new RefusedException(first);
        return new(new(grid, stored, slopes, intercepts), [.. Warnings()]);

        void Slice(int z)
        {
            var target = stored.AsSpan(z * grid.SliceLength, grid.SliceLength);
            if (slices[z].File is not { } file)
            {
                target.Clear();
                slopes[z] = 1;
                return;
            }
            var format = PixelFormat.Of(file);
            PixelReader.Read(file, format, slices[z].Frame, target);
            var rescaling = Rescaling.Of(file);
            if (rescaling.Slope == 0 && target.IndexOfAnyExcept((short)-format.Offset) >= 0)
                throw new RefusedException("E_RESCALE", $"{file.Where}, {Tags.RescaleSlope}", "0 in a slice that is not empty", "a number above 0", "Export the series again.");
            (slopes[z], intercepts[z], assumed[z]) = (rescaling.Slope, rescaling.Intercept + (format.Offset * rescaling.Slope), rescaling.SlopeIsAssumed);
            clipped[z] = target.Count((short)(format.Largest - format.Offset)) >= ClippedFrom;
        }

        IEnumerable<Problem> Warnings()
        {
            if (!isPet)
                yield break;
            if (Count(assumed) is > 0 and var missing)
                yield return new("W_SLOPE_ASSUMED", $"{Tags.RescaleSlope}", FormattableString.Invariant($"slices without it: {missing}"), "one in every slice", "1 was taken; look whether the values are plausible.");
            if (Enumerable.Range(0, grid.Slices).Count(z => slices[z].File is { } f && Rescaling.Of(f).Intercept != 0) is > 0 and var shifted)
                yield return new("W_INTERCEPT", $"{Tags.RescaleIntercept}", FormattableString.Invariant($"slices with another than 0: {shifted}"), "0, as the standard demands of PET", "It was applied after the slope.");
            if (Count(clipped) is > 0 and var full)
                yield return new("W_CLIPPED", $"{Tags.PixelData}", FormattableString.Invariant($"slices in which 8 voxels or more hold the largest number that can be stored: {full}"), "a slope that leaves room",
                    "The true maxima may be higher.");
        }

        static int Count(bool[] those) => those.Count(t => t);
    }

    /// <summary>No memory for a size that the file cannot fill.</summary>
    private static void Promised(PlacedSlice slice, SliceOrder stack)
    {
        if (slice.File is not { } file)
            return;
        var format = PixelFormat.Of(file);
        var due = (long)format.FrameBytes * format.Frames;
        var there = TransferSyntax.IsEncapsulated(file.Syntax) ? (TransferSyntax.NeedsTool(file.Syntax) ? long.MaxValue : file.Length * PackedAtMost) : file.Length - file.Pixels!.Value.Offset;
        if (due > there)
            throw DicomProblems.Truncated($"{file.Where}, {Tags.PixelData}", FormattableString.Invariant($"{file.Length} bytes in the file where {due} bytes of pixels are due"));
    }
}
