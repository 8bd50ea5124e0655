using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>cox</c>: a fitted model and its diagnostics.</summary>
internal static class CoxCase
{
    private const int RowsShown = 12; // as the reference files show

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, E_STATS_EVENTS, E_STATS_LEVELS, E_STATS_OFFSET.</exception>
    public static (CoxSample Sample, CoxTies Ties, IReadOnlyList<string>? Strata) Sample(StatsData data)
    {
        var spec = data.Spec;
        var ties = spec.Ties switch
        {
            "efron" => CoxTies.Efron,
            "breslow" => CoxTies.Breslow,
            "exact" when spec.Weights is null && spec.Cluster is null => CoxTies.Exact,
            "exact" => throw StatsProblem.Spec("spec.ties", "exact, with weights or clusters", "efron or breslow"),
            var other => throw StatsProblem.Spec("spec.ties", other, "efron, breslow or exact"),
        };
        if (spec.Covariates.Count == 0)
            throw StatsProblem.Spec("spec.covariates", "nothing", "one column or more");
        if (!Array.Exists(data.Observations, o => o.Event))
            throw StatsProblem.Events(data.Rows.Count);
        (IReadOnlyList<string> Levels, int[] Codes)? strata = spec.Strata is { } s ? data.Factor(s, data.Spec.FactorLevels.GetValueOrDefault(s)) : null;
        return (new(data.Observations, CoxTerms.Of(data))
        {
            Stratum = strata?.Codes,
            Cluster = spec.Cluster is { } c ? data.Factor(c).Codes : null,
            Offset = spec.Offset is { } o ? Offsets(data, o) : null,
        }, ties, strata?.Levels);
    }

    private static double[] Offsets(StatsData data, string column)
    {
        var offsets = data.Numbers(column);
        var mean = offsets.Average();
        return Array.FindIndex(offsets, o => !(Math.Abs(o - mean) <= CoxSample.FurthestOffset)) is var far and >= 0 ? throw StatsProblem.Offset(data.Rows[far], column) : offsets;
    }

    /// <exception cref="Islet.Course.RefusedException">E_STATS_MONOTONE, E_STATS_COLLINEAR, E_STATS_CONVERGENCE: there is no estimate to show.</exception>
    public static CoxModel Fit(CoxSample sample, CoxTies ties, TimeTies times, VarianceKind? variance = null)
    {
        var fit = Cox.Fit(sample, ties, times, variance: variance);
        return fit.Model ?? throw StatsProblem.Fit(fit.Outcome, fit.Trace, fit.Culprits);
    }

    /// <summary>The profiles of a model that has no estimate, where they are asked for; else null.</summary>
    public static ProfileFit? Monotone(StatsData data, CoxSample sample, CoxTies ties) =>
        data.Spec.Flag("profile") && Cox.Fit(sample, ties, data.Ties, variance: Variance(data.Spec)) is { Outcome: CoxOutcome.MonotoneLikelihood }
            ? CoxAnswers.Profile(sample, ties, data.Ties, Variance(data.Spec) ?? Cox.DefaultVariance(sample)) : null;

    /// <summary>Null: as the data say.</summary>
    public static VarianceKind? Variance(StatsSpec spec) => spec.Choice("variance", (VarianceKind?)null, ("model", VarianceKind.Model), ("robust", VarianceKind.Robust));

