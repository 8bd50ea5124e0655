using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>crosstab</c>: two categorical columns against each other.</summary>
internal static class CrosstabCase
{
    public static JsonNode Result(CaseSpec asked)
    {
        var (table, a, b) = (asked.Read(), asked.Column("row_variable"), asked.Column("column_variable"));
        var weights = asked.Text("weights");
        var rows = CaseSpec.Complete(table, weights is null ? [a, b] : [a, b, weights]);
        var (levelsA, x) = CaseSpec.Factor(table, a, rows, asked.Texts("row_levels"));
        var (levelsB, y) = CaseSpec.Factor(table, b, rows, asked.Texts("column_levels"));
        var count = weights is null ? [.. rows.Select(_ => 1)] : Subjects(table, rows, weights);
        int[] usedA = Used(x, count, a), usedB = Used(y, count, b);
        var counts = new int[usedA.Length][];
        for (var i = 0; i < usedA.Length; i++)
            counts[i] = new int[usedB.Length];
        for (var k = 0; k < rows.Length; k++)
            if (count[k] > 0)
                counts[Array.BinarySearch(usedA, x[k])][Array.BinarySearch(usedB, y[k])] += count[k];
        var cross = new CrossTable(counts);
        var result = new JsonObject { ["rows"] = StatsJson.Texts(usedA.Select(i => levelsA[i])), ["cols"] = StatsJson.Texts(usedB.Select(j => levelsB[j])) };
        Tests(result, cross, usedA, usedB, asked.Level);
        (result["n"], result["missing_rows"]) = (cross.N, table.Rows - rows.Length);
        return result;
    }

    private static int[] Subjects(DataTable table, int[] rows, string weights)
    {
        var (numbers, total) = (table.Numbers(weights), 0L);
        var count = Array.ConvertAll(rows, i => Whole(numbers[i], i, weights));
        for (var k = 0; k < count.Length; k++)
            total = total + count[k] <= CaseSpec.MostSubjects ? total + count[k] : throw StatsProblem.Weight(rows[k] + 1, weights, count[k], "ten million subjects in all, or fewer");
        return count;
    }

    private static int Whole(double weight, int row, string column) => weight is >= 0 and <= CaseSpec.MostSubjects && weight == Math.Floor(weight)
        ? (int)weight
        : throw StatsProblem.Weight(row + 1, column, weight, "a whole number of subjects");

    private static int[] Used(int[] codes, int[] count, string column)
    {
        int[] used = [.. codes.Where((_, k) => count[k] > 0).Distinct().Order()];
        return used.Length >= 2 ? used : throw StatsProblem.Levels(column, used.Length);
    }

    private static void Tests(JsonObject result, CrossTable table, int[] usedA, int[] usedB, double level)
    {
        result["table"] = new JsonArray([.. table.Counts.Select(row => (JsonNode)new JsonArray([.. row.Select(n => (JsonNode)n)]))]);
        result["expected"] = StatsJson.Rows(table.Each(table.Expected));
        result["pearson"] = StatsJson.Test(Independence.Pearson(table));
        result["likelihood_ratio"] = StatsJson.Test(Independence.LikelihoodRatio(table));
        result["linear_by_linear"] = StatsJson.Test(Independence.LinearByLinear(table, [.. usedA.Select(i => i + 1.0)], [.. usedB.Select(j => j + 1.0)]));
        result["cramers_v"] = StatsJson.Number(Independence.CramersV(table));
        result["std_residuals"] = StatsJson.Rows(table.Each(table.Residual));
        result["cells_expected_below_5"] = table.Each(table.Expected).Sum(row => row.Count(e => e < 5));
        if (table.IsFourfold)
            Fourfold(result, table, level);
        else
            result["fisher_exact"] = Exact(result, FisherExact.Test(table));
    }

    private static JsonObject Exact(JsonObject result, ExactP exact)
    {
        var p = new JsonObject { ["p_two_sided"] = StatsJson.Number(exact.P) };
        if (exact.IsExact)
            return p;
        (p["standard_error"], p["simulated_tables"], p["seed"]) = (StatsJson.Number(exact.StandardError), exact.Tables, exact.Seed);
        result["warnings"] = StatsJson.Texts(["W_STATS_MONTE_CARLO: Fisher's test was too large to count and was simulated; its standard error stands beside it"]);
        return p;
    }

    private static void Fourfold(JsonObject result, CrossTable table, double level)
    {
        var (yates, asR, exact) = (Independence.Yates(table), FisherFourfold.Test(table, level, RootStop.AsR), FisherFourfold.Test(table, level));
        var woolf = OddsRatio.Woolf(table, level);
        var (corrected, plain) = (Independence.McNemar(table, corrected: true), Independence.McNemar(table, corrected: false));
        result["yates"] = StatsJson.Test(yates);
        result["fisher_exact"] = new JsonObject
        {
            ["p_two_sided"] = StatsJson.Number(asR.TwoSided),
            ["p_less"] = StatsJson.Number(asR.Less),
            ["p_greater"] = StatsJson.Number(asR.Greater),
            ["odds_ratio_cmle"] = StatsJson.Number(asR.OddsRatio),
            ["ci"] = Pair(asR.Limits),
            ["odds_ratio_cmle_converged"] = StatsJson.Number(exact.OddsRatio),
            ["ci_converged"] = Pair(exact.Limits),
        };
        result["odds_ratio_sample"] = new JsonObject { ["or"] = StatsJson.Number(woolf.Ratio), ["ci_woolf"] = Pair(woolf.Limits) };
        result["mcnemar"] = new JsonObject
        {
            ["chisq_cc"] = StatsJson.Number(corrected.Statistic),
            ["p_cc"] = StatsJson.Number(corrected.P),
            ["chisq"] = StatsJson.Number(plain.Statistic),
            ["p"] = StatsJson.Number(plain.P),
            ["p_exact"] = StatsJson.Number(Independence.McNemarExact(table)),
        };
    }

    private static JsonArray Pair(Limits limits) => StatsJson.Numbers([limits.Lower, limits.Upper]);
}
