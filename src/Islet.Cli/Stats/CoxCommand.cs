using System.CommandLine;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats cox</c>: a Cox model.</summary>
internal static class CoxCommand
{
    public static Command Create()
    {
        var options = new DataOptions();
        var covariates = new Option<string>("--covariates") { Description = "Columns, separated by commas; a column with a value that is no number is a factor.", Required = true, HelpName = "A,B" };
        var ties = new Option<string>("--ties") { Description = "How events at one time are taken.", DefaultValueFactory = _ => "efron" };
        ties.AcceptOnlyFromAmong("efron", "breslow", "exact");
        var cluster = DataOptions.Column("--cluster", "Column that says which rows belong together; gives robust errors.");
        var command = new Command("cox", "Proportional hazards model.") { covariates, ties, options.Entry, cluster };
        options.AddTo(command);
        command.SetAction((call, cancel) =>
        {
            var request = options.Read(call);
            return RunAsync(request with
            {
                Spec = request.Spec with
                {
                    Covariates = call.GetRequiredValue(covariates).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    Ties = call.GetRequiredValue(ties),
                    Entry = call.GetValue(options.Entry),
                    Cluster = call.GetValue(cluster),
                },
            }, call.InvocationConfiguration.Output, cancel);
        });
        return command;
    }

    internal static async Task<int> RunAsync(StatsRequest request, TextWriter output, CancellationToken cancel)
    {
        var data = await request.DataAsync(cancel);
        var (sample, ties, _) = CoxCase.Sample(data);
        var model = CoxCase.Fit(sample, ties, data.Ties);
        if (request.Csv is { } file)
            await StatsText.WriteCsvAsync(file, ["term", "level", "reference", "coefficient", "standard_error", "z", "p", "hazard_ratio", "lower", "upper"], model.Terms
                .Select(t => new object?[] { t.Covariate, t.Level, t.Reference, t.Coefficient, t.StandardError, t.Z, t.P, t.HazardRatio, t.HazardRatioLimits.Lower, t.HazardRatioLimits.Upper }), cancel);
        if (request.Figure is { } figure)
            await figure.WriteAsync(data, model, cancel);
        if (request.Json)
        {
            await StatsText.WriteJsonAsync(output, "cox", CoxCase.Result(data));
            return ExitCode.Done;
        }
        await output.WriteLineAsync($"Cox model, {model.Ties} ties{(request.Spec.Strata is { } s ? $", stratified by {s}" : "")}. {StatsText.Source(data)}");
        var table = Terminal.Table("term", "hazard ratio", "95 % limits", "coefficient", "SE", "z", "p");
        foreach (var t in model.Terms)
            table.Add(t.Level is null ? $"{t.Covariate} (for 1 more)" : $"{t.Covariate}: {t.Level} against {t.Reference}", StatsText.Fixed(t.HazardRatio), StatsText.Fixed(t.HazardRatioLimits),
                StatsText.Fixed(t.Coefficient, 4), StatsText.Fixed(t.StandardError, 4), StatsText.Fixed(t.Z, 2), StatsText.P(t.P));
        output.WriteTable(table);
        await output.WriteLineAsync(FormattableString.Invariant($"{model.Rows} rows, {model.Events} events. Log-likelihood {model.LogLikelihood:0.000} (null {model.LogLikelihoodNull:0.000}), AIC {model.Aic:0.00}."));
        foreach (var (name, test) in new[] { ("Likelihood ratio", model.LikelihoodRatio), ("Wald", model.Wald), ("Score", model.Score) })
            await output.WriteLineAsync(StatsText.Test(name, test));
        if (ties is not CoxTies.Exact)
        {
            await output.WriteLineAsync(StatsText.Test("Proportional hazards (scaled by Kaplan-Meier)", ProportionalHazards.Test(sample, model, TimeTransform.KaplanMeier).Global));
            var c = Concordance.Of(sample, model);
            await output.WriteLineAsync($"Concordance {StatsText.Fixed(c.C)} (SE {StatsText.Fixed(c.StandardError)}).");
        }
        await output.WriteLineAsync($"Errors: {(model.Variance is VarianceKind.Robust ? "robust" : "the model's own")}. Times: {data.Ties.Rule}.");
        if (model.TooFewEvents)
            await output.WriteLineAsync(FormattableString.Invariant($"W_STATS_EPV: {model.EventsPerTerm:0.#} events per term; under 10 coefficients and limits are not to be trusted."));
        return ExitCode.Done;
    }
}
