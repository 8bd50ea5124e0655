using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets.Excel;

public class WorkbookWritingTests
{
    [Fact]
    public void What_is_written_is_read_again_as_the_same_cells() => Prop.ForAll(SheetGenerator.Sheets, sheet =>
    {
        using var file = new WrittenFile("book.xlsx", Written(sheet));
        var opened = Workbook.Open(file.Path, new());
        var read = Assert.Single(opened.Sheets);
        Assert.Equal(sheet.Columns.Select(Shown), read.Columns.Select(Shown));
        Assert.Equal(sheet.Rows().Select(r => string.Join('|', r.Cells.Select(Shown))), read.Rows().Select(r => string.Join('|', r.Cells.Select(Shown))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void OpenXml_finds_nothing_wrong_with_it()
    {
        var sheet = SheetGenerator.Of(["ID", "=Note", "Value"], [[Cell.OfText("=1+1"), Cell.Of(7, "007")], [Cell.OfError("#N/A"), Cell.Of(0.12m, "12 %")], [Cell.Of(new DateOnly(2019, 5, 17)), Cell.Of(true)]]);
        using var bytes = new MemoryStream(Written(sheet, sheet));
        using var document = SpreadsheetDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
    }

    [Fact]
    public void The_same_tables_are_the_same_bytes()
    {
        var sheet = SheetGenerator.Of(["ID", "Note"], [[Cell.OfText("a")], [Cell.Of(7, "007")]]);
        Assert.Equal(Written(sheet), Written(sheet));
    }

    [Fact]
    public void Names_of_sheets_are_made_what_a_workbook_allows_each_once()
    {
        string[] wished = ["PET/CT [1]", "pet/ct [1]", "columns", "", "History", new('x', 40), $"{new string('x', 30)}😀"];
        var names = SheetNames.Of([.. wished, "columns"]);
        Assert.Equal(["PET_CT _1_", "pet_ct _1_ (2)", "columns", "sheet", "History (2)", new string('x', 31), new string('x', 30), "columns (2)"], names);
    }

    [Fact]
    public void What_a_sheet_cannot_hold_is_refused()
    {
        var sheet = SheetGenerator.Of(["ID", "Note"], [[Cell.OfText(new string('x', 32_768))]]);
        Assert.Equal("E_WORKBOOK_LIMIT", Assert.Throws<RefusedException>(() => Written(sheet)).Problem.Code);
    }

    private static string Shown(SheetColumn c) => $"{c.Number} {c.Name}: {c.Label} in {c.Unit}, {string.Join(';', c.ValueLabels)}";

    /// <summary>Missing codes, and days before March 1900, are kept as text: a workbook has no kind for them.</summary>
    private static string Shown(Cell cell) => $"{(cell.Kind is CellKind.Missing || cell.Day < new DateOnly(1900, 3, 1) ? CellKind.Text : cell.Kind)} {cell.Text.TrimEnd('0', '.')}";

    private static byte[] Written(params Sheet[] sheets)
    {
        using var bytes = new MemoryStream();
        Workbook.Write(sheets, bytes);
        return bytes.ToArray();
    }
}
