using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Islet.Studies;

/// <summary>
/// A table as a Word document, as journals take it: caption above, three rules, notes below. The parts are written here, stored uncompressed and with fixed
/// entry times, so that the same table is the same bytes; OpenXml's own writer gives another file on every run.
/// </summary>
/// <remarks>ECMA-376 (Office Open XML), parts 1 and 2.</remarks>
internal static class WordTable
{
    private const int PortraitWidth = 9026, LandscapeWidth = 13958, WidestPortrait = 5; // A4 between margins of 2.54 cm, in twentieths of a point; columns

    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the earliest that a zip file can say
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    private static readonly string[] Sides = ["top", "right", "bottom", "left"];

    public static byte[] Of(StudyTable table, int number)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", ContentTypes());
            Part(zip, "_rels/.rels", new(Relations + "Relationships",
                Relation("rId1", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                Relation("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")));
            Part(zip, "docProps/core.xml", new(Core + "coreProperties", new XAttribute(XNamespace.Xmlns + "dc", Dc), new XElement(Dc + "title", Clean(table.Caption)), new XElement(Dc + "language", "en")));
            Part(zip, "word/_rels/document.xml.rels", new(Relations + "Relationships",
                Relation("rId1", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles", "styles.xml")));
            Part(zip, "word/document.xml", Document(table, number));
            Part(zip, "word/styles.xml", WordStyles.Styles());
        }
        return bytes.ToArray();
    }

    private static XElement Document(StudyTable table, int number)
    {
        var landscape = table.Columns.Count > WidestPortrait;
        var (width, height) = landscape ? (16838, 11906) : (11906, 16838);
        return new(W + "document", new XAttribute(XNamespace.Xmlns + "w", W), new XElement(W + "body",
            Paragraph("Caption", Numbers.Text($"Table {number}. {table.Caption}")),
            table.Rows.Count == 0 ? null : Table(table, landscape ? LandscapeWidth : PortraitWidth),
            table.Notes.Select(note => Paragraph("TableNote", note)),
            new XElement(W + "sectPr",
                new XElement(W + "pgSz", new XAttribute(W + "w", width), new XAttribute(W + "h", height), landscape ? new XAttribute(W + "orient", "landscape") : null),
                new XElement(W + "pgMar", Sides.Select(side => new XAttribute(W + side, 1440)), new XAttribute(W + "header", 708),
                    new XAttribute(W + "footer", 708), new XAttribute(W + "gutter", 0)))));
    }

    private static XElement Table(StudyTable table, int width)
    {
        var first = width * 2 / (table.Columns.Count + 1); // the column that names the rows is twice as wide
        int[] widths = [first, .. Enumerable.Repeat((width - first) / Math.Max(1, table.Columns.Count - 1), table.Columns.Count - 1)];
        return new(W + "tbl",
            new XElement(W + "tblPr", Value("tblStyle", "JournalTable"), new XElement(W + "tblW", new XAttribute(W + "w", width), new XAttribute(W + "type", "dxa")),
                Value("tblLayout", null, ("type", "fixed")), new XElement(W + "tblLook", new XAttribute(W + "val", "0420"), new XAttribute(W + "firstRow", "1"))),
            new XElement(W + "tblGrid", widths.Select(w => new XElement(W + "gridCol", new XAttribute(W + "w", w)))),
            new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit"), new XElement(W + "tblHeader")),
                table.Columns.Select((column, i) => Cell(widths[i], column.Title, column.Number, indent: 0))),
            table.Rows.Select(row => new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit")),
                row.Cells.Select((cell, i) => Cell(widths[i], cell, table.Columns[i].Number, i == 0 ? row.Indent : 0)))));
    }

    private static XElement Cell(int width, string text, bool number, int indent) => new(W + "tc",
        new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", width), new XAttribute(W + "type", "dxa"))),
        Paragraph("TableText", text, number ? Value("jc", "right") : indent > 0 ? new XElement(W + "ind", new XAttribute(W + "left", 240 * indent)) : null));

    private static XElement Paragraph(string style, string text, XElement? more = null) => new(W + "p",
        new XElement(W + "pPr", Value("pStyle", style), more),
        new XElement(W + "r", new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text))));

    private static XElement Value(string name, string? value, params ReadOnlySpan<(string Name, string Value)> others)
    {
        var element = new XElement(W + name, value is null ? null : new XAttribute(W + "val", value));
        foreach (var other in others)
            element.Add(new XAttribute(W + other.Name, other.Value));
        return element;
    }

    private static XElement ContentTypes() => new(Types + "Types",
        new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        new XElement(Types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
        Override("/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
        Override("/word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"),
        Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"));

    private static XElement Override(string part, string type) => new(Types + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));

    private static XElement Relation(string id, string type, string target) =>
        new(Relations + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target));

    private static void Part(ZipArchive zip, string name, XElement root)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + root.ToString(SaveOptions.DisableFormatting)));
    }

    /// <summary>XML 1.0 has no place for control characters.</summary>
    private static string Clean(string text) => text.Any(char.IsControl) ? new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]) : text;
}
