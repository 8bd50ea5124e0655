namespace Islet.Statistics;

/// <summary>The distinct times of a sample under a rule of ties. Estimators compare positions on it, whole numbers, never times.</summary>
/// <param name="Times">Ascending; each is the first of the times that count as one.</param>
/// <param name="At">For each row, the position of its time.</param>
/// <param name="Entry">For each row, the position after which it is at risk (−1: from the start); null where nobody enters late.</param>
internal sealed record TimeGrid(double[] Times, int[] At, int[]? Entry)
{
    public static TimeGrid Of(ReadOnlySpan<Observation> rows, TimeTies ties)
    {
        var late = false;
        foreach (var row in rows)
            late |= !double.IsNegativeInfinity(row.Entry);
        var all = new double[late ? 2 * rows.Length : rows.Length];
        for (var i = 0; i < rows.Length; i++)
            all[i] = rows[i].Time;
        for (var i = 0; late && i < rows.Length; i++)
            all[rows.Length + i] = rows[i].Entry;

        var position = new int[all.Length];
        var times = new List<double>();
        var sorted = TimeOrder.Sort(all, [], new ulong[2 * all.Length]);
        for (var i = 0; i < all.Length; i++)
        {
            // Neighbours are compared, as R does: a chain of small gaps is one time, named by its first.
            var row = sorted.Row(i);
            if (times.Count == 0 ? !double.IsNegativeInfinity(all[row]) : !sorted.Same(i - 1, i, ties.Tolerance))
                times.Add(all[row]);
            position[row] = times.Count - 1;
        }
        if (!late)
            return new([.. times], position, null);
        TimeGrid grid = new([.. times], position[..rows.Length], position[rows.Length..]);
        for (var i = 0; i < rows.Length; i++)
            if (grid.Entry![i] >= grid.At[i])
                throw new ArgumentException($"An interval has no length under the rule '{ties.Rule}': its ends count as one time.", nameof(rows));
        return grid;
    }

    /// <summary>Row numbers, strata one after the other, ascending in time within each; rows of one time keep their order.</summary>
    public int[] Order(IReadOnlyList<int>? stratum)
    {
        if (stratum is null)
            return Counted();
        var keys = new double[At.Length]; // whole numbers below 2⁵³, so exact
        for (var i = 0; i < keys.Length; i++)
            keys[i] = stratum[i] * (double)Times.Length + At[i];
        return TimeOrder.Ascending(keys);
    }

    // A position is a place among few: counting them sorts them.
    private int[] Counted()
    {
        var (next, order) = (new int[Times.Length + 1], new int[At.Length]);
        foreach (var at in At)
            next[at + 1]++;
        for (var t = 1; t < next.Length; t++)
            next[t] += next[t - 1];
        for (var row = 0; row < order.Length; row++)
            order[next[At[row]]++] = row;
        return order;
    }
}
