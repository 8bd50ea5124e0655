using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>What a study found. Everything that is printed is a function of this.</summary>
/// <param name="Synthetic">Registered patients that are not persons; above 0 every output says so.</param>
/// <param name="CutOff">The day on which follow-up ended on a calendar; null: no course has one.</param>
public sealed record StudyResults(Study Study, DataLock Lock, DateOnly? CutOff, int Synthetic, Flow Flow)
{
    public required IReadOnlyList<MarkedValues> Marked { get; init; }

    /// <summary>Patients of the registry with a treatment that counts as a line only for what came after it began: no clock starts with it.</summary>
    public int LaterLines { get; init; }

    public required IReadOnlyList<EndpointResult> Endpoints { get; init; }

    public BaselineResult? Baseline { get; init; }

    /// <summary>Tables in a layout of their own, in the file's order.</summary>
    public required IReadOnlyList<LayoutResult> Layouts { get; init; }

    public required IReadOnlyList<AgreementResult> Agreements { get; init; }

    public IReadOnlyList<ResponseResult> Responses { get; init; } = [];

    public IReadOnlyList<TrajectoryResult> Trajectories { get; init; } = [];

    public required IReadOnlyList<SurvivalResult> Survival { get; init; }

    public required IReadOnlyList<CoxResult> Models { get; init; }

    /// <summary>What each dataset gave; none: the study was run on one registry.</summary>
    public IReadOnlyList<DatasetResult> Datasets { get; init; } = [];

    /// <summary>Of all courses of the registry, whether they are in the study or not: the same registry, the same number.</summary>
    public string RegistrySha256 { get; init; } = "";

    /// <summary>One for each further analysis, in the file's order.</summary>
    public IReadOnlyList<FurtherResult> Further { get; init; } = [];

    public bool IsSynthetic => Synthetic > 0;

    /// <summary>Patients analysed for the first endpoint.</summary>
    public int Patients => Endpoints[0].Patients;

    /// <summary>Their events.</summary>
    public int Events => Endpoints[0].Events;
}

/// <summary>Who came in, who left on the way and why, who stayed.</summary>
/// <param name="Patients">In the registry at the lock.</param>
/// <param name="Rows">Rows read for them; one a patient where time zero is one day a patient.</param>
/// <param name="Stages">To the cohort one after the other; then, for each endpoint, from the cohort to those analysed.</param>
public sealed record Flow(int Patients, int Rows, IReadOnlyList<FlowStage> Stages)
{
    /// <summary>In the cohort, before endpoints ask for an outcome.</summary>
    public int Cohort => Stages.Last(s => s.Endpoint is null).Kept;

    /// <summary>Patients who withdrew consent to research.</summary>
    public int ConsentWithdrawn => Left(StudyWords.ConsentWithdrawnCode);

    /// <summary>Records that yield to another record of the same person.</summary>
    public int Duplicates => Left(StudyWords.DuplicateCode);

    private int Left(string code) => Stages.SelectMany(s => s.Left).Where(l => l.Code == code).Sum(l => l.Patients);
}

/// <param name="Title">What was asked at this stage.</param>
/// <param name="Endpoint">Not null: the stage stands after the cohort, for this endpoint alone.</param>
public sealed record FlowStage(string Title, Endpoint? Endpoint, int Entered, IReadOnlyList<FlowExit> Left)
{
    public int Kept => Entered - Left.Sum(l => l.Patients);
}

/// <param name="Code">For programs: consent_withdrawn, consent_not_given, duplicate_record, no_time_zero, after_cut_off, condition_no, condition_unknown, no_outcome, with its detail after a colon.</param>
/// <param name="Missing">The facts for want of which it could not be decided.</param>
public sealed record FlowExit(string Code, string Reason, int Patients, FactSet Missing);

/// <summary>How many values of a fact that were used carry a mark.</summary>
/// <param name="Known">Patients of the cohort of whom the fact is known.</param>
/// <param name="KnownLater">The result was issued after time zero, be it by the usual days of a report.</param>
public sealed record MarkedValues(Fact Fact, int Known, int KnownLater, int Stale, int Placed)
{
    /// <summary>A value that became known more than so many days after time zero is no pending report but a later reading [H].</summary>
    public const int LateDays = 90;

    public LateValues Late { get; init; }
}

/// <param name="Patients">Of whom the value became known, or became another one, more than <see cref="MarkedValues.LateDays"/> after time zero.</param>
/// <param name="MedianDays">From time zero until then; null: nobody.</param>
public readonly record struct LateValues(int Patients, double? MedianDays);

