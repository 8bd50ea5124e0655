using Islet.Clinic;
using Islet.Course;
using Islet.Figures;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>
/// What a tumour board sees of a patient on a day, in the order in which it thinks. Page, print, files and JSON are made from it and compute nothing themselves.
/// </summary>
/// <param name="Sheet">The view of the course, and its findings by number.</param>
/// <param name="AsOf">The day that was asked for; null: the present.</param>
/// <param name="Guideline">What the statements say; null: they are switched off at this centre.</param>
public sealed record BoardSummary(PatientSheet Sheet, DateOnly? AsOf, GuidelineSheet? Guideline)
{
    public DiseaseCourse Course => Sheet.Course;

    public Snapshot Snapshot => Sheet.Snapshot;

    public bool ShowsStatements => Guideline is not null;

    /// <summary>1. Who and what, in one line.</summary>
    public required string Who { get; init; }

    /// <summary>The day of the view in words; of a course without calendar its origin.</summary>
    public required string Day { get; init; }

    public bool HasDied => Sheet.Died is not null;

    /// <summary>Several tumours, and nobody has said which one is meant.</summary>
    public bool IsIndexOpen => Sheet.Changes.IsIndexOpen;

    /// <summary>2. What the tumour is now.</summary>
    public required IReadOnlyList<BoardFact> Facts { get; init; }

    /// <summary>What a person should confirm on the fact sheet before the board relies on it.</summary>
    public required IReadOnlyList<BoardConfirmation> Awaiting { get; init; }

    /// <summary>3. What changed since the last characterization, and whether it matters.</summary>
    public required BoardChange Change { get; init; }

    /// <summary>4. The course on one axis; null: nothing has a day.</summary>
    public TimelineFigure? Timeline { get; init; }

    /// <summary>5. Response; null: no lesion is measured under a line of therapy.</summary>
    public BoardResponse? Response { get; init; }

    /// <summary>6. Options; null: the patient died, or statements are off.</summary>
    public BoardOptions? Options { get; init; }

    /// <summary>7. What cannot be decided, and the next best questions.</summary>
    public required BoardOpen Open { get; init; }

    /// <summary>8. The plan; null: the patient died.</summary>
    public BoardPlan? Plan { get; init; }

    /// <summary>9. Earlier decisions, the latest first.</summary>
    public required IReadOnlyList<DecisionRecord> Decisions { get; init; }

    /// <summary>A statement by its title: "Prefer sunitinib (SEQ-10)". The number alone where statements are off, or of one that nobody ships.</summary>
    public string Named(string number) => Guideline?.Named(number) ?? number;

    /// <param name="asOf">The day that was asked for, if any: a replay says so.</param>
    /// <param name="guideline">The guideline shown first; null: statements are off. Others made for this patient are read beside it.</param>
    public static BoardSummary Of(DiseaseCourse course, View view, DateOnly? asOf, StatementBase? guideline) => BoardAssembly.Of(course, view, asOf, guideline);
}
