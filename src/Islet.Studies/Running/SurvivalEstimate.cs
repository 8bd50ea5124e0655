using Islet.Statistics;

namespace Islet.Studies;

internal static class SurvivalEstimate
{
    public static SurvivalResult Of(StudyPlan plan, SurvivalAnalysis analysis, EndpointSample whole, ResultRemarks remarks)
    {
        var (sample, part) = whole.Part(plan, analysis.Within);
        return Of(analysis, sample, StudyRun.Group(plan.Study, analysis.By), StudyRun.Group(plan.Study, analysis.Strata), remarks) with { Part = part };
    }

    /// <param name="group">Position of the analysis' group in each row's levels; null: no groups.</param>
    private static SurvivalResult Of(SurvivalAnalysis analysis, EndpointSample sample, int? group, int? strata, ResultRemarks remarks)
    {
        var overall = Curve(analysis, sample, null, sample.Observations);
        if (analysis.By is not { } by || group is not { } g)
            return new(analysis, 0, 0, [overall], [], null) { Remarks = remarks.Of(analysis, [overall], sample, 0), LooksAhead = remarks.LooksAhead([], analysis.Endpoint) };
        var members = Enumerable.Range(0, sample.Rows.Count).ToLookup(i => sample.Rows[i].Levels[g]);
        List<GroupCurve> curves = [overall, .. by.Levels.Select((level, l) => Curve(analysis, sample, level.Name, [.. members[l].Select(i => sample.Observations[i])]))];
        var (tests, why) = Test(analysis, sample, by, members, strata);
        return new(analysis, members[Group.Unknown].Count(), members[Group.Outside].Count(), curves, tests, why) { Remarks = remarks.Of(analysis, curves, sample, members[Group.Unknown].Count()), LooksAhead = remarks.LooksAhead([by], analysis.Endpoint) };
    }

    private static GroupCurve Curve(SurvivalAnalysis analysis, EndpointSample sample, string? level, IReadOnlyList<Observation> observations) => new(level,
        KaplanMeier.Estimate(observations, sample.Ties, analysis.Interval, analysis.Confidence),
        KaplanMeier.Reverse(observations, sample.Ties, analysis.Interval, analysis.Confidence));

    /// <summary>Of the levels that have patients.</summary>
    private static (IReadOnlyList<LogRankTest> Tests, string? Why) Test(SurvivalAnalysis analysis, EndpointSample sample, Group by, ILookup<int, int> all, int? strata)
    {
        var members = strata is { } s ? all.SelectMany(l => l.Select(i => (Level: l.Key, Row: i))).Where(m => sample.Rows[m.Row].Levels[s] >= 0).ToLookup(m => m.Level, m => m.Row) : all;
        int[] levels = [.. Enumerable.Range(0, by.Levels.Count).Where(l => members[l].Any())];
        int[] rows = [.. levels.SelectMany(l => members[l]).Order()]; // Order: the samples' own, which no level changes
        if (analysis.Tests.Count == 0 || levels.Length < 2 || !rows.Any(i => sample.Observations[i].Event))
            return ([], analysis.Tests.Count == 0 ? null : levels.Length < 2 ? StudyWords.TestNeedsGroups : StudyWords.TestNeedsEvents);
        var codes = new int[sample.Rows.Count];
        foreach (var (code, level) in levels.Index())
            foreach (var i in members[level])
                codes[i] = code;
        var grouped = new GroupedSurvival([.. rows.Select(i => sample.Observations[i])], [.. rows.Select(i => codes[i])], [.. levels.Select(l => by.Levels[l].Name)], strata is { } stratum ? [.. rows.Select(i => sample.Rows[i].Levels[stratum])] : null);
        return (LogRank.Tests(grouped, analysis.Tests, sample.Ties), null);
    }
}
