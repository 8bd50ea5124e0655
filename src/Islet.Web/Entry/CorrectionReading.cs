using Islet.Course;

namespace Islet.Web;

/// <summary>A correction as it was typed: the finding anew, why it replaces the old one, and the reason in words.</summary>
public static class CorrectionReading
{
    /// <summary>The reason of a version that brings an earlier one back.</summary>
    public const string Undo = "undo: an earlier version brought back";

    /// <summary>Signs of a reason.</summary>
    public const int LongestReason = 400;

    /// <summary>Why a finding replaces another; a withdrawal has a button of its own.</summary>
    public static IReadOnlyList<Why> Whys { get; } = [Why.Correction, Why.Review, Why.Addendum];

    public static string Said(Why why) => why switch
    {
        Why.Correction => T("The entry was wrong: the document always said this"),
        Why.Review => T("The same specimen or scan was read again"),
        Why.Addendum => T("The report was completed"),
        Why.Withdrawal => T("Never true of this patient"),
    };

    /// <exception cref="FormatException">The finding's own content is of no form; never for one that a view shows.</exception>
    public static TypedReading Of(EntryLayout layout, FormText typed, DiseaseCourse course, DateOnly today, Finding before)
    {
        var read = TypedReading.Of(layout, typed, course.Axis, today, before);
        List<FieldProblem> problems = [.. read.Problems];
        var whys = Whys.Where(why => why.ToString() == typed[TypedFinding.WhyField]).ToList();
        if (whys.Count == 0)
            problems.Add(new(TypedFinding.WhyField, null, "E_ENTRY_REASON", T("Say why it is replaced: wrong, read again, or completed.")));
        if (ProblemInReason(typed) is { } problem)
            problems.Add(problem);
        if (problems.Count == 0 && read.Finding is { } same && FindingKinds.Write(before.Content) == same.ContentJson && same.Happened == before.Happened && same.Reported == before.Reported)
            problems.Add(new(layout.Fields.First().Id, null, "E_ENTRY_SAME", T("Nothing differs from what is on record.")));
        var corrected = problems.Exists(p => p.Refuses) ? null : read.Finding! with { Supersedes = before.Id, Why = whys[0] };
        if (corrected is not null)
            problems.AddRange(EntryDoubts.Of(layout, [read with { Finding = corrected }], course, typed[TypedFinding.SureField].Length > 0, before));
        return read with { Finding = problems.Count > 0 ? null : corrected, Problems = problems };
    }

    public static FieldProblem? ProblemInReason(FormText typed) => typed[TypedFinding.ReasonField] switch
    {
        { Length: 0 } => new(TypedFinding.ReasonField, null, "E_ENTRY_REASON", T("The reason is missing. One sentence is enough, without a name.")),
        var reason when Signs.ProblemIn([reason], LongestReason) is { } sign => new(TypedFinding.ReasonField, null, sign.Code, sign.Says),
        _ => null,
    };

    public static string ReasonOf(FormText typed) => typed[TypedFinding.ReasonField].ReplaceLineEndings(" ");
}
