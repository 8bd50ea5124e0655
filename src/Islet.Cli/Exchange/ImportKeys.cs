using Islet.Exchange;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary>The key file as an import asks it.</summary>
internal static class ImportKeys
{
    /// <summary>The pseudonym of a person of a sheet; a new person gets a new one, which is kept with the key file's next save.</summary>
    public static Func<PersonIdentity, string> Pseudonyms(KeyFile keys) => person => keys.Pseudonym(new(
        person.Number is null ? null : person.Country, person.Number,
        person.NameParts.Count > 0 ? [string.Join(' ', person.NameParts)] : [],
        person.Record is { } record ? [record] : []));
}
