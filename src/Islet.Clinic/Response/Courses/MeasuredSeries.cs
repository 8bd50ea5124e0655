using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether a reader said which lesions are followed.</summary>
public enum TargetsStanding
{
    /// <summary>At least one target is declared.</summary>
    Declared,

    /// <summary>Every lesion of the baseline is declared, and none is a target.</summary>
    NonTargetOnly,

    /// <summary>The baseline says that there is no disease.</summary>
    NoDisease,

    /// <summary>Lesions are on record and nobody says which are targets: that is not "no targets", and the series compares nothing.</summary>
    NotDeclared,

    /// <summary>Nothing was measured at or before the start.</summary>
    NoBaseline,
}

/// <summary>One time point with the findings it was made of.</summary>
/// <param name="Studies">Names of the studies, in the order of their days; a study without a name is not listed.</param>
/// <param name="Reads">The studies and lesions as this reader read them.</param>
/// <param name="CyclesGiven">Doses of the line given before its first scan; null: none is on record.</param>
public sealed record MeasuredTimePoint(TimePoint Point, IReadOnlyList<string> Studies, IReadOnlyList<Finding> Reads, int? CyclesGiven)
{
    /// <summary>The reads behind one lesion of this time point; of a lesion that fell apart those of its fragments too.</summary>
    public IEnumerable<Finding> ReadsOf(string lesion) =>
        Reads.Where(f => f.Content is LesionRead read && (read.Lesion == lesion || read.SplitFrom == lesion || read.MergedInto == lesion));
}

/// <summary>What one reader measured within one line of therapy, ready for every criterion.</summary>
/// <param name="Series">Without a baseline where <paramref name="Targets"/> is not declared: nothing is then compared.</param>
/// <param name="TimePoints">Those of the series in its order, and a baseline that it does not use, with their findings.</param>
/// <param name="Problems">What a person is to look at; W_ codes (docs/rules/response-courses.md).</param>
public sealed record MeasuredSeries(
    TherapyLine Line, SeriesReader Reader, ResponseSeries Series, TargetsStanding Targets, IReadOnlyList<MeasuredTimePoint> TimePoints, IReadOnlyList<Problem> Problems)
{
    /// <summary>What of the baseline is measurable, what RECIST 1.1 would suggest as targets, and what is wrong with those declared; null: no baseline.</summary>
    public BaselineSelection? Selection { get; init; }

    /// <summary>Where targets are not declared: the same series with the suggested ones. A proposal, never a result. Null: declared, or nothing is measurable.</summary>
    public ResponseSeries? Proposed { get; init; }

    /// <summary>Null: nothing was measured at or before the start, or nobody says which lesions are followed.</summary>
    public MeasuredTimePoint? Baseline => TimePoints.FirstOrDefault(t => t.Point.IsBaseline);

    /// <summary>All findings behind the series.</summary>
    public IEnumerable<Finding> Findings => TimePoints.SelectMany(t => t.Reads);

    public MeasuredTimePoint? Of(string timePoint) => TimePoints.FirstOrDefault(t => t.Point.Id == timePoint);

    /// <summary>Something that decides the series is not certain: the order of a scan and of the line's limits, or the limits themselves.</summary>
    public bool IsOrderOpen => Problems.Any(p => p.Code is SeriesProblems.StudyOrder or SeriesProblems.LinesUncertain);
}
