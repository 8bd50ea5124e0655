using Islet.Clinic;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The plan in short: what the last board decided, and what is due next by the schedules.</summary>
internal static class BoardPlans
{
    public static BoardPlan Of(PatientSheet sheet, GuidelineSheet? guideline, IReadOnlyList<DecisionRecord> decisions)
    {
        var (decided, over) = decisions is [var last, ..] ? (Standing(last), Over(last, sheet)) : (null, null);
        var plan = new BoardPlan(over is null ? decided : null, over is null && decided is not null ? decisions[0].When : null, [], []) { Over = over };
        if (guideline is null)
            return plan;
        var surveillance = SurveillancePlan.Of(sheet.Snapshot);
        return plan with
        {
            Due = [.. surveillance.Next.Select(next => Due(next, guideline, sheet.Course.Axis))],
            Waiting = [.. surveillance.Waiting.Select(w => T($"{FactWords.Label(w.Fact)}: {PlanWords.Waiting(w)}"))],
        };
    }

    /// <summary>What was done in its place takes the place of a plan; what became of one stands with it.</summary>
    private static string Standing(DecisionRecord last) => last.Outcome switch
    {
        DecisionOutcome.Changed => T($"{last.Decision.DoneInstead}, in place of {last.Plan}"),
        DecisionOutcome.Done => $"{last.Plan} ({last.OutcomeInWords})",
        DecisionOutcome.Open or DecisionOutcome.NotDone => last.Plan,
    };

    private static string? Over(DecisionRecord last, PatientSheet sheet) => last.Outcome is DecisionOutcome.NotDone ? T($"The last decision, of {last.When} ({last.Plan}), was not carried out; no plan is in force.")
        : PlanInForce.Over(last.Finding, sheet.Snapshot, sheet.Lines) is { } over ? T($"The last decision, of {last.When} ({(last.Outcome is DecisionOutcome.Changed ? Standing(last) : last.Plan)}), is overtaken by {Listed.And(By(over, sheet))}; no plan is in force.") : null;

    private static IEnumerable<string> By(Overtaken over, PatientSheet sheet)
    {
        if (over.Ended is { } ended)
            yield return T($"the end of line {Numbers.Count(ended.Number)}");
        if (over.Progression is { } progression)
            yield return T($"the progression of {Numbers.When(progression.Happened, sheet.Course.Axis)}");
        if (over.Lines.Count > 0)
            yield return SinceLast.Lines([.. over.Lines.Select(l => Numbers.Count(l.Number))]);
    }

    private static BoardDue Due(NextUp next, GuidelineSheet sheet, Course.Axis axis)
    {
        List<PlanWindow> overdue = [.. next.Overdue];
        var first = next.First;
        return new(next.Kind, PlanWords.Kind(next.Kind), first.Modality, PlanWords.Span(first, axis), first.Earliest, first.Latest,
            overdue.Count == 0 ? null : PlanWords.On(overdue.Min(w => w.OverdueSince ?? w.Earliest), axis),
            [.. (overdue.Count == 0 ? next.Windows : overdue).Select(w => w.Statement.Statement).Distinct().Select(s => sheet.NumberOf(PlanSheet.GuidelineOf(s), s))]);
    }
}
