using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What was typed of a decision, understood: what is wrong stands by field, and without a fault the finding that it makes.</summary>
/// <param name="Wrong">Words beside a field, by its name.</param>
/// <param name="Finding">Null: something is wrong.</param>
public sealed record DecisionEntry(DecisionForm Form, IReadOnlyDictionary<string, string> Wrong, NewFinding? Finding)
{
    private const int LongestText = 4000, LongestRole = 80, MostRoles = 30; // characters; roles

    /// <summary>What a board weighs, by the words of the record.</summary>
    public static IReadOnlyList<string> Treatments { get; } = ["ssa", "prrt", "everolimus", "sunitinib", "chemotherapy", "embolization", "surgery", "ablation", "radiotherapy", "trial", "observation"];

    /// <summary>What in a characterization may change the plan, by the words of the record.</summary>
    public static IReadOnlyList<string> Causes { get; } = ["ki67", "grade", "tracer_pattern", "hormones", "syndrome"];

    /// <param name="summary">What the board was shown: only its statements may be followed or departed from.</param>
    public static DecisionEntry Of(DecisionForm form, BoardSummary summary, DateOnly today)
    {
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        var day = DayOf(form.Day, summary, today, wrong);
        Text(DecisionForm.QuestionField, form.Question, T("Write what the board was asked."), wrong);
        Text(DecisionForm.PlanField, form.Plan, T("Write the plan."), wrong);
        Statements(form, summary, wrong);
        var present = Roles(form.Present, wrong);
        if (form.OtherConsidered.Length > LongestText)
            wrong[DecisionForm.OtherField] = TooLong();
        return new(form, wrong, wrong.Count > 0 ? null : new(day!.Value, Reported.WhenItHappened, Content(form, summary, present)));
    }

    private static BoardDecision Content(DecisionForm form, BoardSummary summary, IReadOnlyList<string> present)
    {
        List<string> departed = [.. Shown(summary).Where(form.Departed.ContainsKey)];
        return new()
        {
            StatedBy = StatedBy.Board,
            Question = form.Question.Trim(),
            Plan = form.Plan.Trim(),
            Considered = Some([.. Treatments.Where(t => form.Considered.Contains(t, StringComparer.Ordinal)), .. Parts(form.OtherConsidered)]),
            Observation = form.Observation ? true : null,
            Followed = Some([.. Shown(summary).Where(id => form.Followed.Contains(id, StringComparer.Ordinal))]),
            DepartedFrom = Some(departed),
            DepartureReasons = Some([.. departed.Select(id => form.Departed[id].Trim())]),
            ChangeMatters = Said(form.Matters),
            TherapyChanged = Said(form.TherapyChanged),
            BecauseOf = Some([.. Causes.Where(c => form.BecauseOf.Contains(c, StringComparer.Ordinal))]),
            Present = Some(present),
        };
    }

    /// <summary>"PRRT after SSA (SEQ-12)", as the form names it.</summary>
    private static string Named(string id, BoardSummary summary)
    {
        var one = summary.Options!.Shown.First(s => s.Id == id);
        return $"{one.Topic} ({one.Number})";
    }

    private static IEnumerable<string> Shown(BoardSummary summary) => summary.Options?.Shown.Select(s => s.Id) ?? [];

    private static DateOnly? DayOf(string typed, BoardSummary summary, DateOnly today, Dictionary<string, string> wrong)
    {
        if (!Day.TryParse(typed.Trim(), out var day) || !day.IsExact)
            wrong[DecisionForm.DayField] = T("Give the day of the board as year, month and day: 2019-05-17.");
        else if (day.First > today)
            wrong[DecisionForm.DayField] = T("This day is still to come.");
        else if (summary.Sheet.Died?.Happened.Last is { } death && AxisPoint.Of(day.First) > death)
            wrong[DecisionForm.DayField] = T("The patient had died by this day.");
        else
            return day.First;
        return null;
    }

    private static void Text(string field, string typed, string missing, Dictionary<string, string> wrong)
    {
        if (string.IsNullOrWhiteSpace(typed))
            wrong[field] = missing;
        else if (typed.Length > LongestText)
            wrong[field] = TooLong();
    }

    /// <summary>Each departure has a reason of its own, and a reason stands only beside a departure.</summary>
    private static void Statements(DecisionForm form, BoardSummary summary, Dictionary<string, string> wrong)
    {
        HashSet<string> shown = [.. Shown(summary)];
        foreach (var id in form.Followed.Concat(form.Departed.Keys).Where(id => !shown.Contains(id)))
            wrong[DecisionForm.StatementField(id)] = T($"{Board.Shown.Cut(id)} is not among the statements shown for or against an option today. Look at the board page again.");
        foreach (var (id, reason) in form.Departed.Where(d => shown.Contains(d.Key)))
        {
            if (string.IsNullOrWhiteSpace(reason))
                wrong[DecisionForm.ReasonField(id)] = T($"Say why the plan departs from {Named(id, summary)}.");
            else if (reason.Length > LongestText)
                wrong[DecisionForm.ReasonField(id)] = TooLong();
            else if (form.Followed.Contains(id, StringComparer.Ordinal))
                wrong[DecisionForm.StatementField(id)] = T("The plan cannot both follow a statement and depart from it.");
        }
    }

    private static List<string> Roles(string typed, Dictionary<string, string> wrong)
    {
        List<string> roles = [.. Parts(typed)];
        if (roles.Count > MostRoles || roles.Exists(r => r.Length > LongestRole))
            wrong[DecisionForm.PresentField] = T($"Name at most {MostRoles} roles of up to {LongestRole} characters, apart by commas.");
        return roles;
    }

    private static IEnumerable<string> Parts(string typed) => typed.Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase);

    private static IReadOnlyList<string>? Some(IReadOnlyList<string> words) => words.Count == 0 ? null : words;

    private static bool? Said(string word) => word switch { DecisionForm.Yes => true, DecisionForm.No => false, _ => null };

    private static string TooLong() => T($"At most {LongestText} characters.");
}
