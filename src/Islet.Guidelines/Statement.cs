using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What a statement does about what it speaks of.</summary>
public enum Stance
{
    /// <summary>Should, is recommended, is imperative.</summary>
    Recommended,

    /// <summary>Can, may, is an option.</summary>
    Optional,

    /// <summary>Should not; only inside a trial.</summary>
    NotRecommended,

    /// <summary>The panel disagreed, and says so.</summary>
    NoConsensus,

    /// <summary>The panel says that data do not allow a recommendation.</summary>
    InsufficientEvidence,

    /// <summary>Must be on record; <see cref="Statement.Check"/> says what.</summary>
    CompletenessCheck,

    /// <summary>A rule of classification.</summary>
    Definition,

    /// <summary>A warning that belongs to a situation.</summary>
    Caution,
}

/// <summary>How much of the panel stood behind a statement, as far as the text reports a vote.</summary>
public enum Strength
{
    /// <summary>No vote is reported.</summary>
    Unstated,

    /// <summary>No agreement and no leaning.</summary>
    NoConsensus,

    /// <summary>"Majority", "most panel members".</summary>
    Majority,

    /// <summary>"Significant majority", or a stated share of at least 75 %.</summary>
    SignificantMajority,

    /// <summary>At most one vote against.</summary>
    Consensus,
}

/// <summary>What a statement says of a treatment option, where the panel speaks of it.</summary>
public enum Bearing
{
    /// <summary>A reason to choose it, or that it may be chosen.</summary>
    For,

    /// <summary>A reason to leave it, or to put another before it.</summary>
    Against,

    /// <summary>How it is given, prepared or followed: neither for nor against.</summary>
    How,

    /// <summary>What it may do to this patient: a harm to weigh, neither for nor against.</summary>
    Risk,

    /// <summary>The panel disagreed, or data do not allow an answer.</summary>
    Open,
}

/// <summary>A statement's bearing on one <see cref="TreatmentOption"/> of its guideline, by the option's key.</summary>
public readonly record struct OptionBearing(string Option, Bearing Bearing);

/// <summary>Something that a statement wants done at times counted from an anchor. Months, unless the name says otherwise.</summary>
public sealed record ScheduledStep(string Modality, string Anchor)
{
    public decimal? EveryMinMonths { get; init; }

    public decimal? EveryMaxMonths { get; init; }

    public decimal? FromMonth { get; init; }

    public decimal? UntilMonths { get; init; }

    /// <summary>At least so long; the text gives no end.</summary>
    public decimal? UntilMonthsMin { get; init; }

    public IReadOnlyList<decimal> AtMonths { get; init; } = [];

    public decimal? AtMonthsMin { get; init; }

    public decimal? AtMonthsMax { get; init; }

    public decimal? EveryHours { get; init; }

    public decimal? DurationYearsMin { get; init; }

    /// <summary>Share of the panel that wanted it, per cent.</summary>
    public decimal? SupportPercent { get; init; }

    public decimal? DoseGbq { get; init; }

    public int? Cycles { get; init; }

    /// <summary>When, in words: "each PRRT cycle".</summary>
    public string? At { get; init; }

    public string? FirstIs { get; init; }

    public string? Stop { get; init; }
}

/// <summary>One statement of a guideline: for whom it was made, and what it says in our words.</summary>
/// <param name="Condition">For whom; the guideline's scope is part of it.</param>
/// <param name="Says">Our wording; figures are the guideline's.</param>
public sealed record Statement(string Id, string Topic, Condition Condition, Stance Stance, string Says)
{
    /// <summary>The part of the guideline that it stands in, by its file's heading: "Liver-directed therapy".</summary>
    public string Chapter { get; init; } = "";

    public Strength Strength { get; init; }

    /// <summary>The vote as the text reports it; null: none.</summary>
    public string? Votes { get; init; }

    /// <summary>Whose statement it is, where the panel only quotes; null: the panel's own.</summary>
    public string? Origin { get; init; }

    public string? Evidence { get; init; }

    public string? Caution { get; init; }

    /// <summary>What has to be on record; asked only where the statement applies.</summary>
    public Condition? Check { get; init; }

    /// <summary>The subgroup that the text stresses; it changes no outcome.</summary>
    public Condition? Emphasis { get; init; }

    public IReadOnlyList<ScheduledStep> Schedule { get; init; } = [];

    /// <summary>Statements that pull in another direction.</summary>
    public IReadOnlyList<string> Tension { get; init; } = [];

    /// <summary>The treatment options of which it speaks, and which way.</summary>
    public IReadOnlyList<OptionBearing> Options { get; init; } = [];

    /// <summary>What of follow-up it speaks of beside its schedule, and which way.</summary>
    public IReadOnlyList<FollowUpBearing> FollowUp { get; init; } = [];

    /// <summary>Its figures: rows of the evidence table, by id (EV0123).</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>Cautions of facts.md section 5 that stand beside it where they arise (C-PRRT).</summary>
    public IReadOnlyList<string> Beware { get; init; } = [];

    /// <summary>Facts that only a test tells which this statement, where it applies, advises against. Nobody is asked for them then.</summary>
    public FactSet AdvisesAgainst { get; init; }

    /// <summary>Where the text is ambiguous, misprinted or silent: what was found, and how it is read here.</summary>
    public string? Reading { get; init; }

    /// <summary>What overtook it; null: nothing that we know.</summary>
    public string? Superseded { get; init; }

    /// <summary>Section of the guideline, and lines of the text it was read from.</summary>
    public required string Section { get; init; }

    public required string Lines { get; init; }

    /// <summary>"SYS-02": the id where the guideline is named beside it.</summary>
    public string Number => Id[(Id.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
