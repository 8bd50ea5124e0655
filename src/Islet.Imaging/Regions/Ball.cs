namespace Islet.Imaging;

/// <summary>The voxels whose centres lie at most a radius from that of one voxel, as the rows they fill: columns −half to half of slice dz and row dy.</summary>
public sealed class Ball
{
    public Ball(ImageGrid grid, double radiusMm)
    {
        RadiusMm = radiusMm;
        var rows = new List<(int, int, int)>();
        var (depth, height) = ((int)(radiusMm / grid.SliceMm) + 1, (int)(radiusMm / grid.RowMm) + 1);
        for (var dz = -depth; dz <= depth; dz++)
            for (var dy = -height; dy <= height; dy++)
            {
                var left = (radiusMm * radiusMm) + Shape.Rounding - Square(dz * grid.SliceMm) - Square(dy * grid.RowMm);
                if (left < 0)
                    continue;
                var half = (int)(Math.Sqrt(left) / grid.ColumnMm);
                rows.Add((dz, dy, half));
            }
        Rows = rows;
        Voxels = rows.Sum(r => (2 * r.Item3) + 1);
        (Depth, Height, Width) = (rows.Max(r => r.Item1), rows.Max(r => r.Item2), rows.Max(r => r.Item3));
    }

    public double RadiusMm { get; }

    public IReadOnlyList<(int Dz, int Dy, int Half)> Rows { get; }

    public int Voxels { get; }

    /// <summary>Farthest slice, row and column from the centre.</summary>
    internal int Depth { get; }

    internal int Height { get; }

    internal int Width { get; }

    private static double Square(double x) => x * x;
}
