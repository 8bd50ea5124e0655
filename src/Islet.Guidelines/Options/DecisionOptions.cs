using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What the guidelines' statements say of each option for one patient: gathered, not weighed. There is no score, and no ranking but a statement's own words.</summary>
/// <param name="Options">In the order of the first guideline's options; those that only a later one has follow.</param>
/// <param name="Tensions">Pairs of applying statements, both among the options, that pull in different directions: both are shown and nothing is resolved.</param>
public sealed record DecisionOptions(IReadOnlyList<OptionAtDecision> Options, IReadOnlyList<StatementTension> Tensions)
{
    /// <summary>What the options do not hold, said wherever they are shown.</summary>
    public const string Surgery = "Surgery is another panel's paper: the little that these statements say of it is not gathered here.";

    public OptionAtDecision? this[string key] => Options.FirstOrDefault(o => o.Option.Key == key);

    public static DecisionOptions Of(GuidelineReading guideline, Snapshot snapshot) => Of([guideline], snapshot);

    /// <summary>Over several guidelines: options of one key are one, and each statement keeps its guideline's name and year.</summary>
    public static DecisionOptions Of(IReadOnlyList<GuidelineReading> guidelines, Snapshot snapshot) => Of([.. guidelines.SelectMany(g => StatementRemarks.Of(g, snapshot))], guidelines, snapshot);

    /// <param name="remarks">On every statement of the guidelines, where they have been told already.</param>
    public static DecisionOptions Of(IReadOnlyList<StatementRemarks> remarks, IReadOnlyList<GuidelineReading> guidelines, Snapshot snapshot) => new OptionGathering(remarks, guidelines, snapshot).Gather();
}

/// <summary>Two applying statements in tension, in the document's order.</summary>
public sealed record StatementTension(StatementReading One, StatementReading Other);

/// <summary>One option, with all that is said of it for one patient.</summary>
/// <param name="Applying">Applying statements that speak of it, by guideline and in the document's order.</param>
/// <param name="Undecided">Statements that would bear on it, and what they wait for.</param>
public sealed record OptionAtDecision(TreatmentOption Option, IReadOnlyList<OptionStatement> Applying, IReadOnlyList<OptionStatement> Undecided)
{
    public IReadOnlyList<OptionStatement> For => With(Bearing.For);

    public IReadOnlyList<OptionStatement> Against => With(Bearing.Against);

    public IReadOnlyList<OptionStatement> How => With(Bearing.How);

    public IReadOnlyList<OptionStatement> Risks => With(Bearing.Risk);

    public IReadOnlyList<OptionStatement> Open => With(Bearing.Open);

    /// <summary>Applying statements whose period is over: they speak neither way any more, and are shown as what they are.</summary>
    public IReadOnlyList<OptionStatement> Over => [.. Applying.Where(s => s.Over is not null)];

    /// <summary>"No statement applies"; what is undecided is listed all the same.</summary>
    public bool IsSilent => Applying.Count == 0;

    /// <summary>
    /// Whether the patient had it before today, or has it; no only of a closed treatment history. A few days around an operation are no such treatment, and are listed in
    /// <see cref="Earlier"/> as what they are. Unknown without a missing fact: a record cannot tell such an option.
    /// </summary>
    public Truth Given { get; init; }

    /// <summary>Whether it runs now; no only by a fact, or of a closed treatment history. Unknown without a missing fact: neither tells.</summary>
    public Truth Running { get; init; }

    /// <summary>Treatments of this option, for whatever tumour, in the order of their days.</summary>
    public IReadOnlyList<EarlierTreatment> Earlier { get; init; } = [];

    /// <summary>What in this patient is to be looked at before it is chosen, each with its source: what became of it before, then what a paper says; what waits for facts is listed as such.</summary>
    public IReadOnlyList<OptionCaution> Cautions { get; init; } = [];

    /// <summary>The cautions beside its applying statements, each once.</summary>
    public IReadOnlyList<StatementCaution> Beside =>
        [.. Applying.SelectMany(s => s.Remarks.Cautions).DistinctBy(c => (c.Code, c.Says))];

    /// <summary>The figures behind its applying statements, each once; without those that are about another option of the same statement.</summary>
    public IReadOnlyList<EvidenceRow> Figures(EvidenceTable table) => [.. Applying.SelectMany(s => table.Of(s.Statement)).Where(r => r.IsAbout(Option.Key)).DistinctBy(r => r.Id)];

    private IReadOnlyList<OptionStatement> With(Bearing bearing) => [.. Applying.Where(s => s.Bearing == bearing && s.Over is null)];
}

/// <summary>A statement that speaks of an option, and which way; named with its guideline and year wherever it is shown.</summary>
public sealed record OptionStatement(Bearing Bearing, StatementRemarks Remarks)
{
    public StatementReading Reading => Remarks.Reading;

    public Statement Statement => Reading.Statement;

    public StatementBase Guideline => Remarks.Guideline;

    /// <summary>
    /// That the period which the statement names is over (C-PERIOD); null: it names none, or it lasts. Such a statement still applies by its facts, and is neither for nor against an
    /// option at a decision of today. [H]
    /// </summary>
    public StatementCaution? Over => Remarks.Cautions.FirstOrDefault(c => c.Code == EndedPeriod.Code);

    /// <summary>Values past their shelf life on which the statement turned.</summary>
    public IReadOnlyList<FactMark> Stale => [.. Remarks.Marks.Where(m => m.Kind is FactMarkKind.Stale)];

    /// <summary>The facts for want of which it is undecided.</summary>
    public FactSet Missing => Reading.Truth.Missing;
}

/// <summary>A warning of an option that fits this patient, or whose facts are missing.</summary>
/// <param name="Warning">With the days of this patient in its words.</param>
/// <param name="Truth">Yes: it fits. Unknown: it waits for facts. A no is not listed.</param>
/// <param name="Findings">Behind the facts that decided.</param>
public sealed record OptionCaution(OptionWarning Warning, Truth Truth, IReadOnlyList<Finding> Findings)
{
    private const string OfText = "; line"; // as sources of options.yaml end

    /// <summary>Whole sentences; while facts are missing those that say so.</summary>
    public string Says => Truth.Answer is Answer.Unknown ? Warning.SaysUnknown ?? Warning.Says : Warning.Says;

    public string Source => Warning.Source;

    /// <summary>What became of the option in this patient: no paper says it.</summary>
    public bool IsOfRecord => Warning.Source == PastCautions.Record;

    /// <summary>The source without the lines of a text that no reader has: paper and section.</summary>
    public string Section => Warning.Source.IndexOf(OfText, StringComparison.Ordinal) is >= 0 and var at ? Warning.Source[..at] : Warning.Source;
}
