using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What the guidelines' statements say of each option for one patient: gathered, not weighed. There is no score and no ranking but a guideline's own words.</summary>
/// <param name="Options">In the order of the first guideline's options; those that only a later one has follow.</param>
public sealed record DecisionOptions(IReadOnlyList<OptionAtDecision> Options)
{
    /// <summary>What the options do not hold, said wherever they are shown.</summary>
    public const string Surgery = "Surgery is another panel's paper: what these statements say of it is little, and not gathered here.";

    public static DecisionOptions Of(GuidelineReading guideline, Snapshot snapshot) => Of([guideline], snapshot);

    /// <summary>Over several guidelines: options of one key are one, and each statement keeps its guideline's name and year.</summary>
    public static DecisionOptions Of(IReadOnlyList<GuidelineReading> guidelines, Snapshot snapshot) => OptionGathering.Of(guidelines, snapshot);
}

/// <summary>One option, with all that is said of it for one patient.</summary>
/// <param name="Applying">Applying statements that speak of it, by guideline and in the document's order.</param>
/// <param name="Undecided">Statements that would bear on it, and what they wait for.</param>
public sealed record OptionAtDecision(TreatmentOption Option, IReadOnlyList<OptionStatement> Applying, IReadOnlyList<OptionStatement> Undecided)
{
    public IReadOnlyList<OptionStatement> For => With(Bearing.For);

    public IReadOnlyList<OptionStatement> Against => With(Bearing.Against);

    public IReadOnlyList<OptionStatement> How => With(Bearing.How);

    public IReadOnlyList<OptionStatement> Open => With(Bearing.Open);

    /// <summary>No statement applies; what is undecided is still listed.</summary>
    public bool IsSilent => Applying.Count == 0;

    /// <summary>Whether the patient had it before.</summary>
    public Truth Given { get; init; }

    /// <summary>Whether it runs now.</summary>
    public Truth Running { get; init; }

    /// <summary>Earlier and running treatments of this option, in the order of their days.</summary>
    public IReadOnlyList<EarlierTreatment> Earlier { get; init; } = [];

    /// <summary>What in this patient is to be looked at before it is chosen, each with its source.</summary>
    public IReadOnlyList<OptionCaution> Cautions { get; init; } = [];

    private IReadOnlyList<OptionStatement> With(Bearing bearing) => [.. Applying.Where(s => s.Bearing == bearing)];
}

/// <summary>A statement that speaks of an option, and which way; named with its guideline and year wherever it is shown.</summary>
public sealed record OptionStatement(StatementReading Reading, Bearing Bearing, StatementRemarks Remarks)
{
    public Statement Statement => Reading.Statement;

    public StatementBase Guideline => Remarks.Guideline;

    /// <summary>The facts for want of which it is undecided.</summary>
    public FactSet Missing => Reading.Truth.Missing;
}

/// <summary>A treatment of an option that the patient had or has.</summary>
/// <param name="Drugs">As the record names them; of a procedure its name.</param>
/// <param name="Start">When it began.</param>
/// <param name="Stop">When it ended; null: it runs as far as anybody knows, or it was a single day.</param>
/// <param name="Line">Number of the line it belongs to; null: it made none.</param>
public sealed record EarlierTreatment(Finding Finding, IReadOnlyList<string> Drugs, When Start, When? Stop, int? Line)
{
    /// <summary>Days between the two as far as both are dated.</summary>
    public decimal? Days { get; init; }

    /// <summary>progression, toxicity, completed, choice, death, other: as stated; null: not stated, or it runs.</summary>
    public string? StopReason { get; init; }

    /// <summary>Best response of its line by RECIST 1.1, or as stated; null: not known.</summary>
    public ResponseCategory? Best { get; init; }

    /// <summary>Adverse events on record that name it.</summary>
    public IReadOnlyList<Finding> Toxicity { get; init; } = [];
}

/// <summary>A warning of an option's own entry that fits this patient, or whose facts are missing.</summary>
/// <param name="Truth">Yes: it fits. Unknown: it waits for facts; a no is not listed.</param>
/// <param name="Findings">Behind the facts that decided.</param>
public sealed record OptionCaution(OptionWarning Warning, Truth Truth, IReadOnlyList<Finding> Findings);
