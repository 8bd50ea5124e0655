using Islet.Documents;
using Islet.Figures;
using Islet.Guidelines;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>A board summary as a Word document, section by section as the page has it.</summary>
public static class BoardWord
{
    public const string MediaType = WordDocument.MediaType;

    private const int Shown = 5; // questions, as on the page

    private static readonly WordPage Page = new(Margin: 850); // 15 mm

    private static readonly IReadOnlyList<WordStyle> Styles =
    [
        .. WordStyle.OfTables,
        new("Title", "Title", 0, 60, 32, Bold: true, KeepNext: true, IsBuiltIn: true),
        new("Heading1", "heading 1", 200, 60, 22, Bold: true, KeepNext: true, IsBuiltIn: true, Outline: 0),
        new("BoardText", "Board Text", 0, 40, 18),
        new("BoardNote", "Board Note", 40, 40, 15),
    ];

    /// <summary>The same summary is the same bytes.</summary>
    public static byte[] Of(BoardSummary board) => new WordDocument(T($"Board, patient {board.Course.Patient}, {board.Day}"), Page, Styles,
    [
        new WordParagraph("Title", [new(board.Course.Key), new($"  {T("Board")} {board.Day}{(board.Course.Synthetic ? "  (" + T("synthetic") + ")" : "")}")]),
        Text(board.Who),
        new WordParagraph("BoardNote", IntendedPurpose.Text),
        .. Facts(board), .. Change(board.Change), .. CourseInWords(board.Timeline), .. Response(board.Response), .. Options(board), .. Open(board), .. Plan(board.Plan), .. Decisions(board),
    ], Locale.Current.Code).ToBytes();

    private static IEnumerable<WordBlock> Facts(BoardSummary board) =>
    [
        Heading(board.HasDied ? T("What the tumour was") : T("What the tumour is now")),
        Grid([2, 5, 3], [T("Fact"), T("Value"), T("From")], board.Facts.Select(fact => Row(
            [Cell(fact.Label)],
            [new WordParagraph("TableText", [new(fact.Value, Bold: fact.IsKnown, Italic: !fact.IsKnown)]), .. fact.Beside.Concat(fact.Parts.Where(p => p.IsKnown).Select(p => $"{p.Label}: {p.Value}")).Select(Cell)],
            [.. fact.Sources.Select(s => Cell(string.Join(", ", new[] { s.Title, s.When, s.Ago, s.Holds is { } holds ? T($"stale: holds {holds}") : null }.OfType<string>())))]))),
    ];

    private static IEnumerable<WordBlock> Change(BoardChange change)
    {
        yield return Heading(T("What changed"));
        yield return new WordParagraph("BoardText", [new(change.Headline, Bold: true)]);
        foreach (var said in change.Lacks.Concat(change.Flags).Concat(new[] { change.Matters, change.Since }.OfType<string>()))
            yield return Text(said);
        if (change.Differences.Count > 0)
            yield return Grid([2, 3, 3, 3], ["", change.Earlier!, change.Later!, T("Difference")], change.Differences.Select(d => Row([Cell(d.Label)], [Cell(d.Before)], [Cell(d.After)], [Cell(d.What)])));
    }

    /// <summary>In words, for a document that is edited: what repeats is counted.</summary>
    private static IEnumerable<WordBlock> CourseInWords(TimelineFigure? timeline)
    {
        if (timeline is null)
            yield break;
        yield return Heading(T("Course"));
        foreach (var (lane, says) in timeline.InLanes())
            yield return new WordParagraph("BoardText", [new(lane + " ", Bold: true), new(says)]);
    }

    private static IEnumerable<WordBlock> Response(BoardResponse? response)
    {
        yield return Heading(T("Response"));
        if (response is null)
        {
            yield return Text(T("No lesion is measured under a line of therapy: response is not known."));
            yield break;
        }
        yield return Text(T($"Line {response.Line}, {response.Drugs}; best response, RECIST 1.1: {response.Best}. Progression-free: {response.ProgressionFree}."));
        if (response.TimePoint is { } day)
            yield return Grid([2, 2, 6], [T("Criterion"), day, T("Measured")], response.Criteria.Select(c => Row([Cell(c.Code)], [Cell(c.Category ?? T("values"))], [Cell(string.Join("; ", c.Measured))])));
        foreach (var said in response.Discordances.Concat(response.Looks))
            yield return Text(said);
    }

