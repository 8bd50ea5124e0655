using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>correlation_and_paired</c>: two numbers of the same subjects.</summary>
internal static class PairedCase
{
    public static JsonNode Result(CaseSpec asked)
    {
        var (table, a, b) = (asked.Read(), asked.Column("x"), asked.Column("y"));
        var rows = CaseSpec.Complete(table, a, b);
        if (rows.Length < 2)
            throw StatsProblem.Spec("data", "fewer than two complete pairs", "two pairs or more");
        var (left, right) = (CaseSpec.Moderate(table, a), CaseSpec.Moderate(table, b));
        double[] x = [.. rows.Select(i => left[i])], y = [.. rows.Select(i => right[i])];
        var pearson = Correlation.Pearson(x, y, asked.Level);
        var (spearman, kendall, rank) = (Correlation.Spearman(x, y), Correlation.Kendall(x, y), SignedRankTest.Of(x, y));
        return new JsonObject
        {
            ["pearson"] = new JsonObject
            {
                ["r"] = StatsJson.Number(pearson.Estimate),
                ["t"] = StatsJson.Number(pearson.Statistic),
                ["p"] = StatsJson.Number(pearson.P),
                ["ci"] = StatsJson.Numbers([pearson.Limits.Lower, pearson.Limits.Upper]),
            },
            ["spearman"] = new JsonObject { ["rho"] = StatsJson.Number(spearman.Estimate), ["p_t_approx"] = StatsJson.Number(spearman.P) },
            ["kendall_tau_b"] = new JsonObject { ["tau"] = StatsJson.Number(kendall.Estimate), ["z"] = StatsJson.Number(kendall.Statistic), ["p"] = StatsJson.Number(kendall.P) },
            ["paired_t"] = CompareCase.T(MeanTests.Paired(x, y, asked.Level)),
            ["wilcoxon_signed_rank"] = new JsonObject
            {
                ["v"] = StatsJson.Number(rank.V),
                ["z"] = StatsJson.Number(rank.Z),
                ["p_no_continuity"] = StatsJson.Number(rank.P),
                ["p_continuity"] = StatsJson.Number(rank.ContinuityP),
            },
            ["n"] = rows.Length,
            ["missing_rows"] = table.Rows - rows.Length,
        };
    }
}
