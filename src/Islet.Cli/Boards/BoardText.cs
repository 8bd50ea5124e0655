using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Cli.Boards;

/// <summary>A board summary in a terminal, section by section.</summary>
internal static class BoardText
{
    private const int Shown = 5; // questions, as on the page

    public static void Write(BoardSummary board, TextWriter output)
    {
        output.WriteLine($"P{board.Course.Patient}  {board.Course.Key}{(board.Course.Synthetic ? "  (synthetic)" : "")}  {board.Day}");
        output.WriteWrapped(board.Who);
        output.WriteWrapped(IntendedPurpose.Text);
        Head(output, board.HasDied ? T("What the tumour was") : T("What the tumour is now"));
        foreach (var fact in board.Facts)
            output.WriteWrapped($"  {fact.Label}: {string.Join("; ", fact.Beside.Prepend(fact.Value))}{From(fact)}");
        Head(output, T("What changed"));
        foreach (var said in new[] { board.Change.Headline, board.Change.Matters, board.Change.Since }.OfType<string>().Concat(board.Change.Lacks))
            output.WriteWrapped("  " + said);
        foreach (var row in board.Change.Differences)
            output.WriteWrapped($"  {row.Label}: {row.Before} → {row.After}{(row.What.Length > 0 ? $": {row.What}" : "")}");
        Head(output, T("Course"));
        foreach (var item in board.Timeline?.InList() ?? [])
            output.WriteWrapped("  " + item);
        Head(output, T("Response"));
        output.WriteWrapped("  " + (board.Response is { } response ? T($"Line {response.Line}, {response.Drugs}; best response, RECIST 1.1: {response.Best}. Progression-free: {response.ProgressionFree}.") : T("No lesion is measured under a line of therapy: response is not known.")));
        foreach (var said in board.Response?.Discordances ?? [])
            output.WriteWrapped("  " + said);
        Write(board.Options, output);
        if (!board.ShowsStatements)
            output.WriteWrapped(StatementSwitch.OffText);
        Write(board.Open, board.Awaiting, board.HasDied, output);
        Write(board.Plan, output);
        Head(output, T("Earlier decisions"));
        foreach (var one in board.Decisions)
        {
            output.WriteWrapped($"  {one.When}: {one.Plan} ({one.OutcomeInWords})");
            if (one.OnTheDay.Count > 0)
                output.WriteWrapped($"    {T("Running on its day:")} {string.Join("; ", one.OnTheDay)}");
            if (one.Since.Count > 0)
                output.WriteWrapped($"    {T("On record after it:")} {string.Join("; ", one.Since)}");
        }
    }

    private static string From(BoardFact fact) => fact.Sources is [var source, ..] ? $" [{string.Join(", ", new[] { source.Title, source.When, source.Ago, source.Holds is { } holds ? T($"stale: holds {holds}") : null }.OfType<string>())}]" : "";

    private static void Write(BoardOptions? options, TextWriter output)
    {
        if (options is null)
            return;
        Head(output, T("Options at the decision"));
        foreach (var option in options.Options)
        {
            output.WriteWrapped($"  {option.Title}");
            foreach (var one in option.Statements)
                output.WriteWrapped($"    {StatementWords.Bearing(one.Bearing)}: {one.Number} {one.Topic} ({one.StrengthInWords}, {one.Guideline})");
        }
    }

    private static void Write(BoardOpen open, IReadOnlyList<BoardConfirmation> awaiting, bool dead, TextWriter output)
    {
        Head(output, dead ? T("What is not known") : T("What cannot be decided, and what to ask next"));
        foreach (var one in open.Unknown)
            output.WriteWrapped($"  {one.Label}: {one.Why}");
        foreach (var one in awaiting)
            output.WriteWrapped($"  {T("To be confirmed:")} {one.Label} ({one.Why})");
        foreach (var question in open.Questions.Take(Shown))
            output.WriteWrapped($"  {question.Label}: {question.Prompt} ({question.Who})");
        foreach (var caution in open.Cautions)
            output.WriteWrapped($"  {caution.Code}: {caution.Says}");
    }

    private static void Write(BoardPlan? plan, TextWriter output)
    {
        if (plan is null)
            return;
        Head(output, T("Plan"));
        if (plan.Decided is { } decided)
            output.WriteWrapped("  " + T($"Decided on {plan.DecidedOn}: {decided}"));
        else if (plan.Over is { } over)
            output.WriteWrapped("  " + over);
        foreach (var due in plan.Due)
            output.WriteWrapped($"  {due.Name}: {due.When}{(due.OverdueSince is { } since ? "; " + T($"overdue since {since}") : "")} ({string.Join(", ", due.Statements)})");
    }

    private static void Head(TextWriter output, string title)
    {
        output.WriteLine();
        output.WriteLine(title);
    }
}
