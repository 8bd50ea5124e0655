using Islet.Imaging;

namespace Islet.Tests.Imaging.Pictures;

/// <summary>One body, stored in every order of its voxels that a scanner may choose: 24 ways to turn a box.</summary>
internal static class TurnedGrids
{
    /// <summary>Values are SUV; voxels are no cubes, and the three counts differ.</summary>
    public static VoxelImage Straight(int seed = 3)
    {
        var random = new Random(seed);
        var grid = new ImageGrid { Slices = 9, Rows = 5, Columns = 7, Origin = new(-31, 12, -400), ColumnMm = 4, RowMm = 3, SliceMm = 5 };
        return new(grid, [.. Enumerable.Range(0, (int)grid.Length).Select(_ => (float)Math.Round(random.NextDouble() * 20, 2))]);
    }

    public static IEnumerable<VoxelImage> All(VoxelImage image)
    {
        Point[] ways = [new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1)];
        foreach (var across in ways)
            foreach (var down in ways.Where(d => d.Dot(across) == 0))
                yield return Turned(image, across, down);
    }

    public static VoxelImage Turned(VoxelImage image, Point across, Point down)
    {
        var grid = image.Grid;
        var through = across.Cross(down);
        int Count(Point d) => (int)Math.Abs((d.X * grid.Columns) + (d.Y * grid.Rows) + (d.Z * grid.Slices));
        double Mm(Point d) => Math.Abs((d.X * grid.ColumnMm) + (d.Y * grid.RowMm) + (d.Z * grid.SliceMm));
        var least = grid.Origin;
        var most = grid.Centre(grid.Slices - 1, grid.Rows - 1, grid.Columns - 1);
        double Start(Func<Point, double> part) => new[] { across, down, through }.Any(d => part(d) < 0) ? part(most) : part(least);
        var turned = new ImageGrid
        {
            Slices = Count(through), Rows = Count(down), Columns = Count(across), Origin = new(Start(p => p.X), Start(p => p.Y), Start(p => p.Z)), Across = across, Down = down,
            ColumnMm = Mm(across), RowMm = Mm(down), SliceMm = Mm(through),
        };
        var values = new float[turned.Length];
        for (var (z, at) = (0, 0); z < turned.Slices; z++)
            for (var y = 0; y < turned.Rows; y++)
                for (var x = 0; x < turned.Columns; x++, at++)
                {
                    var (iz, iy, ix) = grid.IndexOf(turned.Centre(z, y, x));
                    values[at] = (float)image[(int)Math.Round(iz), (int)Math.Round(iy), (int)Math.Round(ix)];
                }
        return new(turned, values);
    }

    public static VoxelImage AsStored(VoxelImage image)
    {
        var stored = new short[image.Grid.Length];
        for (var (z, at) = (0, 0); z < image.Grid.Slices; z++)
            for (var i = 0; i < image.Grid.SliceLength; i++, at++)
                stored[at] = (short)Math.Round((image.Values(z)[i] * 100) - 500);
        return new(image.Grid, stored, [.. Enumerable.Repeat(0.01, image.Grid.Slices)], [.. Enumerable.Repeat(5.0, image.Grid.Slices)]);
    }

    /// <summary>Warm everywhere, with a hot ball: on a grid that lies askew in the patient.</summary>
    public static VoxelImage Askew(Point hot, double radiusMm)
    {
        var (a, b) = (0.4, 0.25);
        var grid = new ImageGrid
        {
            Slices = 60, Rows = 50, Columns = 55, Origin = new(-60, -70, 700), ColumnMm = 3, RowMm = 3.5, SliceMm = 4, Across = new(Math.Cos(a), Math.Sin(a), 0),
            Down = new(-Math.Sin(a) * Math.Cos(b), Math.Cos(a) * Math.Cos(b), Math.Sin(b)),
        };
        var ball = Shape.Sphere(grid, hot, radiusMm).All().ToHashSet();
        var values = new float[grid.Length];
        for (var (z, at) = (0, 0); z < grid.Slices; z++)
            for (var y = 0; y < grid.Rows; y++)
                for (var x = 0; x < grid.Columns; x++, at++)
                    values[at] = ball.Contains(new(z, y, x)) ? 10 : 1;
        return new(grid, values);
    }
}
