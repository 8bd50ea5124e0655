using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Of one statement: a patient to whom it applies, and one to whom it does not, as the check made them.</summary>
/// <param name="DoesNotApply">Within the guideline's scope, where there is such a patient.</param>
/// <param name="ForEverybody">It applies to everybody within the scope.</param>
public sealed record StatementReach(Statement Statement, Witness Applies, Witness DoesNotApply, bool ForEverybody)
{
    public bool BothWays => Applies.Reach is Reach.Found && DoesNotApply.Reach is Reach.Found;

    /// <param name="scope">Of the guideline.</param>
    public static StatementReach Of(Statement statement, Condition scope)
    {
        var inside = Witness.Of(new Conjunction([scope, new Negation(statement.Condition)]), Answer.Yes);
        return new(statement, Witness.Of(statement.Condition, Answer.Yes), inside.Reach is Reach.Found ? inside : Witness.Of(statement.Condition, Answer.No), inside.Reach is Reach.Never);
    }
}
