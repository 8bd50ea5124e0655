namespace Islet.Imaging.Pictures;

/// <summary>What a region covers of a picture.</summary>
/// <param name="Left">Column of the picture in which <paramref name="Covered"/> begins; there is a margin on every side.</param>
/// <param name="VoxelPixels">Half of the longest side of a voxel, in pixels.</param>
internal sealed record Footprint(int Left, int Top, int Width, int Height, bool[] Covered, double VoxelPixels)
{
    private const int LeastMargin = 16;

    private const double HalfPixel = 0.5; // from a pixel's centre, from which distances count, to its edge

    /// <param name="through">A plane that a voxel has to reach to be drawn; null: all of them, as in a projection.</param>
    /// <returns>null: nothing of the region is seen.</returns>
    public static Footprint? Of(Region region, ImageGrid grid, PictureFrame frame, Point? through = null)
    {
        var view = frame.View;
        var (column, row, slice) = (grid.ColumnMm * grid.Across, grid.RowMm * grid.Down, grid.SliceMm * grid.Through);
        var (halfX, halfY) = (Reach(view.Right) / frame.PixelMm, Reach(view.Down) / frame.PixelMm);
        var (depth, reach) = (view.Depth, Reach(view.Depth) + 1e-6);
        var boxes = new List<(int Left, int Top, int Right, int Bottom)>();
        foreach (var run in region.Runs)
        {
            var centre = grid.Centre(run.Z, run.Y, run.First);
            for (var x = run.First; x <= run.Last; x++, centre += column)
            {
                if (through is { } plane && Math.Abs((centre - plane).Dot(depth)) > reach)
                    continue;
                var (cx, cy) = frame.Of(centre);
                // Pixels whose centres lie in the voxel; at least the one that holds its centre.
                boxes.Add((Math.Min((int)Math.Ceiling(cx - halfX - 0.5), (int)Math.Floor(cx)), Math.Min((int)Math.Ceiling(cy - halfY - 0.5), (int)Math.Floor(cy)),
                    Math.Max((int)Math.Floor(cx + halfX - 0.5), (int)Math.Floor(cx)), Math.Max((int)Math.Floor(cy + halfY - 0.5), (int)Math.Floor(cy))));
            }
        }
        boxes.RemoveAll(b => b.Right < 0 || b.Bottom < 0 || b.Left >= frame.Width || b.Top >= frame.Height);
        if (boxes.Count == 0)
            return null;
        var margin = LeastMargin + (int)Math.Ceiling(Math.Max(halfX, halfY));
        var (left, top) = (Math.Max(boxes.Min(b => b.Left), -1) - margin, Math.Max(boxes.Min(b => b.Top), -1) - margin);
        var (right, bottom) = (Math.Min(boxes.Max(b => b.Right), frame.Width) + margin, Math.Min(boxes.Max(b => b.Bottom), frame.Height) + margin);
        var found = new Footprint(left, top, right - left + 1, bottom - top + 1, new bool[(right - left + 1) * (bottom - top + 1)], Math.Max(halfX, halfY));
        foreach (var box in boxes)
            for (var y = Math.Max(box.Top, top); y <= Math.Min(box.Bottom, bottom); y++)
                if (Math.Max(box.Left, left) is var first && Math.Min(box.Right, right) is var last && last >= first)
                    found.Covered.AsSpan(((y - top) * found.Width) + first - left, last - first + 1).Fill(true);
        return found;

        double Reach(Point way) => 0.5 * (Math.Abs(column.Dot(way)) + Math.Abs(row.Dot(way)) + Math.Abs(slice.Dot(way)));
    }

    /// <summary>Lines around it, at a distance in pixels, in the picture's own coordinates; each is closed. The steps of the voxels are filled up to half a voxel, so that the line runs smoothly; nothing of the region is cut off.</summary>
    public IReadOnlyList<(double X, double Y)[]> Outlines(double distance)
    {
        var outermost = Math.Ceiling(distance + VoxelPixels + HalfPixel); // grown so far, then shrunk to the distance: notches close on the way
        var near = DistanceField.Of(Covered, Width, Height);
        var far = new bool[near.Length];
        for (var i = 0; i < far.Length; i++)
            far[i] = near[i] > outermost - HalfPixel;
        var inward = DistanceField.Of(far, Width, Height);
        for (var i = 0; i < inward.Length; i++)
            inward[i] = -inward[i]; // lower lies inside
        return [.. Contours.At(inward, Width, Height, distance + HalfPixel - outermost).Select(line => line.Select(p => (p.X + Left + HalfPixel, p.Y + Top + HalfPixel)).ToArray())];
    }
}
