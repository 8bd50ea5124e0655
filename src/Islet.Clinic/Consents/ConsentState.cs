using Islet.Course;

namespace Islet.Clinic;

public enum ConsentStanding
{
    /// <summary>Nobody recorded what the patient said. Not a refusal, and no consent either.</summary>
    NotRecorded,

    Given,

    /// <summary>Refused, opted out, or taken back.</summary>
    Withdrawn,
}

/// <summary>What a patient has said about one purpose.</summary>
/// <param name="From">The finding that decides, with its day; null: nothing is recorded.</param>
public readonly record struct ConsentState(ConsentStanding Standing, Finding? From)
{
    public bool IsWithdrawn => Standing is ConsentStanding.Withdrawn;

    public bool IsGiven => Standing is ConsentStanding.Given;
}
