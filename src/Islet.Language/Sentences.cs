using System.Collections.Frozen;
using System.Text.Json;

namespace Islet.Language;

/// <summary>The sentences of one language by their English text; those with a count stand under "one|many" and are written so too.</summary>
internal sealed class Sentences
{
    private const char Apart = '|';

    private readonly FrozenDictionary<string, string> whole;
    private readonly FrozenDictionary<(string One, string Many), (string One, string Many)> counted;

    /// <summary>An empty sentence is one that nobody has translated yet, and is not there.</summary>
    public Sentences(IReadOnlyDictionary<string, string> entries)
    {
        var there = entries.Where(entry => entry.Value.Length > 0).ToList();
        whole = there.Where(entry => !entry.Key.Contains(Apart, StringComparison.Ordinal)).ToFrozenDictionary(StringComparer.Ordinal);
        counted = there.Where(entry => entry.Key.Contains(Apart, StringComparison.Ordinal)).ToFrozenDictionary(entry => Pair(entry.Key), entry => Pair(entry.Value));
    }

    public static Sentences None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The catalogue that the program carries.</summary>
    public static Sentences Embedded(string name)
    {
        using var stream = typeof(Sentences).Assembly.GetManifestResourceStream(name)!;
        return new(Read(stream));
    }

    public static IReadOnlyDictionary<string, string> Read(Stream json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    public string? Of(string english) => whole.GetValueOrDefault(english);

    public (string One, string Many)? Of(string one, string many) => counted.TryGetValue((one, many), out var said) ? said : null;

    private static (string One, string Many) Pair(string text)
    {
        var at = text.IndexOf(Apart, StringComparison.Ordinal);
        return at < 0 ? (text, text) : (text[..at], text[(at + 1)..]);
    }
}
