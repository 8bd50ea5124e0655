using System.Globalization;
using System.Numerics;

namespace Islet.Yaml;

/// <summary>A place in a file, counted from 1.</summary>
public readonly record struct TextPlace(int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}

/// <summary>A piece of a file, with its place. Only what our files need of YAML: text, lists and mappings.</summary>
public abstract record YamlNode(TextPlace At)
{
    /// <summary>What stands there, for the "found" of a problem.</summary>
    public abstract string Found { get; }

    /// <summary>The nodes directly below, keys included.</summary>
    public abstract IEnumerable<YamlNode> Parts { get; }
}

/// <param name="Raw">As it stands in the file, quotation marks and folding removed but lines kept, where that is the same text; else null.</param>
/// <param name="RawAt">Where <paramref name="Raw"/> begins.</param>
public sealed record TextNode(TextPlace At, string Text, string? Raw, TextPlace RawAt) : YamlNode(At)
{
    private const int LongestShown = 60;

    public override string Found => Text.Length switch
    {
        0 => "nothing",
        <= LongestShown => Text,
        _ => string.Concat(Text.AsSpan(0, LongestShown), "…"),
    };

    public override IEnumerable<YamlNode> Parts => [];

    /// <summary>Digits with a decimal point at most: no sign, no exponent, no decimal comma.</summary>
    public T? Number<T>()
        where T : struct, INumber<T> => T.TryParse(Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>2024-12-31; null for anything else, a month or a year included.</summary>
    public DateOnly? Day => Islet.Course.Day.TryParse(Text, out var day) && day.IsExact ? day.First : null;
}

public sealed record ListNode(TextPlace At, IReadOnlyList<YamlNode> Items) : YamlNode(At)
{
    public override string Found => "a list";

    public override IEnumerable<YamlNode> Parts => Items;
}

public sealed record MapNode(TextPlace At, IReadOnlyList<(TextNode Key, YamlNode Value)> Entries) : YamlNode(At)
{
    public override string Found => "a mapping (keys and values)";

    public override IEnumerable<YamlNode> Parts => Entries.SelectMany(e => new[] { e.Key, e.Value });

    /// <summary>The value under a key; null where there is none.</summary>
    public YamlNode? this[string key] => Entries.FirstOrDefault(e => e.Key.Text == key).Value;

    /// <summary>The keys that stand here a second time.</summary>
    public IEnumerable<TextNode> Twice => Entries.GroupBy(e => e.Key.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)).Select(e => e.Key);
}
