using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A value older than it keeps, on which statements about treatment rest: asked again before anything new is asked.</summary>
/// <param name="State">The value on record, with its findings.</param>
/// <param name="AgeDays">Null: without a calendar nobody knows.</param>
/// <param name="ShelfDays">How long such a value keeps (facts.md section 1, column "shelf").</param>
/// <param name="Applying">Applying statements that turned on it.</param>
/// <param name="Undecided">Statements that wait for other facts and ask for this one too.</param>
public sealed record FactToRenew(Fact Fact, FactState State, int? AgeDays, int ShelfDays, FactSource Source, IReadOnlyList<Statement> Applying, IReadOnlyList<Statement> Undecided)
{
    public FactValue Value => State.Value!;

    /// <summary>By the caution on a closed treatment history (C-LOG-OLD): the value itself is computed and has no age.</summary>
    public bool IsByClosedHistory { get; init; }
}
