using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What one pass through a worksheet finds: its header, its columns, how many rows, and what is wrong.</summary>
internal sealed class WorksheetSurvey
{
    private readonly ListedSheet listed;
    private readonly string file;
    private readonly FileConvention declared;
    private readonly int headerRows, skipRows;
    private readonly List<Dictionary<int, string>> header = [];
    private readonly List<ColumnTally?> tallies = [];
    private int headerTop, rows, hiddenRows;
    private IReadOnlyList<SheetColumn> columns = [];

    private WorksheetSurvey(string file, ListedSheet listed, FileConvention declared) =>
        (this.file, this.listed, this.declared, Problems, headerRows, skipRows) = (file, listed, declared, new(file, listed.Name), declared.HeaderRows ?? 1, declared.SkipRows ?? 0);

    public SheetProblems Problems { get; }

    /// <summary>Nothing stands in it.</summary>
    public bool Blank => headerTop == 0;

    private int HeaderBottom => headerTop + headerRows - 1;

    public static WorksheetSurvey Of(WorkbookPackage package, ListedSheet listed, WorkbookCells cells, FileConvention declared)
    {
        var survey = new WorksheetSurvey(package.File, listed, declared);
        var part = new WorksheetPart(package, listed.Part);
        foreach (var row in part.Rows().Where(r => r.Number > survey.skipRows))
            survey.Add(row, cells);
        survey.Conclude(part.Merged);
        return survey;
    }

    public IEnumerable<SurveyedColumn> Surveyed() => columns.Select(c => new SurveyedColumn(Problems, c, TallyOf(c.Number).Habits));

    public IEnumerable<Problem> Told() => Problems.InOrder(columns.ToDictionary(c => c.Number));

    public IEnumerable<string> Evidence()
    {
        if (hiddenRows > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"sheet {listed.Name}: {hiddenRows} hidden rows are read like the others");
        if (columns.Where(c => TallyOf(c.Number) is { Numbers: > 0, NumbersAsText: > 0 }).ToList() is { Count: > 0 } mixed)
            yield return $"sheet {listed.Name}: numbers stored as text among numbers in {string.Join(", ", mixed.Take(4).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} ({TallyOf(c.Number).NumbersAsText})")))}";
    }

    public Sheet ToSheet(string path, WorkbookCells cells) =>
        new(file, listed.Name, columns, () => WorksheetRows.Read(path, listed.Part, cells, HeaderBottom, [.. columns.Select(c => c.Number)])) { RowCount = rows };

    private void Add(StatedRow row, WorkbookCells cells)
    {
        var filled = false;
        foreach (var stated in row.Cells)
        {
            var (cell, fault) = cells.Read(stated);
            if (cell.IsEmpty)
                continue;
            filled = true;
            if (headerTop == 0)
                headerTop = row.Number;
            if (row.Number <= HeaderBottom)
                Head(row.Number - headerTop, stated.Column, cell);
            else
                Fill(row.Number, stated.Column, cell, fault);
        }
        if (!filled || row.Number <= HeaderBottom)
            return;
        rows++;
        hiddenRows += row.Hidden ? 1 : 0;
    }

    private void Head(int line, int column, Cell cell)
    {
        while (header.Count <= line)
            header.Add([]);
        header[line][column] = cell.Text;
    }

    private void Fill(int row, int column, Cell cell, CellFault fault)
    {
        var tally = TallyOf(column);
        tally.Filled = true;
        if (cell.Kind is CellKind.Text)
        {
            tally.Habits.Add(row, cell.Text);
            LetterFaults.Tell(Problems, row, tally.Column, cell.Text);
            tally.NumbersAsText += WrittenForms.Decimals(cell.Text) is DecimalReadings.None ? 0 : 1;
        }
        tally.Numbers += cell.Kind is CellKind.Number ? 1 : 0;
        if (fault is not CellFault.None)
            Tell(row, tally.Column, cell.Text, fault);
    }

    private void Tell(int row, SheetColumn column, string shown, CellFault fault)
    {
        switch (fault)
        {
            case CellFault.Error:
                Problems.At(row, column, "W_CELL_ERROR", shown, "a value", "Mend the formula, or empty the cell: it is taken as broken, never as a value.");
                break;
            case CellFault.Uncalculated:
                Problems.At(row, column, "W_FORMULA_UNCALCULATED", "a formula whose value is not stored", "formulas with their values", "Open the workbook in a spreadsheet program and save it: the values are stored then.");
                break;
            case CellFault.NoDay:
                Problems.At(row, column, "W_CELL_DAY", "a number shown as a day or a time that is none", "a day from 1 January 1900 on, and not 29 February 1900, which never was", "Mend the cell in the source.");
                break;
            case CellFault.Broken:
                Problems.At(row, column, "W_CELL_BROKEN", "a cell that contradicts its own type", "a cell as spreadsheet programs write it", "Open the workbook in a spreadsheet program, look at the cell, and save it again.");
                break;
            case CellFault.None:
                break;
        }
    }

    private void Conclude(IReadOnlyList<MergedCells> merged)
    {
        if (rows == 0)
            Problems.Add("E_EMPTY", Blank ? "an empty sheet" : "no row of data", "a header and at least one row", "Check the sheet, and header_rows and skip_rows in the map.");
        var width = Math.Max(tallies.Count, header.SelectMany(line => line.Keys).DefaultIfEmpty(0).Max());
        var lines = header.Select(line => Enumerable.Range(1, width).Select(c => line.GetValueOrDefault(c, "")).ToArray()).ToList();
        var above = merged.Where(m => m.Top >= headerTop && m.Top <= HeaderBottom).ToList();
        foreach (var range in above)
            Spread(lines, range);
        if (above.Count == 0)
            lines = [.. lines.Select((line, i) => i + 1 < lines.Count ? SheetHeader.FilledRight(line) : line)];
        var names = Enumerable.Range(0, width).Select(i => declared.NameOf(listed.Name, i + 1) ?? SheetHeader.Name(lines.Select(line => line[i]))).ToList();
        columns = SheetHeader.Columns(names, [.. Enumerable.Range(1, width).Select(c => TallyOf(c).Filled)], HeaderBottom, Problems, declared.ProposesNames);
        foreach (var column in columns)
            LetterFaults.Tell(Problems, HeaderBottom, column, column.Name);
        foreach (var range in merged.Where(m => m.Top > HeaderBottom))
            Problems.At(range.Top, TallyOf(range.Left).Column, "W_CELLS_MERGED", "cells merged into one", "one cell a value",
                "Split the cells and fill each: the value stands only in the first of them, the others are read as empty.");
    }

    private void Spread(List<string[]> lines, MergedCells range)
    {
        var text = range.Top - headerTop < lines.Count && range.Left <= lines[range.Top - headerTop].Length ? lines[range.Top - headerTop][range.Left - 1] : "";
        for (var line = range.Top - headerTop; line < lines.Count && line <= range.Bottom - headerTop; line++)
        {
            for (var column = range.Left; column <= Math.Min(range.Right, lines[line].Length); column++)
                lines[line][column - 1] = text;
        }
    }

    private ColumnTally TallyOf(int column)
    {
        while (tallies.Count < column)
            tallies.Add(null);
        return tallies[column - 1] ??= new(new(column, ""));
    }

    private sealed class ColumnTally(SheetColumn column)
    {
        /// <summary>Without its name, which is known at the end.</summary>
        public SheetColumn Column => column;

        public ColumnHabits Habits { get; } = new();

        public bool Filled { get; set; }

        public int Numbers { get; set; }

        public int NumbersAsText { get; set; }
    }
}
