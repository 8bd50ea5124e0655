using System.CommandLine;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats screen</c>: each covariate alone, and the selection that follows from it.</summary>
internal static class ScreenCommand
{
    public static Command Create()
    {
        var options = new DataOptions();
        var covariates = new Option<string>("--covariates") { Description = "Candidates, separated by commas; a column with a value that is no number is a factor.", Required = true, HelpName = "A,B" };
        var ties = new Option<string>("--ties") { Description = "How events at one time are taken.", DefaultValueFactory = _ => "efron" };
        ties.AcceptOnlyFromAmong("efron", "breslow");
        var select = new Option<bool>("--select") { Description = "Choose covariates by their univariable p, and fit the model of those chosen." };
        var below = new Option<double>("--below") { Description = "With --select: enter where the univariable p is below this.", DefaultValueFactory = _ => 0.1, HelpName = "P" }.WithPoint();
        var relevant = new Option<string>("--relevant") { Description = "With --select: clinically relevant, entered whatever their p.", DefaultValueFactory = _ => "", HelpName = "A,B" };
        var collinear = new Option<string[]>("--collinear") { Description = "With --select: a group of which only the most significant is kept; may be repeated.", HelpName = "A,B" };
        var spearman = new Option<double?>("--spearman") { Description = "With --select: of two whose |Spearman's rho| is above this the more significant is kept.", HelpName = "RHO" }.WithPoint();
        var test = new Option<string>("--test") { Description = "The univariable test.", DefaultValueFactory = _ => "wald" };
        test.AcceptOnlyFromAmong([.. SelectionCase.Tests.Select(t => t.Word)]);
        var command = new Command("screen", "Univariable Cox models, and the selection of covariates from them.") { covariates, ties, options.Entry, select, below, relevant, collinear, spearman, test };
        options.AddTo(command);
        command.SetAction((call, cancel) =>
        {
            var request = options.Read(call);
            ScreenRules rules = new(call.GetValue(below))
            {
                Test = SelectionCase.Tests.First(t => t.Word == call.GetRequiredValue(test)).Value, Relevant = Names(call.GetRequiredValue(relevant)),
                Collinear = [.. (call.GetValue(collinear) ?? []).Select(Names)], Spearman = call.GetValue(spearman),
            };
            return RunAsync(request with
            {
                Spec = request.Spec with { Covariates = Names(call.GetRequiredValue(covariates)), Ties = call.GetRequiredValue(ties), Entry = call.GetValue(options.Entry) },
            }, rules, call.GetValue(select), call.InvocationConfiguration.Output, cancel);
        });
        return command;
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static async Task<int> RunAsync(StatsRequest request, ScreenRules rules, bool select, TextWriter output, CancellationToken cancel)
    {
        var table = await DataTable.ReadAsync(request.Data, cancel);
        var (data, selection) = SelectionCase.Select(table, request.Spec, rules);
        if (request.Csv is { } file)
            await StatsText.WriteCsvAsync(file, ["stage", "covariate", "kept", "reason", "p", "against", "spearman"], selection.Steps
                .Select(s => new object?[] { SelectionCase.Word(s.Stage), s.Covariate, s.Kept, SelectionCase.Word(s.Reason), s.P, s.Against, s.Correlation }), cancel);
        if (request.Figure is { } figure && selection.Fit?.Model is { } drawn)
        {
            var chosen = data with { Spec = request.Spec with { Covariates = selection.Selected } };
            await figure.WriteAsync(chosen, CoxCase.Sample(chosen).Sample, drawn, cancel);
        }
        if (request.Json)
        {
            await StatsText.WriteJsonAsync(output, select ? "cox_screen_selection" : "cox_univariate_screen",
                select ? SelectionCase.Json(table, request.Spec, selection) : ScreenCase.Result(data with { Spec = request.Spec }));
            return ExitCode.Done;
        }
        await output.WriteLineAsync($"Univariable Cox models, {selection.Ties} ties. Time: {request.Spec.Time}. Event: {request.Spec.Event} = {string.Join(" or ", request.Spec.EventValues)}. Each on its own complete rows.");
        output.WriteTable(Screen(selection));
        if (select)
            await SelectionAsync(selection, request.Spec, table, output);
        return ExitCode.Done;
    }

    private static Spectre.Console.Table Screen(ScreenSelection selection)
    {
        var table = Terminal.Table("term", "rows", "events", "missing", "hazard ratio", "95 % limits", "p", SelectionCase.Tests.First(t => t.Value == selection.Rules.Test).Title);
        foreach (var row in selection.Screen)
            if (row.Fit?.Model is not { } model)
                table.Add(row.Covariate, row.Rows, row.Events, row.Missing, "no estimate", "", "", row.Fit is { } fit ? Why(fit) : "fewer than two levels, or no event");
            else
                foreach (var (t, first) in model.Terms.Select((t, i) => (t, i == 0)))
                    table.Add(Name(t), first ? row.Rows : "", first ? row.Events : "", first ? row.Missing : "", StatsText.Fixed(t.HazardRatio), StatsText.Fixed(t.HazardRatioLimits), StatsText.P(t.P),
                        first ? StatsText.P(row.Test.P) : "");
        return table;
    }

    private static string Why(CoxFit fit) => fit.Outcome switch
    {
        CoxOutcome.MonotoneLikelihood => "monotone likelihood",
        CoxOutcome.Collinear => "constant",
        CoxOutcome.DidNotConverge => "no convergence",
        CoxOutcome.Converged => "",
    };

    private static async Task SelectionAsync(ScreenSelection selection, StatsSpec spec, DataTable data, TextWriter output)
    {
        var (rules, steps) = (selection.Rules, Terminal.Table("step", "covariate", "decision", "why", "univariable p"));
        foreach (var s in selection.Steps)
            steps.Add(SelectionCase.Word(s.Stage), s.Covariate, s.Kept ? "stays" : "goes", SelectionCase.Word(s.Reason)
                + (s.Against is { } other ? $" ({other}{(s.Correlation is { } r ? $", rho {StatsText.Fixed(r, 2)}" : "")})" : ""), StatsText.P(s.P));
        output.WriteTable(steps);
        await output.WriteLineAsync(FormattableString.Invariant($"Rule: univariable p below {rules.Below} or named as clinically relevant{(rules.Spearman is { } bound ? FormattableString.Invariant($"; |rho| at most {bound}") : "")}; of collinear ones the most significant."));
        if (selection.Fit?.Model is not { } model)
        {
            await output.WriteLineAsync(selection.Selected.Count == 0 ? "Nothing was selected." : $"The model of {string.Join(", ", selection.Selected)} has no estimate{(selection.Fit is { } fit ? $": {Why(fit)}" : "")}.");
            return;
        }
        await Accounting.WriteAsync(output, StatsData.Of(data, spec with { Covariates = selection.Selected }));
        var table = Terminal.Table("term", "unadjusted", "95 % limits", "p", "adjusted", "95 % limits", "p");
        foreach (var t in model.Terms)
            if (selection.Screen.Select(r => r.Fit?.Model?.Terms.FirstOrDefault(u => u.Name == t.Name && u.Covariate == t.Covariate && u.Reference == t.Reference)).FirstOrDefault(u => u is not null) is { } alone)
                table.Add(Name(t), StatsText.Fixed(alone.HazardRatio), StatsText.Fixed(alone.HazardRatioLimits), StatsText.P(alone.P), StatsText.Fixed(t.HazardRatio), StatsText.Fixed(t.HazardRatioLimits), StatsText.P(t.P));
            else
                table.Add(Name(t), "no estimate", "", "", StatsText.Fixed(t.HazardRatio), StatsText.Fixed(t.HazardRatioLimits), StatsText.P(t.P));
        output.WriteTable(table);
        await output.WriteLineAsync(FormattableString.Invariant($"{model.Rows} rows complete over what was selected, {model.Events} events."));
        await output.WriteLineAsync("p values and limits after a selection are too good: they do not count that the covariates were chosen.");
        if (model.TooFewEvents)
            await output.WriteLineAsync(FormattableString.Invariant($"W_STATS_EPV: {model.EventsPerTerm:0.#} events per term; under 10 coefficients and limits are not to be trusted."));
    }

    private static string Name(CoxTerm t) => t.Level is null ? $"{t.Covariate} (for 1 more)" : $"{t.Covariate}: {t.Level} against {t.Reference}";
}
