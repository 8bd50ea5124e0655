using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The plan in short: what the last board decided, and what is due next by the schedules.</summary>
internal static class BoardPlans
{
    public static BoardPlan Of(PatientSheet sheet, GuidelineSheet? guideline, IReadOnlyList<DecisionRecord> decisions)
    {
        var last = decisions is [var latest, ..] ? latest : null;
        if (guideline is null)
            return new(last?.Plan, last?.When, [], []);
        var plan = SurveillancePlan.Of(sheet.Snapshot);
        return new(last?.Plan, last?.When, [.. plan.Next.Select(next => Due(next, guideline, sheet.Course.Axis))],
            [.. plan.Waiting.Select(w => T($"{FactWords.Label(w.Fact)}: {PlanWords.Waiting(w)}"))]);
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
