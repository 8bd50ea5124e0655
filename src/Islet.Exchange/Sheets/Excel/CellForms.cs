using System.Globalization;
using System.Xml;

namespace Islet.Exchange;

/// <summary>What the styles of a workbook say that the numbers in its cells mean, by the style's number.</summary>
internal sealed class CellForms
{
    private const int MostStyles = 1 << 17; // Excel itself allows 65,490

    private readonly List<NumberForm> forms = [];

    public NumberForm this[int style] => style >= 0 && style < forms.Count ? forms[style] : NumberForm.General;

    public static CellForms Read(WorkbookPackage package, string? part)
    {
        var styles = new CellForms();
        if (part is null || !package.Has(part))
            return styles;
        Dictionary<int, NumberForm> own = [];
        using var reader = package.Read(part);
        var inCells = false;
        while (reader.Read() && styles.forms.Count < MostStyles)
        {
            if (reader.LocalName == "cellXfs")
                inCells = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && own.Count < MostStyles)
                own[Number(reader, "numFmtId")] = NumberForm.Of(0, reader.GetAttribute("formatCode") ?? "");
            else if (inCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                styles.forms.Add(own.TryGetValue(Number(reader, "numFmtId"), out var form) ? form : NumberForm.Of(Number(reader, "numFmtId"), null));
        }
        return styles;
    }

    private static int Number(XmlReader reader, string attribute) => int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
