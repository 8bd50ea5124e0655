using Islet.Course;
using Islet.Figures;

namespace Islet.Board;

/// <summary>Whether there is anything to compare.</summary>
public enum ChangeStanding
{
    Compared,

    /// <summary>Characterized once, at the diagnosis.</summary>
    Once,

    /// <summary>Never characterized.</summary>
    Never,

    /// <summary>Several tumours, and nobody has said which one is meant.</summary>
    IndexOpen,
}

/// <summary>One component of the tumour at two characterizations.</summary>
/// <param name="What">What changed, or what leaves it open.</param>
public sealed record BoardDifference(string Label, string Before, string After, CaseChange Changed, string What);

/// <summary>What changed since the last characterization, and whether it matters.</summary>
/// <param name="Headline">The verdict in one sentence, or why there is none.</param>
/// <param name="Since">What happened after the last characterization; null: nothing to count from.</param>
public sealed record BoardChange(ChangeStanding Standing, string Headline, string? Since)
{
    /// <summary>"Second re-characterization, 2021-03-05, at progression" and the one before; null: not compared.</summary>
    public string? Earlier { get; init; }

    public string? Later { get; init; }

    /// <summary>Whether the change is significant by the Uppsala definition; null: not compared.</summary>
    public Answer? Meets { get; init; }

    public IReadOnlyList<BoardDifference> Differences { get; init; } = [];

    /// <summary>What an undecided verdict waits for.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>What must stand beside a verdict that rests on two values of Ki-67.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Whether it matters, as a board said.</summary>
    public string? Matters { get; init; }

    /// <summary>"2023-08-10 and 2024-01-04": the days between which <see cref="Statements"/> changed, and not the day of the view; null: not compared.</summary>
    public string? Between { get; init; }

    /// <summary>What the guideline said otherwise on the later day; empty where statements are off.</summary>
    public IReadOnlyList<BoardStatementChange> Statements { get; init; } = [];
}

/// <summary>Statements that begin to apply, apply no longer, or can no longer be decided.</summary>
public sealed record BoardStatementChange(string Says, IReadOnlyList<BoardStatement> Statements);
