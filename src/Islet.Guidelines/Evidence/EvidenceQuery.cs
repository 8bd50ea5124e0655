namespace Islet.Guidelines;

/// <summary>What a reader looks for in the evidence table. What is null is not asked.</summary>
public sealed record EvidenceQuery
{
    /// <summary>Words that must all occur somewhere in the row; case, hyphens and signs do not matter: "ki67" finds "Ki-67".</summary>
    public string? Text { get; init; }

    /// <summary>Key of a paper.</summary>
    public string? Paper { get; init; }

    public string? Study { get; init; }

    public string? Endpoint { get; init; }

    public bool Finds(EvidenceRow row) =>
        (Paper is null || row.Paper.Key == Paper) && (Study is null || row.Study == Study) && (Endpoint is null || row.Endpoint == Endpoint) && FindsText(row);

    private bool FindsText(EvidenceRow row)
    {
        if (string.IsNullOrWhiteSpace(Text))
            return true;
        var text = Folded(string.Join(' ', row.Id, row.Study, row.Population, row.Arm, row.Against, row.Endpoint, row.Value, row.Unit, row.Section, row.Note, row.Paper.Name, row.Paper.Citation));
        return Folded(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static string Folded(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '%')).ToLowerInvariant();
}
