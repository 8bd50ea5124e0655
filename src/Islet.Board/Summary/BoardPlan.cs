using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>When one kind of examination is due next, by the statement that asks first.</summary>
/// <param name="When">"2024-05-01 to 2024-08-01".</param>
/// <param name="OverdueSince">Null: not overdue.</param>
/// <param name="Statements">Those that ask for it, by number.</param>
public sealed record BoardDue(FollowUpKind Kind, string Name, string Modality, string When, AxisPoint Earliest, AxisPoint? Latest, string? OverdueSince, IReadOnlyList<string> Statements);

/// <summary>The plan: what the last board decided, and what the surveillance schedules ask for.</summary>
/// <param name="Decided">The plan of the last decision, in its words, while it holds; null: none is recorded, or <see cref="Over"/> says why it holds no longer.</param>
/// <param name="Due">A line for each kind of examination; empty where statements are off.</param>
/// <param name="Waiting">Schedules that one answer would let be dated.</param>
public sealed record BoardPlan(string? Decided, string? DecidedOn, IReadOnlyList<BoardDue> Due, IReadOnlyList<string> Waiting)
{
    /// <summary>That the last decision holds no longer, and what ended it; null: it holds, or there is none.</summary>
    public string? Over { get; init; }
}
