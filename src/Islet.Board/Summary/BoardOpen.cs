using Islet.Course;

namespace Islet.Board;

/// <summary>A question whose answer would decide statements.</summary>
/// <param name="Settles">Statements that it decides whatever the answer, by number.</param>
/// <param name="MaySettle">Statements that some answers decide.</param>
/// <param name="Block">The block of the fact sheet in which it is entered; null: it comes with a finding.</param>
public sealed record BoardQuestion(Fact Fact, string Label, string Prompt, string Who, string How, IReadOnlyList<string> Settles, IReadOnlyList<string> MaySettle, string? Why, string? Block);

/// <summary>Something that a board asks of every patient and that is not known here.</summary>
/// <param name="Code">Of its line of what the tumour is.</param>
public sealed record BoardUnknown(string Code, string Label, string Why)
{
    /// <summary>The facts that the line reads: whoever finds them out enters them.</summary>
    public IReadOnlyList<Fact> Reads { get; init; } = [];
}

/// <summary>What cannot be decided, and what to ask next.</summary>
/// <param name="Unknown">Lines of what the tumour is that nobody knows.</param>
/// <param name="Questions">In their rule's order; empty where statements are off.</param>
/// <param name="Applying">How many statements apply, of the guidelines made for this patient; null: statements are off.</param>
public sealed record BoardOpen(IReadOnlyList<BoardUnknown> Unknown, IReadOnlyList<BoardQuestion> Questions, int? Applying, int? Undecided)
{
    /// <summary>Cautions that may mislead whoever reads the record, by code.</summary>
    public IReadOnlyList<BoardCaution> Cautions { get; init; } = [];
}

/// <param name="Code">C-PRRT.</param>
/// <param name="Statements">By number; none: about the record.</param>
public sealed record BoardCaution(string Code, string Says, IReadOnlyList<string> Statements);
