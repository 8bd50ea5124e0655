namespace Islet.Registry;

/// <summary>Who somebody is: what a sheet says and the key file keeps. It never enters a course, a log, a problem or an address.</summary>
/// <param name="Country">ISO 3166 code of the country that gave the number; null where there is no number.</param>
/// <param name="Number">National number, in the one form into which its country's rules bring it.</param>
/// <param name="Names">Full names as written; several where a person changed theirs or was spelt otherwise.</param>
/// <param name="Records">Record numbers of the hospital.</param>
public sealed record KeyedPerson(string? Country, string? Number, IReadOnlyList<string> Names, IReadOnlyList<string> Records)
{
    public bool IsEmpty => Number is null && Names.Count == 0 && Records.Count == 0;

    /// <summary>Says nothing: a record's own text would carry the person into every log that prints it.</summary>
    public override string ToString() => nameof(KeyedPerson);

    /// <summary>One writing: composed letters, capitals, no space at the ends and one between words.</summary>
    internal KeyedPerson Normalized() => new(Country is null ? null : Text(Country), Number is null ? null : Text(Number),
        [.. Names.Select(n => string.Join(' ', n.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
        [.. Records.Select(Text).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal)]);

    internal static string Text(string written) => written.Normalize().Trim().ToUpperInvariant();

    /// <summary>What is added by another mention of the same person. A name is another one only if more than its letters' case differs.</summary>
    internal KeyedPerson With(KeyedPerson other) => new(Country ?? other.Country, Number ?? other.Number,
        [.. Names.Concat(other.Names).Distinct(StringComparer.OrdinalIgnoreCase)], [.. Records.Concat(other.Records).Distinct(StringComparer.Ordinal)]);
}
