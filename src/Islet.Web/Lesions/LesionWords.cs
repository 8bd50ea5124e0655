using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>How lesions, their sizes and what is made of them are said.</summary>
public static class LesionWords
{
    public static string Role(string role) => role switch
    {
        "target" => "target",
        "non_target" => "non-target",
        "new" => "new",
        "" => T("no role stated"),
        _ when role.StartsWith(LesionEntry.PartOf, StringComparison.Ordinal) => T("part of ") + role[LesionEntry.PartOf.Length..],
        _ => role,
    };

    /// <summary>A read in a cell: the size that counts, or the state in words.</summary>
    public static string Cell(LesionRead? read, bool isNode) => read switch
    {
        null => T("not read"),
        { MergedInto: { } into } => $"in {into}",
        { Status: LesionStatus.Absent } => "gone",
        { Status: LesionStatus.TooSmall } => T("too small"),
        { Status: LesionStatus.NotEvaluable } => T("not evaluated"),
        { Status: LesionStatus.NotMalignant } => "benign",
        _ => string.Join(' ', new[] { SizeCell.Number(isNode ? read.ShortAxisMm : read.LongestMm), State(read, isNode) }.Where(part => part.Length > 0)),
    };

    public static bool IsSize(LesionRead? read, bool isNode) => read is { MergedInto: null, Status: LesionStatus.Present or null } && (isNode ? read.ShortAxisMm : read.LongestMm) is not null;

    /// <summary>What one saving did, lesion by lesion.</summary>
    public static string Changes(LesionSaving saving, DiseaseCourse course)
    {
        string Of(Finding f)
        {
            var read = (LesionRead)f.Content;
            var before = f.Supersedes is { } older ? course.Findings.FirstOrDefault(o => o.Id == older)?.Content as LesionRead : null;
            var (now, isNode) = (f.IsWithdrawal ? "withdrawn" : Cell(read, LesionOrgan.IsNode(read.Organ)), LesionOrgan.IsNode(read.Organ));
            return before is null || f.IsWithdrawal ? $"{read.Lesion} {now}" : $"{read.Lesion} {Cell(before, isNode)} → {now}";
        }
        return string.Join("; ", saving.Findings.Where(f => f.Content is LesionRead).Select(Of));
    }

    /// <summary>What is wrong with a target, and what to do. Eisenhauer et al. 2009, sections 3.1, 3.2 and 4.2.</summary>
    /// <param name="leastMm">Size from which the lesion would be measurable; null: size is not what is missing.</param>
    public static string Fault(BaselineIssue issue, decimal? leastMm) => issue switch
    {
        BaselineIssue.MaxTotal => T("More than 5 targets: at most 5 are followed. Make the least reproducible a non-target."),
        BaselineIssue.MaxPerOrgan => T("More than 2 targets in one organ; lymph nodes everywhere are one organ. Make one a non-target."),
        BaselineIssue.NotMeasurable when leastMm is { } least => T($"Below {SizeCell.Number(least)} mm: not measurable as a target with these slices. Make it a non-target."),
        BaselineIssue.NotMeasurable => T("Not measurable as a target. Type its size, or make it a non-target."),
        BaselineIssue.Node10To15AsTarget => T("A node of 10 to under 15 mm is disease, and no target. Make it a non-target."),
        BaselineIssue.NodeNormalRecorded => T("A node under 10 mm is normal: it is no target and no disease."),
        BaselineIssue.LateTarget => T("Targets are fixed at the baseline. What is first seen later is a new lesion."),
        BaselineIssue.BaselineWindow => T("The scan is not within the 28 days before the treatment began."),
        BaselineIssue.PriorLocalTherapy => T("Treated locally before, and no progression of it is recorded since: no target."),
    };

    public static string Category(ResponseCategory? category) => category is { } c ? ResponseWords.Worded(c).Said() : T("no category");

    /// <summary>A category in full, once, for who does not know the letters.</summary>
    public static string InFull(ResponseCategory category) => category switch
    {
        ResponseCategory.NA => T("no such disease at baseline"),
        ResponseCategory.NE => T("not evaluable"),
        ResponseCategory.CR => T("complete response"),
        ResponseCategory.PR => T("partial response"),
        ResponseCategory.MR => T("minor response"),
        ResponseCategory.SD => T("stable disease"),
        ResponseCategory.NonCrNonPd => T("neither complete response nor progression"),
        ResponseCategory.PD => T("progressive disease"),
        ResponseCategory.NED => T("no evidence of disease"),
        ResponseCategory.Cmr => T("complete metabolic response"),
        ResponseCategory.Pmr => T("partial metabolic response"),
        ResponseCategory.Smd => T("stable metabolic disease"),
        ResponseCategory.Pmd => T("progressive metabolic disease"),
        ResponseCategory.Response => "response",
        ResponseCategory.NoResponse => T("no response"),
        ResponseCategory.Stable => "stable",
        ResponseCategory.Progression => "progression",
        ResponseCategory.EarlyResponder => T("early responder"),
        ResponseCategory.NonResponder => T("no early response"),
        ResponseCategory.NotApplicable => T("not applicable"),
    };

    private static string State(LesionRead read, bool isNode) => read.Status switch
    {
        LesionStatus.Equivocal => "equivocal",
        LesionStatus.Worsened => "worsened",
        LesionStatus.Progressing => "progressing",
        LesionStatus.Present when !IsSize(read, isNode) => "present",
        null when !IsSize(read, isNode) => T("no size"),
        _ => "",
    };
}
