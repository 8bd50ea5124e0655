using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why a fact is unknown (facts.md section 3). The evaluator of conditions sees plain unknown in all cases.</summary>
public enum UnknownReason
{
    NotRecorded,

    /// <summary>Asked for, and the test was not done; where the fact has a word for it, that word is its value instead.</summary>
    NotDone,

    /// <summary>Tissue, or a result, was there, but no adequate one.</summary>
    Inadequate,

    /// <summary>Sources contradict each other and no rule ranks them, or a person has to declare which one speaks.</summary>
    Unresolved,

    /// <summary>By their partial dates several findings may be the latest, and they differ.</summary>
    OrderUnknown,

    /// <summary>An event since then has ended what was known: a new line, a progression, an operation … (facts.md 1.7).</summary>
    Invalidated,

    /// <summary>Some members of a set are known and the rest was not asked.</summary>
    SetIncomplete,

    /// <summary>The source's word is not in the fact's list.</summary>
    OutsideList,

    /// <summary>Asked, and nobody can say; a study that cannot show it; or stated for another day and not computed for this one.</summary>
    CannotSay,

    /// <summary>The patient, or the source, does not want it told.</summary>
    Withheld,

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

    /// <summary>Of an invalidated fact the event that ended it.</summary>
    public Finding? By { get; init; }

    /// <summary>Shown grey beside an unknown: the value before it was invalidated, or the members known of an incomplete set.</summary>
    public FactValue? Former { get; init; }

    /// <summary>An event that, by partial dates, may have ended this value: a caution, no more.</summary>
    public Finding? PerhapsEndedBy { get; init; }

    /// <summary>The report gives a bound, and the value stands just beyond it ("&lt;3" as 2.9).</summary>
    public bool IsCensored { get; init; }

    /// <summary>The value is the greatest that partial dates allow, and this the least ("born 1960": 65 or 66); null: one value.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>A judgement that came by an import which does not say who judged.</summary>
    public bool JudgeUnknown => IsKnown && From.Any(f => f.Content is Judgement { StatedBy: StatedBy.Import });

    public static FactState NotRecorded => Nothing;

    public static FactState Unknown(UnknownReason reason, params IReadOnlyList<Finding> candidates) => new(null, reason, candidates);
}
