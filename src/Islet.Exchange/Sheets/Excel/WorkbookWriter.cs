using System.Globalization;
using System.IO.Compression;
using System.Text;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// Writes tables as a workbook, sheet by sheet and row by row. Texts stand in their cells and never as formulas; entry times are fixed, so that the same
/// tables are the same parts.
/// </summary>
/// <remarks>ECMA-376, parts 1 and 2.</remarks>
internal sealed class WorkbookWriter(IReadOnlyList<Sheet> sheets, Stream stream)
{
    private const int MostRows = 1 << 20;
    private const int MostColumns = 1 << 14;
    private const int LongestText = 32_767; // Excel specifications and limits: total number of characters that a cell can contain

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string SheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the earliest that a zip file can say

    private readonly WorkbookStyles styles = new();

    public void Write()
    {
        var names = SheetNames.Of([.. sheets.Select(s => s.Name), CodeBook.SheetName]);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        IReadOnlyList<Sheet> all = [.. sheets, CodeBook.Of(sheets, names)];
        Part(zip, "[Content_Types].xml", w => w.Write(ContentTypes(all.Count)));
        Part(zip, "_rels/.rels", w => w.Write(Relations([("officeDocument", "xl/workbook.xml")])));
        Part(zip, "xl/workbook.xml", w => w.Write($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(names.Select((name, i) =>
            string.Create(CultureInfo.InvariantCulture, $"<sheet name=\"{XmlText.Of(name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")))}</sheets></workbook>"));
        Part(zip, "xl/_rels/workbook.xml.rels", w => w.Write(Relations([.. all.Select((_, i) => ("worksheet", SheetPart(i))), ("styles", "styles.xml")])));
        for (var i = 0; i < all.Count; i++)
            Part(zip, $"xl/{SheetPart(i)}", w => WriteSheet(all[i], w));
        Part(zip, "xl/styles.xml", w => w.Write(styles.Xml())); // last: the formats are known when the cells are written
    }

    private static string SheetPart(int index) => string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{index + 1}.xml");

    private void WriteSheet(Sheet sheet, StreamWriter writer)
    {
        if (sheet.Columns.Count > MostColumns)
            throw TooLarge(sheet, string.Create(CultureInfo.InvariantCulture, $"{sheet.Columns.Count} columns"));
        writer.Write($"<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
        WriteRow(writer, sheet, 1, [.. sheet.Columns.Select(c => Cell.OfText(c.Name))], header: true);
        var number = 1;
        foreach (var row in sheet.Rows())
            WriteRow(writer, sheet, ++number, row.Cells, header: false);
        writer.Write("</sheetData></worksheet>");
    }

    private void WriteRow(StreamWriter writer, Sheet sheet, int number, IReadOnlyList<Cell> cells, bool header)
    {
        if (number > MostRows)
            throw TooLarge(sheet, string.Create(CultureInfo.InvariantCulture, $"more than {MostRows} rows"));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">"));
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Text.Length > LongestText)
                throw TooLarge(sheet, string.Create(CultureInfo.InvariantCulture, $"a text of more than {LongestText} characters in row {number}"));
            if (!cells[i].IsEmpty)
                WriteCell(writer, string.Create(CultureInfo.InvariantCulture, $"{ColumnName.Of(i + 1)}{number}"), cells[i], header);
        }
        writer.Write("</row>");
    }

    private void WriteCell(StreamWriter writer, string place, Cell cell, bool header)
    {
        if (cell.Number is { } number && WorkbookStyles.Stored(number) is { } stored && styles.Number(cell.Text, number) is { } style)
            writer.Write($"<c r=\"{place}\"{style}><v>{stored}</v></c>");
        else if (cell.Day is { } day && SerialDay.Of(day) is { } serial)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{WorkbookStyles.Day}\"><v>{serial}</v></c>"));
        else if (cell.YesNo is { } flag)
            writer.Write($"<c r=\"{place}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>");
        else if (cell.Kind is CellKind.Error && WorkbookCells.IsError(cell.Text))
            writer.Write($"<c r=\"{place}\" t=\"e\"><v>{cell.Text}</v></c>");
        else
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{(header ? $" s=\"{WorkbookStyles.Header}\"" : FormulaText.Runs(cell.Text) ? $" s=\"{WorkbookStyles.Quoted}\"" : "")} t=\"inlineStr\"><is><t xml:space=\"preserve\">{XmlText.Of(cell.Text)}</t></is></c>"));
    }

    private static RefusedException TooLarge(Sheet sheet, string found) =>
        new("E_WORKBOOK_LIMIT", sheet.Where(0), found, "what a sheet of a workbook can hold: 1,048,576 rows, 16,384 columns, 32,767 characters a cell", "Write csv instead.");

    private static void Part(ZipArchive zip, string name, Action<StreamWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 15);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        write(writer);
    }

    private static string ContentTypes(int count) =>
        $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{SheetTypes}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{SheetTypes}.styles+xml\"/>"
        + string.Concat(Enumerable.Range(0, count).Select(i => $"<Override PartName=\"/xl/{SheetPart(i)}\" ContentType=\"{SheetTypes}.worksheet+xml\"/>")) + "</Types>";

    private static string Relations(IReadOnlyList<(string Type, string Target)> targets) =>
        $"<Relationships xmlns=\"{Packages}/relationships\">{string.Concat(targets.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{t.Type}\" Target=\"{t.Target}\"/>")))}</Relationships>";
}
