using Islet.Statistics;

namespace Islet.Studies;

internal static class SubgroupEstimate
{
    public static SubgroupResult Of(SubgroupAnalysis analysis, FurtherCohort cohort)
    {
        var sample = cohort.Sample(analysis.Endpoint);
        List<CoxEstimate.TermColumn> all = [.. analysis.Terms.Select(t => new CoxEstimate.TermColumn(cohort.Plan, t))];
        List<SubjectRow> known = [.. sample.Rows.Where(row => all.TrueForAll(c => c.Has(row)))];
        List<SubgroupEffect> effects = [new(null, null, Fit(analysis, cohort, sample, known, without: null))];
        List<InteractionTest> tests = [];
        foreach (var group in analysis.Within)
        {
            for (var l = 0; l < group.Levels.Count; l++)
                effects.Add(new(group, group.Levels[l].Name, Fit(analysis, cohort, sample, [.. known.Where(r => cohort.Level(r, group) == l)], group)));
            tests.Add(Interaction(analysis, cohort, sample, known, group));
        }
        var holm = Multiplicity.Holm([.. tests.Select(t => t.Test?.P)]);
        return new(analysis, effects, [.. tests.Zip(holm, (t, p) => t with { Holm = p })])
        {
            Remarks =
            [
                .. cohort.Remarks.ImmortalTime([.. analysis.Within, .. analysis.Terms.Select(t => t.Group).OfType<Group>()], analysis.Endpoint), .. Remarks.CompleteCases(known.Count, sample.Rows.Count - known.Count),
                .. effects.Where(e => e.Model is not null).SelectMany(e => e.Model!.Remarks.Select(r => r with { Text = $"{(e.Group is { } g ? StudyWords.LevelOf(g, e.Level!) : StudyWords.AllPatients)}: {r.Text}" })),
            ],
        };
    }

    private static IReadOnlyList<ModelTerm> Terms(SubgroupAnalysis analysis, Group? without) => [analysis.Effect, .. analysis.Adjust.Where(t => t.Group is null || t.Group != without)];

    private static FurtherFit Fit(SubgroupAnalysis analysis, FurtherCohort cohort, EndpointSample sample, List<SubjectRow> rows, Group? without)
    {
        var terms = Terms(analysis, without);
        List<CoxEstimate.TermColumn> columns = [.. terms.Select(t => new CoxEstimate.TermColumn(cohort.Plan, t))];
        return columns.Select(c => c.Obstacle(rows)).FirstOrDefault(o => o is not null) is { } obstacle ? new(null, obstacle, rows.Count, rows.Count(r => sample.Observation(r).Event))
            : FurtherFit.Of(new([.. rows.Select(sample.Observation)], [.. columns.Select(c => c.Covariate(rows))]), rows.Count, sample.Ties, new(analysis.Id, analysis.Label, analysis.Endpoint, terms) { Confidence = analysis.Confidence });
    }

    /// <summary>Both models on the patients of whom the group is known, too.</summary>
    private static InteractionTest Interaction(SubgroupAnalysis analysis, FurtherCohort cohort, EndpointSample sample, List<SubjectRow> known, Group group)
    {
        List<SubjectRow> rows = [.. known.Where(r => cohort.Level(r, group) >= 0)];
        InteractionTest Not(string why) => new(group, rows.Count, known.Count - rows.Count, null, null, why);
        if (rows.Count == 0)
            return Not(StudyWords.TestNeedsGroups);
        var divided = new ModelTerm(group.Id, group.Label, group, rows.Min(r => cohort.Level(r, group)), null, 1);
        IReadOnlyList<ModelTerm> terms = [.. Terms(analysis, group), divided];
        List<CoxEstimate.TermColumn> columns = [.. terms.Select(t => new CoxEstimate.TermColumn(cohort.Plan, t))];
        if (columns.Select(c => c.Obstacle(rows)).FirstOrDefault(o => o is not null) is { } obstacle)
            return Not(obstacle);
        Covariate[] parts = [.. columns.Select(c => c.Covariate(rows))];
        var interaction = new InteractionCovariate([parts[0], parts[^1]]);
        CoxSample whole = new([.. rows.Select(sample.Observation)], [.. parts, interaction]);
        var words = new CoxAnalysis(analysis.Id, analysis.Label, analysis.Endpoint, terms) { Confidence = analysis.Confidence };
        var fit = FurtherFit.Of(whole, rows.Count, sample.Ties, words);
        if (fit.Model is not { } model)
            return Not(fit.NotFitted!);
        return CoxDrops.Of(whole, model).First(d => d.Covariate == interaction.Name).LikelihoodRatio is { Statistic: not null } test
            ? new(group, rows.Count, known.Count - rows.Count, test, null, null) : Not("the model without the interaction has no estimate");
    }
}
