using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How decisions of a board, and what became of them, are said.</summary>
public static class DecisionWords
{
    /// <summary>Of a decision without a plan in words what it says otherwise.</summary>
    public static string InShort(BoardDecision decision) => decision switch
    {
        { Decision: { } what, DecisionReason: { } why } => T($"{FactWords.Sentence(what)}, because of {FactWords.Word(why)}"),
        { Decision: { } what } => FactWords.Sentence(what),
        { Observation: true } => T("Observation, without tumour treatment"),
        { TherapyChanged: true } => T("Therapy changed"),
        { TherapyChanged: false } => T("Therapy kept"),
        _ => T("No plan in words"),
    };

    public static string Outcome(DecisionOutcome outcome, BoardDecision decision)
    {
        var said = outcome switch
        {
            DecisionOutcome.Open => T("nobody has said whether it was done"),
            DecisionOutcome.Done => decision.DoneOn is { } on ? T($"done by {on}") : T("done"),
            DecisionOutcome.Changed => T($"changed: {decision.DoneInstead}"),
            DecisionOutcome.NotDone => T("not done"),
        };
        return decision.NotDoneReason is { } reason ? T($"{said} ({reason})") : said;
    }

    /// <summary>In a table, beside the words.</summary>
    public static string Outcome(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Open => T("open"),
        DecisionOutcome.Done => T("done"),
        DecisionOutcome.Changed => T("changed"),
        DecisionOutcome.NotDone => T("not done"),
    };

    /// <summary>Whether the change mattered and changed therapy, as this board said; null: it did not say.</summary>
    public static string? Change(BoardDecision decision) => TissueWords.Joined(
        decision.ChangeMatters switch { true => T("the change matters for treatment"), false => T("the change does not matter for treatment"), null => null },
        decision.TherapyChanged switch { true => T("therapy was changed because of it"), false => T("therapy was not changed"), null => null },
        decision.BecauseOf is { Count: > 0 } because ? T($"because of {string.Join(", ", because.Select(FactWords.Word))}") : null);
}
