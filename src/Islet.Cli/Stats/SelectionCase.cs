using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>cox_screen_selection</c>: covariates chosen by their univariable p, of collinear ones the most significant.</summary>
internal static class SelectionCase
{
    public static readonly (string Word, ScreenTest Value, string Title)[] Tests =
        [("wald", ScreenTest.Wald, "p (Wald, all terms)"), ("lr", ScreenTest.LikelihoodRatio, "p (likelihood ratio)"), ("score", ScreenTest.Score, "p (score)")];

    /// <summary>Spec: as <c>cox_univariate_screen</c>, with below, relevant, collinear (lists of columns), spearman, test.</summary>
    public static JsonObject Result(StatsData data)
    {
        ScreenRules rules = new(data.Spec.Decimal("below") ?? 0.1)
        {
            Test = data.Spec.Choice("test", ScreenTest.Wald, [.. Tests.Select(t => (t.Word, t.Value))]), Relevant = data.Spec.Texts("relevant") ?? [],
            Collinear = Groups(data.Spec), Spearman = data.Spec.Decimal("spearman"),
        };
        return Json(data.Table, data.Spec, Select(data.Table, data.Spec, rules).Selection);
    }

    /// <summary>The rows complete but for the candidates, and the selection.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, E_STATS_COLUMN, E_STATS_EVENTS.</exception>
    public static (StatsData Data, ScreenSelection Selection) Select(DataTable table, StatsSpec spec, ScreenRules rules)
    {
        var names = spec.Covariates;
        if (names.Count == 0 || names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            throw StatsProblem.Spec("spec.covariates", names.Count == 0 ? "nothing" : "a column twice", "different columns, one or more");
        if (!spec.IsPlain)
            throw StatsProblem.Spec("spec", "more than columns as they stand", "time, event, entry, strata, weights, clusters, candidates and ties; no groups, times, new data or transformed terms");
        if (rules.Below is not (> 0 and <= 1))
            throw StatsProblem.Spec("spec.below", StatsText.Number(rules.Below), "above 0 and at most 1");
        if (rules.Spearman is not (null or (>= 0 and < 1)))
            throw StatsProblem.Spec("spec.spearman", StatsText.Number(rules.Spearman), "0 or more, and below 1");
        if (rules.Relevant.Concat(rules.Collinear.SelectMany(g => g)).FirstOrDefault(n => !names.Contains(n)) is { } stranger)
            throw StatsProblem.Spec("spec.relevant, spec.collinear", stranger, $"candidates: {string.Join(", ", names)}");
        if (spec.Ties is not ("efron" or "breslow"))
            throw StatsProblem.Spec("spec.ties", spec.Ties, "efron or breslow");
        var data = StatsData.Of(table, spec with { Covariates = [] });
        if (!Array.Exists(data.Observations, o => o.Event))
            throw StatsProblem.Events(data.Rows.Count);
        CoxSample sample = new(data.Observations, [])
        {
            Stratum = spec.Strata is { } s ? data.Factor(s).Codes : null, Cluster = spec.Cluster is { } c ? data.Factor(c).Codes : null,
        };
        return (data, ScreenCox.Select(sample, [.. names.Select(n => ImputedCox.Column(data, n, mustVary: false))], spec.Ties == "breslow" ? CoxTies.Breslow : CoxTies.Efron, data.Ties, rules));
    }

    public static JsonObject Json(DataTable table, StatsSpec spec, ScreenSelection s) => new()
    {
        ["screen"] = ScreenCase.Result(StatsData.Of(table, spec with { Covariates = [] }) with { Spec = spec }),
        ["rule"] = new JsonObject
        {
            ["below"] = s.Rules.Below, ["test"] = Tests.First(t => t.Value == s.Rules.Test).Word, ["relevant"] = StatsJson.Texts(s.Rules.Relevant),
            ["collinear"] = new JsonArray([.. s.Rules.Collinear.Select(g => (JsonNode)StatsJson.Texts(g))]), ["spearman"] = StatsJson.Number(s.Rules.Spearman),
        },
        ["univariable"] = new JsonArray([.. s.Screen.Select(r => (JsonNode)new JsonObject
        {
            ["covariate"] = r.Covariate, ["n"] = r.Rows, ["events"] = r.Events, ["missing"] = r.Missing, ["test"] = StatsJson.Test(r.Test),
        })]),
        ["steps"] = new JsonArray([.. s.Steps.Select(x => (JsonNode)new JsonObject
        {
            ["stage"] = Word(x.Stage), ["covariate"] = x.Covariate, ["kept"] = x.Kept, ["reason"] = Word(x.Reason), ["p"] = StatsJson.Number(x.P), ["against"] = x.Against,
            ["spearman"] = StatsJson.Number(x.Correlation),
        })]),
        ["selected"] = StatsJson.Texts(s.Selected),
        ["model"] = s.Fit?.Model is { } model ? CoxCase.Model(model) : null,
        ["model_outcome"] = s.Fit is { } fit ? fit.Outcome.ToString() : s.Selected.Count == 0 ? "nothing selected" : "no event or no variation in the complete rows",
        ["complete_cases"] = s.Selected.Count == 0 ? null : Accounting.Json(StatsData.Of(table, spec with { Covariates = s.Selected })),
        ["warnings"] = StatsJson.Texts(["W_STATS_SELECTED: p values and limits of the model do not count that its covariates were chosen"]),
    };

    public static string Word(ScreenStage stage) => stage switch
    {
        ScreenStage.Univariable => "univariable",
        ScreenStage.CollinearGroup => "collinear group",
        ScreenStage.Correlation => "correlation",
    };

    public static string Word(ScreenReason reason) => reason switch
    {
        ScreenReason.Significant => "p below the bound",
        ScreenReason.Relevant => "named as clinically relevant",
        ScreenReason.NotSignificant => "p not below the bound, and not named",
        ScreenReason.NoEstimate => "no estimate alone",
        ScreenReason.MostSignificant => "the most significant of those collinear",
        ScreenReason.Collinear => "collinear with one more significant",
    };

    // A list of lists, or one list.
    private static IReadOnlyList<IReadOnlyList<string>> Groups(StatsSpec spec) =>
        spec.Asked.ValueKind is System.Text.Json.JsonValueKind.Object && spec.Asked.TryGetProperty("collinear", out var groups) && groups.ValueKind is System.Text.Json.JsonValueKind.Array
            ? groups.EnumerateArray().All(g => g.ValueKind is System.Text.Json.JsonValueKind.Array)
                ? [.. groups.EnumerateArray().Select(g => (IReadOnlyList<string>)[.. g.EnumerateArray().Select(n => n.ToString())])]
                : [[.. groups.EnumerateArray().Select(n => n.ToString())]]
            : [];
}
