using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>logrank</c>: the whole family.</summary>
internal static class LogRankCase
{
    public static readonly (string Key, LogRankWeights Weights)[] Family =
    [
        ("logrank", LogRankWeights.LogRank), ("gehan_breslow", LogRankWeights.GehanBreslow), ("tarone_ware", LogRankWeights.TaroneWare), ("peto_peto", LogRankWeights.PetoPeto),
        ("fleming_harrington_0_1", LogRankWeights.FlemingHarrington(0, 1)), ("fleming_harrington_1_1", LogRankWeights.FlemingHarrington(1, 1)),
    ];

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, E_STATS_LEVELS, E_STATS_WEIGHT.</exception>
    public static GroupedSurvival Sample(StatsData data)
    {
        var spec = data.Spec;
        if (spec.Group is not { } column)
            throw StatsProblem.Spec("spec.group", "nothing", "a column");
        if (spec.Entry is not null)
            throw StatsProblem.Spec("spec.entry", "a column", "nothing: with delayed entry use a Cox model");
        if (Array.FindIndex(data.Observations, o => o.Weight != Math.Floor(o.Weight)) is var broken and >= 0)
            throw StatsProblem.Weight(data.Rows[broken], spec.Weights!, data.Observations[broken].Weight, "a whole number");
        var (levels, codes) = data.Groups(column, spec.Levels);
        return levels.Count < 2 ? throw StatsProblem.Levels(column, levels.Count)
            : new(data.Observations, codes, levels, spec.Strata is { } strata ? data.Factor(strata).Codes : null);
    }

    public static JsonObject Result(StatsData data)
    {
        var sample = Sample(data);
        var tests = LogRank.Tests(sample, [.. Family.Select(f => f.Weights)], data.Ties);
        var result = new JsonObject(Family.Zip(tests, (f, t) => KeyValuePair.Create(f.Key, (JsonNode?)Test(t))));
        var main = (JsonObject)result["logrank"]!;
        main["observed"] = StatsJson.Numbers(tests[0].Observed);
        main["expected"] = StatsJson.Numbers(tests[0].Expected);
        main["n"] = new JsonArray([.. sample.Levels.Select((_, g) => (JsonNode)sample.Group.Count(c => c == g))]);
        if (sample.Levels.Count == 2)
        {
            var hr = LogRank.HazardRatio(tests[0]);
            main["hr_pike"] = StatsJson.Number(hr.Pike);
            main["hr_peto"] = StatsJson.Number(hr.Peto);
            main["hr_peto_ci"] = StatsJson.Numbers([hr.PetoLimits.Lower, hr.PetoLimits.Upper]);
        }
        else
            result["pairwise"] = new JsonObject(Family[..3].Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Pairs(LogRank.Pairs(sample, f.Weights, data.Ties)))));
        (result["ties"], result["missing_rows"], result["complete_cases"]) = (data.Ties.Rule, data.Missing, Accounting.Json(data));
        return StatsJson.Landmark(result, data);
    }

    private static JsonObject Test(LogRankTest t)
    {
        var result = new JsonObject
        {
            ["levels"] = StatsJson.Texts(t.Levels),
            ["observed_weighted"] = StatsJson.Numbers(t.Observed),
            ["expected_weighted"] = StatsJson.Numbers(t.Expected),
            ["score"] = StatsJson.Numbers(t.Score),
            ["variance"] = StatsJson.Rows(t.Variance),
        };
        foreach (var (key, value) in StatsJson.Test(t.Difference))
            result[key] = value?.DeepClone();
        var trend = StatsJson.Test(t.Trend);
        trend.Insert(0, "scores", StatsJson.Numbers(t.Levels.Select((_, g) => g + 1.0)));
        result["trend"] = trend;
        return result;
    }

    private static JsonObject Pairs(IReadOnlyList<PairwiseTest> pairs) => new()
    {
        ["a"] = StatsJson.Texts(pairs.Select(p => p.First)),
        ["b"] = StatsJson.Texts(pairs.Select(p => p.Second)),
        ["chisq"] = StatsJson.Numbers(pairs.Select(p => p.Difference.Statistic)),
        ["p"] = StatsJson.Numbers(pairs.Select(p => p.Difference.P)),
        ["p_bonferroni"] = StatsJson.Numbers(pairs.Select(p => p.Bonferroni)),
        ["p_holm"] = StatsJson.Numbers(pairs.Select(p => p.Holm)),
        ["p_bh"] = StatsJson.Numbers(pairs.Select(p => p.BenjaminiHochberg)),
    };
}
