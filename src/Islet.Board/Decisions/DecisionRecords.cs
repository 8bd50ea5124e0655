using Islet.Course;
using static Islet.Language.Catalogue;

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
            Since = [.. Since(entry.Finding, next, sheet)],
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

    /// <summary>Treatments begun and procedures done from the day of the decision until the next one: what the record shows, beside what somebody said became of it.</summary>
    private static IEnumerable<string> Since(Finding decision, Finding? next, PatientSheet sheet)
    {
        if (decision.Happened.First is not { } from)
            yield break;
        bool Follows(Finding f) => f.Happened.First is { } at && at >= from && (next?.Happened.First is not { } until || at < until);
        var axis = sheet.Course.Axis;
        foreach (var line in sheet.Lines.Lines.Where(l => Follows(l.Boundary.Episode.Finding)))
            yield return T($"line {Numbers.Count(line.Number)}, {TimelineWords.OwnDrugs(line)}, from {Numbers.When(line.Start, axis)}");
        foreach (var done in sheet.Snapshot.Visible<Procedure>().Select(s => s.Finding).Where(Follows))
            yield return T($"{FactWords.Word(((Procedure)done.Content).Name)}, {Numbers.When(done.Happened, axis)}");
    }
}
