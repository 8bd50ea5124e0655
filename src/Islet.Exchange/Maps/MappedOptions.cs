namespace Islet.Exchange;

/// <summary>What the map does not say and the person who imports may decide.</summary>
public sealed record MappedOptions
{
    public static MappedOptions None { get; } = new();

    /// <summary>Drop the patients whose rows are refused, list them, and take the others.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Centre of every patient where the map names none.</summary>
    public string? Center { get; init; }

    /// <summary>The key file: gives the pseudonym of a person, the same for the same person. Null: a map with identities is refused.</summary>
    public Func<PersonIdentity, string>? Pseudonym { get; init; }
}
