using System.Text.Json;

namespace Islet.Registry;

/// <summary>What people type may hold what a store cannot keep: PostgreSQL no NUL, UTF-8 no half of a pair.</summary>
internal static class Texts
{
    /// <summary>What no store holds cannot be found in one either.</summary>
    public static bool CanBeStored(string text) => !text.Contains('\0', StringComparison.Ordinal) && !HasHalfPair(text);

    /// <summary>In the form of a text in JSON, so that nothing of it is lost.</summary>
    public static string Escaped(string text) => JsonSerializer.Serialize(text);

    public static string Unescaped(string json) => JsonSerializer.Deserialize<string>(json)!;

    private static bool HasHalfPair(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }
        return false;
    }
}