    public static JsonObject Result(StatsData data)
    {
        var (sample, ties, strata) = Sample(data);
        var spec = data.Spec;
        if (ties is CoxTies.Exact && (spec.NewData.Count > 0 || spec.Text("residual_rows") is not null))
            throw StatsProblem.Exact(spec.NewData.Count > 0 ? "spec.newdata" : "spec.residual_rows");
        if (Monotone(data, sample, ties) is { } profile)
            return CoxAnswers.Monotone(data, profile);
        var model = Fit(sample, ties, data.Ties, Variance(spec));
        var result = Model(model);
        (result["ties"], result["time_ties"], result["missing_rows"]) = (spec.Ties, data.Ties.Rule, data.Missing);
        result["complete_cases"] = Accounting.Json(data);
        result["factor_levels"] = new JsonObject(sample.Covariates.OfType<FactorCovariate>().Select(f => KeyValuePair.Create(f.Name, (JsonNode?)StatsJson.Texts(f.Levels))));
        StatsJson.Landmark(result, data);
        CoxAnswers.Add(result, data, sample, model);
        StatsRemarks.Attach(result, Said(sample, model));
        if (ties is CoxTies.Exact)
            return result;
        Concordances(result, sample, model);
        result["zph"] = new JsonObject(new[] { ("km", TimeTransform.KaplanMeier), ("identity", TimeTransform.Identity), ("rank", TimeTransform.Rank), ("log", TimeTransform.Logarithm) }
            .Select(t => KeyValuePair.Create(t.Item1, (JsonNode?)Zph(sample, model, t.Item2))));
        result["residuals"] = Residuals(data, sample, model);
        result["baseline"] = Baseline(sample, model, strata);
        result["covariate_means"] = new JsonObject(model.Terms.Zip(CoxResiduals.Reference(sample, model), (t, x) => KeyValuePair.Create(t.Name, StatsJson.Number(x))));
        if (spec.NewData.Count > 0)
            result["predicted"] = CoxPredicted.Of(data, sample, model, strata);
        return result;
    }

    /// <summary>Of the model, of its proportional hazards, and of levels without an event.</summary>
    public static IReadOnlyList<Remark> Said(CoxSample sample, CoxModel model) =>
    [
        .. model.Remarks, .. model.Ties is CoxTies.Exact ? [] : ProportionalHazards.Test(sample, model, TimeTransform.KaplanMeier).Remarks,
        .. Levels(sample),
    ];

    /// <summary>Levels of factors without an event.</summary>
    public static IEnumerable<Remark> Levels(CoxSample sample) =>
        sample.Covariates.OfType<FactorCovariate>().SelectMany(f => Remarks.Levels(f.Name, f.Levels, f.Codes, i => sample.Observations[i].Event));

    public static JsonObject Model(CoxModel m)
    {
        JsonArray Each(Func<CoxTerm, double?> value) => StatsJson.Numbers(m.Terms.Select(value));
        var result = new JsonObject
        {
            ["n"] = m.Rows, ["events"] = m.Events, ["terms"] = StatsJson.Texts(m.Terms.Select(t => t.Name)),
            ["coef"] = Each(t => t.Coefficient), ["se"] = Each(t => t.StandardError), ["z"] = Each(t => t.Z), ["wald_each"] = Each(t => t.Z * t.Z), ["p"] = Each(t => t.P),
            ["hr"] = Each(t => t.HazardRatio), ["hr_lower"] = Each(t => t.HazardRatioLimits.Lower), ["hr_upper"] = Each(t => t.HazardRatioLimits.Upper),
            ["vcov"] = StatsJson.Rows(m.Covariance), ["loglik_null"] = m.LogLikelihoodNull, ["loglik"] = m.LogLikelihood, ["aic"] = m.Aic, ["bic_events"] = m.BicEvents,
        };
        if (m.RobustScore is { } robust)
            (result["naive_se"], result["robust_score_chisq"]) = (Each(t => t.NaiveError), StatsJson.Number(robust.Statistic));
        (result["lr_test"], result["score_test"], result["wald_test"]) = (StatsJson.Test(m.LikelihoodRatio), StatsJson.Test(m.Score), StatsJson.Test(m.Wald));
        result["variance"] = m.Variance.ToString().ToLowerInvariant();
        result["warnings"] = m.TooFewEvents
            ? StatsJson.Texts([string.Create(CultureInfo.InvariantCulture, $"W_STATS_EPV: {m.EventsPerTerm:0.#} events per term; under 10 coefficients and limits are not to be trusted")])
            : [];
        return result;
    }

