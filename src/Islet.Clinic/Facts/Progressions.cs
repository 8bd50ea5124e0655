using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which judgements of progression count: radiology leads, blood or symptoms alone never do (Mollazadegan et al. 2025, Methods; facts.md 3.4).</summary>
internal static class Progressions
{
    private const string Radiological = "radiological";

    /// <summary>Progression, or none; null: not assessable, or on other grounds than imaging alone.</summary>
    public static bool? Counts(ProgressionJudgement judged) => judged.Grounds is { Count: > 0 } grounds && !grounds.Contains(Radiological, StringComparer.Ordinal) ? null : judged.Progressive;

    /// <summary>The board before a reader, of judgements of one day.</summary>
    public static decimal Rank(Statement statement) => statement.Finding.Content.StatedBy switch
    {
        StatedBy.Board => 2,
        StatedBy.Clinician or StatedBy.Surgeon => 1,
        _ => 0,
    };
}
