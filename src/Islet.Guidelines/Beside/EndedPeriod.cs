using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>C-PERIOD: a statement still applies by its facts, and the period that it names is over, by its anchor in the record or by the progression that ends it.</summary>
internal static class EndedPeriod
{
    public const string Code = "C-PERIOD";

    private const string Progression = "progression"; // as a schedule's "stop" names it

    public static StatementCaution? Of(StatementReading reading, Snapshot snapshot, Lazy<SurveillanceAnchors> anchors)
    {
        if (!reading.Applies || reading.Statement.Schedule.Count == 0)
            return null;
        List<(AxisPoint On, IReadOnlyList<Finding> From)> ends = [.. reading.Statement.Schedule.Select(s => Stopped(s, snapshot, anchors.Value)).OfType<(AxisPoint, IReadOnlyList<Finding>)>()];
        if (Over(reading, anchors.Value) is { } on)
            ends.Add((on, From(reading, anchors.Value)));
        if (ends.Count == 0)
            return null;
        var first = ends.MinBy(e => e.On);
        return new(Code, $"The period of “{reading.Statement.Topic}” ended on {PlanWords.On(first.On, snapshot.Course.Axis)}{(first.From is [{ Content: ProgressionJudgement }] ? ", with progression" : "")}.", [], first.From);
    }

    /// <summary>When all that the statement asks for is over; what was asked for at single months and never done is over with the last of them. Null: something is still to come, or an anchor is missing.</summary>
    private static AxisPoint? Over(StatementReading reading, SurveillanceAnchors anchors)
    {
        var steps = reading.Statement.Schedule;
        if (steps.All(s => s.AtMonths.Count > 0))
        {
            List<AxisPoint?> last = [.. steps.Select(s => anchors[s.Anchor] is { } anchor ? PlanMonths.After(anchor.When.Last, s.AtMonths[^1], anchors.Axis) : (AxisPoint?)null)];
            return last.TrueForAll(day => day < anchors.Day) ? last.Max() : null;
        }
        var schedule = StatementSchedule.Of(reading, anchors, anchors.Day);
        return schedule is { Windows.Count: 0, Durations.Count: 0, Care.Count: 0, Missing.Count: 0, Ended.Count: > 0 } ? schedule.Ended.Max(e => e.On) : null;
    }

    private static IReadOnlyList<Finding> From(StatementReading reading, SurveillanceAnchors anchors) =>
        [.. reading.Statement.Schedule.Select(s => anchors[s.Anchor]?.Finding).OfType<Finding>().Distinct()];

    /// <summary>"Until progression": the first that counts and is certainly after the anchor.</summary>
    private static (AxisPoint On, IReadOnlyList<Finding> From)? Stopped(ScheduledStep step, Snapshot snapshot, SurveillanceAnchors anchors) =>
        step.Stop is Progression && anchors[step.Anchor] is { } anchor && Progressions.FirstAfter(anchor.When.Last, snapshot) is { } judged ? (judged.Happened.First!.Value, [judged]) : null;
}
