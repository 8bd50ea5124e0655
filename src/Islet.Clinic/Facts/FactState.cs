using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why a fact is unknown (facts.md section 3). The evaluator of conditions sees plain unknown in all cases.</summary>
public enum UnknownReason
{
    NotRecorded,

    /// <summary>Findings were there, but no adequate one.</summary>
    Inadequate,

    /// <summary>Sources contradict each other and no rule ranks them, or a person has to declare which one speaks.</summary>
    Unresolved,

    /// <summary>By their partial dates several findings may be the latest, and they differ.</summary>
    OrderUnknown,

    /// <summary>The source's word is not in the fact's list.</summary>
    OutsideList,

    /// <summary>The value was stated for another day and is not computed for this one.</summary>
    CannotSay,

    // The view hides what there is; the first test that the latest candidate fails (facts.md 1.2).
    NotInLog,
    AfterEffective,
    HappenedUncertain,
    NoDate,
    NotYetKnown,
    ReportedDateUnknown,
    Withdrawn,
    Hindsight,
}

/// <summary>What a view knows of one fact.</summary>
/// <param name="Value">Null: unknown, and <paramref name="Reason"/> says why.</param>
/// <param name="From">The findings that decide; of an unknown fact those that were there and did not.</param>
/// <param name="AgeDays">Days from the last possible day of the finding to the effective day; null for what is computed or lifelong, and without a calendar.</param>
/// <param name="IsStale">Older than the fact's shelf life. It travels with the value and changes no outcome.</param>
/// <param name="KnownAfterEffective">The result became known only after the day of the view.</param>
public sealed record FactState(
    FactValue? Value, UnknownReason? Reason, IReadOnlyList<Finding> From, int? AgeDays = null, bool IsStale = false, bool KnownAfterEffective = false)
{
    private static readonly FactState Nothing = new(null, UnknownReason.NotRecorded, []);

    public bool IsKnown => Value is not null;

    public static FactState NotRecorded => Nothing;

    public static FactState Unknown(UnknownReason reason, params IReadOnlyList<Finding> candidates) => new(null, reason, candidates);
}
