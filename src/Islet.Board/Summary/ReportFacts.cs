using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What the tumour is, what changed, how it came there and how it responded, in words.</summary>
internal static class ReportFacts
{
    public static ReportTable Table(BoardSummary board) => new([2, 5, 4], [T("Fact"), T("Value"), T("From")], [.. board.Facts.Select(Row)]);

    private static IReadOnlyList<IReadOnlyList<ReportText>> Row(BoardFact fact) =>
    [
        [new(fact.Label)],
        [new(fact.Value, IsUnknown: !fact.IsKnown), .. fact.Beside.Select(b => new ReportText(b)), .. fact.Parts.Where(p => p.IsKnown).Select(Part), .. Unknown(fact)],
        [.. fact.Sources.Select(s => new ReportText(BoardReport.Source(s)))],
    ];

    /// <summary>A part has its own days: an old one under a new line would pass for new.</summary>
    private static ReportText Part(BoardFact part) => new($"{part.Label}: {string.Join("; ", part.Beside.Prepend(part.Value))}{(part.Sources.Count > 0 ? $" ({string.Join("; ", part.Sources.Select(BoardReport.Source))})" : "")}");

    private static IEnumerable<ReportText> Unknown(BoardFact fact)
    {
        if (fact.Parts.Where(p => !p.IsKnown).Select(p => FactWords.Lower(p.Label)).ToList() is { Count: > 0 } open)
            yield return new(T($"not known: {string.Join(", ", open)}"), IsUnknown: true);
    }

    public static IEnumerable<ReportBlock> Change(BoardSummary board)
    {
        var change = board.Change;
        yield return new ReportText("", change.Headline);
        if (change is { Later: { } later, Earlier: { } earlier })
            yield return new ReportText(T($"{later}; against {FactWords.Lower(earlier)}"));
        if (change.Lacks.Count > 0)
            yield return new ReportText(T($"For want of: {string.Join("; ", change.Lacks)}"));
        foreach (var flag in change.Flags)
            yield return new ReportText(flag);
        if (change.Matters is { } matters)
            yield return new ReportText(matters, T("For treatment:"));
        if (change.Since is { } since)
            yield return new ReportText(since);
        if (change.Differences.Count > 0)
            yield return new ReportTable([2, 3, 3, 3], ["", change.Earlier!, change.Later!, T("Difference")],
                [.. change.Differences.Select(d => (IReadOnlyList<IReadOnlyList<ReportText>>)[BoardReport.Cell(d.Label), BoardReport.Cell(d.Before), BoardReport.Cell(d.After), BoardReport.Cell(d.What)])]);
        if (change is { Statements.Count: > 0, Between: { } between })
            yield return new ReportText(string.Join(" ", change.Statements.Select(s => $"{FactWords.Sentence(s.Says)} {string.Join(", ", s.Statements.Select(one => board.Named(one.Number)))}".TrimEnd() + ".")), T($"What the guideline said otherwise between {between}, and not what it says today:"));
    }

    public static IEnumerable<ReportBlock> Course(BoardSummary board)
    {
        if (board.Timeline?.InLanes() is not { Count: > 0 } lanes)
            yield return new ReportText(T("Nothing on record has a day."), IsUnknown: true);
        else
            yield return new ReportTable([2, 7], ["", T("What was done, and when")], [.. lanes.Select(l => (IReadOnlyList<IReadOnlyList<ReportText>>)[BoardReport.Cell(l.Lane), BoardReport.Cell(l.Says)])]);
    }

    public static IEnumerable<ReportBlock> Response(BoardResponse? response)
    {
        if (response is null)
        {
            yield return new ReportText(T("No lesion is measured under a line of therapy: response is not known."), IsUnknown: true);
            yield break;
        }
        yield return new ReportText(T($"Line {response.Line}, {response.Drugs}, as {response.Reader} measured it. Best response, RECIST 1.1: {response.Best}. Progression-free: {response.ProgressionFree}."));
        foreach (var said in response.Headline)
            yield return new ReportText("", said);
        if (response.TimePoint is { } day)
            yield return new ReportTable([2, 2, 6], [T("Criterion"), day, T("Measured")], [.. response.Criteria.Select(c => (IReadOnlyList<IReadOnlyList<ReportText>>)
                [BoardReport.Cell(c.Code), BoardReport.Cell(c.Head ?? T("no value")), BoardReport.Cell([.. c.Beside, c.Cautions > 0 ? T(c.Cautions, "{0} caution", "{0} cautions") : null])])]);
        foreach (var unread in response.Unread)
            yield return new ReportText(unread.Says);
        foreach (var said in response.Discordances)
            yield return new ReportText(said, T("Where they differ:"));
        foreach (var said in response.Looks)
            yield return new ReportText(said);
    }
}
