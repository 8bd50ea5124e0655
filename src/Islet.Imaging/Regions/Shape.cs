namespace Islet.Imaging;

/// <summary>Regions by their form: a voxel belongs to one if its centre does.</summary>
public static class Shape
{
    /// <summary>A distance that rounding alone made longer still counts, mm².</summary>
    internal const double Rounding = 1e-9;

    private const int WorthSharing = 200_000; // steps: below, threads cost more than they bring

    [ThreadStatic]
    private static int[]? covered;

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
    public static Region Dilate(ImageGrid grid, Region region, double mm) => Dilate(grid, region, new Ball(grid, mm).Rows);

    /// <summary>The region and every voxel that touches it.</summary>
    public static Region Dilate(ImageGrid grid, Region region, Connectivity connectivity) => Dilate(grid, region, [.. from dz in Enumerable.Range(-1, 3) from dy in Enumerable.Range(-1, 3)
        where connectivity is Connectivity.Corners || dz == 0 || dy == 0
        select (dz, dy, connectivity is Connectivity.Corners || (dz == 0 && dy == 0) ? 1 : 0)]);

    /// <summary>Slice by slice: what each run covers there is counted where it begins and where it ends, so nothing is sorted and no voxel is visited twice.</summary>
    private static Region Dilate(ImageGrid grid, Region region, IReadOnlyList<(int Dz, int Dy, int Half)> rows)
    {
        if (region.IsEmpty)
            return region;
        var depth = rows.Max(r => r.Dz);
        var (first, last) = (Math.Max(0, region.Runs[0].Z - depth), Math.Min(grid.Slices - 1, region.Runs[^1].Z + depth));
        var slices = new List<Run>[last - first + 1];
        void Fill(int i) => slices[i] = Slice(grid, region, rows, first + i, Covered(grid.Rows * (grid.Columns + 1)));
        if ((long)region.Runs.Length * rows.Count > WorthSharing)
            Parallel.For(0, slices.Length, Fill);
        else
            for (var i = 0; i < slices.Length; i++)
                Fill(i);
        return new([.. slices.SelectMany(runs => runs)]);
    }

    /// <summary>One a thread, all 0 between two uses.</summary>
    private static int[] Covered(int length) => covered is { } own && own.Length >= length ? own : covered = new int[length];

    /// <param name="counts">All 0, and left so.</param>
    private static List<Run> Slice(ImageGrid grid, Region region, IReadOnlyList<(int Dz, int Dy, int Half)> rows, int z, int[] counts)
    {
        var (columns, least, most, left, right) = (grid.Columns, grid.Rows, -1, grid.Columns, -1);
        for (var r = 0; r < rows.Count;)
        {
            var (dz, next) = (rows[r].Dz, r);
            while (next < rows.Count && rows[next].Dz == dz)
                next++;
            foreach (var run in region.InSlices(z - dz, z - dz))
                for (var k = r; k < next; k++)
                {
                    var y = run.Y + rows[k].Dy;
                    if (y < 0 || y >= grid.Rows)
                        continue;
                    var (start, end) = (Math.Max(0, run.First - rows[k].Half), Math.Min(columns, run.Last + rows[k].Half + 1));
                    (least, most, left, right) = (Math.Min(least, y), Math.Max(most, y), Math.Min(left, start), Math.Max(right, end));
                    counts[(y * (columns + 1)) + start]++;
                    counts[(y * (columns + 1)) + end]--;
                }
            r = next;
        }
        var found = new List<Run>();
        for (var y = least; y <= most; y++)
        {
            var row = counts.AsSpan(y * (columns + 1), columns + 1);
            for (var (x, depth, start) = (left, 0, 0); x <= right; x++)
            {
                if (row[x] == 0)
                    continue;
                var before = depth;
                depth += row[x];
                row[x] = 0;
                if (before == 0)
                    start = x;
                else if (depth == 0)
                    found.Add(new(z, y, start, x - 1));
            }
        }
        return found;
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
