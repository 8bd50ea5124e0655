namespace Islet.Imaging.Quantify;

/// <summary>Sums along the rows of an image inside a part of it: what a ball holds is then known without visiting its voxels.</summary>
internal sealed class CoarseSums
{
    private readonly int z0, y0, x0, slices, rows, wide;
    private readonly int[] count;
    private readonly double[] sum, squares;

    public CoarseSums(VoxelImage image, Region part)
    {
        var runs = part.Runs.ToArray();
        (z0, y0, x0) = (runs[0].Z, runs.Min(r => r.Y), runs.Min(r => r.First));
        (slices, rows, wide) = (runs[^1].Z - z0 + 1, runs.Max(r => r.Y) - y0 + 1, runs.Max(r => r.Last) - x0 + 2);
        (count, sum, squares) = (new int[slices * rows * wide], new double[slices * rows * wide], new double[slices * rows * wide]);
        var values = new double[image.Grid.Columns];
        foreach (var run in runs)
        {
            image.Copy(run, values);
            for (var x = run.First; x <= run.Last; x++)
            {
                var at = ((((run.Z - z0) * rows) + run.Y - y0) * wide) + x - x0 + 1;
                (count[at], sum[at], squares[at]) = (1, values[x - run.First], values[x - run.First] * values[x - run.First]);
            }
        }
        for (var row = 0; row < slices * rows; row++)
            for (var x = (row * wide) + 1; x < (row + 1) * wide; x++)
                (count[x], sum[x], squares[x]) = (count[x] + count[x - 1], sum[x] + sum[x - 1], squares[x] + squares[x - 1]);
    }

    /// <summary>SD over mean of a ball that lies wholly in the part and whose margin does so but for a share; null: it does not.</summary>
    public double? Cov(Voxel centre, Ball ball, Ball margin, double share)
    {
        var (held, total, second) = Held(centre, ball);
        if (held < ball.Voxels || Held(centre, margin).Count < share * margin.Voxels)
            return null;
        var mean = total / held;
        return Math.Sqrt(Math.Max(0, (second / held) - (mean * mean))) / mean;
    }

    private (int Count, double Sum, double Squares) Held(Voxel centre, Ball ball)
    {
        var (held, total, second) = (0, 0.0, 0.0);
        foreach (var (dz, dy, half) in ball.Rows)
        {
            var (z, y) = (centre.Z + dz - z0, centre.Y + dy - y0);
            if (z < 0 || z >= slices || y < 0 || y >= rows)
                continue;
            var row = ((z * rows) + y) * wide;
            var (from, to) = (row + Math.Clamp(centre.X - x0 - half, 0, wide - 1), row + Math.Clamp(centre.X - x0 + half + 1, 0, wide - 1));
            (held, total, second) = (held + count[to] - count[from], total + sum[to] - sum[from], second + squares[to] - squares[from]);
        }
        return (held, total, second);
    }
}
