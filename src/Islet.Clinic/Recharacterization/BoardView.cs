using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a tumour board made of a characterization. It stands beside the verdict and moves it nowhere.</summary>
/// <param name="Matters">The change matters for treatment, as the board judges; null: nobody said.</param>
/// <param name="TherapyChanged">The plan was changed because of it; null: nobody said.</param>
/// <param name="BecauseOf">What in it changed the plan, or would have to, in the board's words.</param>
/// <param name="From">The decisions that say so.</param>
public sealed record BoardView(bool? Matters, bool? TherapyChanged, IReadOnlyList<string> BecauseOf, IReadOnlyList<Finding> From)
{
    /// <summary>What a board said more than <see cref="CharacterizationWindows.BoardDays"/> after it was complete: told with its day, and no answer about this change; null: none did.</summary>
    public BoardView? Late { get; init; }

    public static BoardView Nothing { get; } = new(null, null, [], []);

    /// <summary>Of the decisions from its day on until the next characterization; of several the latest that answers.</summary>
    /// <remarks>
    /// Mollazadegan et al. 2025, table 2: therapy change is asked of those with a significant change (7 of 13, 1 of 3); a study keeps that denominator.
    /// </remarks>
    public static BoardView Of(Snapshot snapshot, TumourCharacterization one, TumourCharacterization? next)
    {
        var axis = snapshot.Course.Axis;
        List<Finding> decisions = [.. snapshot.Visible<BoardDecision>().Select(s => s.Finding)
            .Where(f => f.HappenedBy(axis) is { } at && at >= one.At && (next is null || at < next.At))
            .OrderBy(f => f.HappenedBy(axis)).ThenBy(f => f.Recorded.Batch).ThenBy(f => f.Id)];
        var own = decisions.FindIndex(f => AxisPoint.DaysBetween(one.Closed, f.HappenedBy(axis)!.Value) > CharacterizationWindows.BoardDays) is >= 0 and var late ? late : decisions.Count;
        return Said(decisions[..own]) with { Late = Said(decisions[own..]) is { From.Count: > 0 } later ? later : null };
    }

    private static BoardView Said(List<Finding> decisions)
    {
        var matters = decisions.FindLast(f => ((BoardDecision)f.Content).ChangeMatters is not null);
        var changed = decisions.FindLast(f => ((BoardDecision)f.Content).TherapyChanged is not null);
        return new((matters?.Content as BoardDecision)?.ChangeMatters, (changed?.Content as BoardDecision)?.TherapyChanged,
            (changed?.Content as BoardDecision)?.BecauseOf ?? [], [.. new[] { matters, changed }.OfType<Finding>().Distinct()]);
    }
}
