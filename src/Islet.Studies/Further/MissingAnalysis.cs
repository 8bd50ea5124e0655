using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>A plan for the values that a model lacks: what the complete cases cost, and the model with the gaps filled.</summary>
/// <param name="Model">Of the study.</param>
/// <param name="CompleteCase">The model of the complete rows is shown.</param>
/// <param name="Rules">Of multiple imputation; null: nothing is imputed.</param>
/// <param name="With">Groups and numbers that help to impute and are not in the model.</param>
public sealed record MissingAnalysis(string Id, string Label, CoxAnalysis Model, bool CompleteCase, ImputationRules? Rules, IReadOnlyList<ModelTerm> With) : FurtherAnalysis(Id, Label)
{
    /// <summary>Name of a forest figure's file; null: none is wanted.</summary>
    public string? Figure { get; init; }

    public override TableKind Kind => TableKind.Missing;

    internal override IReadOnlyList<ModelTerm> Terms => [.. Model.Terms, .. With];

    internal override MissingResult Run(FurtherCohort cohort) => MissingEstimate.Of(this, cohort);
}

internal static class MissingEstimate
{
    private const string Happened = "(event)", Hazard = "(cumulative hazard)"; // no fact and no group is called so

    public static MissingResult Of(MissingAnalysis analysis, FurtherCohort cohort)
    {
        var (sample, _) = cohort.Sample(analysis.Model.Endpoint).Part(cohort.Plan, analysis.Model.Within);
        List<TermGaps> terms = [.. analysis.Terms.Select(t => new TermGaps(cohort, t))];
        List<SubjectRow> rows = [.. sample.Rows.Where(r => terms.TrueForAll(t => !t.IsOutside(r)))]; // known, and none of the levels: the question is not about them
        List<Observation> observations = [.. rows.Select(sample.Observation)];
        var model = terms.Take(analysis.Model.Terms.Count).ToList();
        var accounting = CompleteCases.Of(rows.Count, [.. model.Select(t => (t.Term.Label, (Func<int, bool>)(i => t.IsMissing(rows[i]))))], i => observations[i].Event);
        int[] complete = [.. Enumerable.Range(0, rows.Count).Where(i => model.TrueForAll(t => !t.IsMissing(rows[i])))];
        var fit = Complete(analysis, cohort, sample, [.. complete.Select(i => rows[i])]);
        var (imputation, pooled, why) = analysis.Rules is { } rules && rows.Count > 0 ? Impute(analysis, terms, rows, observations, sample.Ties, rules) : (null, null, null);
        return new(analysis, accounting, sample.Rows.Count - rows.Count, imputation, pooled, why, fit)
        {
            Remarks =
            [
                .. cohort.Remarks.ImmortalTime([.. analysis.Terms.Select(t => t.Group).OfType<Group>()], analysis.Model.Endpoint), .. Remarks.CompleteCases(complete.Length, rows.Count - complete.Length),
                .. fit.Model?.Remarks ?? [],
            ],
        };
    }

    private static FurtherFit Complete(MissingAnalysis analysis, FurtherCohort cohort, EndpointSample sample, IReadOnlyList<SubjectRow> rows)
    {
        List<CoxEstimate.TermColumn> columns = [.. analysis.Model.Terms.Select(t => new CoxEstimate.TermColumn(cohort.Plan, t))];
        return columns.Select(c => c.Obstacle(rows)).FirstOrDefault(o => o is not null) is { } obstacle ? new(null, obstacle, rows.Count, rows.Count(r => sample.Observation(r).Event))
            : FurtherFit.Of(new([.. rows.Select(sample.Observation)], [.. columns.Select(c => c.Covariate(rows))]), rows.Count, sample.Ties, analysis.Model);
    }

    private static (Imputation?, PooledCoxModel?, string?) Impute(MissingAnalysis analysis, List<TermGaps> terms, List<SubjectRow> rows, List<Observation> observations, TimeTies ties, ImputationRules rules)
    {
        if (terms.Find(t => t.Levels is { Count: < 2 }) is { } single)
            return (null, null, StudyWords.OneLevel(single.Term.Group!));
        if (!observations.Exists(o => o.Event))
            return (null, null, StudyWords.ModelNeedsEvents);
        var imputation = ChainedEquations.Impute([.. terms.Select(t => t.Column(rows)), .. ChainedEquations.Outcome(observations, ties, Happened, Hazard)], rules);
        if (imputation.Outcome is not ImputationOutcome.Done)
            return (imputation, null, $"{terms.Find(t => t.Term.Id == imputation.Culprit)?.Term.Label ?? imputation.Culprit}: {imputation.Outcome switch
            {
                ImputationOutcome.NothingObserved => "fewer than two of its values are known",
                ImputationOutcome.TooManyLevels => "it has too many levels to be imputed",
                ImputationOutcome.ModelFailed or ImputationOutcome.Done => "its regression on the others has no estimate",
            }}");
        List<CoxSample> sets = [.. imputation.Sets.Select(set => new CoxSample(observations, [.. set.Take(analysis.Model.Terms.Count).Select(c => c.Covariate)]))];
        var pooled = PooledCox.Fit(sets, analysis.Model.Ties, ties, PooledCox.DfAsMice(sets[0]), analysis.Model.Confidence, rules.Threads);
        return (imputation, pooled.Model, pooled.Failure is { } failure ? StudyWords.NotFitted(failure, analysis.Model) : null);
    }

    /// <summary>One term, with its gaps.</summary>
    private sealed class TermGaps(FurtherCohort cohort, ModelTerm term)
    {
        private readonly int fact = term.Fact is null ? -1 : cohort.Plan.Facts.ToList().IndexOf(term.Fact);

        public ModelTerm Term => term;

        /// <summary>Positions of the levels that anybody of the cohort has, the reference first; null: a number.</summary>
        public List<int>? Levels { get; } = term.Group is not { } group ? null
            : [.. cohort.Rows.Select(r => cohort.Level(r, group)).Where(l => l >= 0).Distinct().OrderBy(l => l != term.Reference).ThenBy(l => l)];

        public bool IsOutside(SubjectRow row) => term.Group is { } group && cohort.Level(row, group) == Group.Outside;

        public bool IsMissing(SubjectRow row) => term.Group is { } group ? cohort.Level(row, group) == Group.Unknown : row.Values[fact] is not FactValue.Number;

        public IncompleteColumn Column(IReadOnlyList<SubjectRow> rows) => term.Group is { } group
            ? new IncompleteFactor(term.Id, [.. Levels!.Select(l => group.Levels[l].Name)], [.. rows.Select(r => Levels!.IndexOf(cohort.Level(r, group)))])
            : new IncompleteNumber(term.Id, [.. rows.Select(r => r.Values[fact] is FactValue.Number number ? (double)(number.Value / term.Per) : double.NaN)]);
    }
}
