using Islet.Clinic;
using Islet.Course;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>What happened to one patient within a line, in days from its start, as spider and swimmer plots draw it.</summary>
internal static class ResponseLanes
{
    /// <summary>Null: the start is not known to the day.</summary>
    public static SpiderLine? Trace(ReaderResponse leading, ResponseCategory best)
    {
        if (leading.Series.Series.Reference is not { } start)
            return null;
        List<SpiderPoint> points = [];
        foreach (var t in leading.Assessment.TimePoints)
            if (t.Date is { } day && day >= start)
                points.Add(new(AxisPoint.DaysBetween(start, day), t.Size is { IsComplete: true, PercentOfBaseline: { } percent } ? percent : null)
                {
                    NewLesion = t.New, Progression = ResponseGroups.Of(t.Overall) is ResponseGroup.Progression,
                });
        return new("", best, points) { NewTherapy = From(start, leading.Series.Series.Events.NewTherapy) };
    }

    /// <summary>Null: the start, or the end of a treatment that ended, is not known to the day.</summary>
    public static SwimmerLane? Of(Snapshot all, LineResponse response)
    {
        var line = response.Line;
        if (line.Start is not { First: { } start, Last: { } last } || start != last || (line.Stop is { } stop && stop.Happened.First != stop.Happened.Last))
            return null;
        var outcome = OverallSurvival.From(all.Course, line.Start, all.View.Effective);
        decimal? followed = outcome.Excluded is null ? outcome.Days : null, death = outcome is { Excluded: null, Event: true } ? outcome.Days : null;
        var scans = response.Leading?.Assessment.TimePoints.Select(t => From(start, t.Date)).Max();
        var end = line.Stop is null && From(start, line.End) > followed ? null : line.End; // what a rule counts beyond the last contact, nobody saw
        var treated = From(start, end) ?? death ?? new[] { followed, scans, 0 }.Max()!.Value;
        return new("", treated)
        {
            Ongoing = end is null && death is null,
            Spans = response.Leading is { } leading ? Spans(leading, start) : [],
            Progression = From(start, response.Leading?.ProgressionDate),
            NewTherapy = From(start, line.NextStart is { First: { } next, Last: { } latest } && next == latest ? next : null),
            Death = death,
            Followed = followed,
        };
    }

    // A response lasts from the assessment that first shows it to the first that shows something else; what is not evaluable ends none.
    internal static List<ResponseSpan> Spans(ReaderResponse leading, AxisPoint start)
    {
        List<ResponseSpan> spans = [];
        ResponseCategory? running = null;
        foreach (var t in leading.Assessment.TimePoints)
        {
            if (From(start, t.Date) is not { } day || ResponseGroups.Of(t.Overall) is ResponseGroup.None)
                continue;
            if (running is not null)
                spans[^1] = spans[^1] with { To = day };
            running = ResponseGroups.Of(t.Overall) is ResponseGroup.Response ? t.Overall : null;
            if (running is { } category && (spans.Count == 0 || spans[^1].Category != category || spans[^1].To < day))
                spans.Add(new(day, day, category));
            if (ResponseGroups.Of(t.Overall) is ResponseGroup.Progression)
                break;
        }
        return spans;
    }

    // What lies before the start of the treatment has no place on its axis.
    private static decimal? From(AxisPoint start, AxisPoint? day) => day is { } at && at >= start ? AxisPoint.DaysBetween(start, at) : null;
}
