using System.Globalization;

namespace Islet.Exchange;

/// <summary>The last sheet of a written workbook: what each column means, its unit, and what its codes mean. Our own reader takes it for that and not for a table.</summary>
internal static class CodeBook
{
    public const string SheetName = "columns";

    private static readonly string[] Heads = ["sheet", "column", "label", "unit", "code", "meaning"];

    /// <param name="names">Of the sheets as they are called in the workbook.</param>
    public static Sheet Of(IReadOnlyList<Sheet> sheets, IReadOnlyList<string> names)
    {
        var rows = sheets.SelectMany((sheet, i) => sheet.Columns.SelectMany(column => Lines(names[i], column))).Select((cells, i) => new SheetRow(i + 2, cells)).ToList();
        return new("", SheetName, [.. Heads.Select((head, i) => new SheetColumn(i + 1, head))], () => rows);
    }

    public static bool Is(Sheet sheet) => sheet.Name.StartsWith(SheetName, StringComparison.Ordinal) && sheet.Columns.Select(c => c.Name).SequenceEqual(Heads);

    /// <summary>The sheet with what the code book says of its columns.</summary>
    public static Sheet Explained(Sheet sheet, IReadOnlyList<SheetRow> book)
    {
        var said = book.Where(r => r.Cells[0].Text == sheet.Name).ToLookup(r => r.Cells[1].Text);
        return new(sheet.File, sheet.Name, [.. sheet.Columns.Select(c => Explained(c, [.. said[c.Name]]))], sheet.Rows) { RowCount = sheet.RowCount };
    }

    private static SheetColumn Explained(SheetColumn column, IReadOnlyList<SheetRow> rows) => rows.Count == 0 ? column : column with
    {
        Label = rows[0].Cells[2].Text,
        Unit = rows[0].Cells[3] is { IsEmpty: false } unit ? unit.Text : null,
        ValueLabels = rows.Where(r => !r.Cells[4].IsEmpty).DistinctBy(r => r.Cells[4].Text).ToDictionary(r => r.Cells[4].Text, r => r.Cells[5].Text),
    };

    /// <summary>One line for the column, one for each of its codes; sheet and column stand on all of them.</summary>
    private static IEnumerable<Cell[]> Lines(string sheet, SheetColumn column)
    {
        Cell[] first = [Cell.OfText(sheet), Cell.OfText(column.Name), Cell.OfText(column.Label), Cell.OfText(column.Unit), default, default];
        return column.ValueLabels.Select(l => (Cell[])[first[0], first[1], default, default, Cell.OfText(l.Key), Cell.OfText(l.Value)]).Prepend(first);
    }
}

/// <summary>Names that sheets of a workbook may have: 1 to 31 characters, none of []:*?/\, each once.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    public static IReadOnlyList<string> Of(IReadOnlyList<string> wished)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "history" }; // Excel keeps this one for itself
        return [.. wished.Select(Allowed).Select(name => Free(name, taken))];
    }

    private static string Allowed(string name)
    {
        var clean = string.Concat(name.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? '_' : c)).Trim().Trim('\'');
        return clean.Length == 0 ? "sheet" : Cut(clean, Longest);
    }

    private static string Free(string name, HashSet<string> taken)
    {
        for (var (n, free) = (2, name); ; n++)
        {
            if (taken.Add(free))
                return free;
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({n})");
            free = Cut(name, Longest - suffix.Length) + suffix;
        }
    }

    private static string Cut(string name, int length) => name.Length <= length ? name : name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)];
}
