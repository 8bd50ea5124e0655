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

    /// <summary>By "NANETS2020-SYS-02" or "SYS-02".</summary>
    public StatementReading this[string id] => Guideline.Evaluation.PlaceOf(id) is { } place ? Statements[place] : throw new KeyNotFoundException($"{Guideline.Name} has no statement {id}.");

    public static GuidelineReading Of(StatementBase guideline, FactReader facts) => new(guideline, guideline.Evaluation.Read(facts));
}
