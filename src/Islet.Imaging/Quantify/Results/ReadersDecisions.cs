namespace Islet.Imaging.Quantify;

/// <summary>What a person decided on the candidates of an image.</summary>
/// <param name="By">Who accepts; null: nobody, and the result is a proposal.</param>
/// <param name="Accepted">Numbers of candidates, also of lesser ones; null: all candidates that nothing speaks against.</param>
/// <param name="Excluded">No lesions, whatever else is said.</param>
/// <param name="Organs">Of candidates, by number; others are not assigned.</param>
public sealed record ReadersDecisions(string? By, IReadOnlySet<int>? Accepted, IReadOnlySet<int> Excluded, IReadOnlyDictionary<int, OrganClass> Organs)
{
    /// <summary>Nobody looked yet.</summary>
    public static ReadersDecisions None { get; } = new(null, null, new HashSet<int>(), new Dictionary<int, OrganClass>());

    /// <summary>Organs were told by a label map, not only guessed by place.</summary>
    public bool ByLabelMap { get; init; }

    /// <summary>In words, for the provenance of every number.</summary>
    public string Source => ByLabelMap ? $"{Words}; organs by a label map" : Words;

    private string Words => (By, Accepted) switch
    {
        (null, null) => "hints of physiological uptake, decided by nobody" + Beside,
        (null, _) => "numbers named in the call, accepted by nobody" + Beside,
        (_, null) => "hints of physiological uptake, taken over by the reader" + Beside,
        _ => "each candidate, decided by the reader",
    };

    private string Beside => Excluded.Count == 0 ? "" : $"; excluded by hand: {string.Join(", ", Excluded.Order().Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)))}";

    /// <summary>Null: it is a lesion.</summary>
    internal LeftOutReason? Against(Candidate candidate, bool lesser) => candidate switch
    {
        _ when Excluded.Contains(candidate.Number) => LeftOutReason.Excluded,
        _ when Accepted is not null => Accepted.Contains(candidate.Number) ? null : LeftOutReason.NotAccepted,
        _ when lesser => LeftOutReason.NotAccepted,
        { Hints.Count: > 0 } => LeftOutReason.Hint,
        _ => null,
    };
}
