namespace Islet.Guidelines;

/// <summary>How the text of a guideline words a vote.</summary>
/// <param name="Statement">Id of the statement that was voted on.</param>
/// <param name="Words">The few words that carry the weight.</param>
public sealed record VoteWording(string Statement, string Words, string Lines);

/// <summary>One vote that a guideline reports: what was voted on, how the text words it, and how the words are read.</summary>
/// <param name="Wording">Null where nobody has taken the words down.</param>
public sealed record PanelVote(Statement Statement, VoteWording? Wording)
{
    public Strength Strength => Statement.Strength;

    /// <summary>The text says in the same breath that there was no consensus, and yet that most leaned one way.</summary>
    public bool IsQualified => Strength is Strength.Majority or Strength.SignificantMajority && Wording is { } w
        && (w.Words.Contains("no agreement", StringComparison.Ordinal) || w.Words.Contains("consensus", StringComparison.Ordinal));
}

/// <summary>The votes of a panel, in the document's order.</summary>
public static class VoteLedger
{
    public static IReadOnlyList<PanelVote> Of(StatementBase guideline) => Of(guideline, EvidenceTable.Shipped);

    public static IReadOnlyList<PanelVote> Of(StatementBase guideline, EvidenceTable evidence)
    {
        var wordings = evidence.Votes.ToDictionary(v => v.Statement, StringComparer.Ordinal);
        return [.. guideline.Statements.Where(s => s.Strength is not Strength.Unstated).Select(s => new PanelVote(s, wordings.GetValueOrDefault(s.Id)))];
    }
}
