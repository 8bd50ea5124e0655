using Islet.Course;

namespace Islet.Board;

/// <summary>The decisions that a view sees, with what became of each.</summary>
public static class DecisionRecords
{
    /// <summary>The latest first.</summary>
    public static IReadOnlyList<DecisionRecord> Of(PatientSheet sheet)
    {
        List<FindingEntry> decided = [.. sheet.History.InView.Where(e => e.Finding.Content is BoardDecision).OrderBy(e => e.Finding.Happened.Last?.Days ?? decimal.MinValue).ThenBy(e => e.Number)];
        return [.. decided.Select((entry, i) => Of(entry, i + 1 < decided.Count ? decided[i + 1].Finding : null, sheet)).Reverse()];
    }

    private static DecisionRecord Of(FindingEntry entry, Finding? next, PatientSheet sheet)
    {
        var decision = (BoardDecision)entry.Finding.Content;
        var outcome = OutcomeOf(decision);
        return new(entry.Finding, entry.Number, Numbers.When(entry.Finding.Happened, sheet.Course.Axis))
        {
            Plan = decision.Plan ?? DecisionWords.InShort(decision),
            Considered = [.. decision.Considered?.Select(FactWords.Word) ?? []],
            Followed = decision.Followed ?? [],
            Departures = DeparturesOf(decision),
            Outcome = outcome,
            OutcomeInWords = DecisionWords.Outcome(outcome, decision),
            OnTheDay = [.. DecisionTrail.OnTheDay(entry.Finding, sheet)],
            Since = DecisionTrail.Since(entry.Finding, next, sheet),
            Replaced = entry.Replaced,
        };
    }

    public static DecisionOutcome OutcomeOf(BoardDecision decision) => decision switch
    {
        { Done: true } => DecisionOutcome.Done,
        { Done: false, DoneInstead: not null } => DecisionOutcome.Changed,
        { Done: false } => DecisionOutcome.NotDone,
        _ => DecisionOutcome.Open,
    };

    private static List<Departure> DeparturesOf(BoardDecision decision) =>
        [.. decision.DepartedFrom?.Select((id, i) => new Departure(id, decision.DepartureReasons?.ElementAtOrDefault(i) is { Length: > 0 } reason ? reason : decision.DepartureReason)) ?? []];
}
