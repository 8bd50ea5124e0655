using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A study as its file defines it: of whom, from when, to what, in which groups, and what is to be printed.</summary>
public sealed partial record Study
{
    /// <summary>Short name, fit for file names.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What the study asks and where its design comes from; null: not said.</summary>
    public string? About { get; init; }

    public TimeZero TimeZero { get; init; } = TimeZero.Diagnosis;

    /// <summary>For patients who have no such day the first of these that they have, in this order; their endpoints start there too, unless the endpoint says from where.</summary>
    public IReadOnlyList<TimeZero> ElseZero { get; init; } = [];

    /// <summary>Follow-up ends on this day; null: on the day of the data lock. A course without calendar has no such end.</summary>
    public DateOnly? CutOff { get; init; }

    public ConsentRule Consent { get; init; }

    /// <summary>Conditions read at time zero, one after the other.</summary>
    public IReadOnlyList<CohortStep> Cohort { get; init; } = [];

    public required IReadOnlyList<Endpoint> Endpoints { get; init; }

    public IReadOnlyList<Group> Groups { get; init; } = [];

    public Baseline? Baseline { get; init; }

    public IReadOnlyList<SurvivalAnalysis> Survival { get; init; } = [];

    public IReadOnlyList<CoxAnalysis> Models { get; init; } = [];

    /// <summary>Several models side by side.</summary>
    public IReadOnlyList<ModelTable> ModelTables { get; init; } = [];

    /// <summary>Tables in a layout of their own.</summary>
    public IReadOnlyList<LayoutTable> Layouts { get; init; } = [];

    public IReadOnlyList<AgreementTable> Agreements { get; init; } = [];

    /// <summary>Figures of response within a line of therapy.</summary>
    public IReadOnlyList<ResponseFigureWish> Responses { get; init; } = [];

    /// <summary>Figures of the Ki-67 index, a line a patient.</summary>
    public IReadOnlyList<TrajectoryWish> Trajectories { get; init; } = [];

    /// <summary>Figures of several survival analyses.</summary>
    public IReadOnlyList<PanelWish> Panels { get; init; } = [];

    /// <summary>Competing events, exposures, subgroups, searches for a cut, missing values, sequences, variants: in the file's order.</summary>
    public IReadOnlyList<FurtherAnalysis> Further { get; init; } = [];

    /// <summary>Registries that the study pools, in the order in which they are printed; none: it is run on one registry.</summary>
    public IReadOnlyList<Dataset> Datasets { get; init; } = [];

    /// <summary>What is done where two of them have the same pseudonym.</summary>
    public SamePseudonym SamePseudonym { get; init; }

    public IReadOnlyList<TableKind> Tables { get; init; } = [];

    public required StudySource Source { get; init; }
}

/// <summary>The file a study was read from.</summary>
/// <param name="Sha256">Of its bytes, in hexadecimal: printed with every result.</param>
public sealed record StudySource(string Name, string Text, string Sha256);

/// <summary>The day on which the clock starts and on which facts are read.</summary>
public enum TimeZero
{
    Diagnosis,

    /// <summary>The first characterization of the tumour after the one at diagnosis.</summary>
    Recharacterization,

    /// <summary>The first treatment of the first line of therapy.</summary>
    FirstLine,
    SecondLine,
    ThirdLine,

    /// <summary>The start of the first line with chemotherapy (NORDIC NEC 2, Methods).</summary>
    FirstChemotherapy,

    /// <summary>The first day on which disease is known to be metastatic or locally advanced.</summary>
    AdvancedDisease,
}

public static class TimeZeros
{
    public static bool IsTreatment(this TimeZero zero) => zero.Line() is not null || zero is TimeZero.FirstChemotherapy;

    /// <summary>Number of the line of therapy whose start it is; null: it is none's, or the line's number differs from patient to patient.</summary>
    public static int? Line(this TimeZero zero) => zero switch { TimeZero.FirstLine => 1, TimeZero.SecondLine => 2, TimeZero.ThirdLine => 3, _ => null };
}

/// <summary>Whom a study may count. Who withdrew consent to research is in none.</summary>
public enum ConsentRule
{
    /// <summary>All but those.</summary>
    OptOut,

    /// <summary>Only of whom a consent to research is recorded.</summary>
    Required,
}

