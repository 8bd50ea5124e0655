using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>A series in a line: targets by their sizes at each time point, baseline first ("80, 44, 55"); a dash is not evaluated.</summary>
internal static class Series
{
    public static ResponseSeries Of(params string[] targets) => OfLesions([.. targets.Select((_, i) => new TrackedLesion($"T{i + 1}", SeriesRole.Target, "liver"))], targets);

    public static ResponseSeries OfLesions(IReadOnlyList<TrackedLesion> lesions, params string[] targets)
    {
        var sizes = targets.Select(t => t.Split(',', StringSplitOptions.TrimEntries)).ToList();
        var count = sizes.Count == 0 ? 3 : sizes[0].Length;
        return new()
        {
            Reference = new(0),
            Lesions = lesions,
            TimePoints = [.. Enumerable.Range(0, count).Select(t => new TimePoint
            {
                Id = t == 0 ? "BL" : $"TP{t}", IsBaseline = t == 0, Date = new AxisPoint(t == 0 ? -7 : 56 * t),
                Targets = sizes.Select((s, i) => (lesions[i].Id, s[t])).ToDictionary(s => s.Id, s => Reading(s.Item2)),
            })],
        };
    }

    /// <summary>The same series with one of its time points changed.</summary>
    public static ResponseSeries At(this ResponseSeries series, string id, Func<TimePoint, TimePoint> change) =>
        series with { TimePoints = [.. series.TimePoints.Select(t => t.Id == id ? change(t) : t)] };

    public static ResponseSeries WithNew(this ResponseSeries series, string id, NewLesionCertainty certainty, string organ = "liver", string lesion = "N1") =>
        series.At(id, t => t with { NewLesions = [.. t.NewLesions, new() { Id = lesion, Organ = organ, Certainty = certainty }] });

    /// <summary>A non-target that is present everywhere but at one time point, where it is something else.</summary>
    public static ResponseSeries WithNonTarget(this ResponseSeries series, string id, NonTargetState state) => series with
    {
        Lesions = [.. series.Lesions, new("NT1", SeriesRole.NonTarget, "bone")],
        TimePoints = [.. series.TimePoints.Select(t => t with { NonTargets = new Dictionary<string, NonTargetState> { ["NT1"] = t.Id == id ? state : NonTargetState.Present } })],
    };

    private static TargetReading Reading(string text) =>
        text == "-" ? new() { State = TargetState.NotEvaluated } : new() { Mm = decimal.Parse(text, CultureInfo.InvariantCulture) };
}
