using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>The patients described as they were at time zero.</summary>
/// <param name="By">A column for each of its levels beside that of all; null: all alone.</param>
public sealed record Baseline(Group? By, IReadOnlyList<Characteristic> Rows);

/// <summary>One characteristic: a group, or a fact that is a number or a word.</summary>
public sealed record Characteristic(string Label, Group? Group, Fact? Fact);

/// <summary>Survival curves, with what is to be read off them and tested.</summary>
/// <param name="By">Null: all patients together.</param>
public sealed record SurvivalAnalysis(Endpoint Endpoint, Group? By)
{
    /// <summary>By which results.json calls it; null: by endpoint and group alone.</summary>
    public string? Id { get; init; }

    /// <summary>At which survival is printed, in the endpoint's unit.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    public IntervalKind Interval { get; init; } = IntervalKind.Log;

    /// <summary>Of confidence limits: 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    public IReadOnlyList<LogRankWeights> Tests { get; init; } = [];

    /// <summary>Tests compare within its levels; curves are those of all. Null: they are not stratified.</summary>
    public Group? Strata { get; init; }

    /// <summary>Whom it is about; empty: all of the cohort.</summary>
    public IReadOnlyList<Within> Within { get; init; } = [];

    /// <summary>Whose median tables and figures print; results.json has both.</summary>
    public MedianForm Median { get; init; }

    public FigureWish? Figure { get; init; }
}

/// <summary>A figure that is wanted.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Until">Last time shown, in the endpoint's unit; null: all follow-up.</param>
/// <param name="Step">From tick to tick; null: as fits.</param>
public sealed record FigureWish(string Name, string? Title = null, double? Until = null, double? Step = null);

/// <summary>A Cox model.</summary>
public sealed record CoxAnalysis(string Id, string Label, Endpoint Endpoint, IReadOnlyList<ModelTerm> Terms)
{
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    public double Confidence { get; init; } = 0.95;

    /// <summary>Whom it is about; empty: all of the cohort.</summary>
    public IReadOnlyList<Within> Within { get; init; } = [];

    /// <summary>Each of its levels has a baseline hazard of its own; null: they share one.</summary>
    public Group? Strata { get; init; }

    /// <summary>How terms are selected; null: all enter.</summary>
    public StepwiseRules? Select { get; init; }

    /// <summary>Terms are candidates, and this rule chooses among them; null: another rule, or none.</summary>
    public ScreenRules? Screen { get; init; }

    /// <summary>Name of a forest figure's file; null: none is wanted.</summary>
    public string? Figure { get; init; }

    /// <summary>What stands above the forest; null: its label and that these are hazard ratios.</summary>
    public string? FigureTitle { get; init; }
}

/// <summary>What a model adjusts for: the levels of a group against one of them, or a number.</summary>
/// <param name="Reference">Position of the level that the others are compared with.</param>
/// <param name="Per">The hazard ratio of a number is for so many units more.</param>
public sealed record ModelTerm(string Id, string Label, Group? Group, int Reference, Fact? Fact, decimal Per);

public enum TableKind
{
    Flow,
    Baseline,
    Survival,
    Cox,
    Layout,
    Agreement,

    /// <summary>Each endpoint with its definition.</summary>
    Endpoints,
    Competing,
    Exposure,
    Subgroups,
    CutPoints,
    Missing,
    Sequences,

    /// <summary>The estimates beside those of the study's variants.</summary>
    Sensitivity,

    /// <summary>One patient at two characterizations.</summary>
    Cases,

    /// <summary>Survival by the response known at a landmark.</summary>
    Landmarks,
}
