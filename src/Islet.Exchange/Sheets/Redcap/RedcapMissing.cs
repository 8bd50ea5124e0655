namespace Islet.Exchange;

/// <summary>
/// A project's missing-data codes. REDCap keeps them in the project's settings and not in the dictionary, so they come from a file of ours beside it,
/// missing_codes.csv: a header, then code and meaning.
/// </summary>
/// <param name="Meanings">By code.</param>
internal sealed record RedcapMissing(IReadOnlyDictionary<string, string> Meanings)
{
    public const string FileName = "missing_codes.csv";

    public static RedcapMissing None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public IEnumerable<string> Codes => Meanings.Keys;

    /// <param name="labels">The export gives the meaning in place of the code.</param>
    public bool Is(string text, bool labels) => Meanings.ContainsKey(text) || (labels && Meanings.Values.Contains(text, StringComparer.Ordinal));

    public static RedcapMissing Read(string folder, ProblemList problems)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || RedcapText.Open(path, new(), problems) is not { } text)
            return None;
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, cells) in text.Records().Skip(1))
        {
            if (cells[0].Trim() is { Length: > 0 } code)
                meanings[code] = cells.Count > 1 ? RedcapChoices.Plain(cells[1]) : "";
        }
        return new(meanings);
    }
}
