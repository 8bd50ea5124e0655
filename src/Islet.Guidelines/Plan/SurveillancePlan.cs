using Islet.Course;

namespace Islet.Guidelines;

/// <summary>An anchor from which applying statements count and which the record does not have. Not recorded is not "never".</summary>
public sealed record MissingAnchor(string Name, IReadOnlyList<Statement> Statements);

/// <summary>How long something lasts: surveillance, a drug.</summary>
/// <param name="Until">The text's end, or the least that it asks for; null: it names none.</param>
/// <param name="IsLeast">At least until then.</param>
public sealed record PlanDuration(StatementReading Statement, int Step, string Modality, PlanAnchor Anchor, AxisPoint? Until, bool IsLeast)
{
    /// <summary>What ends it before: "progression".</summary>
    public string? Stop { get; init; }

    /// <summary>Share of the panel that wanted it, per cent.</summary>
    public decimal? SupportPercent { get; init; }
}

/// <summary>Something that a statement wants done and that no date can stand for: every three hours, four cycles of a dose.</summary>
/// <param name="Courses">Of radionuclide therapy every course on record; without one, nobody knows whether there was any.</param>
public sealed record PlanCare(StatementReading Statement, ScheduledStep Step, IReadOnlyList<RadionuclideCourse> Courses)
{
    /// <summary>Cycles on record, of all courses; null: none is, which is not none.</summary>
    public int? Given => Courses.Sum(c => c.Given) is > 0 and var given ? given : null;
}

/// <summary>Schedules that one answer would let be dated, or let go.</summary>
/// <param name="Source">Who answers, and what is asked.</param>
/// <param name="Alone">Undecided statements that wait for nothing else.</param>
public sealed record WaitingSchedules(FactSource Source, IReadOnlyList<StatementReading> Alone)
{
    public Fact Fact => Source.Fact;
}

/// <summary>A schedule whose last window has passed, or of which none is left before its end.</summary>
public sealed record EndedSchedule(StatementReading Statement, string Modality, AxisPoint On);

/// <summary>What comes next of one kind of examination: the windows of all statements side by side. None is chosen.</summary>
/// <param name="Windows">Of each statement its next; what is due first stands first, what has no last day on record stands last.</param>
public sealed record NextUp(FollowUpKind Kind, IReadOnlyList<PlanWindow> Windows)
{
    public PlanWindow First => Windows[0];

    public IEnumerable<PlanWindow> Overdue => Windows.Where(w => w.IsOverdue);
}

/// <summary>Surveillance as dated windows: what the applying statements of one or more guidelines ask for, from when, and what of it was done. It shows; the board decides.</summary>
/// <remarks>Halfdanarson et al., Pancreas 2020;49:863–881, Surveillance; interval semantics of the statement base, section 8.</remarks>
public sealed partial record SurveillancePlan(SurveillanceAnchors Anchors, AxisPoint Horizon)
{
    /// <summary>[H] How far ahead following windows are counted.</summary>
    public const decimal CustomaryHorizonMonths = 24;

    /// <summary>The caution under which a schedule is listed and not put into what comes next (facts.md section 5).</summary>
    public const string NotPreselected = "C-OBS";

    /// <summary>The patient has died by the day of the plan: nothing is to come.</summary>
    public bool HasDied { get; private init; }

    /// <summary>Windows that are to come or overdue, by their days, with those that follow as if the one before were kept: they widen, and only <see cref="NextWindows"/> are shown and exported.</summary>
    public IReadOnlyList<PlanWindow> Windows { get; private init; } = [];

    /// <summary>Counted from a day on record.</summary>
    public IEnumerable<PlanWindow> NextWindows => Windows.Where(w => !w.IsFollowing);

    /// <summary>Windows in which, or for which, something was done, and those passed over.</summary>
    public IReadOnlyList<PlanWindow> Past { get; private init; } = [];

    public IReadOnlyList<PlanDuration> Durations { get; private init; } = [];

    public IReadOnlyList<PlanCare> Care { get; private init; } = [];

    public IReadOnlyList<EndedSchedule> Ended { get; private init; } = [];

    /// <summary>Statements with a schedule of dates that cannot be decided (a diet or a dose is no surveillance): they would add to the plan if the facts they wait for were so.</summary>
    public IReadOnlyList<StatementReading> Undecided { get; private init; } = [];

    /// <summary>What one answer would settle of <see cref="Undecided"/>, most schedules first.</summary>
    public IReadOnlyList<WaitingSchedules> Waiting { get; private init; } = [];

    /// <summary>Statements about the manner of follow-up that cannot be decided.</summary>
    public IReadOnlyList<StatementReading> UndecidedManner { get; private init; } = [];

    /// <summary>Modalities of which applying statements speak, beside the last imaging.</summary>
    public IReadOnlyList<ModalityAdvice> Modality { get; private init; } = [];

    public ModalityChange? ModalityChange { get; private init; }

    /// <summary>Applying statements that advise against something as a routine of follow-up.</summary>
    public IReadOnlyList<StatementReading> NotRoutine { get; private init; } = [];

    /// <summary>Applying statements on how often, how long and by whom that give no interval of their own.</summary>
    public IReadOnlyList<StatementReading> Manner { get; private init; } = [];

    public IReadOnlyList<MissingAnchor> AnchorsMissing { get; private init; } = [];

    /// <summary>What comes next, by kind of examination; without what stands under <see cref="NotPreselected"/>.</summary>
    public IReadOnlyList<NextUp> Next { get; private init; } = [];
}
