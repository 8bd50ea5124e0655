using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>A test that was done.</summary>
/// <param name="Why">The rule that chose it, or who did.</param>
/// <param name="Df">Degrees of freedom as they are printed; empty: none.</param>
/// <param name="P">Null: nothing to test.</param>
internal sealed record TestDone(string Name, string Why, string Symbol, double? Statistic, string Df, double? P, IReadOnlyList<Effect> Effects, IReadOnlyList<Remark> Remarks)
{
    public string Text => P is not { } p ? $"{Name}: nothing to test"
        : $"{Name}: {(Statistic is { } x ? FormattableString.Invariant($"{Symbol} = {x:0.###}{(Df.Length == 0 ? "" : $" on {Df} df")}, ") : "")}p {(p < 0.0001 ? "" : "= ")}{StatsText.P(p)}";
}

/// <summary>The tests that people name, and the rule by which one is chosen where none is named.</summary>
internal static class GroupTests
{
    public const string Rule = "Numbers: Mann-Whitney of two groups, Kruskal-Wallis of more; named in --normal: Welch's t, analysis of variance. " +
        "Categories: Pearson's chi-square without correction where at most a fifth of the expected counts lie below 5 and none below 1 (Cochran 1954), else Fisher's exact test. " +
        "Normality and equal variances are not tested first: a test chosen by a test is not the test it says.";

    public const string PairedRule = "Pairs of numbers: Wilcoxon's signed ranks; named in --normal: the paired t. Pairs of two categories: McNemar's exact test.";

    public static readonly string[] OfNumbers = ["t", "welch", "mann-whitney", "anova", "kruskal-wallis"], OfCategories = ["chi-square", "yates", "fisher"],
        OfPairs = ["paired-t", "wilcoxon", "mcnemar"];

    public const string ByRule = "by the rule", Asked = "as asked";

    /// <param name="asked">Null: by the rule.</param>
    public static TestDone Numbers(double[][] samples, string? asked, bool normal, double level)
    {
        var name = asked ?? (samples.Length == 2 ? normal ? "welch" : "mann-whitney" : normal ? "anova" : "kruskal-wallis");
        var why = asked is null ? ByRule : Asked;
        if (name is "anova")
            return Anova(samples, why, level);
        if (name is "kruskal-wallis")
            return KruskalWallis(samples, why);
        if (samples is not [var first, var second])
            throw StatsProblem.Spec("--test", FormattableString.Invariant($"{name}, with {samples.Length} groups"), "anova or kruskal-wallis, or two groups");
        return name switch
        {
            "t" => T("Student's t test", MeanTests.Student(first, second, level), first, second, why, level),
            "welch" => T("Welch's t test", MeanTests.Welch(first, second, level), first, second, why, level),
            "mann-whitney" => MannWhitneyOf(first, second, why, level),
            _ => throw Unknown(name, OfNumbers),
        };
    }

    public static TestDone Categories(CrossTable table, string? asked, double level)
    {
        var (small, least) = (table.Each(table.Expected).Sum(row => row.Count(e => e < 5)), table.Each(table.Expected).Min(row => row.Min()));
        var name = asked ?? (small * 5 <= table.Rows.Count * table.Columns.Count && least >= 1 ? "chi-square" : "fisher");
        var why = asked is not null ? Asked : FormattableString.Invariant($"{ByRule}: {small} of {table.Rows.Count * table.Columns.Count} expected counts below 5, the least {least:0.0}");
        IReadOnlyList<Effect> effects = [.. table.IsFourfold ? Fourfold(table, level) : [], EffectSize.CramersV(table, level)];
        return name switch
        {
            "chi-square" => ChiSquare("Pearson's chi-square", Independence.Pearson(table), why, effects),
            "yates" when table.IsFourfold => ChiSquare("chi-square, Yates' correction", Independence.Yates(table), why, effects),
            "yates" => throw StatsProblem.Spec("--test", "yates", "a table of two by two"),
            "fisher" => Fisher(table, why, effects),
            _ => throw Unknown(name, OfCategories),
        };
    }

