using Islet.Course;

namespace Islet.Studies;

/// <summary>A table of outcomes: the patients of each level, and the curves of each endpoint.</summary>
internal static class OutcomeEstimate
{
    /// <param name="cohort">All of it: who has no outcome for one endpoint is counted among the patients all the same.</param>
    public static OutcomeResult Of(StudyPlan plan, OutcomeTable table, IReadOnlyList<SubjectRow> cohort, Func<Endpoint, EndpointSample> sample, ResultRemarks remarks)
    {
        var group = StudyRun.Group(plan.Study, table.By)!.Value;
        List<SubjectRow> about = [.. cohort.Where(row => PartCount.Of(plan, table.Within, row) is Answer.Yes)];
        return new(table, [.. table.By.Levels.Select((_, level) => about.Count(row => row.Levels[group] == level))],
            about.Count(row => row.Levels[group] == Group.Unknown), about.Count(row => row.Levels[group] == Group.Outside),
            [.. table.Endpoints.Select(endpoint => SurvivalEstimate.Of(plan, new(endpoint, table.By) { Within = table.Within, Median = table.Median }, sample(endpoint), remarks))]);
    }
}
