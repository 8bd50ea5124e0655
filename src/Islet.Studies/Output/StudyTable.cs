namespace Islet.Studies;

/// <summary>A table twice: as it is printed, and as data.</summary>
/// <param name="Name">Of its files.</param>
/// <param name="Notes">Printed below it: abbreviations, tests, what is counted.</param>
public sealed record StudyTable(string Name, string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, IReadOnlyList<string> Notes, DataSheet Data)
{
    /// <summary>Which of the notes is about which row: it carries a letter there.</summary>
    public IReadOnlyList<TableMark> Marks { get; init; } = [];

    /// <summary>The letter of a note; null: it has none.</summary>
    public string? LetterOf(string note) => Marks.Select(m => m.Note).Distinct(StringComparer.Ordinal).ToList() is var marked && Notes.Where(marked.Contains).ToList().IndexOf(note) is >= 0 and var place
        ? Letter(place) : null;

    /// <summary>The letters that stand behind a row's name, "a,c"; with no row those behind the caption.</summary>
    public string LettersOf(int? row) => string.Join(',', Marks.Where(m => m.Row == row).Select(m => LetterOf(m.Note)).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    // a to z, then aa, ab …
    private static string Letter(int place) => (place >= 26 ? ((char)('a' + place / 26 - 1)).ToString() : "") + (char)('a' + place % 26);
}

/// <summary>A note that is about one row.</summary>
/// <param name="Row">From 0; null: about the whole table.</param>
/// <param name="Note">One of the table's notes.</param>
public readonly record struct TableMark(int? Row, string Note);

/// <param name="Number">Right-aligned.</param>
public sealed record TableColumn(string Title, bool Number = true);

/// <param name="Cells">One for each column; the first names the row.</param>
/// <param name="Indent">How many headings above it the row belongs to.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, int Indent = 0);

/// <summary>The same numbers unrounded, one observation a row, for another program.</summary>
public sealed record DataSheet(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
