using System.Globalization;

namespace Islet.Guidelines;

/// <summary>What a statement must not say of a patient, and numbers of a vote that cannot be.</summary>
internal static class TextCheck
{
    /// <summary>A statement says what a panel recommends; it recommends nothing for one patient.</summary>
    public const string NeverSaid = "recommended treatment for this patient";

    private const int Everybody = 100; // percent

    private static readonly char[] Between = [' ', '\n', '\t', ',', ';', '(', ')', '≥', '≤', '>', '<', '~', '"'];

    public static void Of(Statement s, CheckProblems problems)
    {
        foreach (var (key, text) in new[] { ("topic", s.Topic), ("says", s.Says), ("caution", s.Caution), ("evidence", s.Evidence), ("reading", s.Reading), ("superseded", s.Superseded) })
            if (text is not null && string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Contains(NeverSaid, StringComparison.OrdinalIgnoreCase))
                problems.Wording(s, key);
        if (s.Votes is { } votes && IsImpossible(votes))
            problems.Votes(s);
    }

    /// <summary>More votes than voters, or more than all: "11 of 7", "11 of the 7", "11/7", "120 %".</summary>
    private static bool IsImpossible(string votes)
    {
        var words = votes.Replace("/", " of ", StringComparison.Ordinal).Replace("%", " %", StringComparison.Ordinal).Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(w => w != "the").ToList();
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var most = words[i + 1] switch { "%" => Everybody, "of" when i + 2 < words.Count => Whole(words[i + 2]), _ => null };
            if (Whole(words[i]) is { } number && most is { } all && number > all)
                return true;
        }
        return false;
    }

    private static int? Whole(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
