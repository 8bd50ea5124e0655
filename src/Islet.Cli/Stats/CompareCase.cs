using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>compare_continuous</c>: a number in two groups or more.</summary>
internal static class CompareCase
{
    private const int MostSubjectsRExact = 99;

    public static JsonNode Result(CaseSpec asked)
    {
        var (table, variable, group) = (asked.Read(), asked.Column("variable"), asked.Column("group"));
        var rows = CaseSpec.Complete(table, variable, group);
        var (levels, codes) = CaseSpec.Factor(table, group, rows, asked.Texts("levels"));
        var values = CaseSpec.Moderate(table, variable);
        int[] used = [.. codes.Distinct().Order()];
        if (used.Length < 2)
            throw StatsProblem.Levels(group, used.Length);
        double[][] samples = [.. used.Select(g => rows.Where((_, i) => codes[i] == g).Select(i => values[i]).ToArray())];
        var result = new JsonObject
        {
            ["groups"] = new JsonObject(used.Select((g, i) => KeyValuePair.Create(levels[g], (JsonNode?)Described(samples[i])))),
            ["kruskal_wallis"] = KruskalWallis(samples),
            ["anova"] = F(MeanTests.Anova(samples)),
            ["levene_mean"] = F(MeanTests.Levene(samples, aboutMedian: false)),
            ["levene_median"] = F(MeanTests.Levene(samples, aboutMedian: true)),
        };
        var normal = ShapiroWilk.Test([.. samples.SelectMany(s => s)]);
        result["shapiro_all"] = new JsonObject { ["w"] = StatsJson.Number(normal?.W), ["p"] = StatsJson.Number(normal?.P) };
        if (samples is [var first, var second])
            Two(result, first, second, asked.Level);
        result["missing_rows"] = table.Rows - rows.Length;
        return result;
    }

    private static JsonObject Described(double[] sample)
    {
        double[] x = [.. sample.Order()];
        var moments = SampleMoments.Of(x);
        var normal = x.Length is > 3 and < 5000 ? ShapiroWilk.Test(x) : null;
        JsonNode? Quantile(double p, QuantileDefinition definition) => StatsJson.Number(SampleQuantile.Of(x, p, definition));
        return new()
        {
            ["n"] = x.Length,
            ["mean"] = StatsJson.Number(moments.Mean),
            ["sd"] = StatsJson.Number(moments.Deviation),
            ["median"] = Quantile(0.5, QuantileDefinition.R7),
            ["min"] = StatsJson.Number(x[0]),
            ["max"] = StatsJson.Number(x[^1]),
            ["q25_type6_spss"] = Quantile(0.25, QuantileDefinition.Spss),
            ["q75_type6_spss"] = Quantile(0.75, QuantileDefinition.Spss),
            ["q25_type7_r"] = Quantile(0.25, QuantileDefinition.R7),
            ["q75_type7_r"] = Quantile(0.75, QuantileDefinition.R7),
            ["q25_type2_sas"] = Quantile(0.25, QuantileDefinition.Sas),
            ["q75_type2_sas"] = Quantile(0.75, QuantileDefinition.Sas),
            ["shapiro_w"] = StatsJson.Number(normal?.W),
            ["shapiro_p"] = StatsJson.Number(normal?.P),
        };
    }

    private static JsonObject KruskalWallis(double[][] samples)
    {
        var test = MannWhitney.KruskalWallis(samples);
        return new() { ["h"] = StatsJson.Number(test.Statistic), ["df"] = test.Df, ["p"] = StatsJson.Number(test.P) };
    }

    private static JsonObject F(FTest test) => new() { ["f"] = StatsJson.Number(test.F), ["df1"] = test.Df1, ["df2"] = test.Df2, ["p"] = StatsJson.Number(test.P) };

    private static void Two(JsonObject result, double[] first, double[] second, double level)
    {
        var student = T(MeanTests.Student(first, second, level));
        result["student_t"] = student;
        result["welch_t"] = T(MeanTests.Welch(first, second, level));
        var test = MannWhitney.Test(first, second);
        var rank = new JsonObject
        {
            ["u_first_group"] = StatsJson.Number(test.U),
            ["u_spss"] = StatsJson.Number(test.SmallerU),
            ["z_no_continuity_spss"] = StatsJson.Number(test.Z),
            ["p_no_continuity_spss"] = StatsJson.Number(test.P),
            ["p_continuity_r_default"] = StatsJson.Number(test.ContinuityP),
            ["ties"] = test.Tied,
        };
        if (test.ExactP is { } exact)
            rank["p_exact_permutation_midranks"] = StatsJson.Number(exact);
        if (test is { ExactP: { } p, Tied: false } && first.Length + second.Length <= MostSubjectsRExact)
            rank["p_exact_r"] = StatsJson.Number(p);
        result["mann_whitney"] = rank;
    }

    public static JsonObject T(TTest test) => new()
    {
        ["t"] = StatsJson.Number(test.T),
        ["df"] = StatsJson.Number(test.Df),
        ["p"] = StatsJson.Number(test.P),
        ["diff"] = StatsJson.Number(test.Difference),
        ["ci"] = StatsJson.Numbers([test.Limits.Lower, test.Limits.Upper]),
    };
}
