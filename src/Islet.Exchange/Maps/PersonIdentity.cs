namespace Islet.Exchange;

/// <summary>What identifies a person in a row of a sheet. It goes to the key file, which answers with the registry's pseudonym, and nowhere else.</summary>
/// <param name="Number">National number, as the cell shows it.</param>
/// <param name="Country">Whose number it is, by ISO 3166.</param>
/// <param name="NameParts">In the order in which a person says them.</param>
/// <param name="Record">Number of the hospital's own record.</param>
public sealed record PersonIdentity(string? Number, string? Country, IReadOnlyList<string> NameParts, string? Record)
{
    /// <summary>Nothing that identifies anybody, so that it can stand in a message or a trace.</summary>
    public override string ToString() => nameof(PersonIdentity);
}
