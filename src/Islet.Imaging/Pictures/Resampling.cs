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
