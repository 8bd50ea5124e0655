using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>Who can settle an item of the worklist.</summary>
public enum WorkOwner
{
    /// <summary>The tumour board.</summary>
    Board,

    /// <summary>Who treats the patient: orders, examines, refers.</summary>
    Clinic,

    /// <summary>The patient, asked.</summary>
    Patient,

    /// <summary>A report that exists, here or at another hospital.</summary>
    Record,

    /// <summary>Who keeps the registry.</summary>
    DataManager,
}

/// <summary>One thing to do about one patient, with what it rests on. It holds no more than its line on the worklist: those of a whole registry are kept in memory.</summary>
public abstract record WorkItem(WorkKind Kind, WorkOwner Owner)
{
    /// <summary>Which one of its kind; by this name it is put off.</summary>
    public abstract string About { get; }

    /// <summary>The day by which the list is in order; null: it has none.</summary>
    public virtual DateOnly? Due => null;
}

/// <summary>A board is to see the patient, and no decision is on record since.</summary>
/// <param name="Day">Of the board; null: nobody said.</param>
/// <param name="Referred">When the patient was put on its list.</param>
/// <param name="Question">As typed.</param>
public sealed record BoardAhead(DateOnly? Day, DateOnly Referred, StatedBy By, string? Question) : WorkItem(WorkKind.Board, WorkOwner.Board)
{
    public override string About => Day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    public override DateOnly? Due => Day;
}

/// <summary>Of one kind of examination the window that closes first. The windows of other statements stand beside it on the plan; none is chosen.</summary>
/// <param name="Latest">Its last day.</param>
/// <param name="Done">The examination from which it is counted; null: it is counted from something else.</param>
/// <param name="State">Ahead, open, overdue or perhaps overdue.</param>
/// <param name="Others">Statements that ask for such an examination too.</param>
public sealed record ExaminationDue(FollowUpKind Examination, Statement Statement, DateOnly Earliest, DateOnly Latest, DateOnly? Done, WindowState State, int Others)
    : WorkItem(WorkKind.Examination, WorkOwner.Clinic)
{
    public override string About => SnakeCase.Of(Examination);

    public override DateOnly? Due => Latest;
}

/// <summary>Progression was judged, and no characterization of the tumour came with it or after it.</summary>
/// <param name="Judged">The day of the last such judgement, as far as it is known its last.</param>
/// <param name="Written">The same as the record has it.</param>
/// <param name="Progressions">How many of them nobody followed.</param>
/// <param name="Last">Day of the last characterization, the one at diagnosis included; null: none.</param>
/// <param name="Number">Of that characterization.</param>
public sealed record NotRecharacterized(DateOnly Judged, Day Written, int Progressions, DateOnly? Last, int Number) : WorkItem(WorkKind.Recharacterization, WorkOwner.Board)
{
    public override string About => Judged.ToString("O", CultureInfo.InvariantCulture);

    public override DateOnly? Due => Judged;
}

/// <summary>A fact that the patient or a report can tell, and for want of which statements are undecided.</summary>
/// <param name="Settles">Statements that any answer decides.</param>
/// <param name="MaySettle">Statements that some answers decide.</param>
/// <param name="Further">Other such questions to this patient that the list leaves out.</param>
public sealed record OpenQuestion(FactSource Source, int Settles, int MaySettle, int Further) : WorkItem(WorkKind.Question, Owners.Of(Source.By))
{
    public override string About => Source.Fact.Name;
}

/// <summary>A value older than it keeps, on which statements about treatment rest.</summary>
/// <param name="Value">As it stands on record.</param>
/// <param name="Since">When it became too old; null: nobody knows its age.</param>
/// <param name="Applying">Statements that apply because of it.</param>
public sealed record StaleFact(FactSource Source, FactValue Value, DateOnly? Since, int ShelfDays, int Applying) : WorkItem(WorkKind.Renewal, Owners.Of(Source.By))
{
    public override string About => Source.Fact.Name;

    public override DateOnly? Due => Since;
}

/// <summary>What is stated on one side and computed on the other, in the same words.</summary>
public enum DisagreementIn
{
    Grade,

    /// <summary>A source numbers a line that is not derived.</summary>
    LineOnlyStated,

    /// <summary>A line is derived that the source, which numbers its lines, does not have.</summary>
    LineOnlyComputed,
    LineStart,
    LineDrugs,
    ProgressionFreeSurvival,
    BestResponse,

    /// <summary>The category that a reader wrote on one scan.</summary>
    Reading,
    ProgressionDay,
}

/// <summary>Stated and computed differ. Neither corrects the other: a person looks.</summary>
/// <param name="Line">Of therapy; null: not about one.</param>
/// <param name="Further">Later lines of which the same is so.</param>
public sealed record Disagreement(DisagreementIn In, int? Line, string Stated, string Computed, int Further = 0) : WorkItem(WorkKind.Disagreement, WorkOwner.DataManager)
{
    public override string About => SnakeCase.Of(In);
}

/// <summary>Findings that cannot all be true.</summary>
/// <param name="Count">How often this rule speaks of the patient.</param>
public sealed record Contradiction(ConsistencyRule Rule, int Count) : WorkItem(WorkKind.Problem, WorkOwner.DataManager)
{
    public override string About => Rule.Code;
}

internal static class Owners
{
    public static WorkOwner Of(AnsweredBy by) => by switch
    {
        AnsweredBy.Patient => WorkOwner.Patient,
        AnsweredBy.Record => WorkOwner.Record,
        AnsweredBy.Judgement => WorkOwner.Board,
        AnsweredBy.Bedside or AnsweredBy.Laboratory => WorkOwner.Clinic,
    };
}
