using System.Globalization;

namespace Islet.Exchange;

/// <summary>The styles that a written workbook needs: days, headers, texts that look like formulas, and numbers that are shown with zeros before them or as a percentage.</summary>
internal sealed class WorkbookStyles
{
    public const int Day = 1, Header = 2, Quoted = 3;

    private const int FirstOwn = 4, FirstFormat = 165; // formats up to 163 are the program's own; 164 is that of the days

    private readonly List<string> formats = [];

    /// <summary>As a double holds it without loss; null: it does not.</summary>
    public static string? Stored(decimal number) =>
        ((double)number).ToString("R", CultureInfo.InvariantCulture) is var text && decimal.TryParse(((double)number).ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back == number ? text : null;

    /// <summary>The style attribute with which a number is shown as its text says; empty: needs none. Null: no format shows it so.</summary>
    public string? Number(string shown, decimal number)
    {
        if (shown == number.ToString(CultureInfo.InvariantCulture))
            return "";
        var format = shown.Length > 1 && shown.All(char.IsAsciiDigit) ? new string('0', shown.Length)
            : shown.EndsWith(" %", StringComparison.Ordinal) ? Percent(shown) : null;
        if (format is null || NumberForm.Of(FirstFormat, format).Shown(number) != shown)
            return null;
        if (!formats.Contains(format))
            formats.Add(format);
        return string.Create(CultureInfo.InvariantCulture, $" s=\"{FirstOwn + formats.IndexOf(format)}\"");
    }

    public string Xml() =>
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        + string.Create(CultureInfo.InvariantCulture, $"<numFmts count=\"{formats.Count + 1}\"><numFmt numFmtId=\"{FirstFormat - 1}\" formatCode=\"yyyy\\-mm\\-dd\"/>")
        + string.Concat(formats.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{FirstFormat + i}\" formatCode=\"{f}\"/>"))) + "</numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + string.Create(CultureInfo.InvariantCulture, $"<cellXfs count=\"{FirstOwn + formats.Count}\">") + Form(0) + Form(FirstFormat - 1)
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyNumberFormat=\"1\" quotePrefix=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" quotePrefix=\"1\"/>"
        + string.Concat(formats.Select((_, i) => Form(FirstFormat + i))) + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

    private static string Percent(string shown) => shown.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? $"0.{new string('0', shown.Length - point - 3)}%" : "0%";

    private static string Form(int format) => string.Create(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{format}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"{(format == 0 ? "" : " applyNumberFormat=\"1\"")}/>");
}
