using System.Numerics;

namespace Islet.Statistics;

/// <summary>What the rows of <see cref="RiskBlocks"/> count for, and the sums over events that no coefficient changes.</summary>
/// <param name="Rows">Block × slot: case weights, negative for who leaves; null where all are 1.</param>
/// <param name="Parts">For each event time its events as Efron counts them, copies and all; null: the rows.</param>
/// <param name="Events">For each event time the sum of its events' weights; null: the rows.</param>
/// <param name="Covariates">Σ w·x over the events, in scaled units.</param>
/// <param name="Offset">Σ w·offset over the events.</param>
internal sealed record RiskWeights(double[]? Rows, int[]? Parts, double[]? Events, double[] Covariates, double Offset)
{
    /// <summary>Each row as often as its weight says.</summary>
    public static RiskWeights Of(RiskBlocks blocks)
    {
        var sums = blocks.Weight is { } weight ? Array.ConvertAll(blocks.Walk.Times, t => Sum(blocks, t, weight)) : null;
        return new(blocks.Weight, null, sums, EventSums(blocks, blocks.Weight, out var offset), offset);
    }

    /// <summary>Each row so many times over, as if that many equal rows stood in the sample.</summary>
    /// <param name="copies">By row.</param>
    public static RiskWeights Of(RiskBlocks blocks, ReadOnlySpan<int> copies)
    {
        var (item, rows) = (blocks.Walk.Item, new double[blocks.Blocks * RiskBlocks.Rows]);
        for (var i = 0; i < item.Length; i++)
        {
            var (late, at) = (item[i] >= copies.Length, RiskBlocks.At(i));
            rows[at] = (blocks.Weight is { } weight ? weight[at] : 1) * copies[late ? item[i] - copies.Length : item[i]];
        }
        var parts = new int[blocks.Walk.Times.Length];
        for (var t = 0; t < parts.Length; t++)
            for (var (i, end) = (blocks.Walk.Times[t].First, blocks.Walk.Times[t].First + blocks.Walk.Times[t].Events); i < end; i++)
                parts[t] += copies[item[i]];
        return new(rows, parts, Array.ConvertAll(blocks.Walk.Times, t => Sum(blocks, t, rows)), EventSums(blocks, rows, out var offset), offset);
    }

    private static double Sum(RiskBlocks blocks, EventTime time, double[] weight)
    {
        var sum = 0.0;
        for (var i = time.First; i < time.First + time.Events; i++)
            sum += weight[RiskBlocks.At(i)];
        return sum;
    }

    private static double[] EventSums(RiskBlocks blocks, double[]? weight, out double offset)
    {
        var (sums, at, here) = (new double[blocks.Terms], new double[RiskBlocks.Rows], 0);
        offset = 0;
        foreach (var time in blocks.Walk.Times)
            for (var i = time.First; i < time.First + time.Events; i++)
            {
                if (i / RiskBlocks.Rows > here)
                {
                    Add(blocks.Columns(here), at, sums);
                    Array.Clear(at);
                    here = i / RiskBlocks.Rows;
                }
                var slot = RiskBlocks.At(i);
                var w = weight is null ? 1 : weight[slot];
                at[slot % RiskBlocks.Rows] = w;
                offset += blocks.Offset is { } offsets ? w * offsets[slot] : 0;
            }
        Add(blocks.Columns(here), at, sums);
        return sums;
    }

    private static void Add(ReadOnlySpan<double> columns, ReadOnlySpan<double> weight, double[] sums)
    {
        for (var j = 0; j < sums.Length; j++)
        {
            var sum = Vector<double>.Zero;
            var x = columns.Slice(j * RiskBlocks.Rows, RiskBlocks.Rows);
            for (var i = 0; i < x.Length; i += Vector<double>.Count)
                sum = Vector.FusedMultiplyAdd(new Vector<double>(weight[i..]), new Vector<double>(x[i..]), sum);
            sums[j] += Vector.Sum(sum);
        }
    }
}
