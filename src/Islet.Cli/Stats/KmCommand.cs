using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats km</c>: Kaplan-Meier curves with medians and survival at given times.</summary>
internal static class KmCommand
{
    public static Command Create()
    {
        var (options, times, tau) = (new DataOptions(), new Option<double[]>("--times") { Description = "Survival and numbers at risk at these times.", HelpName = "T", AllowMultipleArgumentsPerToken = true }.WithPoint(),
            new Option<double?>("--tau") { Description = "Mean survival time restricted to this time.", HelpName = "T" }.WithPoint());
        var interval = new Option<IntervalKind>("--interval") { Description = "On which scale limits are symmetric.", DefaultValueFactory = _ => IntervalKind.Log };
        var band = new Option<BandKind?>("--band") { Description = "A band for the whole curve besides, on the scale of --interval: HallWellner or EqualPrecision." };
        var command = new Command("km", "Kaplan-Meier estimate.") { options.By, options.Entry, options.Landmark, times, tau, interval, band };
        options.AddTo(command);
        command.SetAction((call, cancel) =>
        {
            var request = options.Read(call);
            return RunAsync(request with
            {
                Spec = request.Spec with { Group = call.GetValue(options.By), Entry = call.GetValue(options.Entry), Landmark = call.GetValue(options.Landmark), Times = call.GetValue(times) ?? [], Tau = call.GetValue(tau) },
            }, call.GetValue(interval), call.InvocationConfiguration.Output, cancel, call.GetValue(band));
        });
        return command;
    }

    internal static async Task<int> RunAsync(StatsRequest request, IntervalKind interval, TextWriter output, CancellationToken cancel, BandKind? band = null)
    {
        if (band is not null && request.Spec.Entry is not null)
            throw StatsProblem.Spec("--band", "with --entry", "everybody observed from the start");
        var data = await request.DataAsync(cancel);
        var groups = KmCase.Curves(data, interval);
        if (band is not null && groups.Any(g => g.Curve.Variance is VarianceKind.Robust))
            throw StatsProblem.Spec("--band", "weights that are no counts", "whole weights");
        if (request.Csv is { } file)
            await StatsText.WriteCsvAsync(file, ["group", "time", "at_risk", "events", "censored", "survival", "standard_error", "lower", "upper", "cumulative_hazard"], groups.SelectMany(g => g.Curve.Steps
                .Select(s => new object?[] { g.Level, s.Time, s.AtRisk, s.Events, s.Censored, s.Survival, s.StandardError, s.Limits.Lower, s.Limits.Upper, s.CumulativeHazard })), cancel);
        var test = groups.Count > 1 && request.Spec is { Entry: null, Weights: null } ? LogRank.Test(LogRankCase.Sample(data), LogRankWeights.LogRank, data.Ties).Difference : (ChiSquaredTest?)null;
        if (request.Figure is { } figure)
            await figure.WriteAsync(data, groups, test, cancel);
        if (request.Json)
        {
            var result = KmCase.Result(data);
            for (var g = 0; band is { } asked && g < groups.Count; g++)
                result["groups"]![g]!["band"] = Json(SurvivalBands.Of(groups[g].Curve, asked, interval));
            await StatsText.WriteJsonAsync(output, "km", result, data);
            return ExitCode.Done;
        }
        await output.WriteLineAsync($"Kaplan-Meier. {StatsText.Source(data)}");
        await Accounting.WriteAsync(output, data);
        var table = Terminal.Table(request.Spec.Group ?? "group", "n", "events", "median", "95 % limits", "mean to last time (SE)");
        foreach (var (level, rows, curve) in groups)
        {
            var mean = curve.Mean();
            table.Add(level, rows.Count, rows.Count(r => r.Event), StatsText.Number(curve.Median.Estimate), StatsText.Interval(curve.Median.Limits),
                $"{StatsText.Number(mean.Estimate)} ({StatsText.Number(mean.StandardError)})");
        }
        output.WriteTable(table);
        if (request.Spec.Times.Count > 0)
            output.WriteTable(At(request.Spec, groups));
        if (request.Spec.Tau is { } tau)
            foreach (var (level, _, curve) in groups)
                await output.WriteLineAsync(FormattableString.Invariant($"Mean to {tau}, {level}: {StatsText.Number(curve.Mean(tau).Estimate)} (SE {StatsText.Number(curve.Mean(tau).StandardError)})"));
        if (band is { } shape)
            output.WriteTable(Bands(request.Spec, groups, shape, interval));
        if (test is { } difference)
            await output.WriteLineAsync(StatsText.Test("Log-rank test", difference));
        await output.WriteLineAsync($"Limits: {StatsText.Kind(interval)}, errors: {(groups[0].Curve.Variance is VarianceKind.Robust ? "robust" : "Greenwood's")}. Median: R's definition (midpoint where the curve is flat at 0.5). Ties: {data.Ties.Rule}.");
        await StatsRemarks.WriteAsync(output, [.. KmCase.Said(groups), .. StatsRemarks.Of(data)]);
        return ExitCode.Done;
    }

    private static JsonObject? Json(SurvivalBand? band) => band is null ? null : new()
    {
        ["kind"] = band.Kind.ToString(), ["interval"] = StatsText.Kind(band.Interval), ["critical"] = band.Critical, ["time"] = StatsJson.Numbers(band.Steps.Select(s => s.Time)),
        ["lower"] = StatsJson.Numbers(band.Steps.Select(s => s.Limits.Lower)), ["upper"] = StatsJson.Numbers(band.Steps.Select(s => s.Limits.Upper)),
    };

    private static Spectre.Console.Table Bands(StatsSpec spec, IReadOnlyList<(string Level, IReadOnlyList<Observation> Rows, SurvivalCurve Curve)> groups, BandKind kind, IntervalKind interval)
    {
        var table = Terminal.Table(spec.Group ?? "group", "time", "survival", kind is BandKind.HallWellner ? "95 % Hall-Wellner band" : "95 % equal-precision band");
        foreach (var (level, _, curve) in groups)
            foreach (var step in SurvivalBands.Of(curve, kind, interval)?.Steps ?? [])
                table.Add(level, step.Time, StatsText.Fixed(step.Survival), StatsText.Fixed(step.Limits));
        return table;
    }

    private static Spectre.Console.Table At(StatsSpec spec, IReadOnlyList<(string Level, IReadOnlyList<Observation> Rows, SurvivalCurve Curve)> groups)
    {
        var table = Terminal.Table(spec.Group ?? "group", "time", "at risk", "survival", "95 % limits");
        foreach (var (level, _, curve) in groups)
            foreach (var at in spec.Times.Select(curve.At))
                table.Add(level, at.Time, at.AtRisk, StatsText.Fixed(at.Survival), StatsText.Fixed(at.Limits));
        return table;
    }
}
