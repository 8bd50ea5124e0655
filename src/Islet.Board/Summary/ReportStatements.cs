using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Options, what is open, the plan and earlier decisions, in words.</summary>
internal static class ReportStatements
{
    public static IEnumerable<ReportBlock> Options(BoardSummary board)
    {
        if (board.Options is not { } options)
        {
            yield return new ReportText(StatementSwitch.OffText);
            yield break;
        }
        yield return new ReportText($"{T($"From {string.Join(", ", options.Guidelines)}, in the guidelines’ own order, which ranks nothing.")} {DecisionOptions.Surgery}", IsNote: true);
        foreach (var one in options.Shared)
            yield return Line(one.Statement, board) is var line ? line with { Text = $"{line.Text} {FactWords.Sentence(StatementWords.Bearing(one.Statement.Bearing))}: {string.Join(", ", one.Options.Select(FactWords.Lower))}." } : line;
        if (options.Options.Count > 0)
            yield return new ReportTable([3, 5, 5, 3], [T("Option"), T("For"), T("Against, and risks"), T("Left open")], [.. options.Options.Select(o => Row(o, board))]);
        if (options.Passing.Count > 0)
            yield return new ReportText(string.Join("; ", options.Passing.Select(o => $"{FactWords.Lower(o.Title)} ({string.Join(", ", o.Statements.Select(s => board.Named(s.Number)).Distinct())})")) + ".", T("Only named beside others, or only how it is given:"));
        if (options.Silent.Count > 0)
            yield return new ReportText(T($"No applying statement speaks of {string.Join(", ", options.Silent.Select(FactWords.Lower))}."));
    }

    private static IReadOnlyList<IReadOnlyList<ReportText>> Row(BoardOption option, BoardSummary board) =>
    [
        [new(option.IsRunning ? T("running") : option.WasGiven ? T("given before") : "", option.Title), .. BoardReport.Cell(option.Earlier)],
        [.. option.With(Bearing.For).Select(s => Line(s, board))],
        [.. option.With(Bearing.Against).Concat(option.With(Bearing.Risk)).Select(s => Line(s, board)), .. BoardReport.Cell(option.Cautions.Select(c => c.Whole))],
        [.. option.With(Bearing.Open).Concat(option.Over).Select(s => Line(s, board)), .. option.Undecided.Count > 0 ? [new ReportText(T($"undecided: {string.Join(", ", option.Undecided.Select(board.Named))}"))] : Array.Empty<ReportText>()],
    ];

    /// <summary>What keeps a reader from error stands in the same breath as the statement: strength, what overtook it, its cautions, the age of what it rests on.</summary>
    private static ReportText Line(BoardStatement s, BoardSummary board) => new(string.Join(" ", new[]
    {
        s.ToldUnder is { } other ? T($"(told under {FactWords.Lower(other)})") : s.Says,
        $"({string.Join(", ", new[] { s.StanceInWords, s.StrengthInWords, s.Guideline }.Distinct())})",
        s.Over is { } over ? T($"Period over: {over}") : null,
        s.Superseded is { } overtaken ? T($"Overtaken: {overtaken}") : null,
        s.Stale.Count > 0 ? T($"Rests on old values: {string.Join("; ", s.Stale)}.") : null,
        s.Cautions.Count > 0 ? T($"Caution: {string.Join(", ", s.Cautions.Select(CautionTags.Of))}.") : null,
        s.Tension.Count > 0 ? T($"Pulls against {string.Join(", ", s.Tension.Select(board.Named))}.") : null,
    }.OfType<string>()), $"{s.Number} {s.Topic}.");

    public static IEnumerable<ReportBlock> Open(BoardSummary board)
    {
        if (board.Open is { Applying: { } applying, Undecided: { } undecided })
            yield return new ReportText($"{T(applying, "{0} statement applies", "{0} statements apply")}, {T(undecided, "{0} cannot be decided", "{0} cannot be decided")}.");
        foreach (var one in board.Open.Unknown)
            yield return new ReportText(one.Why, one.Label, IsUnknown: true);
        foreach (var one in board.Awaiting)
            yield return new ReportText(string.Join(", ", new[] { one.Label, one.Value, one.Age is { } age ? T($"{age} old, stated by {one.Owner}; {one.Why}") : one.Why }.OfType<string>()), T("To be confirmed:"));
        if (board.Open.Questions.Count > 0)
            yield return new ReportTable([5, 3, 4], [T("Question"), T("Answered by"), T("Settles")], [.. board.Open.Questions.Take(BoardReport.Shown).Select(q => (IReadOnlyList<IReadOnlyList<ReportText>>)
                [BoardReport.Cell($"{q.Label}: {q.Prompt}", q.Why), BoardReport.Cell(q.Who, q.How), BoardReport.Cell(string.Join(", ", q.Settles.Concat(q.MaySettle).Take(BoardReport.Shown).Select(board.Named)))])]);
        foreach (var one in board.Open.Cautions)
            yield return new ReportText(one.Statements.Count == 0 ? one.Says : $"{one.Says} {T($"Concerns {string.Join(", ", one.Statements.Select(board.Named))}.")}", CautionTags.Heading(one.Code));
    }

    public static IEnumerable<ReportBlock> Plan(BoardPlan plan, BoardSummary board)
    {
        yield return plan.Decided is { } decided ? new ReportText(decided, T($"Decided on {plan.DecidedOn}:")) : new ReportText(plan.Over ?? T("No decision of a board is on record."), IsUnknown: true);
        foreach (var due in plan.Due)
            yield return new ReportText($"{due.When}, {due.Modality}{(due.OverdueSince is { } since ? "; " + T($"overdue since {since}") : "")} ({string.Join(", ", due.Statements.Select(board.Named))})", due.Name + ":");
        foreach (var waiting in plan.Waiting)
            yield return new ReportText(waiting);
    }

    public static IEnumerable<ReportBlock> Decisions(BoardSummary board) => board.Decisions.Count == 0 ? [new ReportText(T("No decision of a board is on record."), IsUnknown: true)] : board.Decisions.SelectMany(d => Decision(d, board));

    private static IEnumerable<ReportText> Decision(DecisionRecord one, BoardSummary board)
    {
        yield return new(one.Plan, one.When + ":");
        var said = new[]
        {
            one.Decision.Question is { } question ? $"{T("Question:")} {question}" : null,
            one.Considered.Count > 0 ? T($"Weighed: {string.Join(", ", one.Considered.Select(FactWords.Word))}") : null,
            one.Followed.Count > 0 ? T($"Follows {string.Join(", ", one.Followed.Select(board.Named))}") : null,
        };
        foreach (var text in said.OfType<string>())
            yield return new(text);
        foreach (var departure in one.Departures)
            yield return new($"{T($"Departs from {board.Named(departure.Statement)}:")} {departure.Reason ?? T("no reason recorded")}");
        if (DecisionWords.Change(one.Decision) is { } change)
            yield return new(FactWords.Sentence(change));
        if (one.Decision.Present is { Count: > 0 } present)
            yield return new(T($"Present: {string.Join(", ", present)}"));
        yield return new($"{T("What became of it:")} {one.OutcomeInWords}");
        if (one.OnTheDay.Count > 0)
            yield return new($"{T("Running on its day:")} {string.Join("; ", one.OnTheDay)}");
        if (one.Since.Count > 0)
            yield return new($"{T("On record after it:")} {string.Join("; ", one.Since)}");
    }
}
