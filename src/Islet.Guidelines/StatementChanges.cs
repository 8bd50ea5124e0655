using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A statement whose outcome is not the same for two views of a patient.</summary>
public readonly record struct StatementChange(Statement Statement, Truth Before, Truth After)
{
    /// <summary>It applies now and did not, or could not be decided.</summary>
    public bool Begins => After.Answer is Answer.Yes;

    /// <summary>It applied and does no longer, or can no longer be decided.</summary>
    public bool Ceases => Before.Answer is Answer.Yes;
}

/// <summary>What a guideline says differently of a patient on two days, or under two sets of facts.</summary>
public static class StatementChanges
{
    /// <summary>Statements that begin or cease to apply, in the document's order. What only turned from undecided to no, or back, is not among them.</summary>
    public static IReadOnlyList<StatementChange> Between(StatementBase guideline, FactReader before, FactReader after)
    {
        var changes = new List<StatementChange>();
        foreach (var statement in guideline.Statements)
        {
            var (then, now) = (statement.Condition.Read(before), statement.Condition.Read(after));
            if (then.Answer != now.Answer && (then.Answer is Answer.Yes || now.Answer is Answer.Yes))
                changes.Add(new(statement, then, now));
        }
        return changes;
    }
}
