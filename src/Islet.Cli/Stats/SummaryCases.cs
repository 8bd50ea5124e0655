using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>Case types that bring their numbers along: <c>kappa</c>, <c>proportion_ci</c>, <c>rubin_pooling</c>.</summary>
internal static class SummaryCases
{
    public static JsonNode Kappas(CaseSpec asked)
    {
        var table = asked.Counts("table");
        if (table.Count < 2 || table.Any(row => row.Count != table.Count))
            throw StatsProblem.Spec("spec.table", "rows and columns that differ in number", "a square table of two categories or more");
        if (table.Sum(row => row.Sum(n => (long)n)) > CaseSpec.MostSubjects)
            throw StatsProblem.Spec("spec.table", "more than ten million subjects", "ten million subjects, or fewer");
        return new JsonObject(Enum.GetValues<KappaWeights>().Select(w => KeyValuePair.Create(Name(w), (JsonNode?)One(CohenKappa.Of(table, w, asked.Level)))));
    }

    public static JsonNode Proportions(CaseSpec asked)
    {
        var (pairs, level) = (asked.Counts("pairs"), asked.Level);
        return pairs.FirstOrDefault(p => p is not [var x, > 0 and var n] || x > n) is null
            ? new JsonArray([.. pairs.Select(p => Proportion(p[0], p[1], level))])
            : throw StatsProblem.Spec("spec.pairs", "a pair that is no count and its number", "[x, n] with x from 0 to n and n above 0");
    }

    /// <summary>First less second, Newcombe's limits.</summary>
    public static JsonNode Differences(CaseSpec asked)
    {
        var (pairs, level) = (asked.Counts("pairs"), asked.Level);
        if (pairs.Count < 2 || pairs.Any(p => p is not [var x, > 0 and var n] || x > n))
            throw StatsProblem.Spec("spec.pairs", "fewer than two counts with their numbers", "[[x, n], [x, n]] with x from 0 to n and n above 0");
        return new JsonArray([.. pairs.SelectMany((b, j) => pairs.Take(j).Select(a => (JsonNode)Difference(a, b, level)))]);
    }

    private static JsonObject Difference(IReadOnlyList<int> a, IReadOnlyList<int> b, double level)
    {
        var (difference, limits) = ProportionLimits.Newcombe(a[0], a[1], b[0], b[1], level);
        return new() { ["first"] = new JsonArray(a[0], a[1]), ["second"] = new JsonArray(b[0], b[1]), ["difference"] = StatsJson.Number(difference), ["newcombe"] = StatsJson.Numbers([limits.Lower, limits.Upper]) };
    }

    public static JsonNode Rubin(CaseSpec asked)
    {
        var (estimates, variances, n, k) = (asked.Numbers("estimates"), asked.Numbers("variances"), asked.Number("n"), asked.Number("k") ?? 1);
        if (estimates.Count < 2 || estimates.Count != variances.Count || variances.Any(v => v <= 0))
            throw StatsProblem.Spec("spec.variances", "estimates and variances that do not match", "two estimates or more, each with a variance above 0");
        if (n is { } rows && rows - k <= 0)
            throw StatsProblem.Spec("spec.k", "as many coefficients as rows, or more", "fewer coefficients than rows");
        var pooled = RubinPooling.Pool(estimates, variances, n is { } all ? all - k : null);
        var limits = pooled.Limits(asked.Level);
        return new JsonObject
        {
            ["qbar"] = StatsJson.Number(pooled.Estimate),
            ["within"] = StatsJson.Number(pooled.Within),
            ["between"] = StatsJson.Number(pooled.Between),
            ["total"] = StatsJson.Number(pooled.Total),
            ["df_barnard_rubin"] = StatsJson.Number(pooled.Df),
            ["r"] = StatsJson.Number(pooled.Increase),
            ["fmi"] = StatsJson.Number(pooled.MissingInformation),
            ["p"] = StatsJson.Number(pooled.P),
            ["ci"] = StatsJson.Numbers([limits.Lower, limits.Upper]),
        };
    }

    private static string Name(KappaWeights weights) => weights switch
    {
        KappaWeights.Unweighted => "unweighted",
        KappaWeights.Linear => "linear",
        KappaWeights.Quadratic => "quadratic",
    };

    private static JsonObject One(Kappa kappa) => new()
    {
        ["kappa"] = StatsJson.Number(kappa.Value),
        ["ase_fleiss_cohen_everitt"] = StatsJson.Number(kappa.StandardError),
        ["ase_h0"] = StatsJson.Number(kappa.StandardErrorUnderNull),
        ["z"] = StatsJson.Number(kappa.Z),
        ["p"] = StatsJson.Number(kappa.P),
        ["ci"] = StatsJson.Numbers([kappa.Limits.Lower, kappa.Limits.Upper]),
        ["agreement"] = StatsJson.Number(kappa.Agreement),
        ["chance"] = StatsJson.Number(kappa.Chance),
    };

    private static JsonObject Proportion(int x, int n, double level) => new()
    {
        ["x"] = x,
        ["n"] = n,
        ["proportion"] = StatsJson.Number((double)x / n),
        ["clopper_pearson"] = Pair(BinomialLimits.ClopperPearson(x, n, level)),
        ["wilson"] = Pair(ProportionLimits.Wilson(x, n, level)),
        ["wilson_continuity"] = Pair(ProportionLimits.WilsonCorrected(x, n, level)),
        ["agresti_coull"] = Pair(ProportionLimits.AgrestiCoull(x, n, level)),
        ["wald"] = Pair(ProportionLimits.Wald(x, n, level)),
        ["jeffreys"] = Pair(ProportionLimits.Jeffreys(x, n, level)),
        ["binomial_p_vs_half"] = StatsJson.Number(ProportionLimits.PAgainstHalf(x, n)),
    };

    private static JsonArray Pair(Proportion limits) => StatsJson.Numbers([limits.Lower, limits.Upper]);
}
