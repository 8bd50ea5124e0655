using System.Numerics;
using System.Runtime.CompilerServices;

namespace Islet.Statistics;

/// <summary>
/// A sample in the order of its <see cref="RiskWalk"/>, in blocks of <see cref="Rows"/> rows, column after column within a block; columns are centred
/// and scaled as the design says. Rows that follow each other lie in one lane of the processor's vectors, <see cref="Depth"/> of them, and then in the
/// next lane: so a running sum over a block is one addition a vector, and all else does not mind the order.
/// </summary>
/// <remarks>
/// Running sums in lanes: Blelloch, IEEE Trans Comput 1989;38:1526–1538. The matrix's memory serves the sort before it is filled.
/// </remarks>
internal sealed class RiskBlocks
{
    public const int Rows = 128;

    /// <summary>Rows in a lane: a power of two, as all of these numbers are.</summary>
    public static int Depth => Rows / Vector<double>.Count;

    public RiskBlocks(CoxDesign design)
    {
        var observations = design.Observations;
        Terms = design.Terms;
        var late = Array.Exists(observations, o => !double.IsNegativeInfinity(o.Entry));
        var items = late ? checked(2 * observations.Length) : observations.Length;
        Blocks = (items + Rows - 1) / Rows;
        X = GC.AllocateUninitializedArray<double>(Math.Max(checked(Blocks * Rows * Terms), RiskWalk.Scratch(observations.Length)));
        Walk = RiskWalk.Of(observations, design.Stratum, design.Ties, X);
        if (late || !design.UnitWeights)
            Weight = Laid(item => item < observations.Length ? observations[item].Weight : -observations[item - observations.Length].Weight);
        if (design.OffsetOf is { } offset)
            Offset = Laid(item => offset(item % observations.Length));
        Parallel.For(0, Terms, j => Gather(design, j));
        Weights = RiskWeights.Of(this);
    }

    public RiskWalk Walk { get; }
    public int Terms { get; }
    public int Blocks { get; }

    /// <summary>Block × column × slot.</summary>
    public double[] X { get; }

    /// <summary>Block × slot: case weights, negative for who leaves; null where all are 1.</summary>
    public double[]? Weight { get; }

    /// <summary>Block × slot; null: none.</summary>
    public double[]? Offset { get; }

    /// <summary>The sample's own.</summary>
    public RiskWeights Weights { get; }

    /// <summary>Where a position of a block lies in it.</summary>
    public static int Slot(int position) => (position & (Depth - 1)) * Vector<double>.Count + (int)((uint)position / (uint)Depth);

    /// <summary>Which position of a block lies in a slot.</summary>
    public static int Position(int slot) => (slot & (Vector<double>.Count - 1)) * Depth + (int)((uint)slot / (uint)Vector<double>.Count);

    /// <summary>Where a position of the walk lies among all blocks' slots.</summary>
    public static int At(int position) => (position & -Rows) + Slot(position & (Rows - 1));

    public ReadOnlySpan<double> Columns(int block) => X.AsSpan(block * Rows * Terms, Rows * Terms);

    private double[] Laid(Func<int, double> value)
    {
        var laid = new double[Blocks * Rows];
        for (var i = 0; i < Walk.Item.Length; i++)
            laid[At(i)] = value(Walk.Item[i]);
        return laid;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(CoxDesign design, int j)
    {
        var (item, rows, centre, unit) = (Walk.Item, design.Observations.Length, design.Centre[j], 1 / design.Scale[j]);
        var values = design.Values(j);
        for (var block = 0; block < Blocks; block++)
        {
            var to = X.AsSpan((block * Terms + j) * Rows, Rows);
            var from = item.AsSpan(block * Rows, Math.Min(Rows, item.Length - block * Rows));
            for (var i = 0; i < from.Length; i++)
                to[Slot(i)] = (values[from[i] < rows ? from[i] : from[i] - rows] - centre) * unit;
            for (var i = from.Length; i < Rows; i++)
                to[Slot(i)] = 0;
        }
    }
}
