using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>
/// The <c>newdata</c> of a case of type <c>cox</c>: each row's curve at <c>times</c> (in every stratum, where it names none), its relative risk and, where it
/// brings a time of its own, the events expected of it.
/// </summary>
internal static class CoxPredicted
{
    public static JsonArray Of(StatsData data, CoxSample sample, CoxModel model, IReadOnlyList<string>? strata) =>
        new([.. data.Spec.NewData.Select(row => One(data.Spec, sample, model, (row, strata)))]);

    /// <param name="Curves">By stratum, whose name is null where there are none.</param>
    /// <param name="Expected">Where the row brings a time of its own.</param>
    internal sealed record Subject(IReadOnlyList<(string? Stratum, PredictedSurvival[] Curve)> Curves, RelativeRisk Risk, ExpectedCount? Expected)
    {
        /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
        public static Subject Of(StatsSpec spec, CoxSample sample, CoxModel model, (JsonElement Row, IReadOnlyList<string>? Strata) asked)
        {
            if (asked.Row.ValueKind is not JsonValueKind.Object)
                throw StatsProblem.Spec("spec.newdata", asked.Row.ValueKind.ToString(), "a list of objects");
            var (x, offset) = (Terms(sample, asked.Row), spec.Offset is { } column ? Number(asked.Row, column) : 0);
            var rules = new PredictionRules(Baseline: spec.Choice("baseline_type", (CoxTies?)null, ("efron", CoxTies.Efron), ("breslow", CoxTies.Breslow)), Offset: offset);
            var strata = Strata(spec, asked.Row, asked.Strata);
            var observed = strata.Length == 1 ? Observed(spec, asked.Row) : null;
            return new([.. strata.Select(s => (asked.Strata?[s], CoxPrediction.Curve(sample, model, x, spec.Times, rules with { Stratum = s }).ToArray()))],
                CoxPrediction.Risk(sample, model, x, offset), observed is { } time ? CoxPrediction.Expected(sample, model, x, time, rules with { Stratum = strata[0] }) : null);
        }
    }

    private static JsonObject One(StatsSpec spec, CoxSample sample, CoxModel model, (JsonElement Row, IReadOnlyList<string>? Strata) asked)
    {
        var (curves, risk, expected) = Subject.Of(spec, sample, model, asked);
        PredictedSurvival[] points = [.. curves.SelectMany(c => c.Curve)];
        var z = Tails.NormalLimit(model.Level);
        JsonArray Side(IntervalKind kind, Func<Limits, double?> side) => StatsJson.Numbers(points.Select(p => side(SurvivalLimits.Of(kind, p.Survival, p.StandardError, z))));
        var result = new JsonObject
        {
            ["newdata"] = JsonNode.Parse(asked.Row.GetRawText()), ["times"] = StatsJson.Numbers(points.Select(p => p.Time)), ["surv"] = StatsJson.Numbers(points.Select(p => p.Survival)),
            ["se"] = StatsJson.Numbers(points.Select(p => p.StandardError)), ["lower_log"] = Side(IntervalKind.Log, l => l.Lower), ["upper_log"] = Side(IntervalKind.Log, l => l.Upper),
            ["lower_plain"] = Side(IntervalKind.Plain, l => l.Lower), ["upper_plain"] = Side(IntervalKind.Plain, l => l.Upper),
            ["lower_loglog"] = Side(IntervalKind.LogLog, l => l.Lower), ["upper_loglog"] = Side(IntervalKind.LogLog, l => l.Upper),
            ["cumhaz"] = StatsJson.Numbers(points.Select(p => p.CumulativeHazard)), ["cumhaz_se"] = StatsJson.Numbers(points.Select(p => p.HazardError)),
            ["lp"] = StatsJson.Number(risk.LinearPredictor), ["lp_se"] = StatsJson.Number(risk.StandardError), ["risk"] = StatsJson.Number(risk.Risk), ["risk_se"] = StatsJson.Number(risk.RiskError),
            ["strata"] = asked.Strata is null ? null : StatsJson.Texts(curves.SelectMany(c => c.Curve.Select(_ => c.Stratum!))),
        };
        if (expected is { } count)
            (result["expected"], result["expected_se"]) = (StatsJson.Number(count.Events), StatsJson.Number(count.StandardError));
        return result;
    }

    private static (double Entry, double Time)? Observed(StatsSpec spec, JsonElement row)
    {
        if (!row.TryGetProperty(spec.Time, out _))
            return null;
        var (entry, time) = (spec.Entry is { } column ? Number(row, column) : double.NegativeInfinity, Number(row, spec.Time));
        return time >= 0 && entry < time ? (entry, time) : throw StatsProblem.Spec($"spec.newdata.{spec.Time}", "a time that is negative or not after its entry", "entry, then time");
    }

    private static int[] Strata(StatsSpec spec, JsonElement row, IReadOnlyList<string>? strata)
    {
        if (strata is null)
            return [0];
        if (!row.TryGetProperty(spec.Strata!, out var named))
            return [.. Enumerable.Range(0, strata.Count)];
        int[] found = [.. Enumerable.Range(0, strata.Count).Where(s => StatsData.Same(strata[s], Text(named)))];
        return found.Length == 1 ? found : throw StatsProblem.Spec($"spec.newdata.{spec.Strata}", "a value that is not among the strata", string.Join(", ", strata));
    }

    private static IReadOnlyList<double> Terms(CoxSample sample, JsonElement row) => sample.Terms(sample.Covariates.Where(c => c is not InteractionCovariate)
        .ToDictionary(c => c.Name, c => c is FactorCovariate factor ? Level(factor, row) : Number(row, c.Name), StringComparer.Ordinal));

    private static double Level(FactorCovariate factor, JsonElement row)
    {
        var text = Text(Member(row, factor.Name));
        return Enumerable.Range(0, factor.Levels.Count).Where(k => StatsData.Same(factor.Levels[k], text)).DefaultIfEmpty(-1).First() is var at and >= 0
            ? at : throw StatsProblem.Spec($"spec.newdata.{factor.Name}", "a value that is not among the levels", string.Join(", ", factor.Levels));
    }

    private static double Number(JsonElement row, string name) =>
        DataTable.TryNumber(Text(Member(row, name)), out var x) ? x : throw StatsProblem.Spec($"spec.newdata.{name}", "a text", "a number");

    private static JsonElement Member(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value : throw StatsProblem.Spec($"spec.newdata.{name}", "nothing", "a value");

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
