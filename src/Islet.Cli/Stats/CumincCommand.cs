using System.CommandLine;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats cuminc</c>: cumulative incidence under competing risks.</summary>
internal static class CumincCommand
{
    public static Command Create()
    {
        var options = new DataOptions();
        var times = new Option<double[]>("--times") { Description = "Incidence at these times. [default: the last time]", HelpName = "T", AllowMultipleArgumentsPerToken = true }.WithPoint();
        var censor = new Option<string>("--censor") { Description = "What the event column holds where nothing happened; every other value is a cause.", DefaultValueFactory = _ => "0", HelpName = "VALUE" };
        var covariates = new Option<string>("--covariates") { Description = "Columns, separated by commas, for a Fine-Gray model of the cause that --event-value names.", DefaultValueFactory = _ => "", HelpName = "A,B" };
        var command = new Command("cuminc", "Cumulative incidence under competing risks, Gray's test, Fine-Gray model.") { options.By, options.Entry, times, censor, covariates };
        options.AddTo(command);
        command.SetAction((call, cancel) =>
        {
            var request = options.Read(call);
            return RunAsync(request with
            {
                Spec = request.Spec with
                {
                    Group = call.GetValue(options.By),
                    Entry = call.GetValue(options.Entry),
                    Times = call.GetValue(times) ?? [],
                    Covariates = call.GetRequiredValue(covariates).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                },
            }, call.GetRequiredValue(censor), call.InvocationConfiguration.Output, cancel);
        });
        return command;
    }

    internal static async Task<int> RunAsync(StatsRequest request, string censor, TextWriter output, CancellationToken cancel)
    {
        if (request.Spec.Times.FirstOrDefault(t => !(t >= 0 && double.IsFinite(t)), 0) is var bad and not 0)
            throw StatsProblem.Spec("--times", StatsText.Number(bad), "times that are not negative");
        var data = await request.DataAsync(cancel);
        var (all, levels, group, stratum) = CompetingRisksCase.Read(data, censor, []);
        var curves = levels.Select((level, g) => (Level: level, Curves: CumulativeIncidence.Estimate(CompetingRisksCase.Only(all, group, g), TimeTies.Exact))).ToArray();
        if (request.Csv is { } file)
            await StatsText.WriteCsvAsync(file, ["group", "cause", "time", "at_risk", "events", "incidence", "standard_error", "lower", "upper"], curves.SelectMany(c => c.Curves.SelectMany(f => f.Steps
                .Select(s => new object?[] { c.Level, f.Cause, s.Time, s.AtRisk, s.Events, s.Incidence, Math.Sqrt(s.Variance), s.Limits.Lower, s.Limits.Upper }))), cancel);
        var source = FormattableString.Invariant(
            $"Time: {data.Spec.Time}. Causes: {data.Spec.Event} = {string.Join(", ", all.Causes)}; censored: {censor}. {data.Rows.Count} rows used, {data.Missing} left out for a missing value.");
        IReadOnlyList<GrayResult> tests = levels.Count > 1 && CompetingRisksCase.Testable(all) ? GrayTest.Test(all, group, levels, TimeTies.Exact, stratum: stratum) : [];
        if (request.Figure is { } figure)
            await figure.WriteAsync(data, curves, tests, [source, .. CompetingRisksCase.Warnings(all, levels, group), .. StatsRemarks.Cautions(CompetingRisksCase.Said(data, all, levels, group))], cancel);
        if (request.Json)
        {
            await StatsText.WriteJsonAsync(output, "competing_risks", CompetingRisksCase.Result(data, censor, request.Spec.EventValues));
            return ExitCode.Done;
        }
        await output.WriteLineAsync($"Cumulative incidence. {source}");
        await Accounting.WriteAsync(output, data, censor);
        output.WriteTable(Incidences(data, curves));
        foreach (var test in tests)
            await output.WriteLineAsync(StatsText.Test($"Gray's test, cause {test.Cause}", test.Test));
        if (data.Spec.Covariates.Count > 0)
            await ModelsAsync(data, all, output);
        await output.WriteLineAsync($"Limits: log-log, errors: {(all.Counts ? "Aalen's as in cmprsk" : "infinitesimal jackknife, for weights that are no counts")}. Ties: equal times.");
        foreach (var warning in CompetingRisksCase.Warnings(all, levels, group))
            output.WriteWrapped(warning + ".");
        await StatsRemarks.WriteAsync(output, CompetingRisksCase.Said(data, all, levels, group));
        return ExitCode.Done;
    }

    private static Spectre.Console.Table Incidences(StatsData data, (string Level, IReadOnlyList<IncidenceCurve> Curves)[] curves)
    {
        var table = Terminal.Table(data.Spec.Group ?? "group", "cause", "events", "time", "incidence", "SE", "95 % limits");
        foreach (var (level, causes) in curves)
            foreach (var curve in causes)
                foreach (var time in data.Spec.Times.Count > 0 ? data.Spec.Times : [curve.LastTime])
                {
                    var at = curve.At(time);
                    table.Add(data.Spec.Group is null ? "all" : level, curve.Cause, curve.Events, StatsText.Number(time), at is null ? "beyond follow-up" : StatsText.Fixed(at.Value.Incidence),
                        StatsText.Fixed(at is { } s ? Math.Sqrt(s.Variance) : null), StatsText.Fixed(at?.Limits ?? default));
                }
        return table;
    }

    private static async Task ModelsAsync(StatsData data, CompetingSample all, TextWriter output)
    {
        Covariate[] covariates = [.. data.Spec.Covariates.Select(data.Covariate)];
        foreach (var value in data.Spec.EventValues)
        {
            var cause = Enumerable.Range(0, all.Causes.Count).Where(k => StatsData.Same(all.Causes[k], value)).DefaultIfEmpty(-1).First();
            if (cause < 0)
                throw StatsProblem.Spec("--event-value", "a value that no row holds", string.Join(", ", all.Causes));
            var m = CompetingRisksCase.FineGrayOf(all, covariates, cause + 1);
            var table = Terminal.Table($"cause {m.Cause}: term", "subdistribution hazard ratio", "95 % limits", "coefficient", "SE (robust)", "p");
            foreach (var t in m.Terms)
                table.Add(t.Level is null ? $"{t.Covariate} (for 1 more)" : $"{t.Covariate}: {t.Level} against {t.Reference}", StatsText.Fixed(t.HazardRatio), StatsText.Fixed(t.HazardRatioLimits),
                    StatsText.Fixed(t.Coefficient, 4), StatsText.Fixed(t.StandardError, 4), StatsText.P(t.P));
            output.WriteTable(table);
            await output.WriteLineAsync(FormattableString.Invariant($"Fine-Gray: {m.Rows} rows, {m.Events} events, {m.CompetingEvents} competing. Pseudo log-likelihood {m.LogLikelihood:0.000} (null {m.LogLikelihoodNull:0.000})."));
            await StatsRemarks.WriteAsync(output, m.Remarks);
        }
    }
}
