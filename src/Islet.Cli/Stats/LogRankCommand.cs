using System.CommandLine;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats logrank</c>: the log-rank test and its kin.</summary>
internal static class LogRankCommand
{
    public static Command Create()
    {
        var options = new DataOptions();
        options.By.Required = true;
        var command = new Command("logrank", "Log-rank, Gehan-Breslow, Tarone-Ware, Peto-Peto and Fleming-Harrington tests.") { options.By, options.Landmark };
        options.AddTo(command);
        command.SetAction((call, cancel) =>
        {
            var request = options.Read(call);
            return RunAsync(request with { Spec = request.Spec with { Group = call.GetValue(options.By), Landmark = call.GetValue(options.Landmark) } }, call.InvocationConfiguration.Output, cancel);
        });
        return command;
    }

    internal static async Task<int> RunAsync(StatsRequest request, TextWriter output, CancellationToken cancel)
    {
        var data = await request.DataAsync(cancel);
        var sample = LogRankCase.Sample(data);
        var tests = LogRank.Tests(sample, [.. LogRankCase.Family.Select(f => f.Weights)], data.Ties);
        if (request.Csv is { } file)
            await StatsText.WriteCsvAsync(file, ["test", "chi_square", "df", "p", "trend_chi_square", "trend_p"],
                tests.Select(t => new object?[] { t.Name, t.Difference.Statistic, t.Difference.Df, t.Difference.P, t.Trend.Statistic, t.Trend.P }), cancel);
        if (request.Figure is { } figure)
            await figure.WriteAsync(data, KmCase.Curves(data), tests[0].Difference, cancel);
        if (request.Json)
        {
            await StatsText.WriteJsonAsync(output, "logrank", LogRankCase.Result(data), data);
            return ExitCode.Done;
        }
        await output.WriteLineAsync($"Comparison of survival. {StatsText.Source(data)}{(request.Spec.Strata is { } s ? $" Stratified by {s}." : "")}");
        await Accounting.WriteAsync(output, data);
        var groups = Terminal.Table(request.Spec.Group!, "n", "events", "expected");
        for (var g = 0; g < sample.Levels.Count; g++)
            groups.Add(sample.Levels[g], sample.Group.Count(c => c == g), tests[0].Observed[g], StatsText.Fixed(tests[0].Expected[g], 2));
        output.WriteTable(groups);
        var table = Terminal.Table("test", "chi-square", "df", "p", "trend p");
        foreach (var t in tests)
            table.Add(t.Name, StatsText.Fixed(t.Difference.Statistic), t.Difference.Df, StatsText.P(t.Difference.P), StatsText.P(t.Trend.P));
        output.WriteTable(table);
        if (sample.Levels.Count == 2)
        {
            var hr = LogRank.HazardRatio(tests[0]);
            await output.WriteLineAsync($"Hazard ratio, {sample.Levels[1]} against {sample.Levels[0]} (Peto): {StatsText.Fixed(hr.Peto)} (95 % limits {StatsText.Fixed(hr.PetoLimits)})");
        }
        else
            output.WriteTable(Pairs(LogRank.Pairs(sample, LogRankWeights.LogRank, data.Ties)));
        await output.WriteLineAsync($"\"Gehan-Breslow\" is what SPSS prints as Breslow. Ties: {data.Ties.Rule}.");
        await StatsRemarks.WriteAsync(output, StatsRemarks.Of(data));
        return ExitCode.Done;
    }

    private static Spectre.Console.Table Pairs(IReadOnlyList<PairwiseTest> pairs)
    {
        var table = Terminal.Table("pair (log-rank)", "chi-square", "p", "Bonferroni", "Holm", "Benjamini-Hochberg");
        foreach (var pair in pairs)
            table.Add($"{pair.First} - {pair.Second}", StatsText.Fixed(pair.Difference.Statistic), StatsText.P(pair.Difference.P), StatsText.P(pair.Bonferroni), StatsText.P(pair.Holm), StatsText.P(pair.BenjaminiHochberg));
        return table;
    }
}
