using Islet.Statistics;

namespace Islet.Studies;

/// <summary>The study again with some of its words changed: its estimates side by side with those of each variant.</summary>
/// <param name="Of">Names of the survival analyses, models and tables of a layout whose estimates are told; none: of all survival analyses and models.</param>
/// <param name="Variants">In the order of their columns.</param>
public sealed record SensitivityAnalysis(string Id, string Label, IReadOnlyList<string> Of, IReadOnlyList<StudyVariant> Variants) : FurtherAnalysis(Id, Label)
{
    /// <summary>Name of a forest figure's file; null: none is wanted.</summary>
    public string? Figure { get; init; }

    public override TableKind Kind => TableKind.Sensitivity;

    /// <summary>Whether the estimates of an analysis, or of a table, are told.</summary>
    /// <param name="name">Null: it has none, and is told where all are.</param>
    public bool Tells(string? name) => Of.Count == 0 || (name is not null && Of.Contains(name));

    internal override SensitivityResult Run(FurtherCohort cohort) =>
        SensitivityEstimate.Of(this, cohort.Found, [.. Variants.Select(v => cohort.Variants[cohort.Plan.Variants.ToList().FindIndex(p => ReferenceEquals(p.Study, v.Study))])]);
}

/// <summary>A study with some words of its file changed.</summary>
/// <param name="Because">Why somebody may want it so, in a sentence; null: not said.</param>
/// <param name="Study">The changed study: the analyses that are told, and no more.</param>
/// <param name="Changes">Every word that it has otherwise.</param>
/// <param name="Imputed">The values that its models lack are filled by these rules; null: its models are of complete cases, as the study's.</param>
public sealed record StudyVariant(string Id, string Label, string? Because, Study Study, IReadOnlyList<VariantChange> Changes, ImputationRules? Imputed)
{
    /// <summary>Whether any word of it is another one, or gaps are filled.</summary>
    public bool ChangesWords => Imputed is not null || Changes.Any(c => !c.IsNone);

    /// <summary>What is otherwise, in words.</summary>
    public IEnumerable<string> InWords =>
    [
        .. Changes.Where(c => !c.IsNone).Select(c => c.ToString()),
        .. Imputed is { } rules ? [Numbers.Text($"missing values of its models are imputed ({rules.Sets} sets, {rules.Iterations} rounds, seed {rules.Seed})")] : Array.Empty<string>(),
    ];
}
