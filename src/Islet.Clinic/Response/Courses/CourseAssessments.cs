using System.Globalization;
using Islet.Course;

namespace Islet.Clinic;

/// <summary>Where in a course of treatment an assessment falls.</summary>
public enum CoursePhase
{
    /// <summary>Between doses: "interim" of radionuclide therapy is usually after two cycles (Di Franco et al. 2025).</summary>
    Interim,

    /// <summary>The first one after the last dose.</summary>
    EndOfTreatment,

    /// <summary>Any later one.</summary>
    FollowUp,
}

/// <summary>One time point of a course of treatment, with what was decided on it.</summary>
/// <param name="CyclesGiven">Null: doses are not recorded one by one.</param>
/// <param name="Phase">By the board's word, else by the doses; null: neither says.</param>
/// <param name="Responses">Every reader's category at it, the leading reader first.</param>
/// <param name="Decisions">Of the board, from its day until the next assessment.</param>
public sealed record CourseAssessment(
    string TimePoint, AxisPoint? Date, int? CyclesGiven, int? CyclesPlanned, CoursePhase? Phase, IReadOnlyList<(SeriesReader Reader, TimePointResponse Response)> Responses,
    IReadOnlyList<Finding> Decisions)
{
    /// <summary>"after 2 of 4 cycles".</summary>
    public string? Label => CyclesGiven is not { } given ? null : CyclesPlanned is { } planned
        ? string.Create(CultureInfo.InvariantCulture, $"after {given} of {planned} cycles") : string.Create(CultureInfo.InvariantCulture, $"after {given} {(given == 1 ? "cycle" : "cycles")}");

    public ResponseCategory? Leading => Responses is [var first, ..] ? first.Response.Overall : null;

    /// <summary>The decision that names an outcome; of several the last.</summary>
    public BoardDecision? Decision => Decisions.Select(f => (BoardDecision)f.Content).LastOrDefault(d => d.Decision is not null);
}

/// <summary>The assessments of one line by the cycles given before each (seed rows S002-36, S002-37).</summary>
/// <remarks>Di Franco et al., Semin Nucl Med 2025;55:754-765, interim response assessment to PRRT; Wetz et al., Clin Nucl Med 2025;50:19-24.</remarks>
public static class CourseAssessments
{
    /// <summary>The time points are those of the leading reader; another reader's category of the same scans stands beside it.</summary>
    public static IReadOnlyList<CourseAssessment> Of(Snapshot snapshot, LineResponse line)
    {
        if (line.Foremost is not { } leading)
            return [];
        List<MeasuredTimePoint> points = [.. leading.Series.TimePoints.Where(t => !t.Point.IsBaseline)];
        List<Finding> decisions = [.. snapshot.Visible<BoardDecision>().Select(s => s.Finding).Where(f => IsOf(f, line.Line)).OrderBy(f => f.Happened.First!.Value.Days).ThenBy(f => f.Id)];
        var ended = false;
        List<CourseAssessment> assessments = [];
        for (var i = 0; i < points.Count; i++)
        {
            var until = i + 1 < points.Count ? points[i + 1].Point.Date : null;
            IReadOnlyList<Finding> decided = [.. decisions.Where(f => f.Happened.First >= points[i].Point.Date && !(f.Happened.First >= until))];
            var phase = PhaseOf(points[i], line.Line, decided, ended);
            ended |= phase is CoursePhase.EndOfTreatment;
            assessments.Add(new(points[i].Point.Id, points[i].Point.Date, points[i].CyclesGiven, Planned(line.Line), phase, Responses(points[i], leading, line), decided));
        }
        return assessments;
    }

    private static CoursePhase? PhaseOf(MeasuredTimePoint point, TherapyLine line, IReadOnlyList<Finding> decided, bool ended) =>
        decided.Select(f => ((BoardDecision)f.Content).Assessment).LastOrDefault(a => a is "interim" or "end_of_treatment") switch
        {
            "interim" => CoursePhase.Interim,
            "end_of_treatment" => CoursePhase.EndOfTreatment,
            _ when point.CyclesGiven is not { } given => null,
            _ when LastDoseBefore(point, line) is { } last => !last ? CoursePhase.Interim : ended ? CoursePhase.FollowUp : CoursePhase.EndOfTreatment,
            _ => null,
        };

