using Islet.Imaging;

namespace Islet.Tests.Imaging.Quantify;

/// <summary>Bodies of soft tissue (SUV 0.8) with balls of uptake in it, each edge a few millimetres wide as a scanner shows it.</summary>
internal static class Bodies
{
    public static ImageGrid Grid(int slices = 60, int rows = 50, int columns = 70, double mm = 4) => new()
    {
        Slices = slices, Rows = rows, Columns = columns, Origin = new(-0.5 * mm * (columns - 1), -0.5 * mm * (rows - 1), 0), ColumnMm = mm, RowMm = mm, SliceMm = mm,
    };

    public static Ball At(double x, double y, double z, double radiusMm, double suv) => new(new(x, y, z), radiusMm, suv);

    /// <param name="noise">Standard deviation as a share of the value; the same at the same place for one seed.</param>
    public static VoxelImage Image(ImageGrid grid, IReadOnlyList<Ball> balls, double noise = 0, int seed = 1)
    {
        var (random, values) = (new Random(seed), new float[grid.Length]);
        for (var (z, at) = (0, 0); z < grid.Slices; z++)
            for (var y = 0; y < grid.Rows; y++)
                for (var x = 0; x < grid.Columns; x++, at++)
                {
                    var p = grid.Centre(z, y, x);
                    var suv = (p.X * p.X / (120.0 * 120)) + (p.Y * p.Y / (85.0 * 85)) <= 1 ? 0.8 : 0.01;
                    foreach (var ball in balls)
                        suv = Math.Max(suv, ball.Suv / (1 + Math.Exp(((p - ball.Centre).Length - ball.RadiusMm) / 1.5)));
                    values[at] = (float)(suv * (1 + (noise * Math.Sqrt(3) * ((2 * random.NextDouble()) - 1))));
                }
        return new(grid, values);
    }

    public readonly record struct Ball(Point Centre, double RadiusMm, double Suv);
}
