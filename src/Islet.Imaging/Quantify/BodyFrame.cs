namespace Islet.Imaging.Quantify;

/// <summary>Where the body lies in the image: its midline, front and back at each height, found from what takes up any tracer at all. No atlas (pet-quantification 5.6 b).</summary>
internal sealed class BodyFrame
{
    private const double CoarseMm = 5, BodySuv = 0.2, BinMm = 10;
    private const int Smooth = 4; // bins to each side: a lesion or an arm does not move the midline

    private readonly double bottom;
    private readonly double[] middle, front, back, width;

    private BodyFrame(VoxelImage coarse, double bottom, double[] middle, double[] front, double[] back, double[] width)
    {
        (Coarse, this.bottom, this.middle, this.front, this.back, this.width) = (coarse, bottom, middle, front, back, width);
    }

    /// <summary>The image in voxels of about 5 mm: means of up to eight voxels each.</summary>
    public VoxelImage Coarse { get; }

    public bool IsEmpty => middle.Length == 0;

    /// <summary>Height of the body's upper end in the image, mm.</summary>
    public double Top => bottom + (middle.Length * BinMm);

    public double Bottom => bottom;

    public static BodyFrame Of(VoxelImage suv)
    {
        var coarse = Coarsen(suv);
        var grid = coarse.Grid;
        var body = Components.Of(Threshold.AtLeast(coarse, BodySuv), Connectivity.Faces).MaxBy(c => c.Voxels) ?? Region.Empty;
        if (body.IsEmpty)
            return new(coarse, 0, [], [], [], []);
        var ends = (int[])[0, grid.Slices - 1];
        List<Point> corners = [.. from z in ends from y in (int[])[0, grid.Rows - 1] from x in (int[])[0, grid.Columns - 1] select grid.Centre(z, y, x)];
        var (low, high) = (corners.Min(c => c.Z), corners.Max(c => c.Z));
        var (across, along) = (new List<double>[(int)((high - low) / BinMm) + 1], new List<double>[(int)((high - low) / BinMm) + 1]);
        for (var i = 0; i < across.Length; i++)
            (across[i], along[i]) = ([], []);
        foreach (var run in body.Runs)
            for (var x = run.First; x <= run.Last; x++)
            {
                var p = grid.Centre(run.Z, run.Y, x);
                var bin = Math.Clamp((int)((p.Z - low) / BinMm), 0, across.Length - 1);
                across[bin].Add(p.X);
                along[bin].Add(p.Y);
            }
        var (first, last) = (Array.FindIndex(across, a => a.Count > 0), Array.FindLastIndex(across, a => a.Count > 0));
        double[] Smoothed(List<double>[] bins, Func<List<double>, double> measure)
        {
            double?[] raw = [.. bins[first..(last + 1)].Select(b => b.Count == 0 ? (double?)null : measure(b))];
            return [.. raw.Select((_, i) => raw[Math.Max(0, i - Smooth)..Math.Min(raw.Length, i + Smooth + 1)].OfType<double>().DefaultIfEmpty(raw.OfType<double>().First()).Average())];
        }
        foreach (var bin in across.Concat(along))
            bin.Sort();
        return new(coarse, low + (first * BinMm), Smoothed(across, b => b[b.Count / 2]), Smoothed(along, b => b[b.Count / 50]), Smoothed(along, b => b[^((b.Count / 50) + 1)]), Smoothed(across, b => b[^((b.Count / 50) + 1)] - b[b.Count / 50]));
    }

    /// <summary>To the left of the midline, mm; negative: to the right.</summary>
    public double Left(Point p) => p.X - middle[Bin(p)];

    /// <summary>0 at the front of the body, 1 at its back.</summary>
    public double Depth(Point p) => (p.Y - front[Bin(p)]) / Math.Max(1, back[Bin(p)] - front[Bin(p)]);

    /// <summary>Of the body from side to side, mm.</summary>
    public double Width(Point p) => width[Bin(p)];

    private int Bin(Point p) => Math.Clamp((int)((p.Z - bottom) / BinMm), 0, middle.Length - 1);

    private static VoxelImage Coarsen(VoxelImage suv)
    {
        var grid = suv.Grid;
        var (fz, fy, fx) = (Factor(grid.SliceMm), Factor(grid.RowMm), Factor(grid.ColumnMm));
        var (slices, rows, columns) = ((grid.Slices + fz - 1) / fz, (grid.Rows + fy - 1) / fy, (grid.Columns + fx - 1) / fx);
        var values = new float[slices * rows * columns];
        Parallel.For(0, slices, () => new double[grid.Columns], (cz, _, row) =>
        {
            var (sum, count) = (new double[columns], new int[columns]);
            for (var cy = 0; cy < rows; cy++)
            {
                Array.Clear(sum);
                Array.Clear(count);
                foreach (var z in Ends(cz, fz, grid.Slices))
                    foreach (var y in Ends(cy, fy, grid.Rows))
                    {
                        suv.Copy(new(z, y, 0, grid.Columns - 1), row);
                        for (var x = 0; x < grid.Columns; x++)
                            (sum[x / fx], count[x / fx]) = (sum[x / fx] + row[x], count[x / fx] + 1);
                    }
                for (var cx = 0; cx < columns; cx++)
                    values[(((cz * rows) + cy) * columns) + cx] = (float)(sum[cx] / count[cx]);
            }
            return row;
        }, _ => { });
        return new(grid with
        {
            Slices = slices, Rows = rows, Columns = columns, Origin = grid.Centre(0.5 * (fz - 1), 0.5 * (fy - 1), 0.5 * (fx - 1)), SliceMm = grid.SliceMm * fz, RowMm = grid.RowMm * fy, ColumnMm = grid.ColumnMm * fx,
        }, values);
    }

    private static int Factor(double mm) => Math.Max(1, (int)Math.Round(CoarseMm / mm));

    // The first and the last of a block's rows stand for all of them.
    private static int[] Ends(int block, int factor, int count) => Math.Min(count - 1, ((block + 1) * factor) - 1) is var last && last == block * factor ? [last] : [block * factor, last];
}
