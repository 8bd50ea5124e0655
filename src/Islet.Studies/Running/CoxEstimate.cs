using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

internal static class CoxEstimate
{
    /// <summary>On the patients of whom every term is known.</summary>
    public static CoxResult Of(StudyPlan plan, CoxAnalysis analysis, EndpointSample whole, ResultRemarks remarks)
    {
        var (sample, part) = whole.Part(plan, analysis.Within);
        if (analysis.Screen is { } rules)
            return Screened(plan, analysis, whole, rules, remarks);
        List<TermColumn> columns = [.. analysis.Terms.Select(term => new TermColumn(plan, term))];
        var strata = StudyRun.Group(plan.Study, analysis.Strata);
        var leftOut = new int[columns.Count + 1]; // the last: whose stratum is unknown
        var rows = new List<SubjectRow>();
        foreach (var row in sample.Rows)
        {
            var lacks = columns.FindIndex(c => !c.Has(row));
            if (lacks < 0 && strata is { } s && row.Levels[s] < 0)
                lacks = columns.Count;
            if (lacks < 0)
                rows.Add(row);
            else
                leftOut[lacks]++;
        }
        List<Observation> observations = [.. rows.Select(sample.Observation)];
        var without = new CoxResult(analysis, rows.Count, observations.Count(o => o.Event), [.. analysis.Terms.Concat(analysis.Strata is { } by ? [new ModelTerm(by.Id, by.Label, by, 0, null, 1)] : []).Zip(leftOut)],
            [.. columns.SelectMany(c => c.EmptyLevels(rows))], null, null)
        {
            Part = part, Alone = ScreenedCox.Alone(plan, analysis, sample),
        };
        return columns.Select(c => c.Obstacle(rows)).FirstOrDefault(o => o is not null) is { } obstacle ? without with { NotFitted = obstacle }
            : without.Events == 0 ? without with { NotFitted = StudyWords.ModelNeedsEvents }
            : Selected(without, new(observations, [.. columns.Select(c => c.Covariate(rows))]) { Stratum = strata is { } stratum ? [.. rows.Select(r => r.Levels[stratum])] : null }, sample.Ties, remarks);
    }

    /// <summary>With all terms, or with those that a rule selects on these rows.</summary>
    private static CoxResult Selected(CoxResult without, CoxSample offered, TimeTies ties, ResultRemarks remarks)
    {
        if (without.Analysis.Select is not { } rules)
            return Fitted(without, offered, ties, remarks);
        var selection = StepwiseCox.Select(offered, without.Analysis.Ties, ties, rules);
        var selected = without with { Selection = selection };
        return selection.Failure is { } failed ? selected with { NotFitted = StudyWords.NotFitted(failed, without.Analysis) }
            : selection.Final.Count == 0 ? selected with { NotFitted = StudyWords.NothingSelected }
            : Fitted(selected, offered with { Covariates = [.. offered.Covariates.Where(c => selection.Final.Contains(c.Name))] }, ties, remarks, offered.Covariates.Sum(c => c is FactorCovariate f ? f.Levels.Count - 1 : 1));
    }

    private static CoxResult Fitted(CoxResult without, CoxSample sample, TimeTies ties, ResultRemarks remarks, int? offered = null)
    {
        var fit = Cox.Fit(sample, without.Analysis.Ties, ties, without.Analysis.Confidence);
        if (fit.Model is not { } model)
            return without with { NotFitted = StudyWords.NotFitted(fit, without.Analysis) };
        var proportionality = model.Ties is CoxTies.Exact ? null : ProportionalHazards.Test(sample, model, TimeTransform.KaplanMeier);
        IEnumerable<string> drifting = proportionality?.Covariates.Where(c => c.Test.P is < Remarks.Suspicious)
            .Select(c => StudyWords.NotProportional(without.Analysis, c.Covariate, c.Test.P!.Value)) ?? [];
        var fitted = without with
        {
            Model = model,
            Concordance = Concordance.Of(sample, model),
            Proportionality = proportionality,
            Warnings = [.. model.TooFewEvents ? [StudyWords.TooFewEvents(model)] : Enumerable.Empty<string>(),
                .. offered is { } many && many > model.Terms.Count && without.Events < many * Remarks.EventsPerTerm ? [StudyWords.FewEventsOffered(without.Events, many)] : Enumerable.Empty<string>(), .. drifting],
        };
        return fitted with { Remarks = remarks.Of(fitted, sample, ties) };
    }

    private static CoxResult Screened(StudyPlan plan, CoxAnalysis analysis, EndpointSample whole, ScreenRules rules, ResultRemarks remarks)
    {
        var (sample, part) = whole.Part(plan, analysis.Within);
        var screen = ScreenedCox.Of(plan, analysis, sample, rules);
        var chosen = analysis with { Screen = null, Terms = [.. analysis.Terms.Where(t => screen.Selected.Contains(t.Id))] };
        var found = chosen.Terms.Count == 0 ? new CoxResult(chosen, sample.Rows.Count, sample.Observations.Count(o => o.Event), [], [], null, StudyWords.NothingSelected) { Part = part }
            : Of(plan, chosen, whole, remarks);
        return found with { Screen = screen, Alone = screen.Screen, Offered = analysis.Terms };
    }

    /// <summary>One term over the rows of a model.</summary>
    internal sealed class TermColumn(StudyPlan plan, ModelTerm term)
    {
        private readonly int group = StudyRun.Group(plan.Study, term.Group) ?? -1;
        private readonly int fact = term.Fact is null ? -1 : plan.Facts.ToList().IndexOf(term.Fact);

        public bool Has(SubjectRow row) => group >= 0 ? row.Levels[group] >= 0 : row.Values[fact] is FactValue.Number;

        /// <summary>Why no coefficient can be had from these rows; null: nothing stands in the way.</summary>
        public string? Obstacle(IReadOnlyList<SubjectRow> rows) => term.Group is not { } g ? null
            : !rows.Any(r => r.Levels[group] == term.Reference) ? StudyWords.NoReference(g, g.Levels[term.Reference])
            : Levels(g, rows).Count < 2 ? StudyWords.OneLevel(g) : null;

        public IEnumerable<string> EmptyLevels(IReadOnlyList<SubjectRow> rows) => term.Group is { } g
            ? Enumerable.Range(0, g.Levels.Count).Except(Levels(g, rows)).Select(l => StudyWords.LevelOf(g, g.Levels[l].Name)) : [];

        public Covariate Covariate(IReadOnlyList<SubjectRow> rows)
        {
            if (term.Group is not { } g)
                return new NumericCovariate(term.Id, [.. rows.Select(r => (double)(((FactValue.Number)r.Values[fact]!).Value / term.Per))]);
            var levels = Levels(g, rows);
            return new FactorCovariate(term.Id, [.. levels.Select(l => g.Levels[l].Name)], [.. rows.Select(r => levels.IndexOf(r.Levels[group]))]);
        }

        // The reference first, then the levels that have a patient, in the file's order.
        private List<int> Levels(Group g, IReadOnlyList<SubjectRow> rows)
        {
            var there = new bool[g.Levels.Count];
            foreach (var row in rows)
                if (row.Levels[group] is >= 0 and var level)
                    there[level] = true;
            return [.. Enumerable.Range(0, g.Levels.Count).Where(l => there[l]).OrderBy(l => l != term.Reference)];
        }
    }
}
