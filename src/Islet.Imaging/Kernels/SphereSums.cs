using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Islet.Imaging;

/// <summary>Means of a ball around neighbouring centres.</summary>
internal static class SphereSums
{
    /// <summary>Centres of one call at most: as many integers as one vector holds.</summary>
    public const int Width = 16;

    /// <param name="centres">At most <see cref="Width"/> of one row.</param>
    public static void Means(VoxelImage image, Ball ball, Run centres, Span<double> means)
    {
        var grid = image.Grid;
        if (image.IsStored && centres.Z >= ball.Depth && centres.Z + ball.Depth < grid.Slices && centres.Y >= ball.Height && centres.Y + ball.Height < grid.Rows
            && centres.First >= ball.Width && centres.First + Width - 1 + ball.Width < grid.Columns)
            Inside(image, ball, centres, means);
        else
            for (var x = centres.First; x <= centres.Last; x++)
                means[x - centres.First] = Mean(image, ball, new(centres.Z, centres.Y, x));
    }

    /// <summary>Of the voxels that exist.</summary>
    private static double Mean(VoxelImage image, Ball ball, Voxel centre)
    {
        var (grid, sum, count) = (image.Grid, 0.0, 0);
        Span<double> row = stackalloc double[(2 * ball.Width) + 1];
        foreach (var (dz, dy, half) in ball.Rows)
        {
            var run = new Run(centre.Z + dz, centre.Y + dy, Math.Max(0, centre.X - half), Math.Min(grid.Columns - 1, centre.X + half));
            if (run.Z < 0 || run.Z >= grid.Slices || run.Y < 0 || run.Y >= grid.Rows)
                continue;
            image.Copy(run, row);
            foreach (var value in row[..run.Length])
                sum += value;
            count += run.Length;
        }
        return sum / count;
    }

    /// <summary>Sixteen centres at once. The integers of a slice are added as integers, without rounding; only then are they scaled.</summary>
    private static void Inside(VoxelImage image, Ball ball, Run centres, Span<double> sums)
    {
        sums.Clear();
        Span<int> whole = stackalloc int[Width];
        var columns = image.Grid.Columns;
        for (var r = 0; r < ball.Rows.Count;)
        {
            var (dz, count) = (ball.Rows[r].Dz, 0);
            var slice = image.Stored(centres.Z + dz);
            ref var origin = ref MemoryMarshal.GetReference(slice);
            var (low, high) = (Vector256<int>.Zero, Vector256<int>.Zero);
            for (; r < ball.Rows.Count && ball.Rows[r].Dz == dz; r++)
            {
                var (_, dy, half) = ball.Rows[r];
                var start = ((centres.Y + dy) * columns) + centres.First;
                for (var dx = -half; dx <= half; dx++)
                {
                    var v = Vector256.LoadUnsafe(ref origin, (nuint)(start + dx));
                    low += Vector256.WidenLower(v);
                    high += Vector256.WidenUpper(v);
                }
                count += (2 * half) + 1;
            }
            low.CopyTo(whole);
            high.CopyTo(whole[(Width / 2)..]);
            var (slope, intercept) = (image.Slopes[centres.Z + dz], image.Intercepts[centres.Z + dz] * count);
            for (var i = 0; i < Width; i++)
                sums[i] += (whole[i] * slope) + intercept;
        }
        for (var i = 0; i < Width; i++)
            sums[i] /= ball.Voxels;
    }
}
