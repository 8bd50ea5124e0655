using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What the answers to one fact would make of a statement that is undecided.</summary>
/// <param name="Applies">The answers by which it applies; null: none does alone.</param>
/// <param name="DoesNotApply">The answers by which it does not.</param>
public sealed record StatementDecision(Statement Statement, Reply? Applies, Reply? DoesNotApply);

/// <summary>A question to the patient, the record or a colleague that would decide statements which are undecided.</summary>
/// <param name="Fact">What an answer makes known.</param>
/// <param name="Settles">Statements that are decided whatever the answer.</param>
/// <param name="MaySettle">Statements that some answers decide, with those answers.</param>
public sealed record NextQuestion(Fact Fact, FactSource Source, IReadOnlyList<StatementDecision> Settles, IReadOnlyList<StatementDecision> MaySettle)
{
    public Wording Prompt => Source.Prompt;

    /// <summary>The block of the fact sheet in which it is entered; null: it comes with a finding.</summary>
    public QuestionBlock? Block => Source.Block;

    /// <summary>Of the statements that it settles whatever the answer or, if there are none, of those that it may settle.</summary>
    public Strength Strongest => Settles.Count > 0 ? Settles.Max(d => d.Statement.Strength) : MaySettle.Max(d => d.Statement.Strength);

    /// <summary>What the record says of the fact today, where a snapshot was asked; it gives the reason for which it is unknown, and what stood there before.</summary>
    public FactState? State { get; init; }
}

/// <summary>Two questions that settle together, whatever the answers, what neither settles alone.</summary>
public sealed record QuestionPair(FactSource First, FactSource Second, IReadOnlyList<Statement> Settles)
{
    public Strength Strongest => Settles.Max(s => s.Strength);
}
