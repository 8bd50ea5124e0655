using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Of one statement: a patient to whom it applies, and one to whom it does not, as the check made them.</summary>
/// <param name="DoesNotApply">Within the guideline's scope, where there is such a patient.</param>
public sealed record StatementReach(Statement Statement, Witness Applies, Witness DoesNotApply)
{
    public bool BothWays => Applies.Reach is Reach.Found && DoesNotApply.Reach is Reach.Found;

    /// <param name="scope">Of the guideline. A patient outside it has no statement and so proves nothing of a condition.</param>
    public static StatementReach Of(Statement statement, Condition scope)
    {
        var inside = Witness.Of(new Conjunction([scope, new Negation(statement.Condition)]), Answer.Yes);
        return new(statement, Witness.Of(statement.Condition, Answer.Yes), inside);
    }
}
