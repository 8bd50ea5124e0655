using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats compare</c>: one outcome between groups, or twice of the same subjects.</summary>
internal static class CompareCommand
{
    private const int FigureWidth = 720; // pixels

    public static Command Create()
    {
        var options = new ReportOptions();
        var (outcome, by, paired) = (DataOptions.Column("--outcome", "Column that is compared."), DataOptions.Column("--by", "Column of groups."), DataOptions.Column("--paired", "Column with the second measurement of the same subjects."));
        var (time, happened) = (DataOptions.Column("--time", "Instead of --outcome: the time under observation; groups are compared by the log-rank test."), DataOptions.Column("--event", "Column that says whether the event ended it."));
        var value = new Option<string[]>("--event-value") { Description = "What that column holds where the event happened. [default: 1]", HelpName = "VALUE" };
        var test = new Option<string?>("--test") { Description = $"The test: {string.Join(", ", [.. GroupTests.OfNumbers, .. GroupTests.OfCategories, .. GroupTests.OfPairs])}. [default: by the rule, which is printed]", HelpName = "TEST" };
        var (normal, factor) = (new Option<bool>("--normal") { Description = "Compare means: the rule then chooses Welch's t, analysis of variance or the paired t." }, new Option<bool>("--factor") { Description = "Take numbers as categories." });
        var command = new Command("compare", "Compare an outcome between groups, or of pairs; the test asked for, or by a rule that is printed.") { outcome, by, paired, time, happened, value, test, normal, factor };
        options.AddTo(command);
        command.SetAction(async (call, cancel) =>
        {
            CompareRequest asked = new(call.GetValue(outcome), call.GetValue(by), call.GetValue(paired), call.GetValue(test), call.GetValue(normal), call.GetValue(factor), options.LevelOf(call))
            {
                Time = call.GetValue(time), Event = call.GetValue(happened), EventValues = call.GetValue(value) is { Length: > 0 } values ? values : ["1"],
            };
            await Report(await DataTable.ReadAsync(call.GetRequiredValue(options.Data), cancel), asked).WriteAsync(options.Read(call), call.InvocationConfiguration.Output, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, E_STATS_LEVELS, and what columns are refused for.</exception>
    internal static StatsReport Report(DataTable table, CompareRequest asked) => asked switch
    {
        { Time: { } time, Event: { } happened, By: { } by, Outcome: null } => Survival(table, asked, time, happened, by),
        { Outcome: { } y, Paired: { } again, By: null } => Pairs(table, asked, Variable.Of(table, y, asked.IsFactor), Variable.Of(table, again, asked.IsFactor)),
        { Outcome: { } y, By: { } g, Paired: null } => Groups(table, asked, Variable.Of(table, y, asked.IsFactor), Variable.Of(table, g, isFactor: true)),
        _ => throw StatsProblem.Spec("the call", "options that do not say what is compared", "--outcome with --by or with --paired, or --time and --event with --by"),
    };

    private static StatsReport Groups(DataTable table, CompareRequest asked, Variable outcome, Variable by)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(i => outcome.Has(i) && by.Has(i))];
        int[] groups = [.. rows.Select(i => by.Codes[i]).Distinct().Order()];
        if (groups.Length < 2)
            throw StatsProblem.Levels(by.Name, groups.Length);
        int[][] members = [.. groups.Select(g => rows.Where(i => by.Codes[i] == g).ToArray())];
        var (printed, test) = outcome.IsNumber ? Numbers(asked, outcome, by, groups, members) : Categories(asked, outcome, by, groups, members);
        return Made($"Comparison of {outcome.Name} by {by.Name}.", printed, test, GroupTests.Rule, Remarks.CompleteCases(rows.Length, table.Rows - rows.Length),
            new() { ["outcome"] = outcome.Name, ["by"] = by.Name, ["groups"] = StatsJson.Texts(groups.Select(g => by.Levels[g])), ["n"] = new JsonArray([.. members.Select(m => (JsonNode)m.Length)]), ["missing_rows"] = table.Rows - rows.Length });
    }

    private static (PrintedTable, TestDone) Numbers(CompareRequest asked, Variable outcome, Variable by, int[] groups, int[][] members)
    {
        double[][] samples = [.. members.Select(m => outcome.Sample(m))];
        var test = GroupTests.Numbers(samples, asked.Test, asked.Normal, asked.Level);
        return (new([by.Name, "n", "mean (SD)", "median (quartiles, SPSS)"], [.. samples.Select((s, i) => (IReadOnlyList<string>)
            [by.Levels[groups[i]], StatsText.Count(s.Length), Description.Mean(s), Description.Median(s, QuantileDefinition.Spss)])]), test);
    }

    private static (PrintedTable, TestDone) Categories(CompareRequest asked, Variable outcome, Variable by, int[] groups, int[][] members)
    {
        int[][] counts = [.. members.Select(m => outcome.Counts(m))];
        int[] used = [.. Enumerable.Range(0, outcome.Levels.Count).Where(k => counts.Any(c => c[k] > 0))];
        if (used.Length < 2)
            throw StatsProblem.Levels(outcome.Name, used.Length);
        var test = GroupTests.Categories(new([.. counts.Select(c => (IReadOnlyList<int>)[.. used.Select(k => c[k])])]), asked.Test, asked.Level);
        return (new([by.Name, "n", .. used.Select(k => $"{outcome.Name} {outcome.Levels[k]}")], [.. counts.Select((c, i) => (IReadOnlyList<string>)
            [by.Levels[groups[i]], StatsText.Count(c.Sum()), .. used.Select(k => Description.Share(c[k], c.Sum()))])]), test);
    }

    private static StatsReport Pairs(DataTable table, CompareRequest asked, Variable first, Variable second)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(i => first.Has(i) && second.Has(i))];
        if (rows.Length < 2)
            throw StatsProblem.Spec("data", "fewer than two complete pairs", "two pairs or more");
        if (first.IsNumber != second.IsNumber)
            throw StatsProblem.Spec("--paired", "numbers and categories", "two columns of numbers, or two of the same categories");
        var (printed, test) = first.IsNumber ? PairedNumbers(asked, first, second, rows) : PairedCategories(asked, first, second, rows);
        return Made($"{first.Name} and {second.Name} of the same subjects.", printed, test, GroupTests.PairedRule, Remarks.CompleteCases(rows.Length, table.Rows - rows.Length),
            new() { ["first"] = first.Name, ["second"] = second.Name, ["n"] = rows.Length, ["missing_rows"] = table.Rows - rows.Length });
    }

