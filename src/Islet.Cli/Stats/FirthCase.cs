using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>cox_firth</c>.</summary>
internal static class FirthCase
{
    public static JsonObject Result(StatsData data)
    {
        var (sample, ties, _) = CoxCase.Sample(data);
        if (ties is CoxTies.Exact)
            throw StatsProblem.Spec("spec.ties", "exact", "efron or breslow");
        var fit = CoxFirth.Fit(sample, ties, data.Ties);
        var m = fit.Model ?? throw StatsProblem.Fit(fit.Outcome, fit.Trace, fit.Culprits);
        JsonArray Each(Func<FirthTerm, double?> value) => StatsJson.Numbers(m.Terms.Select(value));
        return StatsRemarks.Attach(new()
        {
            ["n"] = m.Rows, ["events"] = m.Events, ["terms"] = StatsJson.Texts(m.Terms.Select(t => t.Name)), ["coef"] = Each(t => t.Coefficient), ["se"] = Each(t => t.StandardError),
            ["hr"] = Each(t => t.HazardRatio), ["penalised_loglik"] = m.PenalisedLogLikelihood, ["penalised_loglik_null"] = m.PenalisedLogLikelihoodNull, ["loglik_at_estimate"] = m.LogLikelihood,
            ["profile_penalised_ci_lower"] = Each(t => t.ProfileLimits.Lower), ["profile_penalised_ci_upper"] = Each(t => t.ProfileLimits.Upper),
            ["penalised_lr_chisq"] = Each(t => t.LikelihoodRatio.Statistic), ["penalised_lr_p"] = Each(t => t.LikelihoodRatio.P), ["lr_test"] = StatsJson.Test(m.LikelihoodRatio),
            ["ties"] = data.Spec.Ties, ["time_ties"] = data.Ties.Rule, ["missing_rows"] = data.Missing, ["complete_cases"] = Accounting.Json(data),
        }, [.. m.Remarks, .. CoxCase.Levels(sample)]);
    }
}
