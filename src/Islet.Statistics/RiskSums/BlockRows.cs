using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Islet.Statistics;

/// <summary>The loops over the <see cref="RiskBlocks.Rows"/> rows of one block, in vectors; where their length matters every argument has that many.</summary>
internal static class BlockRows
{
    private const int Rows = RiskBlocks.Rows;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization; // a model is often fitted once: there is no time to warm up

    /// <summary>to = offset + Σ βⱼ·xⱼ, two columns at a time.</summary>
    [MethodImpl(Hot)]
    public static void LinearPredictor(ReadOnlySpan<double> columns, ReadOnlySpan<double> beta, Span<double> to)
    {
        ref var sum = ref MemoryMarshal.GetReference(to[..Rows]);
        for (var j = 0; j < beta.Length; j += 2)
        {
            var (pair, left) = (j + 1 < beta.Length, new Vector<double>(beta[j]));
            var right = new Vector<double>(pair ? beta[j + 1] : 0);
            ref var a = ref MemoryMarshal.GetReference(columns.Slice(j * Rows, Rows));
            ref var b = ref MemoryMarshal.GetReference(columns.Slice((pair ? j + 1 : j) * Rows, Rows));
            for (nuint i = 0; i < Rows; i += (nuint)Vector<double>.Count)
            {
                var eta = Vector.FusedMultiplyAdd(left, Vector.LoadUnsafe(in a, i), Vector.LoadUnsafe(in sum, i));
                Vector.FusedMultiplyAdd(right, Vector.LoadUnsafe(in b, i), eta).StoreUnsafe(ref sum, i);
            }
        }
    }

    /// <summary>exp of each, in place.</summary>
    [MethodImpl(Hot)]
    public static void Exp(Span<double> values)
    {
        ref var x = ref MemoryMarshal.GetReference(values[..Rows]);
        for (nuint i = 0; i < Rows; i += (nuint)Vector<double>.Count)
            Vector.Exp(Vector.LoadUnsafe(in x, i)).StoreUnsafe(ref x, i);
    }

    /// <summary>to = to × by.</summary>
    [MethodImpl(Hot)]
    public static void Multiply(Span<double> to, ReadOnlySpan<double> by)
    {
        ref var x = ref MemoryMarshal.GetReference(to[..Rows]);
        ref var y = ref MemoryMarshal.GetReference(by[..Rows]);
        for (nuint i = 0; i < Rows; i += (nuint)Vector<double>.Count)
            (Vector.LoadUnsafe(in x, i) * Vector.LoadUnsafe(in y, i)).StoreUnsafe(ref x, i);
    }

    /// <summary>to = a × (b − c).</summary>
    [MethodImpl(Hot)]
    public static void TimesDifference(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> to)
    {
        ref var x = ref MemoryMarshal.GetReference(a[..Rows]);
        ref var y = ref MemoryMarshal.GetReference(b[..Rows]);
        ref var z = ref MemoryMarshal.GetReference(c[..Rows]);
        ref var result = ref MemoryMarshal.GetReference(to[..Rows]);
        for (nuint i = 0; i < Rows; i += (nuint)Vector<double>.Count)
            (Vector.LoadUnsafe(in x, i) * (Vector.LoadUnsafe(in y, i) - Vector.LoadUnsafe(in z, i))).StoreUnsafe(ref result, i);
    }

    /// <summary>Running sums of weight × x within each lane; four columns at once, for each sum waits for the one before.</summary>
    [MethodImpl(Hot)]
    public static void Running(ReadOnlySpan<double> weight, ReadOnlySpan<double> x0, ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, ReadOnlySpan<double> x3,
        Span<double> to0, Span<double> to1, Span<double> to2, Span<double> to3)
    {
        ref var w = ref MemoryMarshal.GetReference(weight);
        var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (nuint i = 0; i < Rows; i += (nuint)Vector<double>.Count)
        {
            var by = Vector.LoadUnsafe(in w, i);
            (a = Vector.FusedMultiplyAdd(by, Vector.LoadUnsafe(in MemoryMarshal.GetReference(x0), i), a)).StoreUnsafe(ref MemoryMarshal.GetReference(to0), i);
            (b = Vector.FusedMultiplyAdd(by, Vector.LoadUnsafe(in MemoryMarshal.GetReference(x1), i), b)).StoreUnsafe(ref MemoryMarshal.GetReference(to1), i);
            (c = Vector.FusedMultiplyAdd(by, Vector.LoadUnsafe(in MemoryMarshal.GetReference(x2), i), c)).StoreUnsafe(ref MemoryMarshal.GetReference(to2), i);
            (d = Vector.FusedMultiplyAdd(by, Vector.LoadUnsafe(in MemoryMarshal.GetReference(x3), i), d)).StoreUnsafe(ref MemoryMarshal.GetReference(to3), i);
        }
    }

    /// <summary>For each slot the sum of what stands at its position or later.</summary>
    [MethodImpl(Hot)]
    public static void Backwards(ReadOnlySpan<double> values, Span<double> to)
    {
        ref var x = ref MemoryMarshal.GetReference(values[..Rows]);
        ref var sums = ref MemoryMarshal.GetReference(to[..Rows]);
        var lanes = Vector<double>.Zero;
        for (nuint i = 0; i < Rows; i += (nuint)Vector<double>.Count)
            lanes += Vector.LoadUnsafe(in x, i);
        Span<double> later = stackalloc double[Vector<double>.Count];
        later[^1] = 0;
        for (var lane = later.Length - 2; lane >= 0; lane--)
            later[lane] = later[lane + 1] + lanes[lane + 1];
        var sum = new Vector<double>(later);
        for (nuint i = 1; i <= (nuint)(Rows / Vector<double>.Count); i++)
            (sum += Vector.LoadUnsafe(in x, Rows - i * (nuint)Vector<double>.Count)).StoreUnsafe(ref sums, Rows - i * (nuint)Vector<double>.Count);
    }
}
