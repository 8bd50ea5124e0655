namespace Islet.Clinic;

/// <summary>One measured reason why a criterion says what it says. <see cref="ReasonWords"/> puts it into a sentence.</summary>
public abstract record ResponseReason
{
    private ResponseReason()
    {
    }

    /// <summary>A change against one of the criterion's lines.</summary>
    /// <param name="Reached">Null: the change is not known.</param>
    public sealed record Change(CriterionLine Line, MeasuredChange By, bool? Reached) : ResponseReason;

    /// <summary>Everything that it measures is gone (nodes: below 10 mm; PET: at background).</summary>
    public sealed record Gone : ResponseReason;

    /// <summary>Progression that no sum shows.</summary>
    /// <param name="Lesions">As the criterion names them; none: not told.</param>
    public sealed record Shown(ProgressionCause Cause, IReadOnlyList<string> Lesions) : ResponseReason;

    /// <summary>Targets that were not evaluated.</summary>
    public sealed record NotEvaluated(IReadOnlyList<string> Lesions) : ResponseReason;

    /// <summary>Targets that were evaluated, and not in what this criterion asks for, at baseline or now.</summary>
    public sealed record NotMeasured(MeasuredQuantity Of, IReadOnlyList<string> Lesions) : ResponseReason;

    /// <summary>What makes the numbers of two times incomparable, or asks to look again.</summary>
    public sealed record Caution(ResponseCaution Of) : ResponseReason;

    /// <summary>The step of the rule that decided, where nothing measured says more.</summary>
    public sealed record Step(string DecidedBy) : ResponseReason;

    /// <summary>The criterion gives values and no category.</summary>
    public sealed record ValuesOnly : ResponseReason;
}
