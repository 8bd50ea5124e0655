using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>An imputed Cox model as JSON, as a table, and on a terminal. Case type <c>cox_imputed</c>.</summary>
internal static class ImputedCoxAnswer
{
    private const string Assumption = "missing at random given the columns named; coefficients are biased where whether a value is missing depends on the value itself";

    /// <summary>Spec: as <c>cox</c>, with impute (m), impute_iterations, impute_donors, seed, impute_with, impute_methods ("column=method").</summary>
    public static JsonObject Result(StatsData data)
    {
        int Whole(string name, int otherwise) => data.Spec.Decimal(name) is not { } x ? otherwise
            : x == Math.Floor(x) && Math.Abs(x) <= int.MaxValue ? (int)x : throw StatsProblem.Spec($"spec.{name}", StatsText.Number(x), "a whole number");
        return Json(ImputedCox.Of(data.Table, data.Spec, ImputeOptions.Of(Whole("impute", 5), Whole("impute_iterations", 10), Whole("seed", 1), Whole("impute_donors", 5),
            [.. (data.Spec.Texts("impute_methods") ?? []).Select(ImputeOptions.Named)], data.Spec.Texts("impute_with") ?? [])));
    }

    public static async Task<int> RunAsync(StatsRequest request, ImputeRequest asked, InvocationConfiguration to, CancellationToken cancel)
    {
        var table = await DataTable.ReadAsync(request.Data, cancel);
        using var progress = new Progress(to.Error);
        var (rounds, gate) = (0, new Lock());
        ImputedCox answer;
        try
        {
            answer = ImputedCox.Of(table, request.Spec, asked, () =>
            {
                cancel.ThrowIfCancellationRequested();
                lock (gate)
                    progress.Tell(++rounds, FormattableString.Invariant($"of {asked.Rules.Sets * asked.Rules.Iterations} rounds of imputation"));
            });
        }
        catch (AggregateException e) when (e.InnerException is OperationCanceledException)
        {
            throw new OperationCanceledException(cancel); // it came from a thread of its own
        }
        if (request.Csv is { } file)
            await StatsText.WriteCsvAsync(file, ["term", "level", "reference", "coefficient", "standard_error", "t", "df", "p", "hazard_ratio", "lower", "upper", "missing_information"], answer.Model.Terms
                .Select(t => new object?[] { t.Covariate, t.Level, t.Reference, t.Pooled.Estimate, t.Pooled.StandardError, t.Pooled.Estimate / t.Pooled.StandardError, t.Pooled.Df, t.P, t.HazardRatio,
                    t.HazardRatioLimits.Lower, t.HazardRatioLimits.Upper, t.Pooled.MissingInformation }), cancel);
        if (request.Figure is { } figure)
            await figure.WriteAsync(answer.Data with { Spec = request.Spec }, answer.Model, cancel);
        if (request.Json)
            await StatsText.WriteJsonAsync(to.Output, "cox_imputed", Json(answer));
        else
            await WriteAsync(to.Output, answer);
        return ExitCode.Done;
    }

    private static JsonObject Json(ImputedCox a)
    {
        var (m, rules) = (a.Model, a.Imputation.Rules);
        JsonArray Each(Func<PooledCoxTerm, double?> value) => StatsJson.Numbers(m.Terms.Select(value));
        return new()
        {
            ["n"] = m.Rows, ["events"] = m.Events, ["terms"] = StatsJson.Texts(m.Terms.Select(t => t.Name)), ["coef"] = Each(t => t.Pooled.Estimate), ["se"] = Each(t => t.Pooled.StandardError),
            ["t"] = Each(t => t.Pooled.Estimate / t.Pooled.StandardError), ["df"] = Each(t => t.Pooled.Df), ["p"] = Each(t => t.P), ["hr"] = Each(t => t.HazardRatio),
            ["hr_lower"] = Each(t => t.HazardRatioLimits.Lower), ["hr_upper"] = Each(t => t.HazardRatioLimits.Upper), ["within"] = Each(t => t.Pooled.Within), ["between"] = Each(t => t.Pooled.Between),
            ["r"] = Each(t => t.Pooled.Increase), ["fmi"] = Each(t => t.Pooled.MissingInformation), ["complete_df"] = StatsJson.Number(m.CompleteDf),
            ["wald_tests"] = new JsonArray([.. m.Tests.Select(t => (JsonNode)new JsonObject
            {
                ["covariate"] = t.Covariate, ["f"] = StatsJson.Number(t.F), ["df1"] = t.Df1, ["df2"] = StatsJson.Number(t.Df2), ["p"] = StatsJson.Number(t.P),
            })]),
            ["ties"] = a.Spec.Ties, ["time_ties"] = a.Data.Ties.Rule, ["missing_rows"] = a.Data.Missing,
            ["complete_cases"] = Accounting.Json(a.Data with { Spec = a.Spec }),
            ["complete_case_model"] = a.Complete is { } c ? CoxCase.Model(c) : null,
            ["imputation"] = new JsonObject
            {
                ["sets"] = rules.Sets, ["iterations"] = rules.Iterations, ["seed"] = rules.Seed, ["generator"] = Imputation.Generator, ["donors"] = rules.Donors,
                ["outcome_predictors"] = StatsJson.Texts(a.Imputation.Sets[0].TakeLast(2).Select(x => x.Name)), ["assumption"] = Assumption,
                ["variables"] = new JsonArray([.. a.Imputation.Variables.Select(v => (JsonNode)Variable(v))]),
            },
            ["warnings"] = StatsJson.Texts(a.Warnings()),
        };
    }

