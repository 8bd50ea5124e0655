namespace Islet.Exchange.DicomWeb;

/// <summary>Which studies are searched for. No patient's name or number: an address stands in the logs of every server on its way.</summary>
/// <param name="From">Of the study's day; both ends are included.</param>
/// <param name="Modality">One that the study has ("PT").</param>
public sealed record PacsQuery(string? Study = null, DateOnly? From = null, DateOnly? To = null, string? Modality = null);

/// <summary>A study that an archive has.</summary>
/// <param name="Date">As written there, where it is a date.</param>
/// <param name="PatientId">Compared here, never shown unless asked for.</param>
public sealed record PacsStudy(string Uid, DateOnly? Date, IReadOnlyList<string> Modalities, int? Series, int? Instances, string? PatientId);

/// <param name="Instances">As the archive counts them; null: it does not.</param>
public sealed record PacsSeries(string Uid, string? Modality, int? Instances);

/// <summary>What an archive did with an object that was sent.</summary>
/// <param name="FailureReason">PS3.4 GG.4-1, the code alone; null: it is stored.</param>
public sealed record PacsStored(string Uid, int? FailureReason)
{
    public string? FailureHex => FailureReason is { } reason ? FormattableString.Invariant($"0x{reason:X4}") : null;
}
