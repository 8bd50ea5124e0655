using System.Globalization;
using System.Xml.Linq;

namespace Islet.Documents;

/// <summary>The part of a document that holds its styles.</summary>
internal static class WordStyles
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly string[] Scripts = ["ascii", "hAnsi", "cs"];

    public static XElement Of(IReadOnlyList<WordStyle> styles, string language) => new(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "docDefaults", new XElement(W + "rPrDefault", new XElement(W + "rPr",
            new XElement(W + "rFonts", Scripts.Select(script => new XAttribute(W + script, "Arial"))), Value("sz", "20"), Value("szCs", "20"),
            new XElement(W + "lang", new XAttribute(W + "val", language == "en" ? "en-GB" : language))))),
        new XElement(W + "style", new XAttribute(W + "type", "paragraph"), new XAttribute(W + "default", "1"), new XAttribute(W + "styleId", "Normal"), Value("name", "Normal")),
        styles.Select(Paragraph),
        new XElement(W + "style", new XAttribute(W + "type", "table"), new XAttribute(W + "customStyle", "1"), new XAttribute(W + "styleId", "JournalTable"), Value("name", "Journal Table"),
            new XElement(W + "tblPr", new XElement(W + "tblBorders", Rule("top", 12), Rule("bottom", 12))),
            new XElement(W + "tblStylePr", new XAttribute(W + "type", "firstRow"), new XElement(W + "rPr", new XElement(W + "b")),
                new XElement(W + "tcPr", new XElement(W + "tcBorders", Rule("bottom", 6))))));

    private static XElement Paragraph(WordStyle style) =>
        new(W + "style", new XAttribute(W + "type", "paragraph"), new XAttribute(W + "customStyle", style.IsBuiltIn ? "0" : "1"), new XAttribute(W + "styleId", style.Id), Value("name", style.Name), Value("basedOn", "Normal"),
            new XElement(W + "pPr", style.KeepNext ? new XElement(W + "keepNext") : null, new XElement(W + "spacing", new XAttribute(W + "before", style.Before), new XAttribute(W + "after", style.After)),
                style.Outline is { } level ? Value("outlineLvl", Number(level)) : null),
            new XElement(W + "rPr", style.Bold ? new XElement(W + "b") : null, Value("sz", Number(style.Size)), Value("szCs", Number(style.Size))));

    private static XElement Rule(string side, int eighthsOfPoint) => new(W + side, new XAttribute(W + "val", "single"), new XAttribute(W + "sz", eighthsOfPoint),
        new XAttribute(W + "space", 0), new XAttribute(W + "color", "000000"));

    private static XElement Value(string name, string value) => new(W + name, new XAttribute(W + "val", value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