    private static (PrintedTable, TestDone) PairedNumbers(CompareRequest asked, Variable first, Variable second, int[] rows)
    {
        double[] x = first.Sample(rows), y = second.Sample(rows);
        return (new(["", "n", "mean (SD)", "median (quartiles, SPSS)"], [.. new[] { (first.Name, x), (second.Name, y) }.Select(v => (IReadOnlyList<string>)
            [v.Item1, StatsText.Count(v.Item2.Length), Description.Mean(v.Item2), Description.Median(v.Item2, QuantileDefinition.Spss)])]), GroupTests.Pairs(x, y, asked.Test, asked.Normal, asked.Level));
    }

    private static (PrintedTable, TestDone) PairedCategories(CompareRequest asked, Variable first, Variable second, int[] rows)
    {
        string[] levels = [.. StatsData.Ascending(rows.SelectMany(i => new[] { first.Levels[first.Codes[i]], second.Levels[second.Codes[i]] }).Distinct(StringComparer.Ordinal))];
        if (levels.Length != 2)
            throw levels.Length < 2 ? StatsProblem.Levels(first.Name, levels.Length) : StatsProblem.TooManyLevels($"{first.Name}, {second.Name}", levels.Length, 2);
        var counts = new[] { new int[2], new int[2] };
        foreach (var i in rows)
            counts[Array.IndexOf(levels, first.Levels[first.Codes[i]])][Array.IndexOf(levels, second.Levels[second.Codes[i]])]++;
        if (counts.Any(r => r.Sum() == 0) || counts[0][0] + counts[1][0] == 0 || counts[0][1] + counts[1][1] == 0)
            throw StatsProblem.Levels(counts.Any(r => r.Sum() == 0) ? first.Name : second.Name, 1);
        return (new([$"{first.Name} in rows, {second.Name} in columns", .. levels], [.. counts.Select((c, k) => (IReadOnlyList<string>)[levels[k], .. c.Select(n => StatsText.Count(n))])]),
            GroupTests.McNemar(new(counts), asked.Test, asked.Level));
    }

