using System.Text.RegularExpressions;

namespace Islet.Exchange;

/// <summary>The choices of a field: "1, Yes | 2, No". Codes in their order, each with its label.</summary>
internal sealed partial class RedcapChoices
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> codes = new(StringComparer.OrdinalIgnoreCase);

    private RedcapChoices(IEnumerable<(string Code, string Label)> choices)
    {
        foreach (var (code, label) in choices.Where(c => labels.TryAdd(c.Code, c.Label)))
        {
            // Two choices of one label: a labels export no longer says which was meant.
            if (!codes.TryAdd(label, code))
                codes[label] = null;
        }
    }

    public static RedcapChoices None { get; } = new([]);

    /// <summary>Label by code, in the order of the dictionary.</summary>
    public IReadOnlyDictionary<string, string> Labels => labels;

    /// <summary>The code that a labels export means; null: no choice has this label, or two have.</summary>
    public string? CodeOf(string label) => codes.GetValueOrDefault(label) ?? codes.GetValueOrDefault(Plain(label));

    public static RedcapChoices Parse(string text) => new(
        from choice in text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let comma = choice.IndexOf(',', StringComparison.Ordinal)
        select comma < 0 ? (choice, Plain(choice)) : (choice[..comma].Trim(), Plain(choice[(comma + 1)..])));

    /// <summary>A label without the markup that forms carry and exports drop. "&lt;1 cm" is no tag: a tag begins with a letter or a slash.</summary>
    public static string Plain(string label) => string.Join(' ', Tag().Replace(label, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
