namespace Islet.Statistics;

/// <summary>(Weighted) numbers at risk, of events and of censorings at each time of a grid.</summary>
internal sealed record RiskTable(TimeGrid Grid, double[] AtRisk, double[] Events, double[] Censored)
{
    public static RiskTable Of(ReadOnlySpan<Observation> rows, TimeTies ties)
    {
        var grid = TimeGrid.Of(rows, ties);
        var (atRisk, events, censored) = (new double[grid.Times.Length], new double[grid.Times.Length], new double[grid.Times.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            (rows[i].Event ? events : censored)[grid.At[i]] += rows[i].Weight;
            if (grid.Entry is { } entry && entry[i] >= 0)
                atRisk[entry[i]] -= rows[i].Weight; // leaves the risk set on the way back, from its entry on
        }
        var n = 0.0;
        for (var t = atRisk.Length - 1; t >= 0; t--)
        {
            n += events[t] + censored[t] + atRisk[t];
            atRisk[t] = n;
        }
        return new(grid, atRisk, events, censored);
    }
}