    private static StatsReport Survival(DataTable table, CompareRequest asked, string time, string happened, string by)
    {
        if (asked.Test is not (null or "log-rank"))
            throw StatsProblem.Spec("--test", asked.Test, "log-rank, of times; islet stats logrank has the others");
        var data = StatsData.Of(table, new(time, happened) { EventValues = asked.EventValues, Group = by });
        var sample = LogRankCase.Sample(data);
        var (curves, log) = (KmCase.Curves(data), LogRank.Test(sample, LogRankWeights.LogRank, data.Ties));
        Effect[] effects = log.Levels.Count == 2 && LogRank.HazardRatio(log) is var hr ? [new("hazard ratio, second against first (Peto)", hr.Peto, hr.PetoLimits, hr.Level)] : [];
        TestDone test = new("log-rank test", asked.Test is null ? "by the rule: times to an event" : "as asked", "chi-square", log.Difference.Statistic, FormattableString.Invariant($"{log.Difference.Df}"), log.Difference.P,
            effects, [.. KmCase.Said(curves), .. effects.SelectMany(e => Remarks.Limit(e.Name, e.Limits))]);
        PrintedTable printed = new([by, "n", "events", "median (95 % limits)"], [.. curves.Select(c => (IReadOnlyList<string>)
            [c.Level, StatsText.Count(c.Rows.Count), StatsText.Count(c.Rows.Count(r => r.Event)), Description.Survival(c.Curve)])]);
        return Made($"Survival ({time}, {happened}) by {by}.", printed, test, "Times to an event: the log-rank test.", StatsRemarks.Of(data),
            new() { ["time"] = time, ["event"] = happened, ["by"] = by, ["groups"] = StatsJson.Texts(log.Levels), ["missing_rows"] = data.Missing }) with { Figure = () => new StatsFigure(new("curves.svg"), FigureWidth, null).Curves(data, curves, log.Difference) };
    }

    private static StatsReport Made(string title, PrintedTable printed, TestDone test, string rule, IReadOnlyList<Remark> remarks, JsonObject result)
    {
        (result["rule"], result["test"]) = (rule, Json(test));
        return new("compare", title, [printed], [$"{test.Text} ({test.Why}).", .. test.Effects.Select(Said), $"Rule: {rule}"], [.. test.Remarks, .. remarks], result);
    }

    private static string Said(Effect e) => FormattableString.Invariant($"{e.Name}: {StatsText.Fixed(Finite(e.Value))} ({100 * e.Level:0.#} % limits {StatsText.Fixed(new Limits(Finite(e.Limits.Lower), Finite(e.Limits.Upper)))}).");

    internal static JsonObject Json(TestDone test) => new()
    {
        ["name"] = test.Name, ["chosen"] = test.Why, ["statistic"] = StatsJson.Number(test.Statistic), ["symbol"] = test.Symbol, ["df"] = test.Df, ["p"] = StatsJson.Number(test.P),
        ["effects"] = new JsonArray([.. test.Effects.Select(e => (JsonNode)new JsonObject { ["name"] = e.Name, ["value"] = StatsJson.Number(e.Value), ["lower"] = StatsJson.Number(e.Limits.Lower), ["upper"] = StatsJson.Number(e.Limits.Upper) })]),
    };

    private static double? Finite(double? x) => x is { } y && double.IsFinite(y) ? y : null;
}

/// <summary>What is compared, and how.</summary>
/// <param name="Test">Null: by the rule.</param>
internal sealed record CompareRequest(string? Outcome, string? By, string? Paired, string? Test, bool Normal, bool IsFactor, double Level)
{
    public string? Time { get; init; }
    public string? Event { get; init; }
    public IReadOnlyList<string> EventValues { get; init; } = ["1"];
}
