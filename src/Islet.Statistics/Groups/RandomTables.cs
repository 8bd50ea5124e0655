namespace Islet.Statistics;

/// <summary>Tables with the margins of one seen, drawn at random.</summary>
internal static class RandomTables
{
    /// <summary>(hits + 1)/(tables + 1), a hit no likelier than the table seen.</summary>
    /// <remarks>Hope, J R Stat Soc B 1968;30:582–598. Drawn by dealing the subjects of the rows to the columns in random order (Fisher and Yates).</remarks>
    public static ExactP Test(CrossTable table, double seen, double[] logs, int tables, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tables, 1);
        var random = new SplitMix64(seed);
        int[] labels = [.. table.Columns.SelectMany((n, j) => Enumerable.Repeat(j, n))];
        var (counts, hits) = (new int[table.Columns.Count], 0);
        for (var drawn = 0; drawn < tables; drawn++)
            hits += Draw(table.Rows, labels, counts, logs, random) <= seen ? 1 : 0;
        var p = (hits + 1.0) / (tables + 1.0);
        return new(p, Math.Sqrt(p * (1 - p) / tables), tables, seed);
    }

    private static double Draw(IReadOnlyList<int> rows, int[] labels, int[] counts, double[] logs, SplitMix64 random)
    {
        var (dealt, sum) = (0, 0.0);
        foreach (var row in rows)
        {
            Array.Clear(counts);
            for (var end = dealt + row; dealt < end; dealt++)
            {
                var other = dealt + random.Below(labels.Length - dealt);
                (labels[dealt], labels[other]) = (labels[other], labels[dealt]);
                counts[labels[dealt]]++;
            }
            foreach (var n in counts)
                sum -= logs[n];
        }
        return sum;
    }
}

/// <summary>Random numbers of 64 bits that depend on the seed alone.</summary>
/// <remarks>Steele, Lea &amp; Flood, OOPSLA 2014:453–472 (SplitMix64).</remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>0 … n − 1, by the high half of a product: off by less than n/2⁶⁴.</summary>
    public int Below(int n) => (int)Math.BigMul(Next(), (ulong)n, out _);
}
