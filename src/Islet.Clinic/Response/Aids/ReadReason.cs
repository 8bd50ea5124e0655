namespace Islet.Clinic;

/// <summary>
/// Which causes a report's own reason points to. The causes' wire words are understood as such; of free text a few words of the field are, each only where it
/// is not denied ("no new lesion"). What points nowhere leaves the measurements to decide.
/// </summary>
internal static class ReadReason
{
    private static readonly Dictionary<string, DiscordanceCause> Codes =
        ResponseWords.Declared<DiscordanceCause>().ToDictionary(w => Letters(w.Value), w => w.Key, StringComparer.OrdinalIgnoreCase);

    private static readonly DiscordanceCause[] Size = [DiscordanceCause.AbsBelow5Mm, DiscordanceCause.SingleLesion, DiscordanceCause.SumBelow20];

    public static IReadOnlyList<DiscordanceCause> Of(string? reason)
    {
        if (reason is null)
            return [];
        if (Codes.TryGetValue(Letters(reason), out var code))
            return [code];
        var (words, causes) = (Words(reason), new List<DiscordanceCause>());
        for (var i = 0; i < words.Count; i++)
        {
            var (means, length) = Means(words, i);
            if (means.Length == 0)
                continue;
            if (!IsDenied(words, i))
                causes.AddRange(means);
            i += length - 1;
        }
        return causes;
    }

    /// <summary>"New" and "non-target" take the lesion that follows with them: it is not a lesion that grew.</summary>
    private static (DiscordanceCause[] Means, int Length) Means(List<string> words, int i) => words[i] switch
    {
        "new" or "newly" => ([DiscordanceCause.EquivocalNew], WithLesion(words, i, 1)),
        "nontarget" or "nontargets" => ([DiscordanceCause.NonTargetNotUnequivocal], WithLesion(words, i, 1)),
        "non" when i + 1 < words.Count && words[i + 1] is "target" or "targets" => ([DiscordanceCause.NonTargetNotUnequivocal], WithLesion(words, i, 2)),
        "previous" or "prior" or "last" or "recent" => ([DiscordanceCause.PriorInsteadOfNadir], 1),
        "baseline" => ([DiscordanceCause.BaselineInsteadOfNadir], 1),
        "target" or "targets" or "lesion" or "lesions" or "sum" or "size" or "diameter" or "diameters" or "grew" or "grown" or "growing" or "growth"
            or "enlarged" or "enlargement" or "increase" or "increased" or "increasing" or "larger" or "bigger" => (Size, 1),
        _ => ([], 1),
    };

    private static int WithLesion(List<string> words, int i, int length) => i + length < words.Count
        && words[i + length] is "lesion" or "lesions" or "focus" or "foci" or "disease" or "growth" or "progression" ? length + 1 : length;

    private static bool IsDenied(List<string> words, int i) => Enumerable.Range(1, 2).Any(back => i >= back && words[i - back] is "no" or "not" or "without");

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>Lower case, also of words run together ("newLesion").</summary>
    private static List<string> Words(string text)
    {
        List<string> words = [""];
        foreach (var (c, before) in text.Zip(text.Prepend(' ')))
        {
            if (!char.IsLetterOrDigit(c) || (char.IsUpper(c) && char.IsLower(before)))
                words.Add("");
            if (char.IsLetterOrDigit(c))
                words[^1] += char.ToLowerInvariant(c);
        }
        words.RemoveAll(w => w.Length == 0);
        return words;
    }
}
