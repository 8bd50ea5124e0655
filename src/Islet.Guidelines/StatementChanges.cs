using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A statement whose outcome is not the same for two views of a patient.</summary>
public readonly record struct StatementChange(Statement Statement, Truth Before, Truth After)
{
    /// <summary>It applies now and did not, or could not be decided.</summary>
    public bool Begins => After.Answer is Answer.Yes;

    /// <summary>It applied and does no longer.</summary>
    public bool Ceases => Before.Answer is Answer.Yes && After.Answer is Answer.No;

    /// <summary>It applied and can no longer be decided, for want of what <see cref="After"/> names.</summary>
    public bool Opens => Before.Answer is Answer.Yes && After.Answer is Answer.Unknown;
}

/// <summary>What a guideline makes of the difference between two characterizations.</summary>
/// <param name="Cautions">Of the later one: what may mislead whoever reads the statements (facts.md section 5). They move none of them.</param>
public sealed record GuidelineDifference(StatementBase Guideline, IReadOnlyList<StatementChange> Changes, IReadOnlyList<Caution> Cautions);

/// <summary>What a guideline says differently of a patient on two days, or under two sets of facts.</summary>
public static class StatementChanges
{
    /// <summary>
    /// Between two characterizations: the patient on the day on which each was complete, from what is known now. Whether a change matters for treatment is
    /// a board's judgement; this is what one guideline makes of it, and it moves no verdict.
    /// </summary>
    public static GuidelineDifference Between(StatementBase guideline, Recharacterization change)
    {
        var (before, after) = (change.PatientBefore, change.PatientAfter);
        return new(guideline, [.. Between(guideline, before.Reader, after.Reader).Select(c => Counting(c, after))], Cautions.Of(after));
    }

    /// <summary>While it is open which specimen governs, a statement on counting has not ceased: nobody knows (facts.md 3.1, 6).</summary>
    private static StatementChange Counting(StatementChange change, Snapshot after) =>
        change.Ceases && after[Fact.Ki67Percent].Reason is UnknownReason.Unresolved && change.Statement.Condition.Facts.Contains(Fact.Ki67Percent)
            ? change with { After = Truth.Of<bool>(null, FactSet.Of(Fact.Ki67Percent), known => known) } : change;

    /// <summary>Statements that begin or cease to apply, or applied and can no longer be decided, in the document's order. What only turned from undecided to no, or back, is not among them.</summary>
    public static IReadOnlyList<StatementChange> Between(StatementBase guideline, FactReader before, FactReader after)
    {
        var changes = new List<StatementChange>();
        foreach (var (then, now) in GuidelineReading.Of(guideline, before).Statements.Zip(GuidelineReading.Of(guideline, after).Statements))
            if (then.Outcome != now.Outcome && (then.Applies || now.Applies))
                changes.Add(new(then.Statement, then.Truth, now.Truth));
        return changes;
    }
}
