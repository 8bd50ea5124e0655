using Islet.Clinic;
using Islet.Course;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>All lines of therapy of one patient as a lane of a swimmer plot, in days from the start of the first.</summary>
/// <param name="Lane">Null: there is none, and <paramref name="Without"/> says why.</param>
public sealed record TherapyLanes(SwimmerLane? Lane, string? Without)
{
    /// <param name="all">Of the last day that is looked at.</param>
    /// <param name="name">By which the figure calls the patient.</param>
    public static TherapyLanes Of(Snapshot all, string name)
    {
        var lines = TherapyLines.AsBegun(all);
        if (lines.IsIndexOpen || lines.Doubts.Count > 0)
            return new(null, "the lines of therapy cannot be told for certain");
        if (lines.Lines.Count == 0)
            return new(null, lines.LogClosed is null ? "treatment history not known" : "no line of therapy");
        return lines.Lines.Any(l => Exact(l.Start) is null) ? new(null, "a line began on a day that is not known") : new(Drawn(all, lines, name), null);
    }

    private static SwimmerLane Drawn(Snapshot all, TherapyLines lines, string name)
    {
        var origin = Exact(lines.Lines[0].Start)!.Value;
        var outcome = OverallSurvival.From(all.Course, lines.Lines[0].Start, all.View.Effective);
        decimal? followed = outcome.Excluded is null ? outcome.Days : null, death = outcome is { Excluded: null, Event: true } ? outcome.Days : null;
        List<LineBar> bars = [.. lines.Lines.Select(line => Bar(line, origin, death, followed))];
        List<decimal> progressions = [.. lines.Lines.Select(l => l.Progression).OfType<Finding>().Select(f => Exact(f.Happened)).OfType<AxisPoint>().Select(day => AxisPoint.DaysBetween(origin, day)).Where(d => d >= 0).Distinct().Order()];
        return new(name, bars.Max(b => b.To))
        {
            Lines = bars,
            Spans = [.. LineResponses.Of(all).Where(r => r.Leading is not null).SelectMany(r => ResponseLanes.Spans(r.Leading!, origin))],
            Progression = progressions.Count > 0 ? progressions[0] : null,
            LaterProgressions = [.. progressions.Skip(1)],
            Death = death,
            Followed = followed,
        };
    }

    private static LineBar Bar(TherapyLine line, AxisPoint origin, decimal? death, decimal? followed)
    {
        var from = AxisPoint.DaysBetween(origin, line.Start.First!.Value);
        var stopped = line.End is { } end ? AxisPoint.DaysBetween(origin, end) : death;
        if (line.Stop is null && stopped > followed) // the weeks that a cycle of PRRT is counted for, by rule and seen by nobody
            stopped = death;
        return new(line.Number, TherapyClasses.Of(line), from, Math.Max(from, stopped ?? followed ?? from), Ongoing: stopped is null);
    }

    private static AxisPoint? Exact(When when) => when.First is { } first && first == when.Last ? first : null;
}
