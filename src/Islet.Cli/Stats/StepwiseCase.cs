using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>cox_stepwise</c>: SPSS's FSTEP and BSTEP.</summary>
internal static class StepwiseCase
{
    public static readonly (string Word, StepwiseDirection Value)[] Directions =
        [("FSTEP", StepwiseDirection.Forward), ("BSTEP", StepwiseDirection.Backward), ("forward", StepwiseDirection.Forward), ("backward", StepwiseDirection.Backward)];

    public static readonly (string Word, RemovalStatistic Value)[] Statistics =
        [("COND", RemovalStatistic.Conditional), ("LR", RemovalStatistic.LikelihoodRatio), ("WALD", RemovalStatistic.Wald)];

    public static JsonObject Result(StatsData data) => Result(data, Select(data, new(data.Spec.Choice("direction", StepwiseDirection.Forward, Directions),
        data.Spec.Choice("removal_statistic", RemovalStatistic.Conditional, Statistics), data.Spec.Decimal("pin") ?? 0.05, data.Spec.Decimal("pout") ?? 0.1)));

    /// <summary>SPSS's ties, Breslow's, where the case names none.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, and what <see cref="CoxCase.Sample"/> and a failing model refuse.</exception>
    public static StepwiseSelection Select(StatsData data, StepwiseRules rules)
    {
        if (rules.Enter is not (> 0 and <= 1) || rules.Remove is not (> 0 and <= 1))
            throw StatsProblem.Spec("spec.pin, spec.pout", FormattableString.Invariant($"{rules.Enter}, {rules.Remove}"), "both above 0 and at most 1");
        if (data.Spec.Covariates.Distinct(StringComparer.Ordinal).Count() != data.Spec.Covariates.Count)
            throw StatsProblem.Spec("spec.candidates", "a column twice", "different columns");
        var ties = data.Spec.Asked.ValueKind is System.Text.Json.JsonValueKind.Object ? data.Spec.Text("ties") ?? "breslow" : data.Spec.Ties;
        var (sample, kind, _) = CoxCase.Sample(data with { Spec = data.Spec with { Ties = ties } });
        var selection = StepwiseCox.Select(sample, kind, data.Ties, rules);
        return selection.Failure is { } failure ? throw StatsProblem.Fit(failure.Outcome, failure.Trace, failure.Culprits) : selection;
    }

    /// <summary>Of the final model, refitted on the rows of the selection.</summary>
    public static IReadOnlyList<Remark> Said(StatsData data, StepwiseSelection s) => s.Model is not { } model ? []
        : CoxCase.Said(CoxCase.Sample(data with { Spec = data.Spec with { Covariates = [.. model.Terms.Select(t => t.Covariate).Distinct()], Ties = s.Ties.ToString().ToLowerInvariant() } }).Sample, model);

    public static JsonObject Result(StatsData data, StepwiseSelection s) => StatsRemarks.Attach(Answer(data, s), Said(data, s));

    private static JsonObject Answer(StatsData data, StepwiseSelection s) => new()
    {
        ["n_used"] = s.Rows, ["events"] = s.Events, ["missing_rows"] = data.Missing, ["minus2LL_null"] = s.MinusTwoLogLikelihoodNull,
        ["complete_cases"] = Accounting.Json(data),
        ["steps"] = new JsonArray([.. s.Steps.Select((step, i) => Step(step, i + 1))]),
        ["final_model"] = StatsJson.Texts(s.Final),
        ["not_in_model_at_end"] = s.Outside is { } outside ? Table(outside, "score") : null,
        ["final_fit"] = s.Model is { } model ? CoxCase.Model(model) : null,
        ["end"] = s.End switch
        {
            StepwiseEnd.NothingToMove => "no candidate below PIN, none in the model above POUT",
            StepwiseEnd.NothingLeft => "all candidates are in the model",
            StepwiseEnd.VisitedBefore => "the model was there before",
            StepwiseEnd.ModelFailed => "a model failed",
        },
        ["ties"] = s.Ties.ToString().ToLowerInvariant(), ["pin"] = s.Rules.Enter, ["pout"] = s.Rules.Remove,
        ["removal_statistic"] = Statistics.First(w => w.Value == s.Rules.Removal).Word, ["direction"] = Directions.First(w => w.Value == s.Rules.Direction).Word,
    };

    private static JsonObject Step(StepwiseStep step, int number)
    {
        var result = new JsonObject
        {
            ["step"] = number, ["action"] = step.Action is StepwiseAction.Enter ? "enter" : "remove", ["variable"] = step.Covariate,
            ["model"] = StatsJson.Texts(step.Covariates), ["minus2LL"] = step.MinusTwoLogLikelihood,
        };
        if (step.Action is StepwiseAction.Enter)
            result["entry_table"] = Table(step.Decided, "score");
        else
            result["removal_table"] = Table(step.Decided, "stat");
        if (step.Model is { } model)
            (result["terms"], result["coef"], result["se"]) = (StatsJson.Texts(model.Terms.Select(t => t.Name)), StatsJson.Numbers(model.Terms.Select(t => t.Coefficient)),
                StatsJson.Numbers(model.Terms.Select(t => t.StandardError)));
        if (step.RemovalCheck is { } check)
            result["removal_check"] = Table(check, "stat");
        return result;
    }

    private static JsonObject Table(IReadOnlyList<BlockTest> rows, string statistic) => new()
    {
        ["variable"] = StatsJson.Texts(rows.Select(r => r.Covariate)), [statistic] = StatsJson.Numbers(rows.Select(r => r.Test.Statistic)),
        ["df"] = StatsJson.Numbers(rows.Select(r => (double)r.Test.Df)), ["p"] = StatsJson.Numbers(rows.Select(r => r.Test.P)),
    };
}
