using System.Globalization;
using System.Text;

namespace Islet.Exchange;

/// <summary>Text within the XML of a workbook: what XML cannot hold is written _x0007_, and what looks like such an escape has its underscore escaped.</summary>
/// <remarks>ECMA-376, part 1, 22.9.2.19 (ST_Xstring).</remarks>
internal static class XmlText
{
    public static string Of(string text)
    {
        var written = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' or < ' ' and not ('\n' or '\t') or '\uFFFE' or '\uFFFF' || (c == '_' && IsEscape(text, i)) || IsLone(text, i))
                written.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else
                written.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => null }).Append(c is '&' or '<' or '>' or '"' ? "" : c.ToString());
        }
        return written.ToString();
    }

    private static bool IsEscape(string text, int at) =>
        at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_' && text.Substring(at + 2, 4).All(char.IsAsciiHexDigit);

    /// <summary>Half of a character of two units, without its other half.</summary>
    private static bool IsLone(string text, int at) =>
        (char.IsHighSurrogate(text[at]) && !(at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))) || (char.IsLowSurrogate(text[at]) && !(at > 0 && char.IsHighSurrogate(text[at - 1])));
}

/// <summary>1 is A, 27 is AA.</summary>
internal static class ColumnName
{
    public static string Of(int number)
    {
        var name = "";
        for (var rest = number; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + ((rest - 1) % 26)) + name;
        return name;
    }
}
