using System.Buffers;
using System.Globalization;
using System.Text;

namespace Islet.Figures;

/// <summary>Writes SVG as text: one element a line, numbers with at most two decimals, everything escaped, so that equal figures are equal bytes.</summary>
/// <remarks>Presentation attributes only: a page whose content policy forbids inline style draws the figure all the same.</remarks>
public sealed class Svg
{
    /// <summary>Most texts hold nothing else.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(c => (char)c).Except("&<>\"'")]);

    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <summary>Begins an element; an attribute whose value is null is left out.</summary>
    public Svg Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes).Append(">\n");
        open.Push(name);
        return this;
    }

    public Svg Close()
    {
        var name = open.Pop();
        Indent().Append("</").Append(name).Append(">\n");
        return this;
    }

    public Svg Element(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes).Append("/>\n");
        return this;
    }

    /// <summary>What was written by another of these.</summary>
    public Svg Raw(string written)
    {
        text.Append(written);
        return this;
    }

    /// <summary>An element that holds text and, where the text was shortened, a title with the whole of it.</summary>
    public Svg Text(string name, string content, string? whole, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes).Append('>');
        if (whole is not null)
            text.Append("<title>").Append(Escape(whole)).Append("</title>");
        text.Append(Escape(content)).Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>A number as every figure writes it: at most two decimals, a point, no minus zero.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate must be finite.");
        var rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Text as XML may carry it: markup escaped; what XML forbids, and marks that reverse the reading direction, shown as U+FFFD.</summary>
    public static string Escape(string value)
    {
        if (!value.AsSpan().ContainsAnyExcept(Plain))
            return value;
        var escaped = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' or '\r' => " ",
                < 0x20 or (>= 0x7F and <= 0x9F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        return escaped.ToString();
    }

    public override string ToString() => text.ToString();

    private StringBuilder Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Indent().Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
            if (value is not null)
                text.Append(' ').Append(attribute).Append("=\"").Append(Escape(value)).Append('"');
        return text;
    }

    private StringBuilder Indent() => text.Append(' ', 2 * open.Count);
}
