using Islet.Figures;
using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>One effect, looked at in the levels of other groups, each with a test whether it differs between them.</summary>
/// <param name="Effect">What is compared.</param>
/// <param name="Within">The groups in whose levels it is looked at.</param>
public sealed record SubgroupAnalysis(string Id, string Label, Endpoint Endpoint, ModelTerm Effect, IReadOnlyList<Group> Within) : FurtherAnalysis(Id, Label)
{
    /// <summary>In every model; where one of them is the group looked at, it is left out there.</summary>
    public IReadOnlyList<ModelTerm> Adjust { get; init; } = [];

    public double Confidence { get; init; } = 0.95;

    /// <summary>Name of a forest figure's file; null: none is wanted.</summary>
    public string? Figure { get; init; }

    public override TableKind Kind => TableKind.Subgroups;

    internal override IReadOnlyList<ModelTerm> Terms => [Effect, .. Adjust];

    internal override SubgroupResult Run(FurtherCohort cohort) => SubgroupEstimate.Of(this, cohort);
}

/// <summary>The effect in one level of one group, or in all patients.</summary>
public sealed record SubgroupEffect
{
    internal SubgroupEffect(Group? group, string? level, FurtherFit fit) => (Group, Level, Fit) = (group, level, fit);

    public Group? Group { get; }

    /// <summary>Null: all patients.</summary>
    public string? Level { get; }

    public CoxModel? Model => Fit.Model;

    public int Patients => Fit.Patients;

    public int Events => Fit.Events;

    internal FurtherFit Fit { get; }
}

/// <summary>Whether the effect differs between the levels of one group.</summary>
/// <param name="Test">Likelihood ratio of the model with the interaction against that without; null: <paramref name="NotTested"/> says why.</param>
/// <param name="Holm">P after Holm's correction for the number of groups looked at.</param>
public sealed record InteractionTest(Group Group, int Patients, int Unknown, ChiSquaredTest? Test, double? Holm, string? NotTested);

public sealed record SubgroupResult(SubgroupAnalysis Of, IReadOnlyList<SubgroupEffect> Effects, IReadOnlyList<InteractionTest> Interactions) : FurtherResult(Of)
{
    private IEnumerable<CoxTerm> Shown(SubgroupEffect effect) => effect.Model?.Terms.Where(t => t.Covariate == Of.Effect.Id) ?? [];

    private string EffectName(CoxTerm term) => term.Level is { } level ? $"{level} against {term.Reference}" : StudyWords.PerUnits(Of.Effect);

    internal override IEnumerable<FurtherTable> Tables
    {
        get
        {
            List<TableRow> rows = [];
            foreach (var (i, effect) in Effects.Index())
            {
                if (effect.Group is { } group && (i == 0 || Effects[i - 1].Group != group))
                    rows.Add(new([group.Label, "", "", "", P(Interactions.First(t => t.Group == group).Test?.P), P(Interactions.First(t => t.Group == group).Holm)]));
                foreach (var (k, term) in Shown(effect).Select(t => (CoxTerm?)t).DefaultIfEmpty().Index())
                    rows.Add(new([$"{(k == 0 ? effect.Level ?? StudyWords.AllPatients : "")}{(Of.Effect.Group?.Levels.Count > 2 && term is not null ? $"{(k == 0 ? ": " : "")}{EffectName(term)}" : "")}", k == 0 ? Count(effect.Patients) : "", k == 0 ? Count(effect.Events) : "",
                        term is null ? NotDefined : Ratio(term.HazardRatio, term.HazardRatioLimits), "", ""], Indent: effect.Group is null ? 0 : 1));
            }
            yield return new("", $"{Of.Label}: {Of.Effect.Label} and {Of.Endpoint.Label} in subgroups",
                [new("", Number: false), new("Patients"), new("Events"), new($"HR ({Level(Of.Confidence)} CI)"), new("p for interaction"), new("p, Holm")], rows, [.. Notes],
                [.. Effects.SelectMany(e => Shown(e).Select(t => (Datum[])[new("group", e.Group?.Id), new("level", e.Level), new("n", e.Patients), new("events", e.Events), new("effect", Of.Effect.Id), new("effect_level", t.Level),
                    new("reference", t.Reference), new("coef", t.Coefficient), new("se", t.StandardError), new("hr", t.HazardRatio), new("lower", t.HazardRatioLimits.Lower), new("upper", t.HazardRatioLimits.Upper), new("p", t.P), new("confidence", Of.Confidence)]))]);
            yield return new("interactions", $"{Of.Label}: does the effect differ?", [new("", Number: false), new("Patients"), new("Likelihood ratio", Number: false), new("p"), new("p, Holm")],
                [.. Interactions.Select(t => new TableRow([t.Group.Label, Count(t.Patients), t.Test is { } test ? Numbers.Test(test) : t.NotTested ?? "", P(t.Test?.P), P(t.Holm)]))],
                ["Whether an effect differs is told by the interaction alone: one that is significant in one level and not in another need not differ between them."],
                [.. Interactions.Select(t => (Datum[])[new("group", t.Group.Id), new("n", t.Patients), new("unknown", t.Unknown), new("chisq", t.Test?.Statistic), new("df", t.Test?.Df), new("p", t.Test?.P), new("p_holm", t.Holm), new("not_tested", t.NotTested)])]);
        }
    }

