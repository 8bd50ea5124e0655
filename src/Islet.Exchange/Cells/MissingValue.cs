using System.Collections.Frozen;

namespace Islet.Exchange;

/// <summary>What a cell without a value says about why it has none.</summary>
public enum Absence
{
    /// <summary>Nothing: blank, a dash, "missing".</summary>
    NoStatement,

    /// <summary>Somebody looked, and it is not known.</summary>
    Unknown,

    /// <summary>The examination was not done.</summary>
    NotDone,

    /// <summary>It was done and could not be judged.</summary>
    NotEvaluable,
    NotApplicable,
}

/// <summary>Spellings by which a table says that it does not know. A statement of absence, never an error.</summary>
/// <remarks>
/// The spellings stand in missing.csv beside this file. No number is among them: 9, 99 or 999 mean "missing" only where a person declares it.
/// "None" in any language is not among them either: asked and none is an answer.
/// </remarks>
public static class MissingValue
{
    private static readonly FrozenDictionary<string, Absence> Spelt = Read();

    private static readonly FrozenDictionary<string, Absence>.AlternateLookup<ReadOnlySpan<char>> Lookup = Spelt.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Nones = Rows().Where(row => row[0] == "none").SelectMany(row => row[2].Split('|')).Select(Folded.Of).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoneLookup = Nones.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All spellings, as the file lists them; upper and lower case, points, blanks and accents make no difference.</summary>
    public static IEnumerable<string> Spellings => Rows().Where(row => row[0] != "none").SelectMany(row => row[2].Split('|'));

    public static bool Is(string text) => Of(text) is not null;

    /// <summary>Null: the text says something.</summary>
    public static Absence? Of(ReadOnlySpan<char> text)
    {
        var inner = Inner(text);
        Span<char> buffer = stackalloc char[(2 * Folded.Longest) + 2];
        var folded = buffer[..Folded.Into(inner, buffer)];
        if (folded.IsEmpty)
            return inner.Length > Folded.Longest ? null : Absence.NoStatement;
        return Lookup.TryGetValue(folded, out var absence) ? absence : null;
    }

    /// <summary>Asked, and there was none ("ingen", "keine").</summary>
    public static bool SaysNone(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[(2 * Folded.Longest) + 2];
        return NoneLookup.Contains(buffer[..Folded.Into(Inner(text), buffer)]);
    }

    private static ReadOnlySpan<char> Inner(ReadOnlySpan<char> text) =>
        text is ['[', .. var square, ']'] ? square : text is ['(', .. var round, ')'] ? round : text is ['<', .. var pointed, '>'] ? pointed : text;

    private static FrozenDictionary<string, Absence> Read()
    {
        Dictionary<string, Absence> spelt = new(StringComparer.Ordinal);
        foreach (var row in Rows().Where(row => row[0] != "none"))
        {
            var absence = row[0] switch
            {
                "unknown" => Absence.Unknown,
                "not_done" => Absence.NotDone,
                "not_evaluable" => Absence.NotEvaluable,
                "not_applicable" => Absence.NotApplicable,
                _ => Absence.NoStatement,
            };
            foreach (var spelling in row[2].Split('|').Select(Folded.Of).Where(s => s.Length > 0))
                spelt.TryAdd(spelling, absence);
        }
        return spelt.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string[]> Rows() => WordList.Rows("Cells.missing.csv");
}
