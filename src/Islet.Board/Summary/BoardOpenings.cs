using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>What cannot be decided, for want of what, and what to ask first.</summary>
internal static class BoardOpenings
{
    public static BoardOpen Of(PatientSheet sheet, GuidelineSheet? guideline, IReadOnlyList<BoardFact> facts)
    {
        List<BoardUnknown> unknown = [.. facts.Where(f => !f.IsKnown).Select(f => new BoardUnknown(f.Code, f.Label, f.Value) { Reads = f.Reads })];
        if (guideline is null)
            return new(unknown, [], null, null) { Cautions = [.. Cautions.Of(sheet.Snapshot).Select(c => new BoardCaution(c.Code, c.Says, []))] };
        var (applying, undecided) = (guideline.Readings.Sum(r => r.Statements.Count(s => s.Applies)), guideline.Readings.Sum(r => r.Statements.Count(s => s.Outcome is Answer.Unknown)));
        return new(unknown, sheet.Died is null ? [.. guideline.Questions.Select(q => Question(q, guideline))] : [], applying, undecided)
        {
            Cautions = [.. guideline.Cautions.Select(c => new BoardCaution(c.Code, c.Says, [.. c.Statements.Select(s => guideline.NumberOf(s.Guideline, s.Statement))]))],
        };
    }

    private static BoardQuestion Question(NextQuestion question, GuidelineSheet sheet) => new(question.Fact, FactWords.Label(question.Fact), question.Prompt.Said(), question.Source.Who.Said(), OutcomeWords.AnsweredBy(question.Source.By),
        Numbered(question.Settles, sheet), Numbered(question.MaySettle, sheet),
        question.State is { Reason: not (null or UnknownReason.NotRecorded) } state ? FactWords.Reason(question.Fact, state, sheet.Course.Axis) : null, question.Block?.Key);

    /// <summary>The strongest first.</summary>
    private static List<string> Numbered(IReadOnlyList<StatementDecision> decisions, GuidelineSheet sheet) =>
        [.. decisions.OrderByDescending(d => d.Statement.Strength).Select(d => sheet.NumberOf(sheet.GuidelineOf(d.Statement), d.Statement))];
}
