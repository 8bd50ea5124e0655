using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>An item of the worklist in words: what it is, and what it rests on.</summary>
/// <param name="Premises">Findings, days and statements, one a line.</param>
public sealed record WorkText(string Says, IReadOnlyList<string> Premises);

/// <summary>How the worklist says what is to be done, on the page and in the terminal.</summary>
public static class WorkWords
{
    public static string Heading(WorkKind kind) => kind switch
    {
        WorkKind.Board => T("Boards"),
        WorkKind.Examination => T("Examinations due by the plan"),
        WorkKind.Recharacterization => T("Progression without re-characterization"),
        WorkKind.Question => T("Facts that the patient or the record can settle"),
        WorkKind.Renewal => T("Values older than they keep"),
        WorkKind.Disagreement => T("Stated and computed disagree"),
        WorkKind.Problem => T("Findings that contradict each other"),
    };

    public static string Owner(WorkOwner owner) => owner switch
    {
        WorkOwner.Board => T("tumour board"),
        WorkOwner.Clinic => T("treating clinic"),
        WorkOwner.Patient => T("the patient, asked"),
        WorkOwner.Record => T("a report that exists"),
        WorkOwner.DataManager => T("data manager"),
    };

    /// <param name="freeText">False: what people typed is not told.</param>
    public static WorkText Of(WorkItem item, DateOnly today, bool freeText = true) => item switch
    {
        BoardAhead board => Of(board, today, freeText),
        ExaminationDue due => Of(due, today),
        NotRecharacterized progressed => Of(progressed, today),
        OpenQuestion question => Of(question),
        StaleFact stale => Of(stale, today),
        Disagreement differ => Of(differ),
        Contradiction found => new(found.Rule.Says.Said(), [T(found.Count, "{0} contradiction of this kind", "{0} contradictions of this kind")]),
        _ => throw new ArgumentException("An item of another kind.", nameof(item)),
    };

    /// <summary>"3 days ago", "today", "in 5 days".</summary>
    public static string Away(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => T("today"),
        1 => T("tomorrow"),
        -1 => T("yesterday"),
        > 0 and var ahead => T($"in {Numbers.Age(ahead)}"),
        var past => T($"{Numbers.Age(-past)} ago"),
    };

    private static WorkText Of(BoardAhead board, DateOnly today, bool freeText) => new(
        board.Day is not { } day ? T("To be seen by a board whose day is not recorded")
        : day < today ? T($"Board of {day}, {Away(day, today)}: no decision is recorded") : T($"Board on {day}, {Away(day, today)}"),
        [.. new[] { freeText && board.Question is { } asked ? T($"Question: {asked}") : null, T($"Put on the list on {board.Referred} by {FindingWords.By(board.By)}") }.OfType<string>()]);

    private static WorkText Of(ExaminationDue due, DateOnly today)
    {
        var name = Examination(due.Examination);
        var span = due.Earliest == due.Latest ? T($"Due on {due.Latest}, by {Named(due.Statement)}") : T($"Window from {due.Earliest} to {due.Latest}, by {Named(due.Statement)}");
        return new(due.State switch
        {
            WindowState.Overdue => T($"{name}: overdue by {Numbers.Age(today.DayNumber - due.Latest.DayNumber)}"),
            WindowState.PerhapsOverdue => T($"{name}: overdue by some of the days that a partial date allows"),
            WindowState.Ahead => T($"{name}: the window opens {Away(due.Earliest, today)}"),
            _ => T($"{name}: due by {due.Latest}, {Away(due.Latest, today)}"),
        },
        [.. new[] { span, due.Done is { } done ? T($"Counted from the last one, {done}") : T("Counted from the anchor of the statement: none is recorded since"),
            due.Others > 0 ? T(due.Others, "{0} other statement asks for one too; their windows stand side by side on the plan", "{0} other statements ask for one too; their windows stand side by side on the plan") : null }.OfType<string>()]);
    }

    private static string Named(Statement statement) => $"{statement.Topic} ({statement.Number})";

    private static string Examination(FollowUpKind kind) => kind switch
    {
        FollowUpKind.Imaging => T("Imaging"),
        FollowUpKind.Visit => T("Visit"),
        FollowUpKind.Laboratories => T("Laboratories"),
    };

    private static WorkText Of(NotRecharacterized progressed, DateOnly today) => new(
        progressed.Progressions == 1 ? T($"Progression judged {progressed.Written}, {Away(progressed.Judged, today)}: the tumour was not characterized since")
            : T($"{progressed.Progressions} progressions, the last judged {progressed.Written}, {Away(progressed.Judged, today)}: the tumour was not characterized since"),
        [progressed.Last is not { } last ? T("No characterization is on record") : progressed.Number == 0 ? T($"Last characterized at diagnosis, {last}") : T($"Last characterized {last} (C{progressed.Number})")]);

    private static WorkText Of(OpenQuestion question) => new(T($"{FactWords.Label(question.Source.Fact)}: {question.Source.Prompt.Said()}"),
    [
        T($"Unknown; to be had from {question.Source.Who.Said()}"),
        T(question.Settles, "Any answer decides {0} statement", "Any answer decides {0} statements"),
        .. question.MaySettle > 0 ? [T(question.MaySettle, "Some answers decide {0} more", "Some answers decide {0} more")] : Array.Empty<string>(),
        .. question.Further > 0 ? [T(question.Further, "{0} more question of this kind stands on the guideline page", "{0} more questions of this kind stand on the guideline page")] : Array.Empty<string>(),
    ]);

    private static WorkText Of(StaleFact stale, DateOnly today)
    {
        var (label, value) = (FactWords.Label(stale.Source.Fact), FactWords.WithUnit(stale.Source.Fact, stale.Value, FactState.NotRecorded));
        return new(T($"{label}: {value} is older than it keeps"),
        [
            stale.Since is { } since ? T($"Holds for {Numbers.Shelf(stale.ShelfDays)}, which passed {Away(since, today)}") : T($"Holds for {Numbers.Shelf(stale.ShelfDays)}, which have passed"),
            T($"To be had from {stale.Source.Who.Said()}"), T(stale.Applying, "{0} statement applies because of it", "{0} statements apply because of it"),
        ]);
    }

    private static WorkText Of(Disagreement differ) => new(differ.Line is { } line ? T($"Line {line}: {In(differ.In)}") : FactWords.Sentence(In(differ.In)),
        [.. new[] { differ.Stated.Length > 0 ? T($"Stated: {differ.Stated}") : null, differ.Computed.Length > 0 ? T($"Computed: {differ.Computed}") : null,
            differ.Further > 0 ? T(differ.Further, "So it is for {0} further line", "So it is for {0} further lines") : null }.OfType<string>()]);

    private static string In(DisagreementIn what) => what switch
    {
        DisagreementIn.Grade => T("the grade that is written and the one by Ki-67 and mitoses differ"),
        DisagreementIn.LineOnlyStated => T("a source numbers it, and it is not derived from the treatments"),
        DisagreementIn.LineOnlyComputed => T("it is derived from the treatments, and the source does not number it"),
        DisagreementIn.LineStart => T("its start is stated and computed on different days"),
        DisagreementIn.LineDrugs => T("the drugs stated and computed differ"),
        DisagreementIn.ProgressionFreeSurvival => T("the months to progression stated and computed differ"),
        DisagreementIn.BestResponse => T("the best response stated and computed differ"),
        DisagreementIn.Reading => T("a reader's category and the one computed from the measurements differ"),
        DisagreementIn.ProgressionDay => T("progression is stated and computed on different days"),
    };
}
