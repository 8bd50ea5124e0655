using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats proportion</c>: a share with its limits, and differences between groups.</summary>
internal static class ProportionCommand
{
    private static readonly (string Name, string Key, Func<int, int, double, Proportion> Limits)[] Methods =
    [
        ("Clopper-Pearson", "clopper_pearson", BinomialLimits.ClopperPearson), ("Wilson", "wilson", ProportionLimits.Wilson), ("Jeffreys", "jeffreys", ProportionLimits.Jeffreys),
        ("Agresti-Coull", "agresti_coull", ProportionLimits.AgrestiCoull), ("Wald", "wald", ProportionLimits.Wald),
    ];

    public static Command Create()
    {
        var options = new ReportOptions();
        options.Data.Arity = ArgumentArity.ZeroOrOne;
        var (outcome, by) = (DataOptions.Column("--outcome", "Column that says who is counted."), DataOptions.Column("--by", "Column of groups."));
        var values = new Option<string[]>("--value") { Description = "What that column holds in those who are counted: CR PR for a response rate. [default: 1]", HelpName = "VALUE", AllowMultipleArgumentsPerToken = true };
        var counts = ReportOptions.List("--counts", "Instead of a file: counts and totals, as 12/40,5/38.");
        var command = new Command("proportion", "Proportions with limits (Clopper-Pearson, Wilson, Jeffreys, Agresti-Coull, Wald) and Newcombe's differences.") { outcome, values, by, counts };
        options.AddTo(command);
        command.SetAction(async (call, cancel) =>
        {
            var groups = call.GetValue(options.Data) is { } file
                ? Counted(await DataTable.ReadAsync(file, cancel), call.GetValue(outcome) ?? throw StatsProblem.Spec("--outcome", "nothing", "a column"), call.GetValue(values) is { Length: > 0 } named ? named : ["1"], call.GetValue(by))
                : (Given(ReportOptions.Split(call.GetValue(counts))), 0);
            await Report(groups.Item1, groups.Item2, options.LevelOf(call)).WriteAsync(options.Read(call), call.InvocationConfiguration.Output, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static (string Name, int Count, int Of)[] Given(string[] counts) => counts.Length == 0
        ? throw StatsProblem.Spec("the call", "neither a file nor counts", "DATA.csv with --outcome, or --counts 12/40,5/38")
        : [.. counts.Select((c, i) => c.Split('/') is [var x, var n] && int.TryParse(x, System.Globalization.CultureInfo.InvariantCulture, out var count) && int.TryParse(n, System.Globalization.CultureInfo.InvariantCulture, out var of)
            && of is > 0 and <= CaseSpec.MostSubjects && count >= 0 && count <= of ? (StatsText.Count(i + 1), count, of) : throw StatsProblem.Spec("--counts", c, "a count and its total, as 12/40"))];

    private static ((string, int, int)[] Groups, int Missing) Counted(DataTable table, string outcome, string[] values, string? by)
    {
        var cells = table.Column(outcome);
        var rows = CaseSpec.Complete(table, by is null ? [outcome] : [outcome, by]);
        if (rows.Length == 0)
            throw StatsProblem.Spec("data", "no complete row", "one or more");
        var (levels, codes) = by is null ? (["all"], new int[rows.Length]) : CaseSpec.Factor(table, by, rows, null);
        var groups = levels.Select((level, g) => (level, Rows: rows.Where((_, i) => codes[i] == g).ToArray())).Where(g => g.Rows.Length > 0);
        return ([.. groups.Select(g => (g.level, g.Rows.Count(i => values.Any(v => StatsData.Same(v, cells[i]!))), g.Rows.Length))], table.Rows - rows.Length);
    }

    private static StatsReport Report((string Name, int Count, int Of)[] groups, int missing, double level)
    {
        PrintedTable shares = new(["", "n", .. Methods.Select(m => m.Name)], [.. groups.Select(g => (IReadOnlyList<string>)
            [g.Name, Description.Share(g.Count, g.Of), .. Methods.Select(m => Percent(m.Limits(g.Count, g.Of, level) is var p ? new(p.Lower, p.Upper) : default))])]);
        var differences = groups.SelectMany((b, j) => groups.Take(j).Select(a => (A: a, B: b, D: ProportionLimits.Newcombe(a.Count, a.Of, b.Count, b.Of, level)))).ToArray();
        PrintedTable newcombe = new(["difference", "percentage points", "Newcombe's limits"], [.. differences.Select(d => (IReadOnlyList<string>)
            [$"{d.A.Name} less {d.B.Name}", StatsText.Fixed(100 * d.D.Difference, 1), Percent(d.D.Limits)])]);
        var result = new JsonObject
        {
            ["level"] = level, ["missing_rows"] = missing,
            ["groups"] = new JsonArray([.. groups.Select(g => (JsonNode)new JsonObject(Methods.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)(m.Limits(g.Count, g.Of, level) is var p ? StatsJson.Numbers([p.Lower, p.Upper]) : null)))
                .Prepend(new("proportion", StatsJson.Number((double)g.Count / g.Of))).Prepend(new("of", g.Of)).Prepend(new("count", g.Count)).Prepend(new("group", g.Name))))]),
            ["differences"] = new JsonArray([.. differences.Select(d => (JsonNode)new JsonObject { ["first"] = d.A.Name, ["second"] = d.B.Name, ["difference"] = d.D.Difference, ["newcombe"] = StatsJson.Numbers([d.D.Limits.Lower, d.D.Limits.Upper]) })]),
        };
        return new("proportion", FormattableString.Invariant($"Proportions, {100 * level:0.#} % limits in per cent."), differences.Length > 0 ? [shares, newcombe] : [shares],
            ["Clopper-Pearson is never too short; Wilson is nearest to its level. Wald's has no width at 0 and at all, and is shown for comparison with papers."], Remarks.CompleteCases(groups.Sum(g => g.Of), missing), result);
    }

    private static string Percent(Limits limits) => $"{StatsText.Fixed(100 * limits.Lower, 1)} to {StatsText.Fixed(100 * limits.Upper, 1)}";
}
