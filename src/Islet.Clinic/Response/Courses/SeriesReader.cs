using Islet.Course;

namespace Islet.Clinic;

/// <summary>Who measured a series. Readers are never mixed (spec response-criteria D5). The default is the investigator: the original read, by nobody who is told apart.</summary>
/// <param name="Name">Tells readers of one role apart ("R1"); never a person's name.</param>
public readonly record struct SeriesReader(ReadRole Role, string? Name)
{
    public bool IsInvestigator => Role is ReadRole.Original && Name is null;

    /// <summary>An adjudicator's, or the readers' together.</summary>
    public bool IsConsensus => Role is ReadRole.Consensus;

    /// <summary>Consensus or adjudication before central or second read before original (facts.md 1.5).</summary>
    public int Rank => Role switch
    {
        ReadRole.Consensus => 2,
        ReadRole.Central or ReadRole.Second => 1,
        ReadRole.Original => 0,
    };

    internal static SeriesReader? Of(Content content) => content switch
    {
        ImagingStudy study => new(study.Read, study.Reader),
        LesionRead lesion => new(lesion.Read, lesion.Reader),
        _ => null,
    };

    public override string ToString() => (Role, Name) switch
    {
        (ReadRole.Original, null) => "investigator",
        (ReadRole.Original, { } name) => name,
        (var role, null) => Word(role),
        (var role, { } name) => $"{Word(role)} {name}",
    };

    private static string Word(ReadRole role) => role switch
    {
        ReadRole.Original => "original",
        ReadRole.Second => "second",
        ReadRole.Central => "central",
        ReadRole.Consensus => "consensus",
    };
}
