using Islet.Guidelines;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary>What the program holds of the NANETS guideline: statements by topic, votes, and how its grades are computed.</summary>
internal static class GuidelinePage
{
    public static IReadOnlyList<string> Found { get; } =
    [
        "A panel's statements on the medical management and surveillance of pancreatic neuroendocrine tumours: observation, analogues, targeted drugs, chemotherapy, PRRT, treatment of the liver, functioning tumours, G3, follow-up.",
        "Where the panel voted, the text says how much of it agreed; where it did not agree, it says that.",
    ];

    public static IReadOnlyList<string> Summary { get; } = [QuotedPaperPage.Count($"{StatementBase.Nanets2020.Statements.Count} statements, {StatementBase.Nanets2020.Statements.Count(StatementWords.IsVoted)} with how much of the panel agreed.")];

    public static void Write(Action<string> line)
    {
        var guideline = StatementBase.Nanets2020;
        line("## How Islet computes it");
        line("");
        line("```");
        line("islet guideline list --guideline nanets-2020  # every statement, in the document's order");
        line("islet guideline evaluate facts.json           # for one patient: which apply, which do not, which wait for what");
        line("islet guideline check                         # the base itself, and the examples that it carries");
        line("```");
        line("");
        line("Statements are conditions on facts ([guidelines](../guidelines.md)): each applies, does not, or is undecided and names the facts that are missing.");
        line("");
        line("## Statements by section");
        line("");
        PaperPage.Rows(["section", "statements", "with a vote", "recommended or an option", "not recommended", "no consensus, definition, caution"], guideline.Statements.GroupBy(s => s.Section).Select(section => (IReadOnlyList<string>)
        [
            section.Key, N(section.Count()), N(section.Count(StatementWords.IsVoted)), N(section.Count(s => s.Stance is Stance.Recommended or Stance.Optional)), N(section.Count(s => s.Stance is Stance.NotRecommended)),
            N(section.Count(s => s.Stance is not (Stance.Recommended or Stance.Optional or Stance.NotRecommended))),
        ]), line);
        line("## How much of the panel agreed");
        line("");
        line("As the text words it, and how the words are read.");
        line("");
        PaperPage.Rows(["statement", "what was voted on", "the text's words", "read as", "printed"], EvidenceTable.Shipped.Votes.Select(vote => (Vote: vote, Statement: guideline.Find(vote.Statement))).Where(v => v.Statement is not null)
            .Select(v => (IReadOnlyList<string>)[v.Statement!.Number, v.Statement.Says, $"“{v.Vote.Words}”", StatementWords.Strength(v.Statement.Strength), v.Statement.Votes ?? ""]), line);
        Grades(line);
    }

    /// <summary>Table 1 of the guideline, asked of the program at each limit and just beside it.</summary>
    private static void Grades(Action<string> line)
    {
        line("## Grade (table 1)");
        line("");
        line("`islet classify FACTS.json`, at the limits of the table and just beside them. The paper prints the row of NET G3 as “G2 > 20 > 20”, a misprint.");
        line("");
        decimal[] indices = [2.9m, 3, 20, 20.1m];
        PaperPage.Rows(["Ki-67, %", "grade by Ki-67", "published"], indices.Select(ki67 => (IReadOnlyList<string>)
            [N(ki67), Clinic.Who2022.ByKi67(ki67).ToString(), ki67 < 3 ? "G1 (< 3)" : ki67 <= 20 ? "G2 (3–20)" : "G3 (> 20)"]), line);
    }

    private static string N(decimal number) => QuotedPaperPage.Count($"{number}");
}
