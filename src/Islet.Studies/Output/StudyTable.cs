namespace Islet.Studies;

/// <summary>A table twice: as it is printed, and as data.</summary>
/// <param name="Name">Of its files.</param>
/// <param name="Notes">Printed below it: abbreviations, tests, what is counted.</param>
public sealed record StudyTable(string Name, string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, IReadOnlyList<string> Notes, DataSheet Data);

/// <param name="Number">Right-aligned.</param>
public sealed record TableColumn(string Title, bool Number = true);

/// <param name="Cells">One for each column; the first names the row.</param>
/// <param name="Indent">How many headings above it the row belongs to.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, int Indent = 0);

/// <summary>The same numbers unrounded, one observation a row, for another program.</summary>
public sealed record DataSheet(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
