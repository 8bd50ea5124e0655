using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>What a patient's guideline page shows: one view of the course, one guideline statement by statement, and what every guideline made for this patient says of the options.</summary>
public sealed class GuidelineSheet
{
    private readonly Dictionary<Fact, FactBehind> behind = [];
    private readonly IReadOnlyList<StatementRemarks> everything;

    private GuidelineSheet(StatementBase guideline, Snapshot snapshot, History history, Recharacterizations changes, DateOnly? asOf)
    {
        (Snapshot, AsOf, History) = (snapshot, asOf, history);
        Readings = [.. StatementBase.Shipped.Where(g => g == guideline || g.Scope.Read(snapshot.Reader).Answer is Answer.Yes).Select(g => GuidelineReading.Of(g, snapshot.Reader))];
        Reading = Readings.First(r => r.Guideline == guideline);
        everything = [.. Readings.SelectMany(r => StatementRemarks.Of(r, snapshot))];
        Remarks = [.. everything.Where(r => r.Guideline == guideline)];
        Scope = guideline.Scope.Read(snapshot.Reader);
        IsIndexOpen = changes.IsIndexOpen;
        Difference = changes is { IsIndexOpen: false, Changes: [.., var last] } ? (last, StatementChanges.Between(guideline, last)) : null;
    }

    public StatementBase Guideline => Reading.Guideline;

    public Snapshot Snapshot { get; }

    /// <summary>The day that the address asks for; null: the present.</summary>
    public DateOnly? AsOf { get; }

    public DiseaseCourse Course => Snapshot.Course;

    public History History { get; }

    public GuidelineReading Reading { get; }

    /// <summary>Of the guideline shown, and of every other that was made for this patient.</summary>
    public IReadOnlyList<GuidelineReading> Readings { get; }

    /// <summary>Of every statement of the guideline shown, in the document's order.</summary>
    public IReadOnlyList<StatementRemarks> Remarks { get; }

    /// <summary>Each caution once, with the statements of <see cref="Readings"/> that it concerns. That a question was not asked stands with the questions.</summary>
    public IReadOnlyList<PatientCaution> Cautions => field ??= [.. PatientRemarks.Of([.. everything.Where(r => r.Reading.Outcome is not Answer.No)]).Cautions.Where(c => c.Questions.Count == 0)];

    public OptionBoard Options => field ??= OptionBoard.Of(DecisionOptions.Of(everything, Readings, Snapshot));

    public IReadOnlyList<NextQuestion> Questions => field ??= NextQuestions.Of(Readings, Snapshot);

    public IReadOnlyList<QuestionPair> Pairs => field ??= NextQuestions.Pairs(Readings, Snapshot);

    /// <summary>Other readings of the record, and the statements that would read otherwise under each. None of them is chosen.</summary>
    public IReadOnlyList<(OtherReading Reading, IReadOnlyList<OtherStatement> Changed)> OtherReadings => field ??= [.. OtherReading.Of(Snapshot).Select(other => (other, other.Changed(Reading)))];

    /// <summary>Whether the patient is one of those for whom the guideline was made.</summary>
    public Truth Scope { get; }

    /// <summary>There are several tumours, and nobody has said which one is meant.</summary>
    public bool IsIndexOpen { get; }

    /// <summary>Of somebody who died nothing is asked or chosen.</summary>
    public Finding? Died => PatientSheet.DeathIn(Snapshot);

    /// <summary>The day before the first on which the patient may have died; null: alive, or a course without calendar.</summary>
    public DateOnly? LastDayAlive => Died is { Happened.First: { } death } && Course.Axis.Kind is AxisKind.Calendar ? DateOnly.FromDayNumber((int)death.Days - 1) : null;

    /// <summary>What the guideline says differently since the characterization before the last; null: there is no pair of them.</summary>
    public (Recharacterization Change, GuidelineDifference Guideline)? Difference { get; }

    public IReadOnlyList<StatementRemarks> Applying => field ??= With(Answer.Yes);

    public IReadOnlyList<StatementRemarks> Undecided => field ??= With(Answer.Unknown);

    public IReadOnlyList<StatementRemarks> NotApplying => field ??= With(Answer.No);

    /// <summary>Applying statements that want something on record which is not.</summary>
    public IReadOnlyList<StatementRemarks> NotMet => field ??= [.. Applying.Where(s => s.Reading.CheckMet is false)];

    /// <summary>Values past their shelf life on which applying statements turned, each once.</summary>
    public IReadOnlyList<Fact> Stale => field ??= [.. everything.Where(r => r.Reading.Applies).SelectMany(r => r.Marks).Where(m => m.Kind is FactMarkKind.Stale).Select(m => m.Fact).Distinct().OrderBy(f => f.Index)];

    public static GuidelineSheet Of(StatementBase guideline, Snapshot snapshot, DateOnly? asOf) => new(guideline, snapshot, History.Of(snapshot.Findings), Recharacterizations.Of(snapshot), asOf);

    /// <summary>Beside a sheet of the same view, which has read its history and its changes.</summary>
    public static GuidelineSheet Of(StatementBase guideline, PatientSheet sheet, DateOnly? asOf) => new(guideline, sheet.Snapshot, sheet.History, sheet.Changes, asOf);

    public FactBehind Behind(Fact fact) => behind.TryGetValue(fact, out var said) ? said : behind[fact] = FactBehind.Of(fact, Snapshot, History);

    public ConditionBranch Tree(Condition condition) => ConditionBranch.Of(Explanation.Of(condition, Snapshot));

    /// <summary>The facts that decided a statement that does not apply, or left one open, each once.</summary>
    public IEnumerable<Fact> Deciding(Condition condition) => condition.Deciding(Snapshot.Reader).Select(reason => reason.Atom.Fact).Distinct();

    /// <summary>"SYS-02"; of another guideline than the one shown "NORDICNEC2-NEC-03".</summary>
    public string NumberOf(StatementBase guideline, Statement statement) => guideline == Guideline ? statement.Number : statement.Id;

    private Dictionary<string, string> Titles => field ??= Readings.SelectMany(r => r.Guideline.Statements.SelectMany(s => new[] { s.Id, NumberOf(r.Guideline, s) }.Distinct().Select(id => (Id: id, Title: $"{s.Topic} ({NumberOf(r.Guideline, s)})"))))
        .DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Title, StringComparer.Ordinal);

    /// <summary>"Prefer sunitinib (SEQ-10)", by the statement's number or id; of one that no guideline here has the word itself.</summary>
    public string Named(string number) => Titles.GetValueOrDefault(number, number);

    public StatementBase GuidelineOf(Statement statement) => Readings.First(r => ReferenceEquals(r.Guideline.Find(statement.Id), statement)).Guideline;

    /// <summary>A topic of the guideline in which a statement bears on an option.</summary>
    public bool SpeaksOfTreatment(string chapter) => Guideline.Statements.Any(s => s.Chapter == chapter && s.Options.Count > 0);

    private List<StatementRemarks> With(Answer outcome) => [.. Remarks.Where(s => s.Reading.Outcome == outcome)];
}
