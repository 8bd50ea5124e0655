using System.Numerics;
using System.Runtime.CompilerServices;

namespace Islet.Statistics;

/// <summary>
/// Running sums of risk and of risk × covariates over the positions of one block of <see cref="RiskBlocks"/> after another; they begin anew with each stratum.
/// </summary>
internal sealed class RunningSums(int terms)
{
    private const int Rows = RiskBlocks.Rows, Across = 4;
    private readonly double[] sums = new double[(terms + 1) * Rows], earlier = new double[(terms + 1) * Vector<double>.Count];
    private readonly double[] before = new double[terms + 1], after = new double[terms + 1];
    private readonly bool[] starts = new bool[Rows];
    private readonly double[] ones = [.. Enumerable.Repeat(1.0, Rows)];

    /// <summary>Block's position of its last stratum's start; −1: it goes on with the stratum before.</summary>
    public int LastStart { get; private set; } = -1;

    /// <summary>Block's position of its first stratum's start; beyond the block where none starts.</summary>
    public int FirstStart { get; private set; } = Rows;

    /// <summary>The sum of column j up to a slot's position; column <c>terms</c> is the risk itself.</summary>
    public double At(int j, int slot) => sums[j * Rows + slot] + earlier[j * Vector<double>.Count + slot % Vector<double>.Count];

    /// <summary>The same at many slots, times a number each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void At(int j, ReadOnlySpan<int> slots, ReadOnlySpan<double> by, Span<double> to)
    {
        ReadOnlySpan<double> column = Kept(j), start = earlier.AsSpan(j * Vector<double>.Count, Vector<double>.Count);
        to = to[..slots.Length];
        by = by[..slots.Length];
        for (var i = 0; i < slots.Length; i++)
            to[i] = (column[slots[i]] + start[slots[i] & (Vector<double>.Count - 1)]) * by[i];
    }

    /// <summary>Where strata start in the block that comes next.</summary>
    /// <param name="positions">In the block, ascending.</param>
    public void Mark(ReadOnlySpan<int> positions, int blockStart)
    {
        if (LastStart >= 0)
            Array.Clear(starts);
        (FirstStart, LastStart) = positions.IsEmpty ? (Rows, -1) : (positions[0] - blockStart, positions[^1] - blockStart);
        foreach (var position in positions)
            starts[position - blockStart] = true;
    }

    /// <summary>Goes on over one more block.</summary>
    public void Run(ReadOnlySpan<double> columns, ReadOnlySpan<double> risk)
    {
        after.CopyTo(before, 0);
        if (LastStart < 0)
        {
            Lanes(columns, risk);
            return;
        }
        Array.Clear(earlier);
        for (var j = 0; j <= terms; j++)
            after[j] = OneByOne(risk, j < terms ? columns.Slice(j * Rows, Rows) : ones, before[j], Kept(j));
    }

    public void Clear() => Array.Clear(after);

    /// <summary>What the rows between two positions of the block add, both included and of one stratum.</summary>
    public double Between(int j, int from, int to) =>
        At(j, RiskBlocks.Slot(to)) - (starts[from] ? 0 : from == 0 ? before[j] : At(j, RiskBlocks.Slot(from - 1)));

    /// <summary>For each slot the sum of what stands at its position or later, in its stratum and block.</summary>
    public void Backwards(ReadOnlySpan<double> value, Span<double> to)
    {
        if (LastStart >= 0)
        {
            var sum = 0.0;
            for (var i = Rows - 1; i >= 0; i--)
                (to[RiskBlocks.Slot(i)], sum) = (sum + value[RiskBlocks.Slot(i)], starts[i] ? 0 : sum + value[RiskBlocks.Slot(i)]);
            return;
        }
        BlockRows.Backwards(value, to);
    }

    private void Lanes(ReadOnlySpan<double> columns, ReadOnlySpan<double> risk)
    {
        for (var j = 0; j < terms; j += Across)
            BlockRows.Running(risk, Given(columns, j), Given(columns, j + 1), Given(columns, j + 2), Given(columns, j + 3),
                Kept(j), Kept(j + 1), Kept(j + 2), Kept(j + 3));
        BlockRows.Running(risk, ones, ones, ones, ones, Kept(terms), Kept(terms), Kept(terms), Kept(terms));
        for (var j = 0; j <= terms; j++)
        {
            var sum = after[j];
            for (var lane = 0; lane < Vector<double>.Count; lane++)
            {
                earlier[j * Vector<double>.Count + lane] = sum;
                sum += sums[(j + 1) * Rows - Vector<double>.Count + lane];
            }
            after[j] = sum;
        }
    }

    private ReadOnlySpan<double> Given(ReadOnlySpan<double> columns, int j) => columns.Slice(Math.Min(j, terms - 1) * Rows, Rows);

    private Span<double> Kept(int j) => sums.AsSpan(Math.Min(j, terms) * Rows, Rows);

    private double OneByOne(ReadOnlySpan<double> risk, ReadOnlySpan<double> x, double carry, Span<double> to)
    {
        for (var i = 0; i < Rows; i++)
        {
            var slot = RiskBlocks.Slot(i);
            to[slot] = carry = (starts[i] ? 0 : carry) + risk[slot] * x[slot];
        }
        return carry;
    }
}
