using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>A part of a report.</summary>
public abstract record ReportBlock;

/// <summary>A paragraph, or one of a cell.</summary>
/// <param name="Lead">Set apart before the text.</param>
/// <param name="IsUnknown">Says that something is not known.</param>
public sealed record ReportText(string Text, string? Lead = null, bool IsUnknown = false, bool IsNote = false) : ReportBlock
{
    public string InOne => Lead is null ? Text : Text.Length == 0 ? Lead : $"{Lead} {Text}";
}

/// <param name="Shares">Of the columns, in the width of the page.</param>
/// <param name="Rows">Cells by row, each of paragraphs.</param>
public sealed record ReportTable(IReadOnlyList<int> Shares, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<IReadOnlyList<ReportText>>> Rows) : ReportBlock
{
    /// <summary>Where nothing can be drawn: a line for each row, each cell under its column's name but the first.</summary>
    public IEnumerable<string> InLines => Rows.Select(row => string.Join(" | ", row.Select((cell, i) => (Text: string.Join("; ", cell.Select(p => p.InOne)), Column: i)).Where(c => c.Text.Length > 0)
        .Select(c => c.Column == 0 || Head[c.Column].Length == 0 ? c.Text : $"{Head[c.Column]}: {c.Text}")));
}

/// <summary>One section of the board page.</summary>
/// <param name="Key">Snake case, for whoever adds to it.</param>
public sealed record ReportSection(string Key, string Title, IReadOnlyList<ReportBlock> Blocks)
{
    public IEnumerable<string> InLines => Blocks.SelectMany(block => block switch { ReportTable table => table.InLines, ReportText text => [text.InOne], _ => [] });
}

/// <summary>
/// A board summary in words, section by section as the page has it, with every day, age, mark and correction. Word draws it, a terminal and a FHIR document say it line by line:
/// what one of them says, all say.
/// </summary>
public static class BoardReport
{
    internal const int Shown = 5; // questions, as on the page

    public static IReadOnlyList<ReportSection> Of(BoardSummary board) =>
    [
        new("who", T("Who and what"), [new ReportText(board.Who)]),
        new("now", board.HasDied ? T("What the tumour was") : T("What the tumour is now"), [ReportFacts.Table(board)]),
        new("change", T("What changed"), [.. ReportFacts.Change(board)]),
        new("course", T("Course"), [.. ReportFacts.Course(board)]),
        new("response", T("Response"), [.. ReportFacts.Response(board.Response)]),
        .. board.Options is null && board.ShowsStatements ? Array.Empty<ReportSection>() : [new("options", T("Options at the decision"), [.. ReportStatements.Options(board)])],
        new("open", board.HasDied ? T("What is not known") : T("What cannot be decided, and what to ask next"), [.. ReportStatements.Open(board)]),
        .. board.Plan is { } plan ? [new ReportSection("plan", T("Plan"), [.. ReportStatements.Plan(plan, board)])] : Array.Empty<ReportSection>(),
        new("decisions", T("Earlier decisions"), [.. ReportStatements.Decisions(board)]),
    ];

    /// <summary>"core biopsy, 2023-12-26, 2.9 years ago, stale: holds 2 years".</summary>
    public static string Source(BoardSource source) =>
        TissueWords.Joined(source.Title, source.When, source.Ago, source.Holds is { } holds ? T($"stale: holds {holds}") : null)!;

    internal static IReadOnlyList<ReportText> Cell(params IEnumerable<string?> texts) => [.. texts.OfType<string>().Where(t => t.Length > 0).Select(t => new ReportText(t))];
}
