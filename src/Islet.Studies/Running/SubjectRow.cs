using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>The state of the registry that a study is run on.</summary>
/// <param name="Batch">The last batch; 0: none yet.</param>
/// <param name="Day">Its day; follow-up on a calendar ends there where the study names no cut-off.</param>
public readonly record struct DataLock(long Batch, DateOnly Day)
{
    /// <param name="committed">The instant of the last batch; null: nothing was ever recorded.</param>
    public static DataLock At(long batch, DateTimeOffset? committed) => new(batch, DateOnly.FromDateTime((committed ?? DateTimeOffset.MinValue).UtcDateTime));
}

/// <summary>Why a patient is not in the cohort.</summary>
public enum Leaving
{
    /// <summary>The patient withdrew consent to research, or to the registry, on this record or on another of theirs.</summary>
    ConsentWithdrawn,

    /// <summary>The study asks for consent to research, and none is recorded.</summary>
    ConsentNotGiven,

    /// <summary>A person decided that another record of the registry is the same patient, and stands for them.</summary>
    Duplicate,

    /// <summary>The clock cannot be started; the outcome says why.</summary>
    NoTimeZero,

    AfterCutOff,

    /// <summary>A condition of the cohort is answered no.</summary>
    ConditionNo,

    /// <summary>A condition of the cohort cannot be answered for want of facts.</summary>
    ConditionUnknown,
}

/// <param name="Step">Position of the cohort's step; 0 where it was none of them.</param>
/// <param name="Missing">The facts for want of which the condition is unknown.</param>
/// <param name="SpecimensDiffer">They are not lacking: specimens of different class say different things, and nobody has declared which one speaks.</param>
public readonly record struct Departure(Leaving Why, int Step, FactSet Missing, NoOutcome? Outcome, bool SpecimensDiffer = false);

/// <summary>Values that a study used, and those among them that carry a mark: each is counted and printed.</summary>
/// <param name="KnownLater">The result became known only after time zero (facts.md 1.2).</param>
/// <param name="Stale">Older at time zero than the fact's shelf life.</param>
/// <param name="Placed">Undated in the source, and put at the origin by the import.</param>
public readonly record struct Marks(FactSet Known, FactSet KnownLater, FactSet Stale, FactSet Placed);

/// <summary>One patient of a curve.</summary>
/// <param name="Level">Position in the group, or <see cref="Group.Unknown"/> or <see cref="Group.Outside"/>.</param>
/// <param name="Time">In the endpoint's unit.</param>
public readonly record struct StudyMember(long Patient, int Level, double Time, bool Event);

/// <summary>One patient as a study sees him or her, at time zero and at the end.</summary>
/// <param name="Patient">The registry's number; never printed.</param>
public sealed record SubjectRow(long Patient, bool Synthetic, AxisKind Axis)
{
    /// <summary>Null: in the cohort, and what follows is filled.</summary>
    public Departure? Left { get; init; }

    /// <summary>One for each endpoint, in the file's order.</summary>
    public IReadOnlyList<TimeToEvent> Outcomes { get; init; } = [];

    /// <summary>For each group of the file the position of the level, or <see cref="Group.Unknown"/> or <see cref="Group.Outside"/>.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [];

    /// <summary>Whether the patient belongs to each of the plan's parts of the cohort.</summary>
    public IReadOnlyList<Answer> Parts { get; init; } = [];

    /// <summary>The values of the plan's facts; null: unknown.</summary>
    public IReadOnlyList<FactValue?> Values { get; init; } = [];

    /// <summary>For each table with a layout of its own, for each of its columns, what the patient gives to its rows; null: the patient did not have the column's event.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<CellReading>?>> Layouts { get; init; } = [];

    /// <summary>For each table of agreement the patient's cases, with the category of each reader; null: the case does not count.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<int>?>> Reads { get; init; } = [];

    /// <summary>By the number of the line of therapy, for each line of which a figure of response is asked.</summary>
    public IReadOnlyDictionary<int, PatientResponse> Responses { get; init; } = NoResponses;

    /// <summary>For each figure of Ki-67 the patient's line.</summary>
    public IReadOnlyList<PatientTrajectory> Trajectories { get; init; } = [];

    /// <summary>For each further analysis what it asked of the patient; null: nothing.</summary>
    public IReadOnlyList<FurtherReading?> Further { get; init; } = [];

    /// <summary>Position of the dataset in the study; 0 where it has none.</summary>
    public int Dataset { get; init; }

    /// <summary>The patient as each of the study's variants sees him or her.</summary>
    public IReadOnlyList<SubjectRow> Variants { get; init; } = [];

    public Marks Marks { get; init; }

    /// <summary>Of the plan's marked facts by their position: so many days after time zero the value became known, where that was after it.</summary>
    public IReadOnlyList<(int Fact, int Days)> Delays { get; init; } = [];

    /// <summary>A treatment of this patient is counted as a line only for what came after it began, so that no clock starts with it.</summary>
    public bool HasLaterLine { get; init; }

    /// <summary>The centre's pseudonym, by which records of one person name each other; never printed.</summary>
    internal string Key { get; init; } = "";

    /// <summary>Of the course that it was read from.</summary>
    internal UInt128 Fingerprint { get; init; }

    internal PatientConsents Consents { get; init; } = PatientConsents.Nothing;

    private static IReadOnlyDictionary<int, PatientResponse> NoResponses { get; } = new Dictionary<int, PatientResponse>();
}
