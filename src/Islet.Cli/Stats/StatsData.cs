using System.Globalization;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The complete rows of a table, as the statistics take them.</summary>
/// <param name="Rows">Numbers of the rows used, from 1.</param>
/// <param name="Missing">Rows left out because a column that is used is empty in them.</param>
internal sealed record StatsData(DataTable Table, StatsSpec Spec, IReadOnlyList<int> Rows, int Missing, Observation[] Observations, TimeTies Ties)
{
    /// <exception cref="Islet.Course.RefusedException">E_STATS_COLUMN, E_STATS_NUMBER, E_STATS_TIME, E_STATS_INTERVAL, E_STATS_WEIGHT.</exception>
    public static StatsData Of(DataTable table, StatsSpec spec)
    {
        string[] used = [.. new[] { spec.Time, spec.Event, spec.Group, spec.Entry, spec.Weights, spec.Strata, spec.Cluster }.OfType<string>(), .. spec.Covariates];
        var cells = Array.ConvertAll(used, table.Column);
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(i => Array.TrueForAll(cells, c => c[i] is not null))];
        var (time, happened) = (table.Numbers(spec.Time), table.Column(spec.Event));
        var (entry, weight) = (spec.Entry is { } e ? table.Numbers(e) : null, spec.Weights is { } w ? table.Numbers(w) : null);
        foreach (var i in rows)
        {
            if (time[i] < 0)
                throw StatsProblem.Time(i + 1, spec.Time, time[i]);
            if (weight is not null && weight[i] <= 0)
                throw StatsProblem.Weight(i + 1, spec.Weights!, weight[i], "above 0");
        }
        var ties = TimeTies.AsR(rows.Select(i => time[i]).Concat(entry is null ? [] : rows.Select(i => entry[i])));
        foreach (var i in rows)
            if (entry is not null && time[i] - entry[i] <= ties.Tolerance)
                throw StatsProblem.Interval(i + 1, spec.Entry!, $"an entry before {spec.Time}");
        Observation[] observations = [.. rows.Select(i => new Observation(
            time[i], spec.EventValues.Any(v => Same(v, happened[i]!)), weight?[i] ?? 1, entry?[i] ?? double.NegativeInfinity))];
        return new(table, spec, [.. rows.Select(i => i + 1)], table.Rows - rows.Length, observations, ties);
    }

    /// <summary>A column as a factor: its levels and, for each row used, the position of its own.</summary>
    /// <param name="levels">Null: the values that occur, ascending as numbers where all are numbers, else as text. Levels that do not occur are dropped.</param>
    public (IReadOnlyList<string> Levels, int[] Codes) Factor(string column, IReadOnlyList<string>? levels = null)
    {
        var cells = Table.Column(column);
        string[] values = [.. Rows.Select(r => cells[r - 1]!)];
        var position = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = levels ?? Ascending(values.Distinct(StringComparer.Ordinal));
        foreach (var value in values)
            if (!position.ContainsKey(value))
                position.Add(value, Enumerable.Range(0, order.Count).Where(k => Same(order[k], value)).Append(-1).First());
        var codes = Array.ConvertAll(values, v => position[v]);
        if (Array.IndexOf(codes, -1) is var unknown and >= 0)
            throw StatsProblem.Level(Rows[unknown], column, order);
        int[] there = [.. codes.Distinct().Order()];
        return ([.. there.Select(k => order[k])], Array.ConvertAll(codes, k => Array.BinarySearch(there, k)));
    }

    /// <summary>A covariate: a factor where levels are given or a value is no number, else a number.</summary>
    public Covariate Covariate(string column)
    {
        var cells = Table.Column(column);
        if (!Spec.FactorLevels.TryGetValue(column, out var levels) && Rows.All(r => DataTable.TryNumber(cells[r - 1]!, out _)))
        {
            var numbers = Table.Numbers(column);
            return new NumericCovariate(column, [.. Rows.Select(r => numbers[r - 1])]);
        }
        var (names, codes) = Factor(column, levels);
        return names.Count < 2 ? throw StatsProblem.Levels(column, names.Count) : new FactorCovariate(column, names, codes);
    }

    public static IReadOnlyList<string> Ascending(IEnumerable<string> values)
    {
        string[] all = [.. values];
        return Array.TrueForAll(all, v => DataTable.TryNumber(v, out _))
            ? [.. all.OrderBy(v => double.Parse(v, CultureInfo.InvariantCulture)).ThenBy(v => v, StringComparer.Ordinal)]
            : [.. all.Order(StringComparer.Ordinal)];
    }

    public static bool Same(string a, string b) =>
        string.Equals(a, b, StringComparison.Ordinal) || (DataTable.TryNumber(a, out var x) && DataTable.TryNumber(b, out var y) && x == y);
}
