namespace Islet.Imaging;

/// <summary>Regions by their form: a voxel belongs to one if its centre does.</summary>
public static class Shape
{
    /// <summary>A distance that rounding alone made longer still counts, mm².</summary>
    internal const double Rounding = 1e-9;

    /// <summary>Centres at most <paramref name="radiusMm"/> from a point.</summary>
    public static Region Sphere(ImageGrid grid, Point centre, double radiusMm)
    {
        var (cz, cy, cx) = grid.IndexOf(centre);
        var runs = new List<Run>();
        for (var z = Math.Max(0, Low(cz, radiusMm / grid.SliceMm)); z <= Math.Min(grid.Slices - 1, High(cz, radiusMm / grid.SliceMm)); z++)
            for (var y = Math.Max(0, Low(cy, radiusMm / grid.RowMm)); y <= Math.Min(grid.Rows - 1, High(cy, radiusMm / grid.RowMm)); y++)
            {
                var (dz, dy) = ((z - cz) * grid.SliceMm, (y - cy) * grid.RowMm);
                var left = (radiusMm * radiusMm) + Rounding - (dz * dz) - (dy * dy);
                if (left < 0)
                    continue;
                var half = Math.Sqrt(left) / grid.ColumnMm;
                var (first, last) = (Math.Max(0, Ceiling(cx - half)), Math.Min(grid.Columns - 1, Floor(cx + half)));
                if (first <= last)
                    runs.Add(new(z, y, first, last));
            }
        return new([.. runs]);
    }

    /// <summary>Between two corners given in the patient's axes.</summary>
    public static Region Box(ImageGrid grid, Point a, Point b) => Where(grid, (a + b).Half(), 0.5 * (a - b).Length, p =>
        Between(p.X, a.X, b.X) && Between(p.Y, a.Y, b.Y) && Between(p.Z, a.Z, b.Z));

    /// <summary>A cylinder along the body: of the aorta, 1 cm × 2 cm (pet-quantification 4).</summary>
    public static Region Cylinder(ImageGrid grid, Point centre, double diameterMm, double lengthMm) => Where(grid, centre, 0.5 * Math.Sqrt((diameterMm * diameterMm) + (lengthMm * lengthMm)), p =>
        Math.Abs(p.Z - centre.Z) <= 0.5 * lengthMm && ((p.X - centre.X) * (p.X - centre.X)) + ((p.Y - centre.Y) * (p.Y - centre.Y)) <= (0.25 * diameterMm * diameterMm) + Rounding);

    /// <summary>Every voxel at most <paramref name="mm"/> from one of the region.</summary>
    public static Region Dilate(ImageGrid grid, Region region, double mm)
    {
        var ball = new Ball(grid, mm);
        var runs = new List<Run>(region.Runs.Length * ball.Rows.Count);
        foreach (var run in region.Runs)
            foreach (var (dz, dy, half) in ball.Rows)
                if (run.Z + dz >= 0 && run.Z + dz < grid.Slices && run.Y + dy >= 0 && run.Y + dy < grid.Rows)
                    runs.Add(new(run.Z + dz, run.Y + dy, Math.Max(0, run.First - half), Math.Min(grid.Columns - 1, run.Last + half)));
        return Region.Of(runs);
    }

    private static Region Where(ImageGrid grid, Point centre, double reachMm, Func<Point, bool> inside) =>
        Region.Of(Sphere(grid, centre, reachMm + 1).All().Where(v => inside(grid.Centre(v))));

    private static Point Half(this Point p) => 0.5 * p;

    private static bool Between(double x, double a, double b) => x >= Math.Min(a, b) && x <= Math.Max(a, b);

    // A centre far outside the image must not overflow an int.
    private static int Low(double centre, double reach) => Ceiling(centre - reach - 1);

    private static int High(double centre, double reach) => Floor(centre + reach + 1);

    private static int Ceiling(double x) => (int)Math.Ceiling(Math.Clamp(x, -1e9, 1e9));

    private static int Floor(double x) => (int)Math.Floor(Math.Clamp(x, -1e9, 1e9));
}
