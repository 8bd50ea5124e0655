using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Candidates of a model screened one by one; each on the patients of whom it is known.</summary>
internal static class ScreenedCox
{
    public static ScreenSelection Of(StudyPlan plan, CoxAnalysis analysis, EndpointSample sample, ScreenRules rules) =>
        ScreenCox.Select(new(sample.Observations, []), Columns(plan, analysis, sample.Rows), analysis.Ties, sample.Ties, rules);

    /// <summary>Each term alone, beside a model whose terms were not screened; empty where no table shows it.</summary>
    public static IReadOnlyList<ScreenRow> Alone(StudyPlan plan, CoxAnalysis analysis, EndpointSample sample) =>
        plan.Study.ModelTables.Any(t => t.Unadjusted && t.Models.Any(m => m.Id == analysis.Id))
            ? Each(plan, analysis, sample, StudyRun.Group(plan.Study, analysis.Strata)) : [];

    private static ScreenRow[] Each(StudyPlan plan, CoxAnalysis analysis, EndpointSample sample, int? strata)
    {
        IReadOnlyList<SubjectRow> rows = strata is { } s ? [.. sample.Rows.Where(r => r.Levels[s] >= 0)] : sample.Rows;
        return ScreenCox.Each(new([.. rows.Select(sample.Observation)], []) { Stratum = strata is { } stratum ? [.. rows.Select(r => r.Levels[stratum])] : null },
            Columns(plan, analysis, rows), analysis.Ties, sample.Ties, ScreenTest.Wald);
    }

    private static IReadOnlyList<IncompleteColumn> Columns(StudyPlan plan, CoxAnalysis analysis, IReadOnlyList<SubjectRow> rows) => [.. analysis.Terms.Select(term => Column(plan, term, rows))];

    private static IncompleteColumn Column(StudyPlan plan, ModelTerm term, IReadOnlyList<SubjectRow> rows)
    {
        if (term.Group is not { } group)
        {
            var fact = plan.Facts.ToList().IndexOf(term.Fact!);
            return new IncompleteNumber(term.Id, [.. rows.Select(r => r.Values[fact] is FactValue.Number { Value: var number } ? (double)(number / term.Per) : double.NaN)]);
        }
        var place = StudyRun.Group(plan.Study, group)!.Value;
        int[] order = [term.Reference, .. Enumerable.Range(0, group.Levels.Count).Where(l => l != term.Reference)];
        return new IncompleteFactor(term.Id, [.. order.Select(l => group.Levels[l].Name)], [.. rows.Select(r => r.Levels[place] is >= 0 and var level ? Array.IndexOf(order, level) : -1)]);
    }
}
