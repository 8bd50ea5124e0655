using System.Collections.Frozen;
using System.Reflection;

namespace Islet.Exchange;

/// <summary>The words of one subject (sex, response, organ …) as centres write them, each with the word of the vocabulary that it means.</summary>
/// <remarks>The spellings stand in words.csv beside this file, in English, Swedish, Norwegian, Danish, Italian, German, French and Spanish.</remarks>
internal sealed class WordList
{
    private static readonly FrozenDictionary<string, WordList> Lists = Rows("Cells.words.csv").GroupBy(row => row[0], StringComparer.Ordinal)
        .ToFrozenDictionary(list => list.Key, list => new WordList([.. list]), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> meanings;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private WordList(IReadOnlyList<string[]> rows)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var spelling in row[2].Split('|').Append(row[1]).Select(Folded.Of).Where(s => s.Length > 0))
                found.TryAdd(spelling, row[1]);
        }
        Words = [.. rows.Select(row => row[1]).Distinct(StringComparer.Ordinal)];
        meanings = found.ToFrozenDictionary(StringComparer.Ordinal);
        lookup = meanings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Words { get; }

    public IEnumerable<string> Spellings => meanings.Keys;

    public static WordList Of(string subject) => Lists[subject];

    public string? Meaning(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[(2 * Folded.Longest) + 2];
        return MeaningOfFolded(buffer[..Folded.Into(text, buffer)]);
    }

    public string? MeaningOfFolded(ReadOnlySpan<char> folded) => lookup.TryGetValue(folded, out var meaning) ? meaning : null;

    /// <summary>The rows of a data file of this assembly: fields between semicolons; a line that begins with # is a comment.</summary>
    internal static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Islet.Exchange." + name)
            ?? throw new InvalidOperationException($"{name} is not part of this build.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split(';');
        }
    }
}
