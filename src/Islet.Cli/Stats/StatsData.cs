using System.Globalization;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The complete rows of a table, as the statistics take them.</summary>
/// <param name="Rows">Numbers of the rows used, from 1.</param>
/// <param name="Missing">Rows left out because a column that is used is empty in them.</param>
internal sealed record StatsData(DataTable Table, StatsSpec Spec, IReadOnlyList<int> Rows, int Missing, Observation[] Observations, TimeTies Ties)
{
    private const double LeastWeight = 1e-100, LeastRange = 1e-100; // their squares can be computed

    /// <summary>Null: time is counted as it stands.</summary>
    public LandmarkSample? Landmark { get; private init; }

    /// <exception cref="Islet.Course.RefusedException">E_STATS_COLUMN, E_STATS_NUMBER, E_STATS_TIME, E_STATS_INTERVAL, E_STATS_WEIGHT, E_STATS_LANDMARK.</exception>
    public static StatsData Of(DataTable table, StatsSpec spec)
    {
        var cells = Array.ConvertAll(Columns(spec), table.Column);
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(i => Array.TrueForAll(cells, c => c[i] is not null))];
        var (time, happened) = (CaseSpec.Moderate(table, spec.Time), table.Column(spec.Event));
        var (entry, weight) = (spec.Entry is { } e ? CaseSpec.Moderate(table, e) : null, spec.Weights is { } w ? CaseSpec.Moderate(table, w) : null);
        foreach (var i in rows)
        {
            if (time[i] < 0)
                throw StatsProblem.Time(i + 1, spec.Time, time[i]);
            if (weight is not null && weight[i] <= LeastWeight)
                throw StatsProblem.Weight(i + 1, spec.Weights!, weight[i], "above 0");
        }
        var ties = TimeTies.AsR(rows.Select(i => time[i]).Concat(entry is null ? [] : rows.Select(i => entry[i])));
        foreach (var i in rows)
            if (entry is not null && time[i] - entry[i] <= ties.Tolerance)
                throw StatsProblem.Interval(i + 1, spec.Entry!, $"an entry before {spec.Time}");
        Observation[] observations = [.. rows.Select(i => new Observation(
            time[i], spec.EventValues.Any(v => Same(v, happened[i]!)), weight?[i] ?? 1, entry?[i] ?? double.NegativeInfinity))];
        StatsData data = new(table, spec, [.. rows.Select(i => i + 1)], table.Rows - rows.Length, observations, ties);
        return spec.Landmark is { } landmark ? data.From(landmark) : data;
    }

    private StatsData From(double time)
    {
        if (Spec.Entry is not null && Spec.Cluster is not null)
            throw StatsProblem.Spec("landmark", "several intervals a subject", "one row a subject");
        if (!(time >= 0 && double.IsFinite(time)))
            throw StatsProblem.Spec("landmark", "a number that is no time", "a time that is not negative");
        var at = LandmarkSample.At(Observations, time);
        return at.Rows.Count == 0 ? throw StatsProblem.Landmark(time, Rows.Count) : this with
        {
            Rows = [.. at.Rows.Select(i => Rows[i])],
            Observations = [.. at.Observations],
            Ties = TimeTies.AsR(at.Observations.Select(o => o.Time)),
            Landmark = at,
        };
    }

    /// <summary>A column of numbers, of the rows used.</summary>
    public double[] Numbers(string column)
    {
        var numbers = Table.Numbers(column);
        return [.. Rows.Select(r => numbers[r - 1])];
    }

    /// <summary>The columns in which a row must not be empty.</summary>
    public static string[] Columns(StatsSpec spec) =>
        [.. new[] { spec.Time, spec.Event, spec.Group, spec.Entry, spec.Weights, spec.Strata, spec.Cluster, spec.Offset }.OfType<string>(), .. spec.Covariates];

    /// <summary>A column as a factor: its levels and, for each row used, the position of its own.</summary>
    /// <param name="levels">Null: the values that occur, ascending as numbers where all are numbers, else as text. Levels that do not occur are dropped.</param>
    public (IReadOnlyList<string> Levels, int[] Codes) Factor(string column, IReadOnlyList<string>? levels = null)
    {
        var cells = Table.Column(column);
        string[] values = [.. Rows.Select(r => cells[r - 1]!)];
        var (order, codes) = Levelled.Of(values, levels ?? Ascending(values.Distinct(StringComparer.Ordinal)));
        if (Array.IndexOf(codes, -1) is var unknown and >= 0)
            throw StatsProblem.Level(Rows[unknown], column, order);
        int[] there = [.. codes.Distinct().Order()];
        return ([.. there.Select(k => order[k])], Array.ConvertAll(codes, k => Array.BinarySearch(there, k)));
    }

    /// <summary>A factor whose levels are compared with each other.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_LEVELS: more of them than are told apart.</exception>
    public (IReadOnlyList<string> Levels, int[] Codes) Groups(string column, IReadOnlyList<string>? levels = null)
    {
        var factor = Factor(column, levels);
        return factor.Levels.Count <= Variable.MostLevels ? factor : throw StatsProblem.TooManyLevels(column, factor.Levels.Count, Variable.MostLevels);
    }

    /// <summary>A covariate: a factor where levels are given or a value is no number, else a number.</summary>
    public Covariate Covariate(string column)
    {
        var cells = Table.Column(column);
        if (!Spec.FactorLevels.TryGetValue(column, out var levels) && Rows.All(r => DataTable.TryNumber(cells[r - 1]!, out _)))
        {
            var numbers = CaseSpec.Moderate(Table, column);
            double[] values = [.. Rows.Select(r => numbers[r - 1])];
            return values.Length > 0 && values.Max() - values.Min() is > 0 and < LeastRange ? throw StatsProblem.Narrow(column) : new NumericCovariate(column, values);
        }
        var (names, codes) = Groups(column, levels);
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
