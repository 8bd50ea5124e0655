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
        List<(AxisPoint On, IReadOnlyList<Finding> From)> ends =
            [.. StatementSchedule.Of(reading, anchors.Value, anchors.Value.Day).Ended.Select(e => (e.On, From(reading, anchors.Value))), .. reading.Statement.Schedule.Select(s => Stopped(s, snapshot, anchors.Value)).OfType<(AxisPoint, IReadOnlyList<Finding>)>()];
        if (ends.Count == 0)
            return null;
        var first = ends.MinBy(e => e.On);
        return new(Code, $"The period it names ended on {PlanWords.On(first.On, snapshot.Course.Axis)}{(first.From is [{ Content: ProgressionJudgement }] ? ", with progression" : "")}.", [], first.From);
    }

    private static IReadOnlyList<Finding> From(StatementReading reading, SurveillanceAnchors anchors) =>
        [.. reading.Statement.Schedule.Select(s => anchors[s.Anchor]?.Finding).OfType<Finding>().Distinct()];

    /// <summary>"Until progression": the first that counts and is certainly after the anchor.</summary>
    private static (AxisPoint On, IReadOnlyList<Finding> From)? Stopped(ScheduledStep step, Snapshot snapshot, SurveillanceAnchors anchors) =>
        step.Stop is Progression && anchors[step.Anchor] is { } anchor && Progressions.FirstAfter(anchor.When.Last, snapshot) is { } judged ? (judged.Happened.First!.Value, [judged]) : null;
}
