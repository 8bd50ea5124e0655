using System.Xml.Linq;

namespace Islet.Studies;

/// <summary>The styles of a table's Word document, by name, so that a journal's template can restyle them.</summary>
internal static class WordStyles
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly string[] Scripts = ["ascii", "hAnsi", "cs"];

    public static XElement Styles() => new(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "docDefaults", new XElement(W + "rPrDefault", new XElement(W + "rPr",
            new XElement(W + "rFonts", Scripts.Select(script => new XAttribute(W + script, "Arial"))), Value("sz", "20"), Value("szCs", "20"),
            new XElement(W + "lang", new XAttribute(W + "val", "en-GB"))))),
        new XElement(W + "style", new XAttribute(W + "type", "paragraph"), new XAttribute(W + "default", "1"), new XAttribute(W + "styleId", "Normal"), Value("name", "Normal")),
        Paragraph("Caption", "caption", before: 0, after: 120, size: 20, bold: true, keepNext: true),
        Paragraph("TableText", "Table Text", before: 30, after: 30, size: 18, bold: false, keepNext: false),
        Paragraph("TableNote", "Table Note", before: 60, after: 0, size: 16, bold: false, keepNext: false),
        new XElement(W + "style", new XAttribute(W + "type", "table"), new XAttribute(W + "customStyle", "1"), new XAttribute(W + "styleId", "JournalTable"), Value("name", "Journal Table"),
            new XElement(W + "tblPr", new XElement(W + "tblBorders", Rule("top", 12), Rule("bottom", 12))),
            new XElement(W + "tblStylePr", new XAttribute(W + "type", "firstRow"), new XElement(W + "rPr", new XElement(W + "b")),
                new XElement(W + "tcPr", new XElement(W + "tcBorders", Rule("bottom", 6))))));

    private static XElement Paragraph(string id, string name, int before, int after, int size, bool bold, bool keepNext) =>
        new(W + "style", new XAttribute(W + "type", "paragraph"), new XAttribute(W + "customStyle", id == "Caption" ? "0" : "1"), new XAttribute(W + "styleId", id), Value("name", name), Value("basedOn", "Normal"),
            new XElement(W + "pPr", keepNext ? new XElement(W + "keepNext") : null, new XElement(W + "spacing", new XAttribute(W + "before", before), new XAttribute(W + "after", after))),
            new XElement(W + "rPr", bold ? new XElement(W + "b") : null, Value("sz", Numbers.Count(size)), Value("szCs", Numbers.Count(size))));

    private static XElement Rule(string side, int eighthsOfPoint) => new(W + side, new XAttribute(W + "val", "single"), new XAttribute(W + "sz", eighthsOfPoint),
        new XAttribute(W + "space", 0), new XAttribute(W + "color", "000000"));

    private static XElement Value(string name, string value) => new(W + name, new XAttribute(W + "val", value));
}
