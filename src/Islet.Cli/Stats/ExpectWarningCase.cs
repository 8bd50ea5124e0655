using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>expect_warning</c>: a model that may have no finite maximum, what its likelihood tends to, and R's words for it.</summary>
internal static class ExpectWarningCase
{
    public static JsonObject Result(StatsData data)
    {
        var (sample, ties, _) = CoxCase.Sample(data);
        var limit = MonotoneLikelihood.Of(sample, ties, data.Ties);
        if (limit.Outcome is CoxOutcome.Collinear or CoxOutcome.DidNotConverge)
            throw StatsProblem.Fit(limit.Outcome, [], [.. limit.Culprits.Select(c => c.Term)]);
        var monotone = limit.Outcome is CoxOutcome.MonotoneLikelihood;
        return new()
        {
            ["loglik_limit"] = StatsJson.Number(limit.Limit),
            ["warning"] = monotone ? $"Loglik converged before variable  {string.Join(',', limit.Culprits.Select(c => c.Position.ToString(CultureInfo.InvariantCulture)))} ; coefficient may be infinite. " : "none",
            ["code"] = monotone ? "E_STATS_MONOTONE" : null,
            ["terms"] = StatsJson.Texts(limit.Culprits.Select(c => c.Term)),
            ["remedy"] = monotone ? "No coefficient, error or limit of these terms can be shown: use Firth's penalty (cox_firth), join levels, or drop the term." : null,
            ["ties"] = data.Spec.Ties,
        };
    }
}
