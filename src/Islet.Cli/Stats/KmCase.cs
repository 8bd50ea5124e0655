using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>km</c>: a curve for each group.</summary>
internal static class KmCase
{
    private static readonly (string Key, IntervalKind Kind)[] Kinds =
        [("plain", IntervalKind.Plain), ("log", IntervalKind.Log), ("log-log", IntervalKind.LogLog), ("logit", IntervalKind.Logit), ("arcsin", IntervalKind.ArcsineRoot)];

    private const string All = "(all)";

    /// <exception cref="Islet.Course.RefusedException">E_STATS_EVENTS: no complete row; E_STATS_LEVELS.</exception>
    /// <summary>Each group's level and curve, in the order of the levels; one group "(all)" where none is named.</summary>
    public static IReadOnlyList<(string Level, IReadOnlyList<Observation> Rows, SurvivalCurve Curve)> Curves(StatsData data, IntervalKind kind = IntervalKind.Log)
    {
        if (data.Rows.Count == 0)
            throw StatsProblem.Events(0);
        if (data.Spec.Group is not { } column)
            return [(All, data.Observations, KaplanMeier.Estimate(data.Observations, data.Ties, kind))];
        var (levels, codes) = data.Groups(column, data.Spec.Levels);
        return [.. levels.Select((level, g) =>
        {
            Observation[] rows = [.. data.Observations.Where((_, i) => codes[i] == g)];
            return (level, (IReadOnlyList<Observation>)rows, KaplanMeier.Estimate(rows, data.Ties, kind));
        })];
    }

    public static JsonObject Result(StatsData data)
    {
        var curves = Curves(data);
        var result = new JsonObject
        {
            ["groups"] = new JsonArray([.. curves.Select(g => Group(data.Spec, g.Level, g.Rows, g.Curve))]),
            ["ties"] = data.Ties.Rule,
            ["missing_rows"] = data.Missing,
            ["complete_cases"] = Accounting.Json(data),
        };
        return StatsRemarks.Attach(StatsJson.Landmark(result, data), Said(curves));
    }

    public static IEnumerable<Remark> Said(IReadOnlyList<(string Level, IReadOnlyList<Observation> Rows, SurvivalCurve Curve)> curves) => curves.SelectMany(c => c.Curve.Remarks(c.Level == All ? "" : c.Level));

    private static JsonObject Group(StatsSpec spec, string level, IReadOnlyList<Observation> rows, SurvivalCurve curve)
    {
        var curves = Array.ConvertAll(Kinds, k => (k.Key, Curve: curve.With(k.Kind)));
        var result = new JsonObject
        {
            ["level"] = level,
            ["n"] = rows.Count,
            ["events"] = rows.Count(r => r.Event),
            ["variance"] = curve.Variance.ToString().ToLowerInvariant(),
            ["table"] = Table(curve),
            ["table_ci"] = Each(curves[..3], c => new JsonObject { ["lower"] = StatsJson.Numbers(c.Steps.Select(s => s.Limits.Lower)), ["upper"] = StatsJson.Numbers(c.Steps.Select(s => s.Limits.Upper)) }),
            ["median"] = Each(curves, c => Quantile(c.Median)),
            ["q25"] = Each(curves[..3], c => Quantile(c.Quantile(0.25))),
            ["q75"] = Each(curves[..3], c => Quantile(c.Quantile(0.75))),
            ["median_ibm_definition"] = StatsJson.Number(curve.MedianIbm),
        };
        if (spec.Weights is null)
            result["spss_median"] = Spss(curve.Spss());
        if (spec.Weights is null && spec.Entry is null && curve.Steps.Count > 0)
        {
            result["mean_to_last_time"] = Mean(curve.Mean());
            if (spec.Tau is { } tau)
                result["rmst"] = Mean(curve.Mean(tau));
        }
        if (spec.Times.Count > 0)
            result["at_times"] = new JsonArray([.. spec.Times.Select(t => At(curves, t))]);
        return result;
    }

    private static JsonObject Table(SurvivalCurve curve) => new()
    {
        ["time"] = StatsJson.Numbers(curve.Steps.Select(s => s.Time)),
        ["n_risk"] = StatsJson.Numbers(curve.Steps.Select(s => s.AtRisk)),
        ["n_event"] = StatsJson.Numbers(curve.Steps.Select(s => s.Events)),
        ["n_censor"] = StatsJson.Numbers(curve.Steps.Select(s => s.Censored)),
        ["surv"] = StatsJson.Numbers(curve.Steps.Select(s => s.Survival)),
        ["se"] = StatsJson.Numbers(curve.Steps.Select(s => s.StandardError)),
        ["cumhaz_nelson_aalen"] = StatsJson.Numbers(curve.Steps.Select(s => s.CumulativeHazard)),
        ["se_cumhaz"] = StatsJson.Numbers(curve.Steps.Select(s => s.CumulativeHazardError)),
    };

    private static JsonObject Each((string Key, SurvivalCurve Curve)[] curves, Func<SurvivalCurve, JsonNode> value) =>
        new(curves.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)value(c.Curve))));

    private static JsonObject Quantile(SurvivalQuantile q) =>
        new() { ["estimate"] = StatsJson.Number(q.Estimate), ["lower"] = StatsJson.Number(q.Limits.Lower), ["upper"] = StatsJson.Number(q.Limits.Upper) };

    private static JsonObject Spss(SpssQuantile q)
    {
        var result = new JsonObject
        {
            ["estimate"] = StatsJson.Number(q.Estimate), ["se"] = StatsJson.Number(q.StandardError), ["lower"] = StatsJson.Number(q.Limits.Lower), ["upper"] = StatsJson.Number(q.Limits.Upper),
        };
        if (q.Density is not null)
            (result["u"], result["l"], result["density"]) = (StatsJson.Number(q.Before), StatsJson.Number(q.After), StatsJson.Number(q.Density));
        return result;
    }

    private static JsonObject Mean(RestrictedMean m) => new()
    {
        ["tau"] = StatsJson.Number(m.Until), ["estimate"] = StatsJson.Number(m.Estimate), ["se"] = StatsJson.Number(m.StandardError),
        ["lower_1.96"] = StatsJson.Number(m.Limits.Lower), ["upper_1.96"] = StatsJson.Number(m.Limits.Upper),
    };

    private static JsonObject At((string Key, SurvivalCurve Curve)[] curves, double time)
    {
        var at = curves[0].Curve.At(time);
        return new()
        {
            ["time"] = StatsJson.Number(time), ["n_risk"] = StatsJson.Number(at.AtRisk), ["surv"] = StatsJson.Number(at.Survival), ["se"] = StatsJson.Number(at.StandardError),
            ["ci"] = Each(curves, c => StatsJson.Limits(c.At(time).Limits)),
        };
    }
}
