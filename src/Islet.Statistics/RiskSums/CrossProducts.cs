using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Islet.Statistics;

/// <summary>
/// Σ u·x·xᵀ over rows, kept in the lanes of the processor's vectors until it is read: sums of such sums stay exact to rounding and cost one addition a
/// vector. Two columns meet four at a time, so that each number is loaded once for eight products. Only the lower triangle is meant.
/// </summary>
/// <remarks>Goto &amp; van de Geijn, ACM Trans Math Softw 2008;34(3):12, for the blocking.</remarks>
internal sealed class CrossProducts(int terms)
{
    private const int Down = 2, Across = 4;
    private readonly int stride = (terms + Across - 1) / Across * Across;
    private readonly Vector<double>[] sums = new Vector<double>[(terms + Down - 1) / Down * Down * ((terms + Across - 1) / Across * Across)];

    public void Clear() => Array.Clear(sums);

    /// <summary>Adds <paramref name="factor"/> times another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(CrossProducts other, double factor)
    {
        var f = new Vector<double>(factor);
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Vector.FusedMultiplyAdd(f, other.sums[i], sums[i]);
    }

    /// <summary>Adds rows: each column of them is <paramref name="pitch"/> numbers behind the one before, u has whole vectors of rows.</summary>
    public void Add(ReadOnlySpan<double> columns, int pitch, ReadOnlySpan<double> u)
    {
        for (var j = 0; j < terms; j += Down)
            for (var k = 0; k <= j + 1; k += Across)
                Tile(u, in Column(columns, pitch, j, u), in Column(columns, pitch, j + 1, u), in Column(columns, pitch, k, u), in Column(columns, pitch, k + 1, u),
                    in Column(columns, pitch, k + 2, u), in Column(columns, pitch, k + 3, u), sums.AsSpan(j * stride + k), stride);
    }

    /// <summary>The symmetric matrix.</summary>
    public double[,] Matrix()
    {
        var matrix = new double[terms, terms];
        for (var j = 0; j < terms; j++)
            for (var k = 0; k <= j; k++)
                matrix[j, k] = matrix[k, j] = Vector.Sum(sums[j * stride + k]);
        return matrix;
    }

    // Past the last column the last one stands in: what comes of it is not read.
    private ref readonly double Column(ReadOnlySpan<double> columns, int pitch, int j, ReadOnlySpan<double> u) =>
        ref MemoryMarshal.GetReference(columns.Slice(Math.Min(j, terms - 1) * pitch, u.Length));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(ReadOnlySpan<double> weights, ref readonly double a, ref readonly double b, ref readonly double x0, ref readonly double x1,
        ref readonly double x2, ref readonly double x3, Span<Vector<double>> sum, int stride)
    {
        ref var u = ref MemoryMarshal.GetReference(weights);
        var (a0, a1, a2, a3) = (sum[0], sum[1], sum[2], sum[3]);
        var (b0, b1, b2, b3) = (sum[stride], sum[stride + 1], sum[stride + 2], sum[stride + 3]);
        for (nuint i = 0; i < (nuint)weights.Length; i += (nuint)Vector<double>.Count)
        {
            var weight = Vector.LoadUnsafe(in u, i);
            var (left, right) = (weight * Vector.LoadUnsafe(in a, i), weight * Vector.LoadUnsafe(in b, i));
            var x = Vector.LoadUnsafe(in x0, i);
            (a0, b0) = (Vector.FusedMultiplyAdd(left, x, a0), Vector.FusedMultiplyAdd(right, x, b0));
            x = Vector.LoadUnsafe(in x1, i);
            (a1, b1) = (Vector.FusedMultiplyAdd(left, x, a1), Vector.FusedMultiplyAdd(right, x, b1));
            x = Vector.LoadUnsafe(in x2, i);
            (a2, b2) = (Vector.FusedMultiplyAdd(left, x, a2), Vector.FusedMultiplyAdd(right, x, b2));
            x = Vector.LoadUnsafe(in x3, i);
            (a3, b3) = (Vector.FusedMultiplyAdd(left, x, a3), Vector.FusedMultiplyAdd(right, x, b3));
        }
        (sum[0], sum[1], sum[2], sum[3]) = (a0, a1, a2, a3);
        (sum[stride], sum[stride + 1], sum[stride + 2], sum[stride + 3]) = (b0, b1, b2, b3);
    }
}
