using Islet.Course;

namespace Islet.Clinic;

/// <summary>What ended a plan.</summary>
/// <param name="Progression">The first progression after it.</param>
/// <param name="Ended">The line that carried it out, or that it let go on, where that has ended.</param>
/// <param name="Lines">Lines begun after it, without the one that carried it out.</param>
public sealed record Overtaken(Finding? Progression, TherapyLine? Ended, IReadOnlyList<TherapyLine> Lines)
{
    public bool IsEmpty => Progression is null && Ended is null && Lines.Count == 0;
}

/// <summary>
/// Whether the plan of a decision still holds. Lines as in Panzuto et al. 2024, section 2.1. House choice [H]: a plan is for the state in which it was made, so that a progression, another line, or the end of the
/// treatment that it was about ends it. What was done in its place, or that it was not done, is as somebody recorded.
/// </summary>
public static class PlanInForce
{
    /// <summary>Null: the plan holds as far as the record shows.</summary>
    /// <param name="decided">A decision of the view.</param>
    public static Overtaken? Over(Finding decided, Snapshot snapshot, TherapyLines lines)
    {
        if (decided.Happened is not { First: { } day, Last: { } last })
            return null;
        var decision = (BoardDecision)decided.Content;
        var about = LineOf(decision, day, lines);
        var ended = about is { End: { } end } && end > last && end < snapshot.View.Effective && decision.Decision is not ("stop" or "pause") ? about : null;
        var by = new Overtaken(Progressions.FirstAfter(last, snapshot), ended, [.. lines.Lines.Where(l => l != about && l.Start.First > last)]);
        return by.IsEmpty ? null : by;
    }

    /// <summary>Whoever watches, stops or operates decides on no new line; who lets a treatment go on decides on the one that runs.</summary>
    private static TherapyLine? LineOf(BoardDecision decision, AxisPoint day, TherapyLines lines) => decision switch
    {
        { Observation: true } or { Decision: "surgery" } => null,
        { Decision: "continue" or "stop" or "pause" } => lines.RunningOn(day).LastOrDefault(),
        _ => DecidedLines.Of(day, lines),
    };
}
