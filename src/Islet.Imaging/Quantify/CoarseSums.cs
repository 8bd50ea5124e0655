namespace Islet.Imaging.Quantify;

/// <summary>Sums along the rows of an image inside a part of it: what a ball holds is then known without visiting its voxels.</summary>
internal sealed class CoarseSums
{
    private readonly ImageGrid grid;
    private readonly int[] count;
    private readonly double[] sum, squares;

    public CoarseSums(VoxelImage image, Region part)
    {
        grid = image.Grid;
        var wide = grid.Columns + 1;
        (count, sum, squares) = (new int[grid.Slices * grid.Rows * wide], new double[grid.Slices * grid.Rows * wide], new double[grid.Slices * grid.Rows * wide]);
        var values = new double[grid.Columns];
        foreach (var run in part.Runs)
        {
            image.Copy(run, values);
            for (var x = run.First; x <= run.Last; x++)
            {
                var at = ((((run.Z * grid.Rows) + run.Y) * wide) + x) + 1;
                (count[at], sum[at], squares[at]) = (1, values[x - run.First], values[x - run.First] * values[x - run.First]);
            }
        }
        for (var row = 0; row < grid.Slices * grid.Rows; row++)
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
            var (z, y) = (centre.Z + dz, centre.Y + dy);
            if (z < 0 || z >= grid.Slices || y < 0 || y >= grid.Rows)
                continue;
            var row = ((z * grid.Rows) + y) * (grid.Columns + 1);
            var (from, to) = (row + Math.Max(0, centre.X - half), row + Math.Min(grid.Columns, centre.X + half + 1));
            (held, total, second) = (held + count[to] - count[from], total + sum[to] - sum[from], second + squares[to] - squares[from]);
        }
        return (held, total, second);
    }
}
