using System.Text.Json;

namespace Islet.Studies;

/// <summary>The known word that somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest by edits, when at most a third of its letters are off; null: none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(name => (Name: name, Edits: Edits(word, name)))
        .Where(n => n.Edits <= Math.Max(1, n.Name.Length / 3))
        .OrderBy(n => n.Edits).ThenBy(n => n.Name, StringComparer.Ordinal)
        .Select(n => n.Name).FirstOrDefault();

    /// <summary>Letters to insert, delete or replace (Levenshtein 1966), row by row.</summary>
    private static int Edits(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}

/// <summary>The names of closed classes in a profile: snake_case, but grades and margins as the field writes them (G1, R0).</summary>
internal static class Snake
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        value.ToString() is [_, >= '0' and <= '9'] code ? code : JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
