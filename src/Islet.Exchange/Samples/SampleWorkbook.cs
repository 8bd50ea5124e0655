using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Islet.Exchange;

/// <summary>Writes a workbook whose header has two rows: headings merged over their columns, and the names below. The same sheets give the same parts.</summary>
/// <remarks>ECMA-376, part 1, SpreadsheetML; only what a plain table needs.</remarks>
internal static class SampleWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Part = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The second of the cell formats in styles.xml: a date, day first.</summary>
    private const string DateStyle = "1";

    /// <summary>Day 1 of Excel's 1900 calendar, counted so that days after February 1900 come out right.</summary>
    private static readonly DateOnly Zero = new(1899, 12, 30);

    public static void Write(IReadOnlyList<Sheet> sheets, IReadOnlyList<string> headings, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var numbers = Enumerable.Range(1, sheets.Count).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList();
        Entry(zip, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Part}.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{Part}.styles+xml"/>{string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Part}.worksheet+xml\"/>"))}</Types>
            """);
        Entry(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Entry(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{string.Concat(sheets.Zip(numbers, (s, n) => $"<sheet name=\"{s.Name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"))}</sheets></workbook>
            """);
        Entry(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">{string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id="rIdStyles" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """);
        Entry(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>
            <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        foreach (var (sheet, n) in sheets.Zip(numbers))
            Table(zip, $"xl/worksheets/sheet{n}.xml", sheet, headings);
    }

    private static void Table(ZipArchive zip, string part, Sheet sheet, IReadOnlyList<string> headings)
    {
        using var stream = Open(zip, part);
        using var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false) });
        var heads = sheet.Columns.Select(c => headings.FirstOrDefault(h => c.Name.StartsWith(h + " ", StringComparison.Ordinal)) ?? "").ToList();
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData");
        Row(xml, 1, heads.Select((h, i) => Cell.OfText(i > 0 && heads[i - 1] == h ? "" : h)));
        Row(xml, 2, sheet.Columns.Select((c, i) => Cell.OfText(heads[i].Length > 0 ? c.Name[(heads[i].Length + 1)..] : c.Name)));
        foreach (var row in sheet.Rows())
            Row(xml, row.Number, row.Cells);
        xml.WriteEndElement();
        var merged = Merged(heads).ToList();
        xml.WriteStartElement("mergeCells");
        foreach (var reference in merged)
        {
            xml.WriteStartElement("mergeCell");
            xml.WriteAttributeString("ref", reference);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>A heading over several columns is one cell.</summary>
    private static IEnumerable<string> Merged(List<string> heads)
    {
        for (int first = 0, next; first < heads.Count; first = next)
        {
            for (next = first + 1; next < heads.Count && heads[next] == heads[first];)
                next++;
            if (next - first > 1 && heads[first].Length > 0)
                yield return $"{Letters(first)}1:{Letters(next - 1)}1";
        }
    }

    private static void Row(XmlWriter xml, int number, IEnumerable<Cell> cells)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        foreach (var (cell, i) in cells.Select((c, i) => (c, i)).Where(c => !c.c.IsEmpty))
        {
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{Letters(i)}{number}"));
            if (cell.Number is not null || cell.Day is not null)
                Value(xml, cell);
            else
                Words(xml, cell.Text);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, Cell cell)
    {
        if (cell.Day is not null)
            xml.WriteAttributeString("s", DateStyle);
        xml.WriteElementString("v", cell.Day is { } day ? (day.DayNumber - Zero.DayNumber).ToString(CultureInfo.InvariantCulture) : cell.Text);
    }

    private static void Words(XmlWriter xml, string text)
    {
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteElementString("t", text);
        xml.WriteEndElement();
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + Letters(column % 26);

    private static void Entry(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(Open(zip, name), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="utf-8"?>""" + text);
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(2024, 6, 30, 0, 0, 0, TimeSpan.Zero); // a clock would make every file another
        return entry.Open();
    }
}
