namespace Islet.Course;

/// <summary>The known words that somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>Up to three words, nearest first, that a third of their letters or fewer set apart (edits by Levenshtein, 1966).</summary>
    /// <remarks>To leave out the end of a word counts as one edit, to leave out its beginning as two.</remarks>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<string> words) =>
        [.. words
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= Math.Max(2, pair.candidate.Length / 3))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate.Length).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Take(3).Select(pair => pair.candidate)];

    private static int Distance(string a, string b)
    {
        if (a.Length > 2 * b.Length + 2) // also keeps a pasted page from costing its length times the vocabulary
            return int.MaxValue;
        if (a.Length >= 3 && b.Contains(a, StringComparison.OrdinalIgnoreCase))
            return b.StartsWith(a, StringComparison.OrdinalIgnoreCase) ? 1 : 2;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1,
                    diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1)));
        }
        return row[^1];
    }
}
