using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What was typed of a decision's outcome, understood: a version of the decision that takes the place of the one seen.</summary>
/// <param name="Finding">Null: something is wrong.</param>
public sealed record OutcomeEntry(OutcomeForm Form, IReadOnlyDictionary<string, string> Wrong, NewFinding? Finding)
{
    private const int LongestText = 4000; // characters

    /// <param name="decided">The version of the decision that the writer has seen.</param>
    public static OutcomeEntry Of(OutcomeForm form, Finding decided, DateOnly today)
    {
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        if (form.Outcome is not (OutcomeForm.Done or OutcomeForm.Changed or OutcomeForm.NotDone))
            wrong[OutcomeForm.OutcomeField] = T("Choose what became of it.");
        var on = DayOf(form.Day, decided, today, wrong);
        Text(OutcomeForm.InsteadField, form.Instead, form.Outcome == OutcomeForm.Changed, T("Write what was done instead."), wrong);
        Text(OutcomeForm.ReasonField, form.Reason, form.Outcome is OutcomeForm.Changed or OutcomeForm.NotDone, T("Write why."), wrong);
        return new(form, wrong, wrong.Count > 0 ? null : Version(form, decided, on!.Value));
    }

    /// <summary>The first word on it completes the decision, and is known from its own day on; a later one corrects that word.</summary>
    private static NewFinding Version(OutcomeForm form, Finding decided, DateOnly on)
    {
        var before = (BoardDecision)decided.Content;
        var content = before with
        {
            Done = form.Outcome == OutcomeForm.Done,
            DoneOn = on,
            DoneInstead = form.Outcome == OutcomeForm.Changed ? form.Instead.Trim() : null,
            NotDoneReason = form.Outcome == OutcomeForm.Done ? null : form.Reason.Trim(),
        };
        var (reported, why) = before.Done is null ? (Reported.On(on), Why.Addendum) : (decided.Reported, Why.Correction);
        return new(decided.Happened, reported, content, Supersedes: decided.Id, Why: why);
    }

    private static DateOnly? DayOf(string typed, Finding decided, DateOnly today, Dictionary<string, string> wrong)
    {
        if (!Day.TryParse(typed.Trim(), out var day) || !day.IsExact)
            wrong[OutcomeForm.DayField] = T("Give the day by which it was known as year, month and day: 2019-05-17.");
        else if (day.First > today)
            wrong[OutcomeForm.DayField] = T("This day is still to come.");
        else if (decided.Happened.First is { } board && AxisPoint.Of(day.First) < board)
            wrong[OutcomeForm.DayField] = T("This day is before the board's.");
        else
            return day.First;
        return null;
    }

    private static void Text(string field, string typed, bool required, string missing, Dictionary<string, string> wrong)
    {
        if (required && string.IsNullOrWhiteSpace(typed))
            wrong[field] = missing;
        else if (typed.Length > LongestText)
            wrong[field] = T($"At most {LongestText} characters.");
    }
}
