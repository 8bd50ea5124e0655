namespace Islet.Imaging.Pictures;

/// <summary>What a region covers of a picture.</summary>
/// <param name="Left">Column of the picture in which <paramref name="Covered"/> begins; there is a margin on every side.</param>
internal sealed record Footprint(int Left, int Top, int Width, int Height, bool[] Covered)
{
    private const int Margin = 8;

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
        var (left, top) = (Math.Max(boxes.Min(b => b.Left), -1) - Margin, Math.Max(boxes.Min(b => b.Top), -1) - Margin);
        var (right, bottom) = (Math.Min(boxes.Max(b => b.Right), frame.Width) + Margin, Math.Min(boxes.Max(b => b.Bottom), frame.Height) + Margin);
        var found = new Footprint(left, top, right - left + 1, bottom - top + 1, new bool[(right - left + 1) * (bottom - top + 1)]);
        foreach (var box in boxes)
            for (var y = Math.Max(box.Top, top); y <= Math.Min(box.Bottom, bottom); y++)
                if (Math.Max(box.Left, left) is var first && Math.Min(box.Right, right) is var last && last >= first)
                    found.Covered.AsSpan(((y - top) * found.Width) + first - left, last - first + 1).Fill(true);
        return found;

        double Reach(Point way) => 0.5 * (Math.Abs(column.Dot(way)) + Math.Abs(row.Dot(way)) + Math.Abs(slice.Dot(way)));
    }

    /// <summary>Lines around it, at a distance in pixels, in the picture's own coordinates; each is closed.</summary>
    public IReadOnlyList<(double X, double Y)[]> Outlines(double distance)
    {
        var field = DistanceField.Of(Covered, Width, Height);
        return [.. Contours.At(field, Width, Height, distance + 0.5).Select(line => line.Select(p => (p.X + Left + 0.5, p.Y + Top + 0.5)).ToArray())];
    }
}
