using Islet.Clinic;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>One patient within one line of therapy, as figures of response draw them; nobody is named.</summary>
/// <param name="Best">Best overall response by the leading reader; null: open, and <paramref name="Open"/> says why.</param>
/// <param name="Open">Why there is no response; null: there is.</param>
public sealed record PatientResponse(ResponseCategory? Best, string? Open)
{
    public WaterfallBar? Bar { get; init; }

    /// <summary>Why there is no bar.</summary>
    public string? NoBar { get; init; }

    public SpiderLine? Trace { get; init; }

    public string? NoTrace { get; init; }

    public SwimmerLane? Lane { get; init; }

    public string? NoLane { get; init; }

    /// <summary>Every criterion at the last assessment; null: none.</summary>
    public ResponseRow? Last { get; init; }

    /// <param name="all">Of the last day of the study.</param>
    public static PatientResponse Of(Snapshot all, int number)
    {
        var lines = TherapyLines.AsBegun(all);
        if (lines.Lacks(number) is { } lacks)
            return None(Why(lacks));
        var begun = lines.Lines[number - 1].Boundary.Episode.Finding;
        if (LineResponses.Of(all).FirstOrDefault(l => l.Line.Boundary.Episode.Finding == begun) is not { } response)
            return None(Why(NoOutcome.LinesUncertain));
        var lane = ResponseLanes.Of(all, response);
        return response.Leading is not { } leading ? None(Why(response.Open!.Value))
            : Measured(leading, new(null, null) { Lane = lane, NoLane = lane is null ? "the start or the end of the treatment is not known to the day" : null });
    }

    private static PatientResponse None(string why) => new(null, why) { NoBar = why, NoTrace = why, NoLane = why };

    private static PatientResponse Measured(ReaderResponse leading, PatientResponse bare)
    {
        var timeline = Timeline.Of(leading.Series.Series);
        var (change, best) = (BestChange.Of(leading.Assessment, timeline), leading.Best!.Category);
        var causes = change.ProgressedBesides ? [.. leading.FirstProgression?.Progressions.Select(p => p.Cause) ?? []] : new List<ProgressionCause>();
        var reason = timeline.Targets.Count == 0 ? "no target disease at baseline" : "no complete sum after baseline";
        var trace = change.Percent is null ? null : ResponseLanes.Trace(leading, best);
        List<ResponseAssessment> assessments = [.. ResponseCriteria.All.Select(c => c.Assess(timeline, leading.Assessment.Options))];
        return bare with
        {
            Best = best,
            Bar = change.Percent is { } percent ? new("", percent, best) { NewLesion = causes.Contains(ProgressionCause.NewLesion), NonTarget = causes.Contains(ProgressionCause.NonTarget) } : null,
            NoBar = change.Percent is null ? reason : null,
            Trace = trace,
            NoTrace = trace is not null ? null : change.Percent is null ? reason : "the start of the treatment is not known to the day",
            Last = ResponseTable.Of(timeline.Series, assessments).Rows is [.., var last] ? last : null,
        };
    }

    private static string Why(NoOutcome lacks) => lacks switch
    {
        NoOutcome.NoSuchLine => "no such line of therapy",
        NoOutcome.HistoryOpen => "treatment history not known",
        NoOutcome.IndexTumourOpen => "several tumours, and none declared to be the one in question",
        _ => "the lines of therapy cannot be told for certain",
    };

    private static string Why(ResponseOpen open) => open switch
    {
        ResponseOpen.NotMeasured => "no lesion was measured",
        ResponseOpen.NoBaseline => "nothing was measured at or before the start",
        ResponseOpen.TargetsNotDeclared => "nobody says which lesions are targets",
        ResponseOpen.NoAssessment => "no assessment after baseline",
        ResponseOpen.OrderOpen => "the order of scans and treatment is not certain",
        ResponseOpen.DurationNotKnown => "how long the disease was stable is not known",
        ResponseOpen.ReadersDiffer => "readers differ, and nobody has adjudicated",
    };
}