/// <summary>Who stays in the study.</summary>
/// <param name="Keep">Must be answered yes. No and unknown both end here and are counted apart.</param>
/// <param name="Otherwise">What the flow of patients prints for those of whom it is answered no.</param>
public sealed record CohortStep(Condition Keep, string Otherwise)
{
    /// <summary>The event at which it is read; null: at time zero. Who is known not to have had it leaves too.</summary>
    public StudyEvent? At { get; init; }

    /// <summary>How the builder begins the words of a typed condition: "not met: ki67_percent &gt; 10".</summary>
    public const string NotMet = "not met: ";
}

public enum EndpointEvent
{
    /// <summary>Of any cause.</summary>
    Death,

    /// <summary>With radiological ground, or death, whichever comes first.</summary>
    Progression,

    /// <summary>The start of the line after that with which the clock started.</summary>
    NextTreatment,

    /// <summary>The stop of that line for any reason.</summary>
    TreatmentFailure,

    /// <summary>Of the tumour; death of anything else is censored, which only says something of the hazard: see <see cref="CompetingAnalysis"/>.</summary>
    TumourDeath,
}

/// <summary>The unit in which an endpoint's times are analysed and printed.</summary>
public enum EndpointUnit
{
    Days,
    Months,
    Years,
}

/// <summary>A time to an event.</summary>
public sealed record Endpoint(string Id, string Label, EndpointEvent Event, EndpointUnit Unit)
{
    /// <summary>Of <see cref="EndpointEvent.Progression"/>: where a patient leaves who has neither progressed nor died.</summary>
    public PfsCensoring Censoring { get; init; }

    /// <summary>Of <see cref="EndpointEvent.NextTreatment"/>.</summary>
    public DeathBeforeNextLine Death { get; init; }

    /// <summary>Where its clock starts; null: at the study's time zero.</summary>
    public TimeZero? From { get; init; }

    /// <summary>Of <see cref="EndpointEvent.Progression"/>: the first progression after the start of this line ends it, earlier ones do not; null: the first after its clock started.</summary>
    public int? ProgressionOn { get; init; }

    public TimeZero Start(Study study) => From ?? study.TimeZero;

    private const decimal DaysPerYear = 365.25m;

    /// <summary>Unrounded; months that a source gave are the same months here.</summary>
    public double TimeOf(decimal days) => (double)(Unit switch
    {
        EndpointUnit.Days => days,
        EndpointUnit.Months => days / Offset.DaysPerMonth,
        EndpointUnit.Years => days / DaysPerYear,
    });
}

/// <summary>One level of a group: a patient is in it if the condition is answered yes.</summary>
public sealed record Level(string Name, Condition Condition)
{
    /// <summary>The datasets whose patients are in it, and the condition asks nothing; null: the condition says who is.</summary>
    public IReadOnlyList<string>? Datasets { get; init; }

    /// <summary>Who is in it, in words.</summary>
    public string Text => Datasets is null ? Condition.Text : "dataset " + string.Join(" or ", Datasets);
}

/// <summary>Patients told apart by what was true of them at time zero.</summary>
/// <param name="Levels">In the order in which they are printed. A patient belongs to the first that holds.</param>
public sealed record Group(string Id, string Label, IReadOnlyList<Level> Levels)
{
    /// <summary>Position of nobody's level: a fact that decides is unknown.</summary>
    public const int Unknown = -1;

    /// <summary>Position of nobody's level: the facts are known, and no level is theirs.</summary>
    public const int Outside = -2;

    /// <summary>The event at which facts are read; null: at time zero. Of who did not have it the group is unknown.</summary>
    public StudyEvent? At { get; init; }

    public FactSet Facts { get; } = Levels.Aggregate(default(FactSet), (facts, level) => facts | level.Condition.Facts);

    /// <summary>An open level before one that holds leaves the patient unknown: it might have been theirs.</summary>
    /// <param name="dataset">That the patient is of; null: the study has none.</param>
    public int Read(FactReader facts, string? dataset = null)
    {
        if (Levels[0].Datasets is not null)
            return dataset is null ? Unknown : Levels.ToList().FindIndex(level => level.Datasets!.Contains(dataset)) is >= 0 and var own ? own : Outside;
        for (var i = 0; i < Levels.Count; i++)
        {
            var answer = Levels[i].Condition.Read(facts).Answer;
            if (answer is not Answer.No)
                return answer is Answer.Yes ? i : Unknown;
        }
        return Outside;
    }
}