/// <param name="FollowUp">Reverse Kaplan–Meier.</param>
public sealed record EndpointResult(Endpoint Endpoint, int Patients, int Events, SurvivalCurve FollowUp);

/// <summary>Survival in one analysis: all patients first, then each level.</summary>
/// <param name="Unknown">Patients whose group cannot be decided; in the overall curve, in no group's.</param>
/// <param name="Outside">Patients whose group is known and none of the levels.</param>
/// <param name="NotTested">Why there is no test although one was asked for; null: there is.</param>
public sealed record SurvivalResult(
    SurvivalAnalysis Analysis, int Unknown, int Outside, IReadOnlyList<GroupCurve> Groups, IReadOnlyList<LogRankTest> Tests, string? NotTested)
{
    /// <summary>What a reader should know before believing it.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Those of its remarks that say that a group or a condition asks for what can only come after time zero.</summary>
    public IReadOnlyList<Remark> LooksAhead { get; init; } = [];

    /// <summary>Null: it is about the whole cohort.</summary>
    public PartCount? Part { get; init; }

    public GroupCurve Overall => Groups[0];

    public IEnumerable<GroupCurve> ByLevel => Groups.Skip(1);
}

/// <param name="Level">Null: all patients.</param>
public sealed record GroupCurve(string? Level, SurvivalCurve Curve, SurvivalCurve FollowUp)
{
    public int Patients => (int)Curve.Subjects;

    public int Events => (int)Curve.Events;
}

/// <summary>A Cox model, or why there is none.</summary>
/// <param name="LeftOut">For each term the patients left out because it is unknown or outside its levels; who lacks several is counted at the first.</param>
/// <param name="EmptyLevels">Levels without a patient, taken out of the model.</param>
/// <param name="NotFitted">Null: <paramref name="Model"/> is there.</param>
public sealed record CoxResult(
    CoxAnalysis Analysis, int Patients, int Events, IReadOnlyList<(ModelTerm Term, int Patients)> LeftOut, IReadOnlyList<string> EmptyLevels, CoxModel? Model, string? NotFitted)
{
    /// <summary>Null: it is about the whole cohort.</summary>
    public PartCount? Part { get; init; }

    /// <summary>Every step by which its terms were selected; null: all entered.</summary>
    public StepwiseSelection? Selection { get; init; }

    /// <summary>Every candidate alone, and why it entered or not; null: the terms were not screened.</summary>
    public ScreenSelection? Screen { get; init; }

    /// <summary>Every candidate alone, on the patients of whom it is known; empty: neither screened nor asked for by a table.</summary>
    public IReadOnlyList<ScreenRow> Alone { get; init; } = [];

    /// <summary>The candidates; the terms of the analysis where nothing was screened.</summary>
    public IReadOnlyList<ModelTerm> Offered { get; init; } = Analysis.Terms;

    public ConcordanceIndex? Concordance { get; init; }

    /// <summary>Against hazards that are not proportional; null with exact ties, for which it is not defined.</summary>
    public ProportionalHazardsTest? Proportionality { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>All that is remarked on it, the warnings too.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}

/// <summary>The patients as they were at time zero.</summary>
/// <param name="Columns">All patients first, then each level, then those of whom the group is unknown where there are any.</param>
public sealed record BaselineResult(Baseline Baseline, IReadOnlyList<(string Title, int Patients)> Columns, IReadOnlyList<CharacteristicResult> Rows);

/// <param name="Categories">For words: each with its count in every column, unknown last; empty for a number.</param>
/// <param name="Numbers">For a number: its summary in every column; empty for words.</param>
public sealed record CharacteristicResult(
    Characteristic Characteristic, IReadOnlyList<(string? Value, IReadOnlyList<int> Patients)> Categories, IReadOnlyList<NumberSummary> Numbers);

/// <param name="Known">Patients of whom the number is known.</param>
public sealed record NumberSummary(int Known, double? Median, double? LowerQuartile, double? UpperQuartile, double? Least, double? Most)
{
    public static NumberSummary Of(IEnumerable<double> numbers)
    {
        double[] ordered = [.. numbers.Order()];
        double? Quantile(double p) => SampleQuantile.Of(ordered, p);
        return new(ordered.Length, Quantile(0.5), Quantile(0.25), Quantile(0.75), Quantile(0), Quantile(1));
    }
}
