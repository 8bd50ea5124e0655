using Islet.Course;

namespace Islet.Clinic;

/// <summary>What made a time point progression.</summary>
public enum ProgressionCause
{
    Target,
    NonTarget,
    NewLesion,

    /// <summary>Disease is back after complete response.</summary>
    Reappearance,

    /// <summary>Uptake or volume.</summary>
    Functional,

    /// <summary>Worsening that prevented a scan (SWOG only; in RECIST it is never a response).</summary>
    Deterioration,
}

/// <param name="Date">First day on which it is shown, by the convention of the options; null: no date is recorded.</param>
public sealed record ProgressionShown(ProgressionCause Cause, AxisPoint? Date, IReadOnlyList<string> Lesions);

/// <summary>The size of the targets at one time point and its changes. Percentages are exact and unrounded.</summary>
/// <param name="Sum">Of the targets that were assessed, mm (of areas mm²); null: there are none.</param>
/// <param name="IsComplete">Every target of the baseline was assessed or is accounted for.</param>
/// <param name="Nadir">Smallest complete sum before this time point, the baseline's included.</param>
/// <param name="PercentOfBaseline">Change, %; null where the sum is incomplete and progression not certain, or the baseline is 0.</param>
/// <param name="PercentOfNadir">Change, %; null also where the nadir is 0.</param>
public sealed record SizeChange(decimal? Sum, bool IsComplete, decimal? Baseline, decimal? Nadir, decimal? PercentOfBaseline, decimal? PercentOfNadir);

/// <summary>A number that a criterion rests on.</summary>
/// <param name="Name">As in the contract: meanHu, pctHu, threshold …</param>
/// <param name="Unit">HU, %, g/mL, mL, mm …</param>
/// <param name="Part">Lesion or organ of which it is; null: of the patient.</param>
public sealed record ResponseMeasure(string Name, decimal? Value, string Unit, string? Part = null);

/// <summary>One criterion's reading of one time point, with what it rests on.</summary>
public sealed record TimePointResponse
{
    public required string Id { get; init; }

    public AxisPoint? Date { get; init; }

    /// <summary>Final, after back-dating; null where a criterion gives values only (ZP).</summary>
    public ResponseCategory? Overall { get; init; }

    /// <summary>As the time point was read by itself, where a later one changed it.</summary>
    public ResponseCategory? AsRead { get; init; }

    public ResponseCategory? Target { get; init; }

    public ResponseCategory? NonTarget { get; init; }

    /// <summary>An unequivocal new lesion, back-dated ones included.</summary>
    public bool New { get; init; }

    public SizeChange? Size { get; init; }

    public IReadOnlyList<ResponseMeasure> Measures { get; init => field = value ?? []; } = [];

    public IReadOnlyList<ResponseCaution> Cautions { get; init => field = value ?? []; } = [];

    /// <summary>Every cause of progression that this time point shows; empty: none.</summary>
    public IReadOnlyList<ProgressionShown> Progressions { get; init => field = value ?? []; } = [];

    /// <summary>What by RECIST 1.1 the time point would be, where the criterion is to be read beside it and says otherwise.</summary>
    public ResponseCategory? RecistOverall { get; init; }

    /// <summary>Step of the rule that decided, in the order of the specification ("target_sum", "target_missing", "density" …).</summary>
    public string? DecidedBy { get; init; }
}

/// <summary>One criterion over a whole series.</summary>
/// <param name="TimePoints">Those after baseline, in order.</param>
/// <param name="Assumptions">What of the rule is not verified against its paper; shown with every result.</param>
/// <param name="Problems">What is wrong with the series; what could be computed still is.</param>
public sealed record ResponseAssessment(
    ResponseCriterion Criterion, ResponseOptions Options, IReadOnlyList<TimePointResponse> TimePoints,
    IReadOnlyList<string> Assumptions, IReadOnlyList<Problem> Problems);

/// <summary>A response criterion in one edition.</summary>
/// <param name="Code">As in the contract ("RECIST1.1", "mRECIST-HCC").</param>
/// <param name="Name">Long, with authors and year, so that criteria of one nickname are told apart.</param>
/// <param name="Source">Paper, year, section.</param>
/// <param name="Rule">Over a series that was put in order once for all criteria.</param>
public sealed record ResponseCriterion(string Code, string Name, string Source, Func<Timeline, ResponseOptions, ResponseAssessment> Rule)
{
    public ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var (sound, problems) = OptionChecks.Of(options);
        return problems.Count == 0 ? Rule(timeline, options) : Rule(timeline with { Problems = [.. timeline.Problems, .. problems] }, sound);
    }

    public ResponseAssessment Assess(ResponseSeries series, ResponseOptions options) => Assess(Timeline.Of(series), options);

    public override string ToString() => Code;
}
