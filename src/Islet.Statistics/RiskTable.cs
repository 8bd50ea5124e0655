namespace Islet.Statistics;

/// <summary>(Weighted) numbers at risk, of events and of censorings at each distinct time, ascending.</summary>
internal sealed record RiskTable(double[] Times, double[] AtRisk, double[] Events, double[] Censored)
{
    /// <summary>Everybody at risk from the start: read off the sorted times in their order.</summary>
    public static RiskTable Of(ReadOnlySpan<Observation> rows, TimeTies ties)
    {
        var (times, happened) = (new double[rows.Length], new bool[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!double.IsNegativeInfinity(rows[i].Entry))
                return Of(rows, TimeGrid.Of(rows, ties));
            (times[i], happened[i]) = (rows[i].Time, rows[i].Event);
        }
        var unit = UnitWeights(rows);
        var sorted = TimeOrder.Sort(times, happened, new ulong[2 * rows.Length]);
        var table = Empty(Distinct(sorted, rows.Length, ties));
        for (int first = 0, next = 0, t = 0; first < rows.Length; first = next, t++)
        {
            table.Times[t] = times[sorted.Row(first)];
            do
            {
                (sorted.Marked(next) ? table.Events : table.Censored)[t] += unit ? 1 : rows[sorted.Row(next)].Weight;
                next++;
            } while (next < rows.Length && sorted.Same(next - 1, next, ties.Tolerance));
        }
        return table.AddUp();
    }

    public static RiskTable Of(ReadOnlySpan<Observation> rows, TimeGrid grid)
    {
        var table = Empty(grid.Times.Length);
        grid.Times.CopyTo(table.Times, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            (rows[i].Event ? table.Events : table.Censored)[grid.At[i]] += rows[i].Weight;
            if (grid.Entry is { } entry && entry[i] >= 0)
                table.AtRisk[entry[i]] -= rows[i].Weight; // leaves the risk set on the way back, from its entry on
        }
        return table.AddUp();
    }

    private static RiskTable Empty(int times) => new(new double[times], new double[times], new double[times], new double[times]);

    private static bool UnitWeights(ReadOnlySpan<Observation> rows)
    {
        foreach (ref readonly var row in rows)
            if (row.Weight != 1)
                return false;
        return true;
    }

    private static int Distinct(SortedTimes sorted, int rows, TimeTies ties)
    {
        var count = Math.Min(rows, 1);
        for (var i = 1; i < rows; i++)
            count += sorted.Same(i - 1, i, ties.Tolerance) ? 0 : 1;
        return count;
    }

    private RiskTable AddUp()
    {
        var n = 0.0;
        for (var t = AtRisk.Length - 1; t >= 0; t--)
        {
            n += Events[t] + Censored[t] + AtRisk[t];
            AtRisk[t] = n;
        }
        return this;
    }
}