    private static JsonObject Variable(ImputedVariable v) => new()
    {
        ["name"] = v.Name, ["observed"] = v.Observed, ["missing"] = v.Missing, ["method"] = Word(v.Method), ["predictors"] = StatsJson.Texts(v.Predictors),
        ["dropped"] = new JsonArray([.. v.Dropped.Select(d => (JsonNode)new JsonObject { ["term"] = d.Term, ["times"] = d.Times })]),
        ["chain_means"] = StatsJson.Rows(v.Means), ["chain_sds"] = new JsonArray([.. v.Deviations.Select(StatsJson.Numbers)]),
    };

    private static string Word(ImputationMethod method) => ImputeOptions.Methods.First(w => w.Method == method).Word;

    private static async Task WriteAsync(TextWriter output, ImputedCox a)
    {
        var (m, rules) = (a.Model, a.Imputation.Rules);
        await output.WriteLineAsync(FormattableString.Invariant(
            $"Cox model, {m.Ties} ties{(a.Spec.Strata is { } s ? $", stratified by {s}" : "")}, pooled over {rules.Sets} imputed tables. Time: {a.Spec.Time}. Event: {a.Spec.Event} = {string.Join(" or ", a.Spec.EventValues)}."));
        await output.WriteLineAsync(FormattableString.Invariant($"{m.Rows} rows, {m.Events} events; {a.CompleteRows} rows miss nothing; {a.Data.Missing} rows left out for a missing time, event, entry or stratum."));
        output.WriteTable(Variables(a.Imputation));
        await output.WriteLineAsync(FormattableString.Invariant(
            $"Chained equations: {rules.Iterations} iterations, {rules.Donors} donors, seed {rules.Seed} ({Imputation.Generator}). Predictors of each: all other columns, the event and the Nelson-Aalen hazard."));
        output.WriteTable(Terms(a));
        foreach (var test in m.Tests.Where(t => t.Covariate is null || t.Df1 > 1))
            await output.WriteLineAsync($"Pooled Wald test of {test.Covariate ?? "the model"}: {(test.F is { } f ? FormattableString.Invariant($"F {f:0.00} on {test.Df1} and {test.Df2:0.#} df, p {(test.P < 0.0001 ? "" : "= ")}{StatsText.P(test.P)}") : "nothing to test")}.");
        await output.WriteLineAsync($"Limits: Student's t with Barnard and Rubin's degrees of freedom. Assumed: {Assumption}.");
        foreach (var warning in a.Warnings())
            output.WriteWrapped(warning + ".");
    }

    private static Spectre.Console.Table Variables(Imputation imputation)
    {
        var table = Terminal.Table("imputed", "missing", "observed", "method", "chain means, first round", "last round");
        foreach (var v in imputation.Variables)
            table.Add(v.Name, v.Missing, v.Observed, Word(v.Method), Range(v.Means[0]), Range(v.Means[^1]));
        return table;
    }

    private static string Range(IReadOnlyList<double> means) => $"{StatsText.Fixed(means.Min())} to {StatsText.Fixed(means.Max())}";

    private static Spectre.Console.Table Terms(ImputedCox a)
    {
        var table = Terminal.Table("term", "hazard ratio", "95 % limits", "coefficient", "SE", "df", "p", "missing information", "complete rows only");
        foreach (var t in a.Model.Terms)
            table.Add(t.Level is null ? $"{t.Covariate} (for 1 more)" : $"{t.Covariate}: {t.Level} against {t.Reference}", StatsText.Fixed(t.HazardRatio), StatsText.Fixed(t.HazardRatioLimits),
                StatsText.Fixed(t.Pooled.Estimate, 4), StatsText.Fixed(t.Pooled.StandardError, 4), double.IsInfinity(t.Pooled.Df) ? "infinite" : StatsText.Fixed(t.Pooled.Df, 1), StatsText.P(t.P),
                StatsText.Fixed(t.Pooled.MissingInformation, 2),
                a.Complete?.Terms.FirstOrDefault(c => c.Name == t.Name) is { } c ? $"{StatsText.Fixed(c.HazardRatio)} ({StatsText.Fixed(c.HazardRatioLimits)})" : "no estimate");
        return table;
    }
}
