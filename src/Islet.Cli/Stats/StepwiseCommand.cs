using System.CommandLine;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats stepwise</c>: covariates of a Cox model selected as SPSS does it.</summary>
internal static class StepwiseCommand
{
    public static Command Create()
    {
        var options = new DataOptions();
        var candidates = new Option<string>("--covariates") { Description = "Candidates, separated by commas; a column with a value that is no number is a factor and moves as one.", Required = true, HelpName = "A,B" };
        var direction = new Option<string>("--direction") { Description = "Begin with none (forward) or with all (backward).", DefaultValueFactory = _ => "forward" };
        direction.AcceptOnlyFromAmong("forward", "backward");
        var removal = new Option<string>("--removal") { Description = "Statistic of removal: conditional, likelihood ratio or Wald.", DefaultValueFactory = _ => "COND" };
        removal.AcceptOnlyFromAmong("COND", "LR", "WALD");
        var (pin, pout) = (new Option<double>("--pin") { Description = "Enter below this p of the score test.", DefaultValueFactory = _ => 0.05 }.WithPoint(),
            new Option<double>("--pout") { Description = "Remove above this p.", DefaultValueFactory = _ => 0.1 }.WithPoint());
        var ties = new Option<string>("--ties") { Description = "How events at one time are taken; SPSS takes them as Breslow.", DefaultValueFactory = _ => "breslow" };
        ties.AcceptOnlyFromAmong("efron", "breslow");
        var command = new Command("stepwise", "Stepwise Cox model as SPSS FSTEP and BSTEP, with every step's table.") { candidates, direction, removal, pin, pout, ties, options.Entry };
        options.AddTo(command);
        command.SetAction((call, cancel) =>
        {
            var request = options.Read(call);
            StepwiseRules rules = new(StepwiseCase.Directions.First(d => d.Word == call.GetRequiredValue(direction)).Value,
                StepwiseCase.Statistics.First(r => r.Word == call.GetRequiredValue(removal)).Value, call.GetValue(pin), call.GetValue(pout));
            return RunAsync(request with
            {
                Spec = request.Spec with
                {
                    Covariates = call.GetRequiredValue(candidates).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    Ties = call.GetRequiredValue(ties),
                    Entry = call.GetValue(options.Entry),
                },
            }, rules, call.InvocationConfiguration.Output, cancel);
        });
        return command;
    }

    internal static async Task<int> RunAsync(StatsRequest request, StepwiseRules rules, TextWriter output, CancellationToken cancel)
    {
        var data = await request.DataAsync(cancel);
        var selection = StepwiseCase.Select(data, rules);
        if (request.Csv is { } file)
            await StatsText.WriteCsvAsync(file, ["step", "action", "moved", "table", "covariate", "chi_square", "df", "p"], selection.Steps.SelectMany((s, i) => Rows(s, i + 1))
                .Concat((selection.Outside ?? []).Select(b => Row(null, null, null, "outside", b))), cancel);
        if (request.Figure is { } figure && selection.Model is { } drawn)
            await figure.WriteAsync(data, CoxCase.Sample(data).Sample, drawn, cancel);
        if (request.Json)
        {
            await StatsText.WriteJsonAsync(output, "cox_stepwise", StepwiseCase.Result(data, selection), data);
            return ExitCode.Done;
        }
        var (way, statistic) = (StepwiseCase.Directions.First(d => d.Value == rules.Direction).Word, StepwiseCase.Statistics.First(r => r.Value == rules.Removal).Word);
        await output.WriteLineAsync($"Stepwise Cox model, {way} {statistic}, {selection.Ties} ties. {StatsText.Source(data)}");
        await Accounting.WriteAsync(output, data);
        foreach (var (step, i) in selection.Steps.Select((s, i) => (s, i + 1)))
            await StepAsync(step, i, output);
        await EndAsync(selection, output);
        await StatsRemarks.WriteAsync(output, [.. StepwiseCase.Said(data, selection), .. StatsRemarks.Of(data)]);
        return ExitCode.Done;
    }

    private static async Task StepAsync(StepwiseStep step, int number, TextWriter output)
    {
        await output.WriteLineAsync(FormattableString.Invariant(
            $"Step {number}: {(step.Action is StepwiseAction.Enter ? "enter" : "remove")} {step.Covariate}. -2 log-likelihood {step.MinusTwoLogLikelihood:0.000}. Model: {(step.Covariates.Count == 0 ? "none" : string.Join(", ", step.Covariates))}."));
        Write(output, step.Action is StepwiseAction.Enter ? "entry (score test)" : "removal", step.Decided);
        if (step.RemovalCheck is { } check)
            Write(output, "removal, none above POUT", check);
    }

    private static async Task EndAsync(StepwiseSelection selection, TextWriter output)
    {
        if (selection.Outside is { } outside)
            Write(output, "not in the model (score test)", outside);
        if (selection.Model is { } model)
        {
            var table = Terminal.Table("term", "hazard ratio", "95 % limits", "coefficient", "SE", "p");
            foreach (var t in model.Terms)
                table.Add(t.Level is null ? $"{t.Covariate} (for 1 more)" : $"{t.Covariate}: {t.Level} against {t.Reference}", StatsText.Fixed(t.HazardRatio), StatsText.Fixed(t.HazardRatioLimits),
                    StatsText.Fixed(t.Coefficient, 4), StatsText.Fixed(t.StandardError, 4), StatsText.P(t.P));
            output.WriteTable(table);
        }
        await output.WriteLineAsync(FormattableString.Invariant(
            $"{selection.Rows} rows complete over all candidates, {selection.Events} events. PIN {selection.Rules.Enter}, POUT {selection.Rules.Remove}. Final model: {(selection.Final.Count == 0 ? "no covariate" : string.Join(", ", selection.Final))}."));
        await output.WriteLineAsync("p values and limits after a selection are too good: they do not count that the covariates were chosen.");
    }

    private static void Write(TextWriter output, string title, IReadOnlyList<BlockTest> rows)
    {
        var table = Terminal.Table(title, "chi-square", "df", "p");
        foreach (var row in rows)
            table.Add(row.Covariate, StatsText.Fixed(row.Test.Statistic), row.Test.Df, StatsText.P(row.Test.P));
        output.WriteTable(table);
    }

    private static IEnumerable<object?[]> Rows(StepwiseStep step, int number)
    {
        var action = step.Action is StepwiseAction.Enter ? "enter" : "remove";
        return step.Decided.Select(b => Row(number, action, step.Covariate, step.Action is StepwiseAction.Enter ? "entry" : "removal", b))
            .Concat((step.RemovalCheck ?? []).Select(b => Row(number, action, step.Covariate, "removal check", b)));
    }

    private static object?[] Row(int? number, string? action, string? moved, string table, BlockTest b) => [number, action, moved, table, b.Covariate, b.Test.Statistic, b.Test.Df, b.Test.P];
}
