using System.Runtime.InteropServices;

namespace Islet.Statistics;

/// <summary>P of Fisher's exact test of a table of any size.</summary>
/// <param name="StandardError">Of a P that was simulated; null: it is exact.</param>
/// <param name="Tables">Drawn at random; 0: all were counted.</param>
public readonly record struct ExactP(double P, double? StandardError, int Tables, ulong Seed)
{
    /// <summary>Counted, not simulated.</summary>
    public bool IsExact => Tables == 0;
}

/// <summary>
/// Fisher's exact test of r × c tables: the probability, all margins given, of the tables no likelier than the one seen. Work beyond a cap is not begun to the end:
/// tables are then drawn at random, and the result says so.
/// </summary>
public static class FisherExact
{
    /// <summary>Steps from one node of the network to the next, some seconds' worth.</summary>
    public const long Work = 40_000_000;

    private const long LongestDeal = 1_000_000_000;
    private const double Like = 3.45254e-7; // FEXACT's: tables as likely as the one seen but for rounding, on the log scale

    /// <summary>
    /// Network algorithm: columns one after another; a node is the multiset of what is left of the rows; paths into it of one probability are counted together;
    /// paths all of whose completions count, or none, are not followed.
    /// </summary>
    /// <remarks>
    /// Freeman &amp; Halton, Biometrika 1951;38:141–149; Mehta &amp; Patel, J Am Stat Assoc 1983;78:427–434. Equals R's <c>fisher.test</c> and SPSS's Exact Tests; the
    /// simulated P is R's (hits + 1)/(tables + 1).
    /// </remarks>
    /// <param name="work">Cap on the steps.</param>
    /// <param name="tables">To draw where the cap is met; fewer, but 1000, where the subjects are so many that dealing them would take long.</param>
    public static ExactP Test(CrossTable table, long work = Work, int tables = 100_000, ulong seed = 1)
    {
        if (table.IsFourfold)
            return new(FisherFourfold.Test(table).TwoSided, null, 0, seed);
        var logs = LogFactorials(table.N);
        var turned = table.Rows.Count > table.Columns.Count;
        int[] nodes = [.. (turned ? table.Columns : table.Rows).Order()], stages = [.. (turned ? table.Rows : table.Columns).OrderDescending()];
        var seen = -table.Sum((i, j) => logs[table.Counts[i][j]]) + Like;
        return new Network(nodes, stages, seen, logs, work).Share() is { } p ? new(Math.Min(1, p), null, 0, seed) : RandomTables.Test(table, seen, logs, Math.Min(tables, Math.Max(1000, (int)(LongestDeal / table.N))), seed);
    }

    internal static double[] LogFactorials(int n)
    {
        var logs = new double[n + 1];
        for (var i = 2; i <= n; i++)
            logs[i] = logs[i - 1] + Math.Log(i);
        return logs;
    }

    private sealed class Network(int[] rows, int[] columns, double seen, double[] logs, long cap)
    {
        private readonly double constant = rows.Sum(r => logs[r]) + columns.Sum(c => logs[c]) - logs[rows.Sum()];
        private readonly int[] left = new int[rows.Length];
        private Dictionary<Rest, Dictionary<long, Paths>> next = [];
        private double share;
        private long steps;

        /// <summary>Null: more work than the cap.</summary>
        public double? Share()
        {
            var level = new Dictionary<Rest, Dictionary<long, Paths>> { [new Rest(rows)] = new() { [0] = new(0, 1) } };
            for (var stage = 0; stage <= columns.Length && level.Count > 0; stage++) // the last one only counts
            {
                next = [];
                foreach (var (node, paths) in level)
                {
                    Step(node.Left, stage, [.. paths.Values]);
                    if (steps > cap)
                        return null;
                }
                level = next;
            }
            return share;
        }

        private void Step(int[] from, int stage, Paths[] paths)
        {
            var open = new List<Paths>(paths.Length);
            var (low, high) = PathBounds.Of(from, columns.AsSpan(stage), logs);
            var all = logs[from.Sum()] - columns[stage..].Sum(c => logs[c]) - from.Sum(r => logs[r]); // Σ of Π 1/x! over every completion
            foreach (var path in paths)
                if (path.Log + high <= seen)
                    share += path.Count * Math.Exp(path.Log + all + constant);
                else if (path.Log + low <= seen)
                    open.Add(path);
            if (open.Count > 0)
                Fill(from, stage, 0, columns[stage], 0, CollectionsMarshal.AsSpan(open));
        }

        private void Fill(int[] from, int stage, int row, int rest, double log, ReadOnlySpan<Paths> paths)
        {
            if (row == from.Length - 1)
            {
                left[row] = from[row] - rest;
                Arrive(paths, log - logs[rest]);
                return;
            }
            var later = 0;
            for (var i = row + 1; i < from.Length; i++)
                later += from[i];
            for (var x = Math.Max(0, rest - later); x <= Math.Min(from[row], rest) && steps <= cap; x++)
            {
                left[row] = from[row] - x;
                Fill(from, stage, row + 1, rest - x, log - logs[x], paths);
            }
        }

        private void Arrive(ReadOnlySpan<Paths> paths, double log)
        {
            steps += paths.Length;
            ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(next, new Rest([.. left.Order()]), out _);
            node ??= [];
            foreach (var path in paths)
            {
                var sum = path.Log + log;
                ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(node, (long)Math.Round(sum * 1e9), out var known);
                there = known ? there with { Count = there.Count + path.Count } : new(sum, path.Count);
            }
        }
    }

    /// <summary>Paths of one probability: −Σ log x! so far, and how many.</summary>
    private readonly record struct Paths(double Log, double Count);

    /// <summary>What is left of the rows, ascending.</summary>
    private readonly record struct Rest(int[] Left)
    {
        public bool Equals(Rest other) => Left.AsSpan().SequenceEqual(other.Left);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var n in Left)
                hash.Add(n);
            return hash.ToHashCode();
        }
    }
}
