namespace Islet.Imaging.Pictures;

/// <summary>The edge of a region on a slice or projection, along the sides of its pixels.</summary>
/// <param name="Sides">Each side of a pixel beyond which the region ends, by its upper or left end, in pixels from the upper left corner.</param>
/// <param name="Right">Where a number may stand: right of its last column.</param>
/// <param name="Top">Its first row.</param>
public sealed record CutOutline(IReadOnlyList<PixelSide> Sides, int Right, int Top)
{
    /// <param name="slice">null: the projection of all of it.</param>
    /// <returns>null: nothing of the region is seen.</returns>
    public static CutOutline? Of(DisplayBox box, Region region, ImageGrid grid, View view, int? slice)
    {
        var pixels = new HashSet<(int X, int Y)>();
        foreach (var voxel in box.Shown(region, grid).All())
            if (box.Pixel(view, voxel) is var (x, y, depth) && (slice is null || depth == slice))
                pixels.Add((x, y));
        return pixels.Count == 0 ? null : new([.. Edge(pixels)], 1 + pixels.Max(p => p.X), pixels.Min(p => p.Y));
    }

    private static IEnumerable<PixelSide> Edge(HashSet<(int X, int Y)> pixels)
    {
        foreach (var (x, y) in pixels.OrderBy(p => p.Y).ThenBy(p => p.X))
        {
            if (!pixels.Contains((x, y - 1)))
                yield return new(x, y, IsUpright: false);
            if (!pixels.Contains((x, y + 1)))
                yield return new(x, y + 1, IsUpright: false);
            if (!pixels.Contains((x - 1, y)))
                yield return new(x, y, IsUpright: true);
            if (!pixels.Contains((x + 1, y)))
                yield return new(x + 1, y, IsUpright: true);
        }
    }
}

/// <summary>A side of a pixel, one pixel long, to the right or down from its place.</summary>
public readonly record struct PixelSide(int X, int Y, bool IsUpright);
