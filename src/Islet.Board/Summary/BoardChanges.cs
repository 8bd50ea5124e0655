using Islet.Clinic;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The last two characterizations side by side, in the words of their verdict.</summary>
internal static class BoardChanges
{
    public static BoardChange Of(PatientSheet sheet, GuidelineSheet? guideline) => sheet.Changes switch
    {
        { IsIndexOpen: true } => new(ChangeStanding.IndexOpen, T("Not compared: the patient has several neuroendocrine neoplasms, and nobody has said which one is meant."), null),
        { Characterizations.Count: 0 } => new(ChangeStanding.Never, T("Never characterized: no biopsy, PET or hormone panel is on record that could be compared."), SinceLast.Of(sheet)),
        { Changes.Count: 0 } => new(ChangeStanding.Once, T("Characterized once; there is nothing to compare with."), SinceLast.Of(sheet)),
        { Changes: var changes } => Compared(changes[^1], sheet, guideline),
    };

    private static BoardChange Compared(Recharacterization change, PatientSheet sheet, GuidelineSheet? guideline)
    {
        var panel = CaseChart.Of(change, sheet);
        return new(ChangeStanding.Compared, panel.Conclusion, SinceLast.Of(sheet))
        {
            Earlier = T($"{panel.Days[0].Title} (C{change.From.Number}), {panel.Days[0].When}"),
            Later = T($"{panel.Days[1].Title} (C{change.To.Number}), {panel.Days[1].When}"),
            Meets = change.Verdict.Meets.Answer,
            Differences = [.. panel.Rows.Select(row => new BoardDifference(row.Label, Said(row.Cells[0]), Said(row.Cells[1]), row.Changed, row.Change))],
            Lacks = ChangeWords.Lacks(change.Verdict),
            Flags = ChangeWords.Flags(change),
            Between = T($"{PlanWords.On(change.Before.Effective, sheet.Course.Axis)} and {PlanWords.On(change.After.Effective, sheet.Course.Axis)}"),
            Matters = ChangeWords.Board(change, sheet.Course.Axis),
            Statements = guideline?.Difference is (_, { } difference) ? [.. ChangeWords.Guideline(difference).Select(g => new BoardStatementChange(g.What, [.. g.Statements.Select(s => BoardStatements.Of(guideline, s.Statement))]))] : [],
        };
    }

    private static string Said(Figures.CaseCell cell) => cell.Detail.Length > 0 ? $"{cell.Value} ({cell.Detail})" : cell.Value;
}
