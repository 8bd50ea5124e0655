using System.CommandLine;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats cox</c>: a Cox model.</summary>
internal static class CoxCommand
{
    public static Command Create()
    {
        var (options, more) = (new DataOptions(), new CoxOptions());
        var covariates = new Option<string>("--covariates") { Description = "Columns, separated by commas; a column with a value that is no number is a factor.", Required = true, HelpName = "A,B" };
        var ties = new Option<string>("--ties") { Description = "How events at one time are taken.", DefaultValueFactory = _ => "efron" };
        ties.AcceptOnlyFromAmong("efron", "breslow", "exact");
        var command = new Command("cox", "Proportional hazards model.") { covariates, ties, options.Entry, options.Landmark };
        more.AddTo(command);
        options.AddTo(command);
        var impute = new ImputeOptions();
        impute.AddTo(command);
        command.SetAction((call, cancel) =>
        {
            var request = options.Read(call);
            var (spec, asked) = more.Read(call, request.Spec with
            {
                Covariates = call.GetRequiredValue(covariates).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                Ties = call.GetRequiredValue(ties),
                Entry = call.GetValue(options.Entry),
                Landmark = call.GetValue(options.Landmark),
            });
            request = request with { Spec = spec };
            return impute.Read(call) is not { } imputed ? RunAsync(request, call.InvocationConfiguration.Output, cancel, asked)
                : asked is { Profile: false, Residuals: null, Contrasts.Count: 0, Subjects.Count: 0 } && spec.Text("variance") is null ? ImputedCoxAnswer.RunAsync(request, imputed, call.InvocationConfiguration, cancel)
                : throw StatsProblem.Spec("--impute", "with --profile, --robust, --contrast, --predict or --residuals", "the pooled coefficients alone");
        });
        return command;
    }

    internal static async Task<int> RunAsync(StatsRequest request, TextWriter output, CancellationToken cancel, CoxAsked? more = null)
    {
        var asked = more ?? CoxAsked.Nothing;
        if (asked.Residuals is not null && request.Csv is null)
            throw StatsProblem.Spec("--residuals", "no file", "--csv FILE, which takes them");
        var data = await request.DataAsync(cancel);
        var (sample, ties, strata) = CoxCase.Sample(data);
        if (CoxCase.Monotone(data, sample, ties) is { } profile)
            return await MonotoneAsync(request, data, profile, output);
        var model = CoxCase.Fit(sample, ties, data.Ties, CoxCase.Variance(data.Spec));
        if (request.Csv is { } file)
            await (asked.Residuals is { } kind ? CoxTables.WriteAsync(file, kind, (data, sample, model), cancel) : CoxTables.WriteAsync(file, model, cancel));
        if (request.Figure is { } figure)
            await figure.WriteAsync(data, sample, model, cancel);
        if (request.Json)
        {
            await StatsText.WriteJsonAsync(output, "cox", CoxCase.Result(data), data);
            return ExitCode.Done;
        }
        await output.WriteLineAsync($"Cox model, {model.Ties} ties{(request.Spec.Strata is { } s ? $", stratified by {s}" : "")}{(request.Spec.Offset is { } o ? $", offset {o}" : "")}. {StatsText.Source(data)}");
        await Accounting.WriteAsync(output, data);
        CoxTables.Terms(output, model);
        if (asked.Profile)
            await CoxTables.ProfileAsync(output, model, CoxAnswers.Profile(sample, ties, data.Ties, model.Variance).Terms);
        CoxTables.Drops(output, sample, model);
        await CoxTables.CurvesAsync(output, data.Spec, sample, model);
        await CoxTables.ContrastsAsync(output, asked.Contrasts, sample, model);
        CoxTables.Predictions(output, asked.Subjects, [.. data.Spec.NewData.Select(row => CoxPredicted.Subject.Of(data.Spec, sample, model, (row, strata)))]);
        await EndAsync(data, sample, model, output);
        return ExitCode.Done;
    }

    private static async Task<int> MonotoneAsync(StatsRequest request, StatsData data, ProfileFit profile, TextWriter output)
    {
        if (request.Json)
            await StatsText.WriteJsonAsync(output, "cox", CoxAnswers.Monotone(data, profile));
        else
        {
            await output.WriteLineAsync($"Cox model, {data.Spec.Ties} ties. {StatsText.Source(data)}");
            await CoxTables.ProfileAsync(output, null, profile.Terms);
            await output.WriteLineAsync($"{CoxAnswers.Remark(profile)}.");
        }
        return ExitCode.ProblemsFound;
    }

    private static async Task EndAsync(StatsData data, CoxSample sample, CoxModel model, TextWriter output)
    {
        await output.WriteLineAsync(FormattableString.Invariant($"{model.Rows} rows, {model.Events} events. Log-likelihood {model.LogLikelihood:0.000} (null {model.LogLikelihoodNull:0.000}), AIC {model.Aic:0.00}."));
        foreach (var (name, test) in new[] { ("Likelihood ratio", model.LikelihoodRatio), ("Wald", model.Wald), ("Score", model.Score) })
            await output.WriteLineAsync(StatsText.Test(name, test));
        if (model.Ties is not CoxTies.Exact)
        {
            await output.WriteLineAsync(StatsText.Test("Proportional hazards (scaled by Kaplan-Meier)", ProportionalHazards.Test(sample, model, TimeTransform.KaplanMeier).Global));
            var c = Concordance.Of(sample, model);
            await output.WriteLineAsync($"Concordance {StatsText.Fixed(c.C)} (SE {StatsText.Fixed(c.StandardError)}).");
        }
        await output.WriteLineAsync($"Errors: {(model.Variance is VarianceKind.Robust ? "robust" : "the model's own")}. Times: {data.Ties.Rule}.");
        await StatsRemarks.WriteAsync(output, [.. CoxCase.Said(sample, model), .. StatsRemarks.Of(data)]);
    }
}
