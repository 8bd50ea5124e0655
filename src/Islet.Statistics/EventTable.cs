namespace Islet.Statistics;

/// <summary>
/// Numbers at risk and of events, group by group, at each event time of each stratum: all that the log-rank family looks at.
/// </summary>
/// <param name="Stratum">For each event time its stratum; those of one stratum stand together, ascending in time.</param>
/// <param name="AtRisk">Event times × groups, row by row.</param>
internal sealed record EventTable(int Groups, int[] Stratum, double[] AtRisk, double[] Events)
{
    public static EventTable Of(GroupedSurvival sample, TimeTies ties)
    {
        Observation[] rows = [.. sample.Observations];
        Observation.Check(rows);
        var (grid, k) = (TimeGrid.Of(rows, ties), sample.Levels.Count);
        var order = grid.Order(sample.Stratum);
        var (stratum, atRisk, events) = (new List<int>(), new List<double>(), new List<double>());
        var (n, d) = (new double[k], new double[k]);
        // From the last time of the last stratum back, so that who is at risk only grows.
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var row = order[i];
            n[sample.Group[row]] += rows[row].Weight;
            d[sample.Group[row]] += rows[row].Event ? rows[row].Weight : 0;
            var sameStratum = i > 0 && sample.Stratum?[order[i - 1]] == sample.Stratum?[row];
            if (sameStratum && grid.At[order[i - 1]] == grid.At[row])
                continue;
            if (d.AsSpan().ContainsAnyExcept(0.0))
            {
                stratum.Add(sample.Stratum?[row] ?? 0);
                for (var g = k - 1; g >= 0; g--)
                {
                    atRisk.Add(n[g]);
                    events.Add(d[g]);
                }
                Array.Clear(d);
            }
            if (!sameStratum)
                Array.Clear(n);
        }
        stratum.Reverse();
        atRisk.Reverse();
        events.Reverse();
        return new(k, [.. stratum], [.. atRisk], [.. events]);
    }

    /// <summary>The table of two of the groups: what the test of that pair alone would see.</summary>
    public EventTable Pair(int a, int b)
    {
        var (stratum, atRisk, events) = (new List<int>(), new List<double>(), new List<double>());
        for (var t = 0; t < Stratum.Length; t++)
            if (Events[t * Groups + a] + Events[t * Groups + b] > 0)
            {
                stratum.Add(Stratum[t]);
                atRisk.AddRange([AtRisk[t * Groups + a], AtRisk[t * Groups + b]]);
                events.AddRange([Events[t * Groups + a], Events[t * Groups + b]]);
            }
        return new(2, [.. stratum], [.. atRisk], [.. events]);
    }
}
