using Islet.Course;

namespace Islet.Board;

/// <summary>What became of a decision, as somebody said later.</summary>
public enum DecisionOutcome
{
    /// <summary>Nobody said.</summary>
    Open,
    Done,

    /// <summary>Something else was done in its place.</summary>
    Changed,
    NotDone,
}

/// <summary>A statement that a decision departs from.</summary>
/// <param name="Statement">"NANETS2020-SYS-02".</param>
/// <param name="Reason">Null: a record without one, as files bring them.</param>
public sealed record Departure(string Statement, string? Reason);

/// <summary>A decision of a board as a view sees it: what was asked and planned, on which statements, and what became of it.</summary>
/// <param name="Finding">The version in view; what it replaced stands in <see cref="Replaced"/>.</param>
/// <param name="Number">Of the finding in the course, from 1.</param>
public sealed record DecisionRecord(Finding Finding, int Number, string When)
{
    public BoardDecision Decision => (BoardDecision)Finding.Content;

    /// <summary>The plan in words; of a decision that was recorded without words, what it says.</summary>
    public required string Plan { get; init; }

    public IReadOnlyList<string> Considered { get; init; } = [];

    public IReadOnlyList<string> Followed { get; init; } = [];

    public IReadOnlyList<Departure> Departures { get; init; } = [];

    public DecisionOutcome Outcome { get; init; }

    /// <summary>"done by 2024-05-02"; "not done: the patient declined".</summary>
    public required string OutcomeInWords { get; init; }

    /// <summary>Lines of therapy that ran on its day, with the days since they began: what was begun shortly before a board is not what came after it.</summary>
    public IReadOnlyList<string> OnTheDay { get; init; } = [];

    /// <summary>Treatments and procedures on record after it and before the next decision: what was seen to follow, beside what somebody said.</summary>
    public IReadOnlyList<string> Since { get; init; } = [];

    /// <summary>Earlier versions, latest first.</summary>
    public IReadOnlyList<FindingEntry> Replaced { get; init; } = [];

    public string RecordedBy => Finding.Recorded.By;
}
