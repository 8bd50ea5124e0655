namespace Islet.Imaging.Pictures;

/// <summary>Values between voxels, by three linear interpolations; for drawing only.</summary>
internal static class Resampling
{
    private const double Half = 0.5;

    /// <summary>A row of samples: the first at an index, each next a step further. Half a voxel beyond the outermost centres the image still holds; farther out: <paramref name="outside"/>.</summary>
    /// <param name="smooth">false: the value of the voxel in which a sample lies.</param>
    public static void Row(VoxelImage image, (double Z, double Y, double X) start, (double Z, double Y, double X) step, Span<float> to, float outside, bool smooth = true)
    {
        var (grid, columns) = (image.Grid, image.Grid.Columns);
        if (smooth && Along(image, start, step, to, outside))
            return;
        for (var i = 0; i < to.Length; i++)
        {
            var (z, y, x) = (start.Z + (i * step.Z), start.Y + (i * step.Y), start.X + (i * step.X));
            if (!(z >= -Half && z <= grid.Slices - Half && y >= -Half && y <= grid.Rows - Half && x >= -Half && x <= grid.Columns - Half))
            {
                to[i] = outside;
                continue;
            }
            var (z0, z1, fz) = Between(z, grid.Slices, smooth);
            var (y0, y1, fy) = Between(y, grid.Rows, smooth);
            var (x0, x1, fx) = Between(x, columns, smooth);
            var near = Plane(image, z0, (y0 * columns) + x0, (y0 * columns) + x1, (y1 * columns) + x0, (y1 * columns) + x1, fy, fx);
            to[i] = (float)(fz == 0 ? near : near + (fz * (Plane(image, z1, (y0 * columns) + x0, (y0 * columns) + x1, (y1 * columns) + x0, (y1 * columns) + x1, fy, fx) - near)));
        }
    }

    /// <summary>A row along one axis of the grid, as all rows of upright images are: the voxels beside it are mixed once, each sample is then mixed of two.</summary>
    private static bool Along(VoxelImage image, (double Z, double Y, double X) start, (double Z, double Y, double X) step, Span<float> to, float outside)
    {
        const double Still = 1e-9;
        var grid = image.Grid;
        var (x, y, z) = (Math.Abs(step.X) > Still, Math.Abs(step.Y) > Still, Math.Abs(step.Z) > Still);
        if ((x ? 1 : 0) + (y ? 1 : 0) + (z ? 1 : 0) != 1)
            return false;
        var (count, from, by) = x ? (grid.Columns, start.X, step.X) : y ? (grid.Rows, start.Y, step.Y) : (grid.Slices, start.Z, step.Z);
        if ((!x && Outside(start.X, grid.Columns)) || (!y && Outside(start.Y, grid.Rows)) || (!z && Outside(start.Z, grid.Slices)))
        {
            to.Fill(outside);
            return true;
        }
        Span<float> line = count <= 2048 ? stackalloc float[count] : new float[count];
        line.Clear();
        foreach (var (zi, zw) in Shares(start.Z, grid.Slices, z))
            foreach (var (yi, yw) in Shares(start.Y, grid.Rows, y))
                foreach (var (xi, xw) in Shares(start.X, grid.Columns, x))
                    Add(image, (zi, yi, xi), x ? 2 : y ? 1 : 0, (float)(zw * yw * xw), line);
        for (var i = 0; i < to.Length; i++)
        {
            var at = from + (i * by);
            if (Outside(at, count))
            {
                to[i] = outside;
                continue;
            }
            at = Math.Clamp(at, 0, count - 1);
            var below = (int)at;
            to[i] = line[below] + ((float)(at - below) * (line[Math.Min(below + 1, count - 1)] - line[below]));
        }
        return true;

        static bool Outside(double at, int count) => !(at >= -Half && at <= count - Half);
    }

    /// <summary>The one or two voxels between which an index lies; along the row itself: its beginning.</summary>
    private static (int At, double Weight)[] Shares(double at, int count, bool along)
    {
        if (along)
            return [(0, 1)];
        var (below, above, share) = Between(at, count, smooth: true);
        return share == 0 ? [(below, 1)] : [(below, 1 - share), (above, share)];
    }

    private static void Add(VoxelImage image, (int Z, int Y, int X) at, int axis, float weight, Span<float> line)
    {
        var (grid, inSlice) = (image.Grid, (at.Y * image.Grid.Columns) + at.X);
        var step = axis == 2 ? 1 : grid.Columns;
        if (axis == 0)
            for (var z = 0; z < line.Length; z++)
                line[z] += weight * (float)image[z, at.Y, at.X];
        else if (image.IsStored)
        {
            var stored = image.Stored(at.Z)[inSlice..];
            var (slope, intercept) = ((float)(weight * image.Slopes[at.Z]), (float)(weight * image.Intercepts[at.Z]));
            for (var i = 0; i < line.Length; i++)
                line[i] += (stored[i * step] * slope) + intercept;
        }
        else
        {
            var values = image.Values(at.Z)[inSlice..];
            for (var i = 0; i < line.Length; i++)
                line[i] += weight * values[i * step];
        }
    }

    private static (int Below, int Above, double Share) Between(double at, int count, bool smooth)
    {
        at = Math.Clamp(at, 0, count - 1);
        if (!smooth)
            at = Math.Floor(at + Half);
        var below = (int)at;
        var share = at - below;
        return share < 1e-6 ? (below, below, 0) : share > 1 - 1e-6 ? (below + 1, below + 1, 0) : (below, below + 1, share);
    }

    private static double Plane(VoxelImage image, int z, int a, int b, int c, int d, double fy, double fx)
    {
        if (image.IsStored)
        {
            var s = image.Stored(z);
            return (Mix(s[a], s[b], s[c], s[d], fy, fx) * image.Slopes[z]) + image.Intercepts[z];
        }
        var v = image.Values(z);
        return Mix(v[a], v[b], v[c], v[d], fy, fx);
    }

    private static double Mix(double a, double b, double c, double d, double fy, double fx)
    {
        var (upper, lower) = (a + (fx * (b - a)), c + (fx * (d - c)));
        return upper + (fy * (lower - upper));
    }
}
