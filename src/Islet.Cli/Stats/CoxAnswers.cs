using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>What a case of type <c>cox</c> may ask beyond the model: <c>contrasts</c>, <c>anova</c>, <c>profile</c>, and the curves of its <c>splines</c>.</summary>
internal static class CoxAnswers
{
    public static void Add(JsonObject result, StatsData data, CoxSample sample, CoxModel model)
    {
        var spec = data.Spec;
        if (spec.Asked.ValueKind is JsonValueKind.Object && spec.Asked.TryGetProperty("contrasts", out var asked) && asked.ValueKind is not JsonValueKind.Null)
            result["contrasts"] = asked.ValueKind is JsonValueKind.Array
                ? new JsonArray([.. asked.EnumerateArray().Select(one => Contrasts(one.ToString(), ContrastText.Of(one, sample, model), model))])
                : throw StatsProblem.Spec("spec.contrasts", asked.ValueKind.ToString(), "a list");
        if (spec.Choice("anova", false, ("true", true), ("false", false), ("auto", Compound(sample, model))))
            result["anova"] = Drops(CoxDrops.Of(sample, model));
        if (spec.Flag("profile"))
            Add(result, Profile(sample, model.Ties, model.TimeTies, model.Variance).Terms);
        foreach (var spline in sample.Covariates.OfType<SplineCovariate>())
            ((JsonObject)(result["splines"] ??= new JsonObject())).Add(spline.Name, Curve(spec.Splines[spline.Name], spline, sample, model));
    }

    /// <summary>Some covariate has several terms or interacts: else the table of terms says what a table of covariates would.</summary>
    public static bool Compound(CoxSample sample, CoxModel model) => model.Terms.Count > sample.Covariates.Count || sample.Covariates.Any(c => c is InteractionCovariate);

    public static JsonObject Contrasts(string text, IReadOnlyList<Contrast> contrasts, CoxModel model)
    {
        ContrastEstimate[] rows = [.. contrasts.Select(c => CoxContrasts.Of(model, c))];
        return new()
        {
            ["contrast"] = text, ["rows"] = StatsJson.Texts(rows.Select(r => r.Name)), ["estimate"] = StatsJson.Numbers(rows.Select(r => r.Estimate)),
            ["se"] = StatsJson.Numbers(rows.Select(r => r.StandardError)), ["z"] = StatsJson.Numbers(rows.Select(r => r.Z)), ["p"] = StatsJson.Numbers(rows.Select(r => r.P)),
            ["hr"] = StatsJson.Numbers(rows.Select(r => r.HazardRatio)), ["hr_lower"] = StatsJson.Numbers(rows.Select(r => r.HazardRatioLimits.Lower)),
            ["hr_upper"] = StatsJson.Numbers(rows.Select(r => r.HazardRatioLimits.Upper)), ["wald"] = StatsJson.Test(CoxContrasts.Wald(model, [.. contrasts.Select(c => c.Weights)])),
        };
    }

    public static JsonArray Drops(IReadOnlyList<DroppedCovariate> drops) => new([.. drops.Select(d => new JsonObject
    {
        ["covariate"] = d.Covariate, ["with"] = StatsJson.Texts(d.With), ["wald"] = StatsJson.Test(d.Wald), ["lr"] = StatsJson.Test(d.LikelihoodRatio),
    })]);

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC: robust errors.</exception>
    public static ProfileFit Profile(CoxSample sample, CoxTies ties, TimeTies times, VarianceKind variance) => variance is VarianceKind.Robust
        ? throw StatsProblem.Spec("profile", "robust errors", "the model's own: without clusters, and weights that count")
        : CoxProfile.Of(sample, ties, times);

    /// <summary>Of a model whose likelihood is monotone: no coefficient of the terms at fault, but limits and tests of all.</summary>
    public static JsonObject Monotone(StatsData data, ProfileFit profile)
    {
        var result = new JsonObject
        {
            ["n"] = data.Rows.Count, ["events"] = data.Observations.Count(o => o.Event), ["terms"] = StatsJson.Texts(profile.Terms.Select(t => t.Name)),
            ["coef"] = StatsJson.Numbers(profile.Terms.Select(t => t.Coefficient)), ["hr"] = StatsJson.Numbers(profile.Terms.Select(t => t.HazardRatio)),
            ["loglik_limit"] = profile.LogLikelihood, ["warnings"] = StatsJson.Texts([Remark(profile)]), ["ties"] = data.Spec.Ties, ["time_ties"] = data.Ties.Rule, ["missing_rows"] = data.Missing,
        };
        Add(result, profile.Terms);
        return result;
    }

    /// <summary>Why a coefficient is missing.</summary>
    public static string Remark(ProfileFit profile) =>
        $"W_STATS_MONOTONE: the likelihood rises without end in {string.Join(", ", profile.Culprits)}; there is no estimate, and only the profile is shown";

    /// <summary>Null where every side has an end.</summary>
    public static string? Remark(IReadOnlyList<ProfileTerm> profile) => profile.Where(p => p.Open).Select(p => p.Name).ToArray() is { Length: > 0 } open
        ? $"W_STATS_PROFILE: no profile limit on one side of {string.Join(", ", open)}; no value that far out is refuted"
        : null;

    private static void Add(JsonObject result, IReadOnlyList<ProfileTerm> profile)
    {
        result["profile"] = new JsonObject
        {
            ["lower"] = StatsJson.Numbers(profile.Select(p => p.Limits.Lower)), ["upper"] = StatsJson.Numbers(profile.Select(p => p.Limits.Upper)),
            ["hr_lower"] = StatsJson.Numbers(profile.Select(p => p.HazardRatioLimits.Lower)), ["hr_upper"] = StatsJson.Numbers(profile.Select(p => p.HazardRatioLimits.Upper)),
            ["lr_chisq"] = StatsJson.Numbers(profile.Select(p => p.LikelihoodRatio.Statistic)), ["lr_p"] = StatsJson.Numbers(profile.Select(p => p.LikelihoodRatio.P)),
        };
        if (Remark(profile) is { } remark)
            result["warnings"]!.AsArray().Add(remark);
    }

    private static JsonObject Curve(SplineSpec asked, SplineCovariate spline, CoxSample sample, CoxModel model)
    {
        var (at, reference) = asked.Shape(spline.Values);
        var (curve, test) = (SplineCurve.Of(sample, model, spline.Name, at, reference), SplineCurve.Nonlinearity(sample, model, spline.Name));
        return new()
        {
            ["kind"] = spline.Basis.Kind, ["df"] = spline.Basis.Df, ["knots"] = StatsJson.Numbers(spline.Basis.Knots), ["reference"] = reference,
            ["nonlinearity"] = new JsonObject { ["wald"] = StatsJson.Test(test.Wald), ["lr"] = StatsJson.Test(test.LikelihoodRatio) },
            ["x"] = StatsJson.Numbers(curve.Select(c => c.X)), ["log_hr"] = StatsJson.Numbers(curve.Select(c => c.LogHazardRatio)), ["se"] = StatsJson.Numbers(curve.Select(c => c.StandardError)),
            ["hr"] = StatsJson.Numbers(curve.Select(c => c.HazardRatio)), ["hr_lower"] = StatsJson.Numbers(curve.Select(c => c.HazardRatioLimits.Lower)),
            ["hr_upper"] = StatsJson.Numbers(curve.Select(c => c.HazardRatioLimits.Upper)),
        };
    }
}
