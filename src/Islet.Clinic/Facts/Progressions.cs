using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which judgements of progression count: radiology leads, blood or symptoms alone never do (Mollazadegan et al. 2025, Methods; facts.md 3.4).</summary>
public static class Progressions
{
    private const string Radiological = "radiological";

    /// <summary>Progression, or none; null: not assessable, on other grounds than imaging alone, or on grounds that nobody states who reads or decides.</summary>
    public static bool? Counts(ProgressionJudgement judged) => IsRadiological(judged) ? judged.Progressive : null;

    /// <summary>Says so, or states no grounds and comes from a radiologist, who reads scans, or from the board, which leads over readers (facts.md 3.4).</summary>
    public static bool IsRadiological(ProgressionJudgement judged) => judged.Grounds is { Count: > 0 } grounds
        ? grounds.Contains(Radiological, StringComparer.Ordinal) : judged.StatedBy is StatedBy.Board or StatedBy.Radiologist;

    /// <summary>No grounds stated, by anybody else: nobody can say whether it counts.</summary>
    public static bool MayBeRadiological(ProgressionJudgement judged) => judged.Grounds is null or [] && !IsRadiological(judged);

    /// <summary>The last progression that counts, of those certainly after a day; null: none.</summary>
    internal static Finding? LastAfter(decimal day, Sight sight) => sight.Visible<ProgressionJudgement>().Select(s => s.Finding)
        .Where(f => Counts((ProgressionJudgement)f.Content) is true && Sight.Begin(f) > day).MaxBy(f => (Sight.Begin(f), sight.End(f)));

    /// <summary>The first progression in view that counts, of those certainly after a point; null: none.</summary>
    public static Finding? FirstAfter(AxisPoint point, Snapshot snapshot) => snapshot.Visible<ProgressionJudgement>().Select(s => s.Finding)
        .Where(f => Counts((ProgressionJudgement)f.Content) is true && f.Happened.First > point).MinBy(f => f.Happened.First!.Value.Days);

    /// <summary>The board before a reader, of judgements of one day.</summary>
    internal static decimal Rank(Statement statement) => statement.Finding.Content.StatedBy switch
    {
        StatedBy.Board => 2,
        StatedBy.Clinician or StatedBy.Surgeon => 1,
        _ => 0,
    };
}
