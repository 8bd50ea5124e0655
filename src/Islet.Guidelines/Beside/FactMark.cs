using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What is to be known of a value that decided a statement (facts.md section 5, last line): it changes no outcome.</summary>
public enum FactMarkKind
{
    /// <summary>Older than the fact's shelf life.</summary>
    Stale,

    /// <summary>The result became known only after the day of the view.</summary>
    KnownAfterEffective,

    /// <summary>The day on which it was reported is assumed.</summary>
    AssumedReported,

    /// <summary>A judgement from an import that does not say who judged.</summary>
    JudgeUnknown,

    /// <summary>The report gives a bound, and the value stands just beyond it ("&lt;3" as 2.9).</summary>
    Censored,

    /// <summary>By partial dates an event since then may have ended it.</summary>
    PerhapsEnded,
}

/// <summary>One mark of one value among those that decided a statement.</summary>
/// <param name="Says">A whole sentence, with the value's age and dates.</param>
/// <param name="Findings">Those of the value; of <see cref="FactMarkKind.PerhapsEnded"/> also the event.</param>
public sealed record FactMark(FactMarkKind Kind, Fact Fact, FactState State, string Says, IReadOnlyList<Finding> Findings);