    /// <summary>No dose follows; null: none does so far, and nobody says that the course is over.</summary>
    private static bool? LastDoseBefore(MeasuredTimePoint point, TherapyLine line)
    {
        var (given, recorded) = (point.CyclesGiven!.Value, new LineDoses(line).All.Count);
        return given < recorded ? false : Planned(line) is { } planned && given >= planned ? true : line.Stop is not null || line.NextStart is not null ? true : Planned(line) is not null ? false : null;
    }

    private static int? Planned(TherapyLine line) => line.Placements.Select(p => p.Episode.Treatment.CyclesPlanned).FirstOrDefault(planned => planned is not null);

    private static IReadOnlyList<(SeriesReader, TimePointResponse)> Responses(MeasuredTimePoint point, ReaderResponse leading, LineResponse line) =>
        [.. line.Readers.OrderByDescending(r => r == leading).SelectMany(r => r.Assessment.TimePoints.Where(t => r == leading ? t.Id == point.Point.Id : Shares(r, t.Id, point)).Take(1).Select(t => (r.Reader, t)))];

    private static bool Shares(ReaderResponse reader, string id, MeasuredTimePoint point) => reader.Series.Of(id)?.Studies.Intersect(point.Studies, StringComparer.Ordinal).Any() is true;

    /// <summary>Names a treatment of the line; one that names none and follows an assessment belongs to the line in which its day lies.</summary>
    private static bool IsOf(Finding f, TherapyLine line)
    {
        var decision = (BoardDecision)f.Content;
        return f.Happened.First is { } day && (decision.Course is { } course ? line.Placements.Any(p => p.Episode.Course == course)
            : (decision.Assessment ?? decision.Decision) is not null && line.Start.First is { } start && day >= start && !(line.NextStart?.First is { } next && day >= next));
    }
}

/// <summary>How a group went on after an interim assessment. Wetz et al. 2025 through the review: of 119 patients 83 completed, 27 stopped for progression, 3 for surgery after response, 5 for toxicity, 1 died.</summary>
/// <param name="Stopped">Not continued, by the reason that the board gives ("not stated" where it gives none).</param>
/// <param name="Open">Assessed, and no decision on record: not counted as continued.</param>
public sealed record InterimTally(int Assessed, int Continued, IReadOnlyDictionary<string, int> Stopped, int Open)
{
    public const string NotStated = "not stated";

    public static InterimTally Of(IReadOnlyCollection<CourseAssessment> interim)
    {
        List<BoardDecision?> decisions = [.. interim.Select(a => a.Decision)];
        return new(interim.Count, decisions.Count(d => d?.Decision is "continue"),
            decisions.Where(d => d?.Decision is { } decided && decided is not "continue").GroupBy(d => d!.DecisionReason ?? NotStated, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            decisions.Count(d => d?.Decision is null));
    }
}

/// <summary>Response in mid-course against response at its end: partial response after two of four cycles foretold it at the end (51 patients, through Di Franco et al. 2025).</summary>
/// <param name="Open">One of the two is not known or not evaluable: in none of the four cells.</param>
public sealed record MidAgainstEnd(int BothResponse, int OnlyMid, int OnlyEnd, int Neither, int Open)
{
    /// <summary>Usual for radionuclide therapy.</summary>
    public const int UsualCycles = 2;

    public static MidAgainstEnd Of(IReadOnlyCollection<(ResponseCategory? Mid, ResponseCategory? End)> patients)
    {
        int Count(bool mid, bool end) => patients.Count(p => IsResponse(p.Mid) == mid && IsResponse(p.End) == end);
        return new(Count(true, true), Count(true, false), Count(false, true), Count(false, false), patients.Count(p => IsResponse(p.Mid) is null || IsResponse(p.End) is null));
    }

    /// <summary>The category after so many cycles, and the first one after the last dose; null: not assessed there.</summary>
    public static (ResponseCategory? Mid, ResponseCategory? End) Of(IReadOnlyList<CourseAssessment> course, int cycles = UsualCycles) =>
        (course.FirstOrDefault(a => a.Phase is CoursePhase.Interim && a.CyclesGiven == cycles)?.Leading, course.FirstOrDefault(a => a.Phase is CoursePhase.EndOfTreatment)?.Leading);

    private static bool? IsResponse(ResponseCategory? category) => ResponseGroups.Of(category) is var group && group is ResponseGroup.None ? null : group is ResponseGroup.Response;
}
