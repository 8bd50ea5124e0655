namespace Islet.Cli.Stats;

/// <summary>A column as it is described and compared: numbers, or categories.</summary>
/// <param name="Numbers">Missing is NaN; null: categories.</param>
/// <param name="Levels">Of categories, in order; empty: numbers.</param>
/// <param name="Codes">Each row's place among the levels; −1: missing.</param>
internal sealed record Variable(string Name, double[]? Numbers, IReadOnlyList<string> Levels, int[] Codes)
{
    public const string Rule = "A column is a category where a value is no number, where it has two values or fewer, or where --factors names it; else a number.";

    /// <summary>Most categories of one column that are told apart.</summary>
    public const int MostLevels = 100;

    public bool IsNumber => Numbers is not null;

    public bool Has(int row) => Numbers is { } numbers ? !double.IsNaN(numbers[row]) : Codes[row] >= 0;

    /// <exception cref="Islet.Course.RefusedException">
    /// E_STATS_COLUMN; E_STATS_NUMBER, E_STATS_DECIMAL_COMMA: text among numbers, which is not taken for a category unless it is named one; E_STATS_LEVELS.
    /// </exception>
    public static Variable Of(DataTable table, string name, bool isFactor = false)
    {
        var cells = table.Column(name);
        if (!isFactor && Values(table, name, cells) is { } numbers)
            return new(name, numbers, [], []);
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in cells)
            if (cell is not null && there.Add(cell) && there.Count > MostLevels)
                throw StatsProblem.TooManyLevels(name, cells.OfType<string>().Distinct(StringComparer.Ordinal).Count(), MostLevels);
        var (levels, codes) = Levelled.Of(cells, StatsData.Ascending(there));
        return new(name, null, levels, codes);
    }

    /// <summary>Null: no column of numbers.</summary>
    private static double[]? Values(DataTable table, string name, string?[] cells)
    {
        var (numbers, texts, firstText, distinct) = (0, 0, -1, new HashSet<double>());
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] is not { } cell)
                continue;
            else if (DataTable.TryNumber(cell, out var x))
            {
                numbers++;
                if (distinct.Count < 3)
                    distinct.Add(x);
            }
            else if (texts++ == 0 || StatsProblem.IsDecimalComma(cell))
                firstText = i;
        if (texts > 0 && (numbers >= texts || StatsProblem.IsDecimalComma(cells[firstText]!)))
            throw StatsProblem.Number(firstText + 1, name, cells[firstText]!);
        return texts == 0 && distinct.Count > 2 ? CaseSpec.Moderate(table, name) : null;
    }

    /// <summary>Counts by category over some rows.</summary>
    public int[] Counts(IEnumerable<int> rows)
    {
        var counts = new int[Levels.Count];
        foreach (var row in rows.Where(r => Codes[r] >= 0))
            counts[Codes[row]]++;
        return counts;
    }

    public double[] Sample(IEnumerable<int> rows) => [.. rows.Select(r => Numbers![r]).Where(x => !double.IsNaN(x))];
}

/// <summary>Texts as places among levels; texts that are the same number are the same level.</summary>
internal static class Levelled
{
    /// <returns>The levels given, and for each cell the place of its own: −1 where it is missing or among none of them.</returns>
    public static (IReadOnlyList<string> Levels, int[] Codes) Of(IReadOnlyList<string?> cells, IReadOnlyList<string> levels)
    {
        var place = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var k = 0; k < levels.Count; k++)
            place.TryAdd(Key(levels[k]), k);
        var (known, codes) = (new Dictionary<string, int>(StringComparer.Ordinal), new int[cells.Count]); // few texts, many cells
        for (var i = 0; i < codes.Length; i++)
            if (cells[i] is not { } cell)
                codes[i] = -1;
            else if (!known.TryGetValue(cell, out codes[i]))
                known.Add(cell, codes[i] = place.GetValueOrDefault(Key(cell), -1));
        return (levels, codes);
    }

    private static string Key(string text) => DataTable.TryNumber(text, out var x) ? (x + 0.0).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : text;
}
