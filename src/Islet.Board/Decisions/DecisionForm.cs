using Islet.Clinic;

namespace Islet.Board;

/// <summary>A decision as it was typed, field by field.</summary>
/// <param name="Seen">How many findings the course had when the form was opened: what was recorded after them its writer has not seen.</param>
/// <param name="Departed">Statements departed from, with the reason typed beside each.</param>
/// <param name="Matters">yes, no or nothing: the change matters for treatment.</param>
/// <param name="Present">Roles, apart by commas or lines.</param>
public sealed record DecisionForm(int Seen, string Day, string Question, string Plan, IReadOnlyList<string> Considered, string OtherConsidered, bool Observation,
    IReadOnlyList<string> Followed, IReadOnlyDictionary<string, string> Departed, string Matters, string TherapyChanged, IReadOnlyList<string> BecauseOf, string Present)
{
    public const string SeenField = "seen", DayField = "day", QuestionField = "question", PlanField = "plan", ConsideredField = "considered", OtherField = "other", ObservationField = "observation",
        MattersField = "matters", ChangedField = "changed", BecauseField = "because", PresentField = "present", Yes = "yes", No = "no", Follows = "follows", Departs = "departs";

    /// <summary>Of one statement: whether the plan follows it, departs from it, or says nothing.</summary>
    public static string StatementField(string id) => "s-" + id;

    public static string ReasonField(string id) => "why-" + id;

    public static DecisionForm Empty(int seen, string day) => new(seen, day, "", "", [], "", false, [], new Dictionary<string, string>(), "", "", [], "");

    /// <summary>For a board of today: its question is that of the referral that waits for it, the latest where several do.</summary>
    public static DecisionForm For(Snapshot snapshot, DateOnly today) => Empty(snapshot.Course.Findings.Count, Numbers.Iso(today)) with
    {
        Question = DueWork.Boards(snapshot).OrderBy(board => board.Referred).LastOrDefault(board => board.Question is not null)?.Question ?? "",
    };

    public string StandingOf(string id) => Departed.ContainsKey(id) ? Departs : Followed.Contains(id, StringComparer.Ordinal) ? Follows : "";
}

/// <summary>What became of a decision, as it was typed.</summary>
/// <param name="Number">Of the finding in the course, from 1: the version that the writer has seen.</param>
/// <param name="Outcome">done, changed or not_done.</param>
public sealed record OutcomeForm(int Number, string Outcome, string Day, string Instead, string Reason)
{
    public const string OutcomeField = "outcome", DayField = "on", InsteadField = "instead", ReasonField = "reason", Done = "done", Changed = "changed", NotDone = "not_done";
}