    private static IEnumerable<WordBlock> Options(BoardSummary board)
    {
        if (board.Options is not { } options)
        {
            if (!board.ShowsStatements)
                yield return Text(StatementSwitch.OffText);
            yield break;
        }
        yield return Heading(T("Options at the decision"));
        yield return new WordParagraph("BoardNote", T($"From {string.Join(", ", options.Guidelines)}, in the guidelines’ own order, which ranks nothing.") + " " + DecisionOptions.Surgery);
        foreach (var one in options.Shared)
            yield return new WordParagraph("BoardText", [new($"{one.Statement.Number} {one.Statement.Topic}. ", Bold: true), new($"{Held(one.Statement)}; {StatementWords.Bearing(one.Statement.Bearing)}: {string.Join(", ", one.Options)}")]);
        yield return Grid([2, 4, 4, 3], [T("Option"), T("For"), T("Against, and risks"), T("Left open")], options.Options.Select(o => Row(
            [new WordParagraph("TableText", [new(o.Title, Bold: true)]), .. o.Earlier.Select(Cell)],
            [.. o.With(Bearing.For).Select(Line)],
            [.. o.With(Bearing.Against).Concat(o.With(Bearing.Risk)).Select(Line), .. o.Cautions.Select(c => Cell(c.Whole))],
            [.. o.With(Bearing.Open).Select(Line)])));
    }

    private static IEnumerable<WordBlock> Open(BoardSummary board)
    {
        yield return Heading(board.HasDied ? T("What is not known") : T("What cannot be decided, and what to ask next"));
        foreach (var one in board.Open.Unknown)
            yield return new WordParagraph("BoardText", [new(one.Label + " ", Bold: true), new(one.Why, Italic: true)]);
        foreach (var one in board.Awaiting)
            yield return new WordParagraph("BoardText", [new(T("To be confirmed:") + " "), new(one.Label + " ", Bold: true), new(string.Join(", ", new[] { one.Value, one.Age, one.Owner, one.Why }.OfType<string>()))]);
        if (board.Open.Questions.Count > 0)
            yield return Grid([5, 3, 4], [T("Question"), T("Answered by"), T("Settles")], board.Open.Questions.Take(Shown).Select(q => Row([Cell($"{q.Label}: {q.Prompt}")], [Cell(q.Who)], [Cell(string.Join(", ", q.Settles.Concat(q.MaySettle).Take(Shown)))])));
        foreach (var one in board.Open.Cautions)
            yield return Text($"{one.Says} ({one.Code})");
    }

    private static IEnumerable<WordBlock> Plan(BoardPlan? plan)
    {
        if (plan is null)
            yield break;
        yield return Heading(T("Plan"));
        yield return Text(plan.Decided is { } decided ? T($"Decided on {plan.DecidedOn}: {decided}") : plan.Over ?? T("No decision of a board is on record."));
        foreach (var due in plan.Due)
            yield return new WordParagraph("BoardText", [new(due.Name + ": ", Bold: true), new(due.When + (due.OverdueSince is { } since ? "; " + T($"overdue since {since}") : "") + $" ({string.Join(", ", due.Statements)})")]);
    }

    private static IEnumerable<WordBlock> Decisions(BoardSummary board)
    {
        yield return Heading(T("Earlier decisions"));
        if (board.Decisions.Count == 0)
            yield return Text(T("No decision of a board is on record."));
        foreach (var one in board.Decisions)
        {
            yield return new WordParagraph("BoardText", [new($"{one.When}: ", Bold: true), new(one.Plan), new($" ({one.OutcomeInWords})", Italic: true)]);
            foreach (var departure in one.Departures)
                yield return new WordParagraph("BoardText", T($"Departs from {departure.Statement}:") + " " + (departure.Reason ?? T("no reason recorded")), indent: 1);
        }
    }

    private static WordParagraph Heading(string text) => new("Heading1", text);

    private static WordParagraph Text(string text) => new("BoardText", text);

    private static WordParagraph Cell(string text) => new("TableText", text);

    private static WordParagraph Line(BoardStatement s) => new("TableText", [new($"{s.Number} {s.Topic}. ", Bold: true), new($"{s.Says} ({Held(s)})")]);

    private static IReadOnlyList<WordParagraph>[] Row(params IReadOnlyList<WordParagraph>[] cells) => cells;

    private static string Held(BoardStatement s) => string.Join(", ", new[] { s.StanceInWords, s.StrengthInWords, s.Guideline }.Distinct());

    private static WordGrid Grid(int[] shares, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<IReadOnlyList<WordParagraph>>> rows) =>
        new([.. shares.Select(share => Page.Inner * share / shares.Sum())], [.. head.Select(Cell)], [.. rows]);
}
