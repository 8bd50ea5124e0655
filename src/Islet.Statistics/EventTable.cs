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
        var rows = sample.Observations as Observation[] ?? [.. sample.Observations];
        Observation.Check(rows);
        var group = sample.Group as int[] ?? [.. sample.Group];
        var walk = RiskWalk.Of(rows, sample.Stratum, ties, new double[RiskWalk.Scratch(rows.Length)]);
        var (k, last, counted) = (sample.Levels.Count, walk.Times.Length - 1, Array.TrueForAll(rows, r => r.Weight == 1));
        var table = new EventTable(k, new int[last + 1], new double[k * (last + 1)], new double[k * (last + 1)]);
        var (n, at, stratum) = (new double[k], 0, 0);
        // Back in time, so that who is at risk only grows; the table goes the other way.
        for (var t = 0; t <= last; t++)
        {
            var time = walk.Times[t];
            for (; at <= time.End; at++)
            {
                if (stratum < walk.Starts.Length && at == walk.Starts[stratum])
                {
                    Array.Clear(n);
                    stratum++;
                }
                n[group[walk.Item[at]]] += counted ? 1 : rows[walk.Item[at]].Weight;
            }
            var to = (last - t) * k;
            table.Stratum[last - t] = sample.Stratum?[walk.Item[time.End]] ?? 0;
            n.CopyTo(table.AtRisk, to);
            for (var i = time.First; i < time.First + time.Events; i++)
                table.Events[to + group[walk.Item[i]]] += counted ? 1 : rows[walk.Item[i]].Weight;
        }
        return table;
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
