using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Islet.Documents;

/// <summary>
/// A Word document. The parts are written here, stored uncompressed and with fixed entry times, so that the same document is the same bytes; OpenXml's own
/// writer gives another file on every run.
/// </summary>
/// <param name="Title">In the document's properties.</param>
/// <param name="Language">Of the text: en, sv, it.</param>
/// <remarks>ECMA-376 (Office Open XML), parts 1 and 2.</remarks>
public sealed record WordDocument(string Title, WordPage Page, IReadOnlyList<WordStyle> Styles, IReadOnlyList<WordBlock> Blocks, string Language = "en")
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the earliest that a zip file can say
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    private static readonly string[] Sides = ["top", "right", "bottom", "left"];

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", ContentTypes());
            Part(zip, "_rels/.rels", new(Relations + "Relationships",
                Relation("rId1", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                Relation("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")));
            Part(zip, "docProps/core.xml", new(Core + "coreProperties", new XAttribute(XNamespace.Xmlns + "dc", Dc), new XElement(Dc + "title", Clean(Title)), new XElement(Dc + "language", Language)));
            Part(zip, "word/_rels/document.xml.rels", new(Relations + "Relationships",
                Relation("rId1", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles", "styles.xml")));
            Part(zip, "word/document.xml", Document());
            Part(zip, "word/styles.xml", WordStyles.Of(Styles, Language));
        }
        return bytes.ToArray();
    }

    private XElement Document() => new(W + "document", new XAttribute(XNamespace.Xmlns + "w", W), new XElement(W + "body",
        Blocks.Select(block => block switch { WordGrid grid => Table(grid), WordParagraph paragraph => Paragraph(paragraph), _ => throw new InvalidOperationException("A block of no known kind.") }),
        new XElement(W + "sectPr",
            new XElement(W + "pgSz", new XAttribute(W + "w", Page.Width), new XAttribute(W + "h", Page.Height), Page.Landscape ? new XAttribute(W + "orient", "landscape") : null),
            new XElement(W + "pgMar", Sides.Select(side => new XAttribute(W + side, Page.Margin)), new XAttribute(W + "header", 708),
                new XAttribute(W + "footer", 708), new XAttribute(W + "gutter", 0)))));

    private static XElement Table(WordGrid grid) => new(W + "tbl",
        new XElement(W + "tblPr", Value("tblStyle", "JournalTable"), new XElement(W + "tblW", new XAttribute(W + "w", grid.Widths.Sum()), new XAttribute(W + "type", "dxa")),
            new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed")), Value("tblLook", "0420")), // the first row is a head, no bands of columns: as Word 2007 and all after it read it
        new XElement(W + "tblGrid", grid.Widths.Select(w => new XElement(W + "gridCol", new XAttribute(W + "w", w)))),
        new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit"), new XElement(W + "tblHeader")), grid.Head.Select((head, i) => Cell(grid.Widths[i], [head]))),
        grid.Rows.Select(row => new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit")), row.Select((cell, i) => Cell(grid.Widths[i], cell)))));

    private static XElement Cell(int width, IReadOnlyList<WordParagraph> paragraphs) => new(W + "tc",
        new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", width), new XAttribute(W + "type", "dxa"))),
        paragraphs.Count == 0 ? Paragraph(new("TableText", "")) : paragraphs.Select(Paragraph));

    private static XElement Paragraph(WordParagraph paragraph) => new(W + "p",
        new XElement(W + "pPr", Value("pStyle", paragraph.Style),
            paragraph.IsRight ? Value("jc", "right") : paragraph.Indent > 0 ? new XElement(W + "ind", new XAttribute(W + "left", 240 * paragraph.Indent)) : null),
        paragraph.Runs.Select(Run));

    private static XElement Run(WordRun run) => new(W + "r",
        run.Bold || run.Italic || run.Raised ? new XElement(W + "rPr", run.Bold ? new XElement(W + "b") : null, run.Italic ? new XElement(W + "i") : null, run.Raised ? Value("vertAlign", "superscript") : null) : null,
        new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(run.Text)));

    private static XElement Value(string name, string value) => new(W + name, new XAttribute(W + "val", value));

    private static XElement ContentTypes() => new(Types + "Types",
        new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        new XElement(Types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
        Override("/word/document.xml", MediaType + ".main+xml"),
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

    /// <summary>XML 1.0 has no place for control characters, nor for half a surrogate pair or the two codes that are no character.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control || rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString()));
}
