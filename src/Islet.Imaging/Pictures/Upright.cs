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

    private static VoxelImage Turned(VoxelImage image)
    {
        var grid = image.Grid;
        List<Point> corners = [.. from z in Ends(grid.Slices) from y in Ends(grid.Rows) from x in Ends(grid.Columns) select grid.Centre(z, y, x)];
        var least = new Point(corners.Min(c => c.X), corners.Min(c => c.Y), corners.Min(c => c.Z));
        var size = new Point(corners.Max(c => c.X), corners.Max(c => c.Y), corners.Max(c => c.Z)) - least;
        var mm = Math.Max(Math.Min(grid.SliceMm, Math.Min(grid.RowMm, grid.ColumnMm)), Math.Cbrt((size.X + 1) * (size.Y + 1) * (size.Z + 1) / MostVoxels));
        var upright = new ImageGrid
        {
            Slices = (int)(size.Z / mm) + 1, Rows = (int)(size.Y / mm) + 1, Columns = (int)(size.X / mm) + 1, Origin = least, ColumnMm = mm, RowMm = mm, SliceMm = mm,
        };
        var values = new float[upright.Length];
        var origin = grid.IndexOf(least);
        var along = grid.IndexOf(least + new Point(mm, 0, 0));
        (double, double, double) step = (along.Z - origin.Z, along.Y - origin.Y, along.X - origin.X);
        Parallel.For(0, upright.Slices, z =>
        {
            for (var y = 0; y < upright.Rows; y++)
                Resampling.Row(image, grid.IndexOf(upright.Centre(z, y, 0)), step, values.AsSpan((z * upright.SliceLength) + (y * upright.Columns), upright.Columns), outside: 0);
        });
        return new(upright, values);
    }

    private static double[] Ends(int count) => [-0.5, count - 0.5];
}
