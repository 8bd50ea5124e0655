using System.Collections.Frozen;

namespace Islet.Exchange;

/// <summary>Spellings by which a table says that it does not know. A statement of absence, never an error.</summary>
public static class MissingValue
{
    private static readonly FrozenSet<string> Spellings = new[]
    {
        "", "-", "--", ".", "?", "NA", "N/A", "NaN", "null", "not available", "not documented", "not evaluated", "not applicable", "not reported",
        "not recorded", "not known", "unknown", "unk", "missing", "data not available",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Is(string text) => Spellings.Contains(text is ['[', .. var inner, ']'] ? inner : text);
}
