namespace Islet.Imaging;

/// <summary>An image on another grid about the same centre.</summary>
/// <remarks>IBSI reference manual (arXiv:1612.07003), 2.4: grids aligned at their centres, n = ⌈n·d/d′⌉ voxels, the nearest edge value beyond the image.</remarks>
internal static class Resampling
{
    /// <summary>A voxel belongs to the region if at least half of it does. Sums of eight weights miss a half by their last digit.</summary>
    public const double Half = 0.5 - 1e-9;

    private const int Padding = 12; // voxels: a cubic spline forgets its edge by a factor of 3.7 a voxel

    public static ImageGrid Grid(ImageGrid old, double mm, bool inPlane)
    {
        var to = old with
        {
            Slices = inPlane ? old.Slices : Count(old.Slices, old.SliceMm), Rows = Count(old.Rows, old.RowMm), Columns = Count(old.Columns, old.ColumnMm),
            SliceMm = inPlane ? old.SliceMm : mm, RowMm = mm, ColumnMm = mm,
        };
        var middle = old.Centre((old.Slices - 1) / 2.0, (old.Rows - 1) / 2.0, (old.Columns - 1) / 2.0);
        return to with { Origin = to.Origin + (middle - to.Centre((to.Slices - 1) / 2.0, (to.Rows - 1) / 2.0, (to.Columns - 1) / 2.0)) };

        int Count(int n, double d) => (int)Math.Ceiling((n * d / mm) - 1e-6);
    }

    public static double[] Of(ImageGrid old, double[] values, ImageGrid to, Interpolation by)
    {
        // One axis after the other: both ways are products of weights along the axes.
        var (slices, rows) = (Axis(old.Slices, old.SliceMm, to.Slices, to.SliceMm), Axis(old.Rows, old.RowMm, to.Rows, to.RowMm));
        var columns = Axis(old.Columns, old.ColumnMm, to.Columns, to.ColumnMm);
        var along = Along(values, old.Slices * old.Rows, old.Columns, 1, columns, by);
        along = Along(along, old.Slices, old.Rows, to.Columns, rows, by);
        return Along(along, 1, old.Slices, to.Rows * to.Columns, slices, by);
    }

    // Positions of the new voxels in indices of the old ones.
    private static double[] Axis(int n, double d, int count, double mm)
    {
        var at = new double[count];
        for (var i = 0; i < count; i++)
            at[i] = ((i - ((count - 1) / 2.0)) * mm / d) + ((n - 1) / 2.0);
        return at;
    }

    // outer × n × inner becomes outer × at.Length × inner.
    private static double[] Along(double[] values, int outer, int n, int inner, double[] at, Interpolation by)
    {
        if (at.Length == n && Enumerable.Range(0, n).All(i => Math.Abs(at[i] - i) < 1e-12))
            return values;
        var result = new double[outer * at.Length * inner];
        Parallel.For(0, outer, o =>
        {
            var (line, spline) = (new double[n], new double[n + (2 * Padding)]);
            for (var k = 0; k < inner; k++)
            {
                for (var i = 0; i < n; i++)
                    line[i] = values[(((o * n) + i) * inner) + k];
                if (by is Interpolation.CubicSpline)
                    Coefficients(line, spline);
                for (var i = 0; i < at.Length; i++)
                    result[(((o * at.Length) + i) * inner) + k] = by is Interpolation.CubicSpline ? Cubic(spline, at[i] + Padding) : Linear(line, at[i]);
            }
        });
        return result;
    }

    private static double Linear(double[] line, double at)
    {
        var low = (int)Math.Floor(at);
        var share = at - low;
        return ((1 - share) * line[Math.Clamp(low, 0, line.Length - 1)]) + (share * line[Math.Clamp(low + 1, 0, line.Length - 1)]);
    }

    // Unser M et al., IEEE Trans Signal Process 1993;41:834–848: the recursive filter that makes a cubic B-spline pass through the values; mirrored ends.
    private static void Coefficients(double[] line, double[] c)
    {
        for (var i = 0; i < c.Length; i++)
            c[i] = 6 * line[Math.Clamp(i - Padding, 0, line.Length - 1)];
        var (pole, power, first) = (Math.Sqrt(3) - 2, 1.0, 0.0);
        for (var i = 0; i < c.Length && Math.Abs(power) > 1e-17; i++, power *= pole)
            first += power * c[i];
        c[0] = first;
        for (var i = 1; i < c.Length; i++)
            c[i] += pole * c[i - 1];
        c[^1] = pole / ((pole * pole) - 1) * (c[^1] + (pole * c[^2]));
        for (var i = c.Length - 2; i >= 0; i--)
            c[i] = pole * (c[i + 1] - c[i]);
    }

    private static double Cubic(double[] c, double at)
    {
        at = Math.Clamp(at, 0, c.Length - 1);
        var low = (int)Math.Floor(at);
        var t = at - low;
        var (a, b) = (1 - t, t);
        return (a * a * a / 6 * At(low - 1)) + (((2.0 / 3) - (b * b * (2 - b) / 2)) * At(low)) + (((2.0 / 3) - (a * a * (2 - a) / 2)) * At(low + 1)) + (b * b * b / 6 * At(low + 2));

        double At(int i) => c[Math.Clamp(i, 0, c.Length - 1)];
    }
}
