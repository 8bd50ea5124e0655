using System.Globalization;
using System.Text;

namespace Islet.Exchange;

/// <summary>Names that SPSS allows: IBM SPSS Statistics, Command Syntax Reference, Variable Names.</summary>
internal sealed class SpssNames
{
    public const int LongestName = 64; // bytes

    private static readonly HashSet<string> Reserved =
        new(["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private int last;

    /// <summary>The name itself where it is allowed and free; else the nearest one that is.</summary>
    public string Long(string wanted)
    {
        var legal = Cut(Legal(wanted), LongestName);
        var name = legal;
        for (var n = 2; Reserved.Contains(name) || !taken.Add(name); n++)
        {
            var tail = string.Create(CultureInfo.InvariantCulture, $"_{n}");
            name = Cut(legal, LongestName - tail.Length) + tail;
        }
        return name;
    }

    /// <summary>A name of at most eight plain letters, by which the records know a variable; unlike every long name, so call after all of those.</summary>
    public string Short()
    {
        string name;
        do name = string.Create(CultureInfo.InvariantCulture, $"V{++last}"); while (!taken.Add(name));
        return name;
    }

    /// <summary>The whole letters that fit.</summary>
    public static string Cut(string text, int bytes)
    {
        var (length, used) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
                return text[..length];
            length += rune.Utf16SequenceLength;
        }
        return text;
    }

    private static string Legal(string wanted)
    {
        var name = new StringBuilder();
        foreach (var rune in wanted.EnumerateRunes())
            name.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '.' or '$' or '#' or '@' ? rune.ToString() : "_");
        while (name.Length > 0 && name[^1] == '.')
            name.Length--; // a dot at the end would end a command
        return name.Length > 0 && (char.IsLetter(name[0]) || char.IsSurrogate(name[0]) || name[0] == '@') ? name.ToString() : "V" + name;
    }
}
