using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// Lesions of one subject by names that mean one lesion each. TULNKID is unique within a reader: where readers use one id for different organs, it is two
/// lesions, and the later reader's bears the reader's name; in one organ it is taken to be the same one [H].
/// </summary>
internal sealed class SdtmLesionNames
{
    private readonly Dictionary<string, string> organs = new(StringComparer.Ordinal);

    public SdtmLesionNames(IReadOnlyList<SdtmRead> reads)
    {
        foreach (var (id, organ) in reads.SelectMany(Places))
            organs.TryAdd(id, organ);
    }

    public string Of(SdtmRead read, string lesion)
    {
        var organ = Places(read).Where(p => p.Id == lesion).Select(p => p.Organ).FirstOrDefault();
        return organ is null || !organs.TryGetValue(lesion, out var first) || first == organ ? lesion : $"{lesion} {read.Series.Reader}";
    }

    private static IEnumerable<(string Id, string Organ)> Places(SdtmRead read) =>
        read.Lesions.Tracked.Select(l => (l.Id, l.Organ)).Concat(read.Lesions.New.Select(n => (n.Key, SdtmPlaces.Organ(n.Value["LOC"])))).Where(p => p.Item2.Length > 0);
}

/// <summary>Who read, by the words of a registry.</summary>
internal readonly record struct SdtmReader(ReadRole Role, string? Name)
{
    /// <summary>The investigator's read is the original one. An adjudicator's decides; whoever else is independent reads centrally.</summary>
    public static SdtmReader Of(string reader)
    {
        if (reader == SdtmRecord.Investigator)
            return new(ReadRole.Original, null);
        if (reader.Contains("ADJUDICAT", StringComparison.OrdinalIgnoreCase))
            return new(ReadRole.Consensus, reader);
        foreach (var (word, role) in new[] { ("CONSENSUS", ReadRole.Consensus), ("CENTRAL", ReadRole.Central), ("SECOND", ReadRole.Second) })
            if (reader.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (reader.Length == word.Length || reader[word.Length] == ' '))
                return new(role, reader.Length == word.Length ? null : reader[(word.Length + 1)..]);
        return new(ReadRole.Central, reader);
    }
}