    private IEnumerable<string> Notes
    {
        get
        {
            yield return $"HR of {Of.Effect.Label}{(Of.Effect.Group is { Levels.Count: 2 } && Effects.SelectMany(Shown).FirstOrDefault() is { } term ? $", {EffectName(term)}" : "")}{(Of.Adjust.Count > 0 ? $", adjusted for {string.Join(", ", Of.Adjust.Select(t => t.Label))}" : "")}. p for interaction: likelihood-ratio test.";
            foreach (var effect in Effects.Where(e => e.Fit.NotFitted is not null))
                yield return $"{(effect.Group is { } g ? StudyWords.LevelOf(g, effect.Level!) : StudyWords.AllPatients)}, not fitted: {effect.Fit.NotFitted}.";
            foreach (var test in Interactions.Where(t => t.Unknown > 0))
                yield return $"{test.Group.Label} unknown or none of these levels: {Count(test.Unknown, "patient")}.";
        }
    }

    internal override IEnumerable<StudyFigure> Figures(StudyResults results)
    {
        if (Of.Figure is not { } name)
            yield break;
        var title = $"{Of.Label}: {Of.Effect.Label} and {Of.Endpoint.Label}";
        List<ForestRow> rows = [];
        foreach (var (i, effect) in Effects.Index())
        {
            if (effect.Group is { } group && (i == 0 || Effects[i - 1].Group != group))
                rows.Add(ForestRow.Heading($"{group.Label}{(Interactions.First(t => t.Group == group).Test?.P is { } p ? $" (interaction {PWithSign(p)})" : "")}"));
            rows.AddRange(Shown(effect).Select(t => ForestRow.Of((effect.Level ?? StudyWords.AllPatients) + (Of.Effect.Group?.Levels.Count > 2 ? ": " + t.Level : ""),
                new(t.HazardRatio, t.HazardRatioLimits)) with { Patients = effect.Patients, Events = effect.Events }));
        }
        yield return new(name, title, (new ForestFigure(title, "Hazard ratio", rows)
        {
            BelowOne = "Lower hazard", AboveOne = "Higher hazard", Level = Of.Confidence, Footnotes = [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), .. Notes.Take(1)],
        }).ToSvg);
    }

    internal override IEnumerable<string> Methods =>
    [
        $"{Of.Label}. The effect of {Of.Effect.Label} on {Of.Endpoint.Label} was estimated in each level of {string.Join(", ", Of.Within.Select(g => g.Label))} by a Cox model (Efron's ties), and the likelihood-ratio test of the "
            + $"interaction asked whether it differs (Wang et al. 2007){(Of.Within.Count > 1 ? "; p values are also given after Holm's correction for the number of groups" : "")}.",
    ];
}
