using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Web;

/// <summary>What a patient's guideline page shows: one guideline, read over one view of the course.</summary>
public sealed class GuidelineSheet
{
    private readonly Dictionary<Fact, FactBehind> behind = [];

    private GuidelineSheet(StatementBase guideline, Snapshot snapshot)
    {
        (Snapshot, History) = (snapshot, History.Of(snapshot.Findings));
        Reading = GuidelineReading.Of(guideline, snapshot.Reader);
        Remarks = StatementRemarks.Of(Reading, snapshot);
        Options = DecisionOptions.Of(Reading, snapshot);
        Questions = NextQuestions.Of([Reading], snapshot);
        Pairs = NextQuestions.Pairs([Reading], snapshot);
        OtherReadings = [.. OtherReading.Of(snapshot).Select(other => (other, other.Changed(Reading)))];
        Scope = guideline.Scope.Read(snapshot.Reader);
        var changes = Recharacterizations.Of(snapshot);
        IsIndexOpen = changes.IsIndexOpen;
        Difference = changes is { IsIndexOpen: false, Changes: [.., var last] } ? (last, StatementChanges.Between(guideline, snapshot.Course, last)) : null;
    }

    public StatementBase Guideline => Reading.Guideline;

    public Snapshot Snapshot { get; }

    public DiseaseCourse Course => Snapshot.Course;

    public History History { get; }

    public GuidelineReading Reading { get; }

    /// <summary>Of every statement, in the document's order.</summary>
    public IReadOnlyList<StatementRemarks> Remarks { get; }

    public DecisionOptions Options { get; }

    public IReadOnlyList<NextQuestion> Questions { get; }

    public IReadOnlyList<QuestionPair> Pairs { get; }

    /// <summary>Other readings of the record, and the statements that would read otherwise under each. None of them is chosen.</summary>
    public IReadOnlyList<(OtherReading Reading, IReadOnlyList<OtherStatement> Changed)> OtherReadings { get; }

    /// <summary>Whether the patient is one of those for whom the guideline was made.</summary>
    public Truth Scope { get; }

    /// <summary>There are several tumours, and nobody has said which one is meant.</summary>
    public bool IsIndexOpen { get; }

    /// <summary>What the guideline says differently since the characterization before the last; null: there is no pair of them.</summary>
    public (Recharacterization Change, GuidelineDifference Guideline)? Difference { get; }

    public IReadOnlyList<StatementRemarks> Applying => With(Answer.Yes);

    public IReadOnlyList<StatementRemarks> Undecided => With(Answer.Unknown);

    public IReadOnlyList<StatementRemarks> NotApplying => With(Answer.No);

    /// <summary>Applying statements that want something on record which is not.</summary>
    public IReadOnlyList<StatementRemarks> NotMet => [.. Applying.Where(s => s.Reading.CheckMet is false)];

    public static GuidelineSheet Of(StatementBase guideline, Snapshot snapshot) => new(guideline, snapshot);

    public FactBehind Behind(Fact fact) => behind.TryGetValue(fact, out var said) ? said : behind[fact] = FactBehind.Of(fact, Snapshot, History);

    public ConditionBranch Tree(Condition condition) => ConditionBranch.Of(Explanation.Of(condition, Snapshot));

    /// <summary>The questions that decided a statement that does not apply, or left one open: each fact once.</summary>
    public IReadOnlyList<Explanation> Deciding(Condition condition) => [.. Explanation.Of(condition, Snapshot).Questions.Where(q => q.Decides).DistinctBy(q => q.Fact!.Fact)];

    private List<StatementRemarks> With(Answer outcome) => [.. Remarks.Where(s => s.Reading.Outcome == outcome)];
}
