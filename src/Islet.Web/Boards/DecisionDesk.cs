using Islet.Course;
using Islet.Guidelines;
using Islet.Registry;

namespace Islet.Web;

/// <summary>Where decisions of boards are recorded. Those of one patient are recorded one after the other, each against what the one before left.</summary>
public sealed class DecisionDesk(FindingLog log, WorkbenchOptions options) : IDisposable
{
    /// <summary>The document that the registry names as the source of these findings.</summary>
    public const string Source = "board";

    private readonly PatientTurns turns = new(log);

    /// <summary>Records a decision. The same decision posted twice by one person is recorded once.</summary>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_NO_CALENDAR, E_DECISION_FIELD, E_DECISION_MEANWHILE, or a registry that cannot be written.</exception>
    public Task RecordAsync(long patient, DecisionForm typed, string by, CancellationToken cancel) => InTurnAsync(patient, async course =>
    {
        var entry = DecisionEntry.Of(typed, Summary(course), Today);
        if (entry.Finding is not { } finding)
            throw Fields();
        if (course.Findings.Any(f => f.Happened == finding.Happened && f.Recorded.By == by && IsSame(f, finding) && !course.Findings.Any(later => later.Supersedes == f.Id)))
            return;
        if (MeanwhileOf(course, typed.Seen).Count > 0)
            throw new RefusedException("E_DECISION_MEANWHILE", T("the decision"), T("a decision that somebody else recorded since this page was opened"), T("one decision of a board"),
                T("Compare both below. If they are two decisions, record yours as well; if they are one, leave it. Nothing was recorded."));
        await log.AppendAsync(new(by, Source), patient, [finding], cancel);
    }, cancel);

    /// <summary>Records what became of a decision: a version that takes the place of the one seen.</summary>
    /// <exception cref="SupersededTwiceException">Somebody else said so at the same moment; nothing was recorded.</exception>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_NO_CALENDAR, E_DECISION_UNKNOWN, E_DECISION_FIELD, E_DECISION_MEANWHILE, or a registry that cannot be written.</exception>
    public Task RecordAsync(long patient, OutcomeForm typed, string by, CancellationToken cancel) => InTurnAsync(patient, async course =>
    {
        var decided = DecisionAt(course, typed.Number) ?? throw new RefusedException("E_DECISION_UNKNOWN", T("the decision"), T("a number that is no decision of this patient"), T("a decision on the board page"), T("Open the board page and choose the decision there."));
        var entry = OutcomeEntry.Of(typed, decided, Today);
        if (entry.Finding is not { } finding)
            throw Fields();
        if (course.Findings.FirstOrDefault(f => f.Supersedes == decided.Id) is { } newer)
        {
            if (newer.Recorded.By == by && IsSame(newer, finding))
                return;
            throw new RefusedException("E_DECISION_MEANWHILE", T("the decision"), T("what somebody else said of it since this page was opened"), T("the version on record now"),
                T("Compare both below, and correct the one on record if yours is right. Nothing was recorded."));
        }
        await log.AppendAsync(new(by, Source), patient, [finding], cancel);
    }, cancel);

    /// <summary>Decisions that were recorded after a form was opened.</summary>
    public static IReadOnlyList<Finding> MeanwhileOf(DiseaseCourse course, int seen) => [.. course.Findings.Skip(Math.Max(seen, 0)).Where(f => f is { Content: BoardDecision, IsWithdrawal: false, Supersedes: null })];

    /// <summary>By its number in the course, from 1.</summary>
    public static Finding? DecisionAt(DiseaseCourse course, int number) => number >= 1 && number <= course.Findings.Count && course.Findings[number - 1] is { Content: BoardDecision, IsWithdrawal: false } found ? found : null;

    /// <summary>What a board is shown today.</summary>
    public BoardSummary Summary(DiseaseCourse course) => BoardSummary.Of(course, View.Latest(course, Today), null, options.Statements ? StatementBase.Nanets2020 : null);

    public void Dispose() => turns.Dispose();

    private DateOnly Today => options.Clock.Today();

    private static bool IsSame(Finding recorded, NewFinding posted) => recorded.Content is BoardDecision && FindingKinds.Write(recorded.Content) == posted.ContentJson;

    private static RefusedException Fields() => new("E_DECISION_FIELD", T("the decision"), T("a field that cannot be recorded as it is"), T("what the words beside the field ask for"), T("Correct the fields that are marked. Nothing was recorded."));

    private Task InTurnAsync(long patient, Func<DiseaseCourse, Task> work, CancellationToken cancel) =>
        turns.DoAsync(patient, course => work(course.WithCalendar(T("Decisions are entered where the course keeps its dates."))), cancel);
}
