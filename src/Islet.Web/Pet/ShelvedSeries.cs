using System.Security.Cryptography;
using System.Text;

namespace Islet.Web;

/// <summary>A series of images in the folder, as its first header tells. Whose it is, is compared and never shown or written anywhere.</summary>
public sealed class ShelvedSeries(string uid, string studyUid, string modality, string? patient)
{
    public string Uid => uid;

    public string StudyUid => studyUid;

    public string Modality => modality;

    /// <summary>By what an address names it: tells nothing to who does not have the UID already.</summary>
    public string Key { get; } = KeyOf(uid);

    public DateOnly? Day { get; init; }

    /// <summary>In the file's own words; null: it says none.</summary>
    public string? Tracer { get; init; }

    public bool IsAttenuationCorrected { get; init; }

    public string? FrameOfReference { get; init; }

    public required IReadOnlyList<string> Files { get; init; }

    public bool IsPet => modality == "PT";

    /// <summary>The patient number of the files is this one, but for spaces around it.</summary>
    public bool IsOf(string key) => patient is { Length: > 0 } && patient.Trim().Equals(key.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Asks whether the number of the files is one of the registry's names of patients.</summary>
    public async Task<bool> IsOfAnotherAsync(string key, Func<string, Task<bool>> isKnown) => patient is { Length: > 0 } && !IsOf(key) && await isKnown(patient.Trim());

    public static string KeyOf(string uid) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(uid)).AsSpan(0, 8));
}