    public static TestDone Pairs(double[] first, double[] second, string? asked, bool normal, double level)
    {
        var (name, why) = (asked ?? (normal ? "paired-t" : "wilcoxon"), asked is null ? ByRule : Asked);
        double[] d = [.. first.Zip(second, (a, b) => a - b)];
        if (name is "paired-t")
        {
            var t = MeanTests.Paired(first, second, level);
            return new("paired t test", why, "t", t.T, StatsText.Number(t.Df), t.P, [new("mean difference", t.Difference, t.Limits, level)], Remarks.Limit("mean difference", t.Limits));
        }
        var (test, shift) = (SignedRankTest.Of(first, second), EffectSize.PairedShift(d, level));
        return name is "wilcoxon"
            ? new("Wilcoxon's signed ranks, no continuity correction", why, "z", test.Z, "", test.P, [shift], Remarks.Limit(shift.Name, shift.Limits))
            : throw Unknown(name, OfPairs);
    }

    public static TestDone McNemar(CrossTable table, string? asked, double level)
    {
        if (asked is not (null or "mcnemar"))
            throw Unknown(asked, ["mcnemar"]);
        var effect = EffectSize.PairedOdds(table.Counts[0][1], table.Counts[1][0], level);
        return new("McNemar's exact test", asked is null ? ByRule : Asked, "", null, "", Independence.McNemarExact(table), [effect], Remarks.Limit(effect.Name, effect.Limits));
    }

    private static TestDone T(string name, TTest test, double[] first, double[] second, string why, double level)
    {
        var g = EffectSize.Hedges(first, second, level);
        return new(name, why, "t", test.T, StatsText.Number(test.Df), test.P, [new("difference of means", test.Difference, test.Limits, level), g], Remarks.Limit("difference of means", test.Limits));
    }

    private static TestDone MannWhitneyOf(double[] first, double[] second, string why, double level)
    {
        var test = MannWhitney.Test(first, second);
        Effect[] effects = [EffectSize.Superiority(test.U, first.Length, second.Length, level), EffectSize.Shift(first, second, level)];
        return new("Mann-Whitney, ties counted, no continuity correction", why, "z", test.Z, "", test.P, effects, [.. effects.SelectMany(e => Remarks.Limit(e.Name, e.Limits))]);
    }

    private static TestDone Anova(double[][] samples, string why, double level)
    {
        var (test, eta) = (MeanTests.Anova(samples), EffectSize.EtaSquared(MeanTests.Anova(samples), level));
        return new("one-way analysis of variance", why, "F", test.F, FormattableString.Invariant($"{test.Df1} and {test.Df2}"), test.P, [eta], Remarks.Limit(eta.Name, eta.Limits));
    }

    private static TestDone KruskalWallis(double[][] samples, string why)
    {
        var test = MannWhitney.KruskalWallis(samples);
        var effect = EffectSize.EpsilonSquared(test, samples.Sum(s => s.Length));
        return new("Kruskal-Wallis", why, "H", test.Statistic, FormattableString.Invariant($"{test.Df}"), test.P, [effect], Remarks.Limit(effect.Name, effect.Limits));
    }

    private static TestDone ChiSquare(string name, ChiSquaredTest test, string why, IReadOnlyList<Effect> effects) =>
        new(name, why, "chi-square", test.Statistic, FormattableString.Invariant($"{test.Df}"), test.P, effects, [.. effects.SelectMany(e => Remarks.Limit(e.Name, e.Limits))]);

    private static TestDone Fisher(CrossTable table, string why, IReadOnlyList<Effect> effects)
    {
        var test = FisherExact.Test(table);
        return new(test.IsExact ? "Fisher's exact test" : FormattableString.Invariant($"Fisher's exact test, simulated ({test.Tables} tables, seed {test.Seed}, SE {test.StandardError:0.0000})"), why, "", null, "", test.P,
            effects, [.. Remarks.Exact(test), .. effects.SelectMany(e => Remarks.Limit(e.Name, e.Limits))]);
    }

    private static IEnumerable<Effect> Fourfold(CrossTable table, double level)
    {
        var odds = OddsRatio.Woolf(table, level);
        var difference = ProportionLimits.Newcombe(table.Counts[0][0], table.Rows[0], table.Counts[1][0], table.Rows[1], level);
        return [new("odds ratio (Woolf)", odds.Ratio, odds.Limits, level), new("difference of proportions (Newcombe)", difference.Difference, difference.Limits, level)];
    }

    private static Islet.Course.RefusedException Unknown(string name, string[] known) => StatsProblem.Spec("--test", name, string.Join(", ", known));
}