    private static void Concordances(JsonObject result, CoxSample sample, CoxModel model)
    {
        var harrell = Concordance.Of(sample, model);
        result["concordance"] = new JsonObject
        {
            ["c"] = StatsJson.Number(harrell.C), ["se"] = StatsJson.Number(harrell.StandardError),
            ["counts"] = new JsonObject
            {
                ["concordant"] = StatsJson.Number(harrell.Pairs.Concordant), ["discordant"] = StatsJson.Number(harrell.Pairs.Discordant), ["tied.x"] = StatsJson.Number(harrell.Pairs.TiedRisk),
                ["tied.y"] = StatsJson.Number(harrell.Pairs.TiedTime), ["tied.xy"] = StatsJson.Number(harrell.Pairs.TiedBoth),
            },
        };
        if (sample.Stratum is not null || sample.Cluster is not null || sample.Observations.Any(o => o.Weight != 1 || !double.IsNegativeInfinity(o.Entry)))
            return;
        var uno = Concordance.Of(sample, model, PairWeight.Uno);
        result["concordance_uno"] = new JsonObject { ["c"] = StatsJson.Number(uno.C), ["se"] = StatsJson.Number(uno.StandardError) };
    }

    private static JsonObject Zph(CoxSample sample, CoxModel model, TimeTransform transform)
    {
        var test = ProportionalHazards.Test(sample, model, transform);
        (string Name, ChiSquaredTest Test)[] rows = [.. test.Covariates, ("GLOBAL", test.Global)];
        return new()
        {
            ["rows"] = StatsJson.Texts(rows.Select(r => r.Name)), ["chisq"] = StatsJson.Numbers(rows.Select(r => r.Test.Statistic)),
            ["df"] = StatsJson.Numbers(rows.Select(r => (double)r.Test.Df)), ["p"] = StatsJson.Numbers(rows.Select(r => r.Test.P)),
        };
    }

    private static JsonObject Residuals(StatsData data, CoxSample sample, CoxModel model)
    {
        var (r, shown) = (CoxResiduals.Of(sample, model), data.Spec.Text("residual_rows") is "all" ? int.MaxValue : RowsShown);
        return new()
        {
            ["csv_row"] = StatsJson.Numbers(data.Rows.Take(shown).Select(x => (double)x)),
            ["martingale"] = StatsJson.Numbers(r.Martingale.Take(shown)), ["deviance"] = StatsJson.Numbers(r.Deviance.Take(shown)),
            ["score"] = StatsJson.Rows(r.Score.Take(shown)), ["dfbeta"] = StatsJson.Rows(r.Dfbeta.Take(shown)), ["dfbetas"] = StatsJson.Rows(r.Dfbetas.Take(shown)),
            ["linear_predictor_centered"] = StatsJson.Numbers(r.LinearPredictor.Take(shown)),
            ["schoenfeld_time"] = StatsJson.Numbers(r.SchoenfeldRow.Take(shown).Select(i => data.Observations[i].Time)),
            ["schoenfeld"] = StatsJson.Rows(r.Schoenfeld.Take(shown)), ["scaled_schoenfeld"] = StatsJson.Rows(r.ScaledSchoenfeld.Take(shown)),
            ["sum_abs_martingale"] = r.Martingale.Sum(Math.Abs), ["sum_sq_dfbeta"] = r.Dfbeta.Sum(d => d.Sum(x => x * x)),
        };
    }

    private static JsonObject Baseline(CoxSample sample, CoxModel model, IReadOnlyList<string>? strata)
    {
        var steps = CoxBaseline.Hazard(sample, model);
        var result = new JsonObject
        {
            ["at"] = "all covariates zero (numeric) / reference level; cumulative hazard at event times; Breslow type for ties=breslow, Efron type for ties=efron",
            ["time"] = StatsJson.Numbers(steps.Select(s => s.Time)), ["cumhaz"] = StatsJson.Numbers(steps.Select(s => s.CumulativeHazard)),
        };
        if (strata is not null)
            result["strata"] = StatsJson.Texts(steps.Select(s => strata[s.Stratum]));
        return result;
    }
}
