using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>rmst_difference</c>: restricted means of two groups, second against first.</summary>
internal static class RmstDifferenceCase
{
    public static JsonObject Result(StatsData data)
    {
        if (data.Spec.Tau is not { } tau)
            throw StatsProblem.Spec("spec.tau", "nothing", "a time");
        if (data.Spec.Group is not { } column)
            throw StatsProblem.Spec("spec.group", "nothing", "a column");
        var groups = KmCase.Curves(data);
        if (groups.Count != 2)
            throw groups.Count < 2 ? StatsProblem.Levels(column, groups.Count) : StatsProblem.Spec("spec.levels", $"{groups.Count} levels", "two");
        var c = RestrictedMeanDifference.Compare(groups[0].Curve, groups[1].Curve, tau);
        return new()
        {
            ["levels"] = StatsJson.Texts(groups.Select(g => g.Level)), ["rmst"] = StatsJson.Numbers([c.First.Estimate, c.Second.Estimate]),
            ["se_greenwood"] = StatsJson.Numbers([c.First.StandardError, c.Second.StandardError]), ["diff_second_minus_first"] = c.Difference, ["se"] = c.StandardError,
            ["z"] = StatsJson.Number(c.Z), ["p"] = StatsJson.Number(c.P), ["ci"] = StatsJson.Numbers([c.Limits.Lower, c.Limits.Upper]),
            ["ratio"] = StatsJson.Number(c.Ratio), ["ratio_ci"] = StatsJson.Numbers([c.RatioLimits.Lower, c.RatioLimits.Upper]), ["tau"] = tau, ["missing_rows"] = data.Missing,
            ["remarks"] = c.Beyond ? new JsonArray(new JsonObject { ["code"] = "W_STATS_TAU", ["of"] = column, ["found"] = tau, ["text"] = "a curve was followed for less than tau; it is taken to stay where it ended" }) : new JsonArray(),
            ["warnings"] = c.Beyond ? StatsJson.Texts(["W_STATS_TAU: a curve was followed for less than tau; it is taken to stay where it ended"]) : [],
        };
    }
}
