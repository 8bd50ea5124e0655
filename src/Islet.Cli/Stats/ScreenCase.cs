using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>cox_univariate_screen</c>: a model for each covariate alone, each on its own complete rows.</summary>
internal static class ScreenCase
{
    public static JsonObject Result(StatsData data) => data.Spec.Covariates.Count == 0
        ? throw StatsProblem.Spec("spec.covariates", "nothing", "one column or more")
        : new(data.Spec.Covariates.Distinct(StringComparer.Ordinal).Select(name => KeyValuePair.Create(name, (JsonNode?)One(data, name))));

    /// <summary>One covariate's model; where it has none, the problem instead, and the others are still answered.</summary>
    private static JsonObject One(StatsData data, string covariate)
    {
        try
        {
            var own = StatsData.Of(data.Table, data.Spec with { Covariates = [covariate] });
            var (sample, ties, _) = CoxCase.Sample(own);
            var model = CoxCase.Fit(sample, ties, own.Ties);
            var result = StatsRemarks.Attach(CoxCase.Model(model), [.. CoxCase.Said(sample, model), .. StatsRemarks.Of(own)]);
            (result["ties"], result["time_ties"], result["missing_rows"]) = (own.Spec.Ties, own.Ties.Rule, own.Missing);
            result["complete_cases"] = Accounting.Json(own);
            if (sample.Covariates[0] is FactorCovariate factor)
                result["levels"] = StatsJson.Texts(factor.Levels);
            return result;
        }
        catch (RefusedException refused)
        {
            return new() { ["error"] = StatsJson.Problem(refused.Problem) };
        }
    }
}
