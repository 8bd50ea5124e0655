using FsCheck;
using FsCheck.Fluent;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets.Text;

public class DelimitedWritingTests
{
    [Theory]
    [InlineData(",", false), InlineData(";", true), InlineData("\t", false), InlineData("|", true)]
    public void What_is_written_is_read_again_as_the_same_texts(string delimiter, bool comma) => Prop.ForAll(SheetGenerator.Sheets, sheet =>
    {
        sheet = Plain(sheet);
        var convention = new FileConvention { Delimiter = delimiter, DecimalComma = comma };
        using var file = new WrittenFile("table.csv", Written(sheet, convention));
        var read = Assert.Single(DelimitedText.Open(file.Path, new() { Delimiter = delimiter, Encoding = "utf-8" }).Sheets);
        Assert.Equal(sheet.Names(), read.Names());
        Assert.Equal(sheet.Rows().Select(r => r.Cells.Select(c => Shown(c, comma))), read.Rows().Select(r => r.Cells.Select(c => c.Text)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Formulas_do_not_run_and_numbers_stay_numbers()
    {
        var sheet = SheetGenerator.Of(["ID", "Note", "Change"], [[Cell.OfText("=HYPERLINK(\"x\")"), Cell.Of(-1.5m)], [Cell.OfText("'=x"), Cell.Of(new DateOnly(2019, 5, 17))]]);
        Assert.Equal("\uFEFFID,Note,Change\r\nP0,\"'=HYPERLINK(\"\"x\"\")\",-1.5\r\nP1,''=x,2019-05-17\r\n", SheetWords.Text(Written(sheet, new())));
        Assert.Equal("\uFEFFID;Note;Change\r\nP0;\"'=HYPERLINK(\"\"x\"\")\";-1,5\r\nP1;''=x;17.05.2019\r\n",
            SheetWords.Text(Written(sheet, new() { DecimalComma = true, Dates = DateOrder.DayMonthYear })));
    }

    /// <summary>XML's and a text file's control characters differ: what is no text in a text file is left to the workbook's test.</summary>
    private static Sheet Plain(Sheet sheet)
    {
        SheetRow[] rows = [.. sheet.Rows().Select(r => new SheetRow(r.Number, [.. r.Cells.Select(c => c.Kind is CellKind.Text ? Cell.OfText(Plain(c.Text)) : c)]))];
        return new(sheet.File, sheet.Name, [.. sheet.Columns.Select(c => c with { Name = Plain(c.Name) })], () => rows);
    }

    private static string Plain(string text) => text.Replace("\u0001", "", StringComparison.Ordinal).Trim();

    private static string Shown(Cell cell, bool comma) => comma && cell.Number is { } n && Cell.Of(n).Text == cell.Text ? cell.Text.Replace('.', ',') : cell.Text;

    private static byte[] Written(Sheet sheet, FileConvention convention)
    {
        using var bytes = new MemoryStream();
        DelimitedText.Write(sheet, bytes, convention);
        return bytes.ToArray();
    }
}
