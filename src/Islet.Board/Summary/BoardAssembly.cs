using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>Puts a summary together: each section from its room, over one view.</summary>
internal static class BoardAssembly
{
    public static BoardSummary Of(DiseaseCourse course, View view, DateOnly? asOf, StatementBase? guideline)
    {
        var sheet = PatientSheet.Of(course, view);
        var said = guideline is null ? null : GuidelineSheet.Of(guideline, sheet, asOf);
        var facts = BoardFacts.Of(sheet);
        var alive = sheet.Died is null;
        var decisions = DecisionRecords.Of(sheet);
        return new(sheet, asOf, said)
        {
            Who = sheet.Summary,
            Day = PlanWords.On(view.Effective, course.Axis),
            Facts = facts,
            Awaiting = alive ? BoardConfirmations.Of(sheet, said, facts) : [],
            Change = BoardChanges.Of(sheet, said),
            Timeline = CourseTimeline.Of(sheet),
            Response = BoardResponses.Of(sheet),
            Options = said is not null && alive && !said.Options.IsEmpty ? BoardStatements.Options(said) : null,
            Open = BoardOpenings.Of(sheet, said, facts),
            Plan = alive ? BoardPlans.Of(sheet, said, decisions) : null,
            Decisions = decisions,
        };
    }
}
