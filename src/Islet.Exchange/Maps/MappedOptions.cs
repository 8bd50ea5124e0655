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
    /// <remarks>It may refuse a person (<see cref="Islet.Course.RefusedException"/>): then their row is refused, with the same words.</remarks>
    public Func<PersonIdentity, string>? Pseudonym { get; init; }

    /// <summary>The day of the import, by which a national number with two digits of its year tells the century. Null: numbers are neither checked nor
    /// brought to one form, as in a preview.</summary>
    public DateOnly? Today { get; init; }
}
