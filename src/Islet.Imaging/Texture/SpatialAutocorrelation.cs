using System.Numerics;

namespace Islet.Imaging;

/// <summary>Whether voxels near to each other resemble each other; the weight of a pair is one over its distance.</summary>
/// <remarks>
/// Moran PAP, Biometrika 1950;37:17–23; Geary RC, Inc Stat 1954;5:115–145; IBSI reference manual (arXiv:1612.07003), 3.1.22 and 3.1.23. Sums over all pairs are
/// convolutions of the region with its weights, so they are made with Fourier transforms: 125,000 voxels have eight thousand million pairs.
/// </remarks>
internal static class SpatialAutocorrelation
{
    public static (double Moran, double Geary) Of(TextureVolume region)
    {
        var (low, high) = GreyLevels.Box(region.Grid, region.Intensity);
        var grid = region.Grid;
        var (nz, ny, nx) = (Size(high.Z - low.Z + 1), Size(high.Y - low.Y + 1), Size(high.X - low.X + 1));
        var inside = region.Inside();
        var mean = inside.Average();
        // The region is the real part, the intensities less their mean the imaginary one: weights are real, so one transform serves both.
        var (field, weights) = (new Complex[nz * ny * nx], new Complex[nz * ny * nx]);
        for (var i = 0; i < region.Intensity.Length; i++)
            if (region.Intensity[i])
                field[((((i / grid.SliceLength) - low.Z) * ny) + (i / grid.Columns % grid.Rows) - low.Y) * nx + (i % grid.Columns) - low.X] = new(1, region.Values[i] - mean);
        for (var z = 0; z < nz; z++)
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++)
                {
                    var (dz, dy, dx) = (Math.Min(z, nz - z) * grid.SliceMm, Math.Min(y, ny - y) * grid.RowMm, Math.Min(x, nx - x) * grid.ColumnMm);
                    var distance = Math.Sqrt((dz * dz) + (dy * dy) + (dx * dx));
                    weights[(((z * ny) + y) * nx) + x] = distance > 0 ? 1 / distance : 0;
                }
        var spread = (Complex[])field.Clone();
        Transform(spread, nz, ny, nx, false);
        Transform(weights, nz, ny, nx, false);
        for (var i = 0; i < spread.Length; i++)
            spread[i] *= weights[i];
        Transform(spread, nz, ny, nx, true);
        var (all, products, squares, own) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < field.Length; i++)
            if (field[i].Real > 0)
            {
                var d = field[i].Imaginary;
                (all, products, squares, own) = (all + spread[i].Real, products + (d * spread[i].Imaginary), squares + (d * d * spread[i].Real), own + (d * d));
            }
        var n = inside.Length;
        return own > 0 && all > 0 ? (n / all * products / own, (n - 1) / (2 * all) * 2 * (squares - products) / own) : (double.NaN, double.NaN);
    }

    // Room for all distances of either sign, as a power of two.
    private static int Size(int n) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, (2 * n) - 1));

    private static void Transform(Complex[] field, int nz, int ny, int nx, bool back)
    {
        Lines(nz * ny, nx, line => (line * nx, 1));
        Lines(nz * nx, ny, line => (((line / nx) * ny * nx) + (line % nx), nx));
        Lines(ny * nx, nz, line => (line, ny * nx));

        void Lines(int lines, int n, Func<int, (int First, int Stride)> place) => Parallel.For(0, lines, () => new Complex[n], (line, _, values) =>
        {
            var (first, stride) = place(line);
            for (var i = 0; i < n; i++)
                values[i] = field[first + (i * stride)];
            Transform(values, back);
            for (var i = 0; i < n; i++)
                field[first + (i * stride)] = back ? values[i] / n : values[i];
            return values;
        }, _ => { });
    }

    // Cooley JW, Tukey JW, Math Comput 1965;19:297–301.
    private static void Transform(Complex[] values, bool back)
    {
        var n = values.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            var bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (values[i], values[j]) = (values[j], values[i]);
        }
        for (var length = 2; length <= n; length *= 2)
            for (var k = 0; k < length / 2; k++)
            {
                var turn = Complex.FromPolarCoordinates(1, (back ? 2 : -2) * Math.PI * k / length);
                for (var first = k; first < n; first += length)
                {
                    var (even, odd) = (values[first], values[first + (length / 2)] * turn);
                    (values[first], values[first + (length / 2)]) = (even + odd, even - odd);
                }
            }
    }
}
