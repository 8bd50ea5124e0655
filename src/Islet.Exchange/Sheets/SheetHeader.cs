using System.Globalization;

namespace Islet.Exchange;

/// <summary>Column names from the header lines of a table.</summary>
internal static class SheetHeader
{
    public const int MostColumns = 10_000;
    public const int MostHeaderRows = 10;

    /// <summary>A name above several columns stands only over the first of them: the empty cells to its right are its own.</summary>
    public static string[] FilledRight(string[] line)
    {
        var last = "";
        return [.. line.Select(name => string.IsNullOrWhiteSpace(name) ? last : last = name)];
    }

    /// <summary>The lines of one column from above, joined by a space; a name that fills two lines is said once, a line break within it is a space.</summary>
    public static string Name(IEnumerable<string> parts)
    {
        List<string> said = [];
        foreach (var part in parts.Select(p => string.Join(' ', p.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Trim()))
        {
            if (part.Length > 0 && (said.Count == 0 || said[^1] != part))
                said.Add(part);
        }
        return string.Join(' ', said);
    }

    /// <summary>The columns of a table; those without name and content are dropped.</summary>
    /// <param name="filled">Whether anything stands below, by column.</param>
    /// <param name="row">Of the last header line.</param>
    /// <param name="propose">See <see cref="FileConvention.ProposesNames"/>.</param>
    public static IReadOnlyList<SheetColumn> Columns(IReadOnlyList<string> names, IReadOnlyList<bool> filled, int row, SheetProblems problems, bool propose = false)
    {
        if (propose)
            names = [.. names.Select((name, i) => names.Take(i).Contains(name) && (name.Length > 0 || filled[i]) || name.Length == 0 && filled[i] ? Numbered(name, i + 1) : name)];
        if (names.Count > MostColumns)
        {
            problems.At(row, null, "E_COLUMN_COUNT", string.Create(CultureInfo.InvariantCulture, $"{names.Count} columns"), $"at most {MostColumns}", "Check that this is the clinical table and not a matrix of genes.");
            return [];
        }
        List<SheetColumn> columns = [];
        Dictionary<string, SheetColumn> known = [];
        var last = Enumerable.Range(0, names.Count).LastOrDefault(i => names[i].Length > 0 || filled[i], -1);
        for (var i = 0; i <= last; i++)
        {
            var column = new SheetColumn(i + 1, names[i]);
            if (column.Name.Length == 0)
                Unnamed(column, filled[i], row, problems);
            else if (known.TryGetValue(column.Name, out var first))
                problems.At(row, column, "E_COLUMN_TWICE", string.Create(CultureInfo.InvariantCulture, $"the name a second time, first as column {first.Number}"), "every column named once",
                    string.Create(CultureInfo.InvariantCulture, $"Rename or remove one of them, or name it in the map by its number, file: names: {{{column.Number}: \"…\"}}; where several lines make the names, declare header_rows."));
            else
                known.Add(column.Name, column);
            if (column.Name.Length > 0)
                columns.Add(column);
        }
        return columns;
    }

    /// <summary>What a column is called until a person names it.</summary>
    public static string Numbered(string name, int number) => name.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"column {number}") : string.Create(CultureInfo.InvariantCulture, $"{name} (column {number})");

    private static void Unnamed(SheetColumn column, bool filled, int row, SheetProblems problems)
    {
        if (filled)
            problems.At(row, column, "E_COLUMN_NAME", "values below an empty header", "every column named", string.Create(CultureInfo.InvariantCulture, $"Name the column there or in the map, file: names: {{{column.Number}: \"…\"}}, or delete what stands in it."));
        else
            problems.At(row, column, "W_COLUMN_EMPTY", "a column without name and values", "no empty column between the others", "Nothing needs to be done: it is passed over.");
    }
}
