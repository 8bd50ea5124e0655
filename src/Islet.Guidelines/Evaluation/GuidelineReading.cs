using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What one statement says of a patient on a day.</summary>
/// <param name="Truth">Applies, does not, or undecided with the facts it waits for.</param>
public sealed record StatementReading(Statement Statement, Truth Truth)
{
    public Answer Outcome => Truth.Answer;

    public bool Applies => Outcome is Answer.Yes;

    /// <summary>Of an applying statement that has a check: what it wants is on record. Unknown counts as not on record.</summary>
    public bool? CheckMet { get; init; }

    /// <summary>Whether the patient is of the subgroup that the text stresses, whatever the outcome; null: nobody knows, or the text stresses none.</summary>
    public bool? Emphasis { get; init; }

    /// <summary>Statements that apply as well and pull in another direction.</summary>
    public IReadOnlyList<Statement> Tension { get; init; } = [];
}

/// <summary>What every statement of a guideline says of a patient on a day, in the document's order.</summary>
/// <remarks>Evaluation rules of the statement base, section 2: nothing is assumed, nothing is resolved.</remarks>
public sealed class GuidelineReading
{
    private GuidelineReading(StatementBase guideline, IReadOnlyList<StatementReading> statements) => (Guideline, Statements) = (guideline, statements);

    public StatementBase Guideline { get; }

    public IReadOnlyList<StatementReading> Statements { get; }

    public StatementReading this[string id] => Statements.First(s => s.Statement.Id == id);

    public static GuidelineReading Of(StatementBase guideline, FactReader facts)
    {
        var applying = guideline.Statements.Where(s => s.Condition.Read(facts).Answer is Answer.Yes).ToHashSet();
        return new(guideline, [.. guideline.Statements.Select(s => Of(s, facts, applying))]);
    }

    private static StatementReading Of(Statement statement, FactReader facts, HashSet<Statement> applying)
    {
        var applies = applying.Contains(statement);
        return new(statement, statement.Condition.Read(facts))
        {
            CheckMet = applies && statement.Check is { } check ? check.Read(facts).Answer is Answer.Yes : null,
            Emphasis = statement.Emphasis?.Read(facts).Answer switch { Answer.Yes => true, Answer.No => false, _ => null },
            Tension = applies ? [.. applying.Where(other => statement.Tension.Contains(other.Id) || other.Tension.Contains(statement.Id))] : [],
        };
    }
}
