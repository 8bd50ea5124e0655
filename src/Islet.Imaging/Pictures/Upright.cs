namespace Islet.Imaging.Pictures;

/// <summary>An image whose rows, columns and slices run along the patient's axes, in whichever order and direction: seen so, a projection needs no interpolation.</summary>
internal static class Upright
{
    /// <summary>Directions this far off an axis are still along it: a voxel's breadth over the length of a body, and what headers of one series may differ by.</summary>
    private const double Tolerance = 1e-3;

    private const long MostVoxels = 200_000_000;

    /// <summary>The image itself, or an oblique one interpolated onto upright voxels of its least spacing.</summary>
    public static VoxelImage Of(VoxelImage image) => IsUpright(image.Grid) ? image : Turned(image);

    public static bool IsUpright(ImageGrid grid) => Along(grid.Across) && Along(grid.Down);

    private static bool Along(Point d) => new[] { d.X, d.Y, d.Z }.Count(c => Math.Abs(c) > Tolerance) == 1;

    /// <summary>The voxels of an image that stands upright, x to the patient's left, y to the back, z to the head: its own where it does, else cubes of the least spacing around all of it.</summary>
    public static ImageGrid GridOf(ImageGrid grid)
    {
        if (!IsUpright(grid))
            return Cubes(grid);
        List<Point> corners = [.. grid.Corners()];
        var (x, y, z) = (Nearest(grid, p => p.X), Nearest(grid, p => p.Y), Nearest(grid, p => p.Z));
        return new()
        {
            Slices = z.Count, Rows = y.Count, Columns = x.Count, Origin = new(corners.Min(c => c.X), corners.Min(c => c.Y), corners.Min(c => c.Z)), ColumnMm = x.Mm, RowMm = y.Mm, SliceMm = z.Mm,
        };
    }

    /// <summary>How many voxels an image has along one of the patient's axes, and their distance: of the direction of the grid that lies nearest to it.</summary>
    public static (int Count, double Mm) Nearest(ImageGrid grid, Func<Point, double> along)
    {
        (Point Way, int Count, double Mm)[] ways = [(grid.Across, grid.Columns, grid.ColumnMm), (grid.Down, grid.Rows, grid.RowMm), (grid.Through, grid.Slices, grid.SliceMm)];
        var (_, count, mm) = ways.MaxBy(w => Math.Abs(along(w.Way)));
        return (count, mm);
    }

    private static ImageGrid Cubes(ImageGrid grid)
    {
        List<Point> corners = [.. grid.Corners(0.5)];
        var least = new Point(corners.Min(c => c.X), corners.Min(c => c.Y), corners.Min(c => c.Z));
        var size = new Point(corners.Max(c => c.X), corners.Max(c => c.Y), corners.Max(c => c.Z)) - least;
        var mm = Math.Max(Math.Min(grid.SliceMm, Math.Min(grid.RowMm, grid.ColumnMm)), Math.Cbrt((size.X + 1) * (size.Y + 1) * (size.Z + 1) / MostVoxels));
        return new() { Slices = (int)(size.Z / mm) + 1, Rows = (int)(size.Y / mm) + 1, Columns = (int)(size.X / mm) + 1, Origin = least, ColumnMm = mm, RowMm = mm, SliceMm = mm };
    }

    private static VoxelImage Turned(VoxelImage image)
    {
        var (grid, upright) = (image.Grid, Cubes(image.Grid));
        var values = new float[upright.Length];
        var origin = grid.IndexOf(upright.Origin);
        var along = grid.IndexOf(upright.Centre(0, 0, 1));
        (double, double, double) step = (along.Z - origin.Z, along.Y - origin.Y, along.X - origin.X);
        Parallel.For(0, upright.Slices, z =>
        {
            for (var y = 0; y < upright.Rows; y++)
                Resampling.Row(image, grid.IndexOf(upright.Centre(z, y, 0)), step, values.AsSpan((z * upright.SliceLength) + (y * upright.Columns), upright.Columns), outside: 0);
        });
        return new(upright, values);
    }
}
