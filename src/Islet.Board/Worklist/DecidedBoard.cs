using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>A patient on whom a board decided in the week of the worklist: beside who is left, who is done.</summary>
/// <param name="Plan">As typed, or what the decision says otherwise.</param>
public sealed record DecidedBoard(long Patient, string Key, string? Center, DateOnly Day, string? Question, string Plan)
{
    /// <summary>Decisions that stand, of days from Monday to <paramref name="today"/> (ISO 8601).</summary>
    public static IReadOnlyList<DecidedBoard> Of(Snapshot now, DateOnly today) =>
    [
        .. now.Visible<BoardDecision>().Select(s => s.Finding).Where(f => f.Happened.Day is { IsExact: true } day && day.First <= today && day.First > Worklist.WeekEndOf(today).AddDays(-7))
            .Select(f => Of(now.Course, f.Happened.Day!.Value.First, (BoardDecision)f.Content)),
    ];

    private static DecidedBoard Of(DiseaseCourse course, DateOnly day, BoardDecision decision) =>
        new(course.Patient, course.Key, course.Center, day, decision.Question, decision.Plan is { } plan ? FactWords.Word(plan) : DecisionWords.InShort(decision));
}
