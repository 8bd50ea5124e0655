using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets.Excel;

/// <summary>Workbooks made by openpyxl (Fixtures/README.md).</summary>
public class WorkbookReadingTests
{
    private static readonly FileConvention Nothing = new();

    [Fact]
    public void Every_type_of_cell_is_what_the_spreadsheet_says_it_is()
    {
        var sheet = Assert.Single(Opened("types.xlsx").Sheets);
        Assert.Equal(
        [
            "2: 1|2019-05-17|2019-05-17|08:30|8.2|12 %|007|true|neg|2019-05-17|1.5|30:00",
            "3: 2|1901-01-02|||12|12.5 %|1234|false||2019-05-17||",
            "4: 3||||12.5||||=not a formula|||",
        ], sheet.Shown());
        var first = sheet.Rows().First().Cells;
        Assert.Equal("Number Day Day Text Number Number Number YesNo Text Day Number Text", string.Join(' ', first.Select(c => c.Kind)));
        Assert.Equal([1m, 8.2m, 0.12m, 7m, 1.5m], first.Select(c => c.Number).OfType<decimal>());
        Assert.Equal(CellKind.Text, sheet.Rows().Last().Cells[4].Kind);
        Assert.Equal(3, sheet.RowCount);
    }

    [Fact]
    public void Numbers_stored_as_text_among_numbers_are_shown() =>
        Assert.Contains("sheet Patients: numbers stored as text among numbers in SUV (1)", Opened("types.xlsx").Evidence);

    [Fact]
    public void Days_counted_from_1904_are_the_same_days()
    {
        var opened = Opened("mac1904.xlsx");
        Assert.Equal(["2: 1|2019-05-17", "3: 2|1904-01-01"], opened.Sheets[0].Shown());
        Assert.Contains("days are counted from 1904, as Excel for Macintosh did", opened.Evidence);
    }

    [Fact]
    public void Merged_header_cells_fill_their_group_and_rows_keep_their_numbers()
    {
        var opened = Opened("headers.xlsx", new() { Sheets = ["Scans"], SkipRows = 2, HeaderRows = 2 });
        var sheet = Assert.Single(opened.Sheets);
        Assert.Equal("ID|PET1 date|PET1 SUV|PET2 date|PET2 SUV|Sex", sheet.Names());
        Assert.Equal(["5: A1|2019-05-17|8.5|2020-05-17|9|F", "6: A2|||||M", "7: ||3|||M"], sheet.Shown());
        Assert.Equal("headers.xlsx, sheet Scans, row 6, column ID (1)", opened.Told("W_CELLS_MERGED").Where);
    }

    [Fact]
    public void A_hidden_sheet_is_listed_and_read_only_where_it_is_named()
    {
        var opened = Opened("headers.xlsx", Nothing with { SkipRows = 2, HeaderRows = 2 });
        Assert.Equal("headers.xlsx, sheet Old", opened.Told("W_SHEET_HIDDEN").Where);
        Assert.Equal(["Scans"], opened.Sheets.Select(s => s.Name));
        Assert.Equal(["2: A1|F"], Opened("headers.xlsx", new() { Sheets = ["old"] }).Sheets[0].Shown());
        Assert.Equal("no sheet PET", Opened("headers.xlsx", new() { Sheets = ["PET"] }).Refusal("E_SHEET_UNKNOWN").Found);
    }

    [Fact]
    public void A_sheet_that_is_no_table_is_left_out_unless_it_is_named()
    {
        var opened = Opened("headers.xlsx", Nothing with { SkipRows = 2, HeaderRows = 2 });
        Assert.Equal("headers.xlsx, sheet Notes", opened.Told("W_SHEET_LEFT_OUT").Where);
        Opened("headers.xlsx", new() { Sheets = ["Notes"] }).Refusal("E_COLUMN_TWICE");
        Opened("headers.xlsx", new() { Sheets = ["Empty"] }).Refusal("E_EMPTY");
    }

    [Fact]
    public void Formulas_without_values_failed_formulas_and_days_that_never_were_are_told()
    {
        var opened = Opened("formulas.xlsx");
        Assert.Equal(
        [
            "W_FORMULA_UNCALCULATED formulas.xlsx, sheet Formulas, row 2, column Sum (2): a formula whose value is not stored",
            "W_CELL_DAY formulas.xlsx, sheet Formulas, rows 2, 4, column Day (3): a number shown as a day or a time that is none",
            "W_CELL_ERROR formulas.xlsx, sheet Formulas, rows 3, 4, column Sum (2): #DIV/0!",
            "W_CELL_ERROR formulas.xlsx, sheet Formulas, row 5, column Sum (2): #N/A",
        ], opened.Problems.Select(p => $"{p.Code} {p.Where}: {p.Found}"));
        Assert.Equal(["2: 1|formula without a value|day 60", "3: 2|#DIV/0!|1900-03-01", "4: 3|#DIV/0!|day -1", "5: 4|#N/A|1900-02-28"], opened.Sheets[0].Shown());
        Assert.Contains("sheet Formulas: 1 hidden rows are read like the others", opened.Evidence);
    }

    private static SheetFile Opened(string name, FileConvention? declared = null) =>
        SheetFiles.Open(Repository.File("tests", "Islet.Tests", "Exchange", "Sheets", "Excel", "Fixtures", name), "xlsx", declared ?? Nothing);
}
