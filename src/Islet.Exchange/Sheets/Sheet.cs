namespace Islet.Exchange;

/// <summary>A column as its file declares it.</summary>
/// <param name="Number">Counted from 1, as a spreadsheet counts.</param>
/// <param name="Name">By which the map knows it: as written, trimmed. Unique in its sheet.</param>
public sealed record SheetColumn(int Number, string Name)
{
    /// <summary>What the file says the column means (SPSS variable label, REDCap field label, the second header line); empty: nothing.</summary>
    public string Label { get; init; } = "";

    /// <summary>Codes with their meaning, as the file declares them (SPSS value labels, REDCap choices); codes as <see cref="Cell.Text"/> shows them.</summary>
    public IReadOnlyDictionary<string, string> ValueLabels { get; init; } = Nothing;

    /// <summary>What the file's own types say stands in it; null: the file has no types.</summary>
    public CellKind? Declared { get; init; }

    /// <summary>Of a number as the file states it, or a table is to show it; null: none.</summary>
    public string? Unit { get; init; }

    /// <summary>Of a table that is written: of which day its values are, in words; empty: of no day, or of the one that its row names.</summary>
    public string AsOf { get; init; } = "";

    private static readonly Dictionary<string, string> Nothing = [];
}

/// <param name="Number">The row's own number in its file, as the program that made the file shows it (a line of text, a row of a spreadsheet, a case).</param>
/// <param name="Cells">As many as the sheet has columns.</param>
public readonly record struct SheetRow(int Number, IReadOnlyList<Cell> Cells);

/// <summary>A table of cells that came from a file or is to become one: a text file, a sheet of a workbook, an SPSS file, a form of REDCap.</summary>
/// <param name="file">Name of the file, without folder.</param>
/// <param name="name">Of the sheet within the file; of a file that is one table: the file's name.</param>
/// <param name="rows">Reads the rows from the beginning, one at a time; may be called again.</param>
public sealed class Sheet(string file, string name, IReadOnlyList<SheetColumn> columns, Func<IEnumerable<SheetRow>> rows)
{
    public string File => file;

    public string Name => name;

    public IReadOnlyList<SheetColumn> Columns => columns;

    /// <summary>How many rows there are, where that is known before they are read; for progress.</summary>
    public int? RowCount { get; init; }

    public IEnumerable<SheetRow> Rows() => rows();

    public SheetColumn? Column(string name) => columns.FirstOrDefault(c => c.Name == name);

    /// <summary>Where something stands, in words: never what stands there.</summary>
    public string Where(int row, SheetColumn? column = null)
    {
        var sheet = Name == File ? File : $"{File}, sheet {Name}";
        var at = row == 0 ? sheet : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sheet}, row {row}");
        return column is null ? at : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at}, column {column.Name} ({column.Number})");
    }
}
