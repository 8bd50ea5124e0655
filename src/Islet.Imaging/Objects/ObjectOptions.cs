namespace Islet.Imaging.Objects;

/// <summary>How an object is written. The rooms below read no clock, so the time is given.</summary>
/// <param name="Written">Content date and time of the object.</param>
/// <param name="Version">Of Islet.</param>
public sealed record ObjectOptions(DateTime Written, string Version)
{
    /// <summary>Who accepted the lesions, named as observer; null: nobody is named, though somebody may have accepted.</summary>
    public string? Reader { get; init; }

    /// <summary>Null: the patient's module is that of the images, for the object belongs to the same patient.</summary>
    public Deidentification? WithoutIdentity { get; init; }

    /// <summary>Number of the first object's series; the others follow.</summary>
    public int SeriesNumber { get; init; } = 9001;

    internal string Uid(string original) => WithoutIdentity is { } removed ? DerivedUid.Keyed(removed.Key.Span, original) : original;
}

/// <summary>Leaves name, number, birth date, dates and free text out, and replaces every UID of the images and lesions.</summary>
/// <param name="Key">Secret of one export, at least 16 bytes: the same UID and key give the same new UID, so that the objects still refer to each other, and without the key no way leads back.</param>
/// <param name="Pseudonym">Takes the place of name and number.</param>
public sealed record Deidentification(ReadOnlyMemory<byte> Key, string Pseudonym);
