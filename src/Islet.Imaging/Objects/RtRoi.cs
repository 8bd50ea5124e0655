using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>A closed line in one plane, three points or more, mm in the patient.</summary>
public sealed record RtContour(IReadOnlyList<Point> Points);

/// <summary>One region of contours.</summary>
/// <param name="Name">Free text.</param>
/// <param name="Others">Points, open lines and lines of less than three points, which enclose nothing.</param>
public sealed record RtRoi(int Number, string Name, string? FrameOfReference, IReadOnlyList<RtContour> Contours, int Others, string Where, IReadOnlyList<string> Series)
{
    private const double SamePlaneMm = 0.05, TiltShare = 0.25; // of the slices' distance; ours

    private sealed record Plane(double Along, List<RtContour> Contours);

    /// <summary>
    /// The voxels whose centre lies inside. A plane of contours goes to the nearest slice within half a spacing; of several planes for one slice the nearest counts, for a centre lies in that one's half
    /// of the space between them. Lines of one plane are taken by even-odd.
    /// </summary>
    /// <exception cref="RefusedException">E_OBJECT_FRAME, E_CONTOUR (drawn across the slices, or beside the image), E_DICOM_SIZE.</exception>
    public DrawnRegion On(ObjectSource source)
    {
        if (FrameOfReference is { } own && source.FrameOfReference is { } theirs ? own != theirs : !Series.Contains(source.SeriesUid, StringComparer.Ordinal))
            throw ObjectProblems.Frame($"{Where}, {Tags.ReferencedFrameOfReferenceUid}", FrameOfReference is null || source.FrameOfReference is null ? "none on one side, and contours of another series" : "another frame of reference");
        var planes = Planes(source.Grid);
        var placed = planes.Select(p => (Plane: p, Slice: source.SliceAt(p.Along, 0.5001 * source.Grid.SliceMm))).Where(p => p.Slice is not null)
            .GroupBy(p => p.Slice!.Value).Select(g => (Slice: g.Key, g.MinBy(p => Math.Abs(p.Plane.Along - source.Slices[g.Key].Along)).Plane, Count: g.Count())).OrderBy(p => p.Slice).ToList();
        if (planes.Count > 0 && placed.Count == 0)
            throw ObjectProblems.Contour(Where, "contours beside the image", "contours in the slices of these images");
        var region = Region.Of(placed.SelectMany(p => ContourFill.Of(p.Slice,
            [.. p.Plane.Contours.Select(c => (IReadOnlyList<(double, double)>)[.. c.Points.Select(point => source.InPlane(p.Slice, point))])], source.Grid, Where)));
        return new(region, [.. Warnings(planes.Count - placed.Sum(p => p.Count), placed.Sum(p => p.Count - 1), Skipped([.. placed.Select(p => p.Slice)]), region)]);
    }

    private List<Plane> Planes(ImageGrid grid)
    {
        var planes = new List<Plane>();
        foreach (var (contour, along) in Contours.Select((c, i) => (c, Along(c, grid, i))).OrderBy(c => c.Item2))
            if (planes.Count > 0 && along - planes[^1].Along <= SamePlaneMm)
                planes[^1].Contours.Add(contour);
            else
                planes.Add(new(along, [contour]));
        return planes;
    }

    private double Along(RtContour contour, ImageGrid grid, int index)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var point in contour.Points)
            (least, most) = (Math.Min(least, point.Dot(grid.Through)), Math.Max(most, point.Dot(grid.Through)));
        return most - least <= 2 * TiltShare * grid.SliceMm ? 0.5 * (least + most) : throw ObjectProblems.Contour(FormattableString.Invariant($"{Where}, contour {index + 1}"),
            FormattableString.Invariant($"a line that reaches over {most - least:0.#} mm across the slices"), "a line in the plane of a slice");
    }

    /// <summary>Slices without a contour between two with one.</summary>
    private static int Skipped(int[] slices) => slices.Length == 0 ? 0 : slices[^1] - slices[0] + 1 - slices.Length;

    private IEnumerable<Problem> Warnings(int beside, int left, int skipped, Region region)
    {
        if (beside > 0)
            yield return new("W_CONTOUR_OUTSIDE", Where, FormattableString.Invariant($"planes of contours farther than half a slice from the image: {beside}"), "contours in the slices of these images", "They are left out; look whether the images are whole.");
        if (left > 0)
            yield return new("W_CONTOUR_PLANES", Where, FormattableString.Invariant($"planes between the slices that lie nearer to another plane's slice: {left}"), "contours drawn in the slices", "The nearest plane of each slice was taken; draw on these images for their own volume.");
        if (skipped > 0)
            yield return new("W_CONTOUR_SKIPPED", Where, FormattableString.Invariant($"slices without a contour between slices with one: {skipped}"), "a contour in each slice", "Nothing was filled in between: look whether the region was drawn on thicker slices.");
        if (Others > 0)
            yield return new("W_CONTOUR_OPEN", Where, FormattableString.Invariant($"points, open lines, and lines of less than three points: {Others}"), "closed lines in a plane", "They enclose nothing and are left out.");
        if (region.IsEmpty)
            yield return new("W_CONTOUR_EMPTY", Where, "no voxel's centre inside", "a region larger than a voxel", "It has no volume on these images.");
    }
}
