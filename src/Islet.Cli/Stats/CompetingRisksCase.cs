using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>competing_risks</c>: cumulative incidence with both variances, Gray's test, Fine-Gray and cause-specific models.</summary>
internal static class CompetingRisksCase
{
    /// <summary>The sample, its groups ("1" alone where none are named, as cmprsk labels it) and strata.</summary>
    /// <exception cref="RefusedException">E_STATS_SPEC, E_STATS_EVENTS.</exception>
    public static (CompetingSample Sample, IReadOnlyList<string> Levels, int[] Group, int[]? Stratum) Read(StatsData data, string censor, IReadOnlyList<string> asked)
    {
        var spec = data.Spec;
        if (spec.Cluster is not null)
            throw StatsProblem.Spec("spec.cluster", "clusters", "none: competing risks take rows that stand for different subjects");
        var column = data.Table.Column(spec.Event);
        string[] codes = [.. data.Rows.Select(r => column[r - 1]!)];
        var causes = Causes(codes.Concat(asked), censor);
        if (causes.Count == 0)
            throw StatsProblem.Events(data.Rows.Count);
        if (causes.Count > Variable.MostLevels)
            throw StatsProblem.TooManyLevels(spec.Event, causes.Count, Variable.MostLevels);
        CompetingSample sample = new([.. data.Observations.Select(o => o.Time)],
            [.. codes.Select(code => 1 + Enumerable.Range(0, causes.Count).Where(k => StatsData.Same(causes[k], code)).DefaultIfEmpty(-1).First())], causes)
        {
            Weight = spec.Weights is null ? null : [.. data.Observations.Select(o => o.Weight)], Entry = spec.Entry is null ? null : [.. data.Observations.Select(o => o.Entry)],
        };
        var (levels, group) = spec.Group is { } by ? data.Groups(by, spec.Levels ?? spec.FactorLevels.GetValueOrDefault(by)) : (["1"], new int[codes.Length]);
        return (sample, levels, group, spec.Strata is { } s ? data.Factor(s).Codes : null);
    }

    // "1" and "1.0" are one code.
    private static IReadOnlyList<string> Causes(IEnumerable<string> codes, string censor)
    {
        var causes = new List<string>();
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
            if (causes.Count <= Variable.MostLevels && !StatsData.Same(code, censor) && !causes.Exists(c => StatsData.Same(c, code)))
                causes.Add(code);
        return StatsData.Ascending(causes);
    }

    public static JsonObject Result(StatsData data) => Result(data, data.Spec.Text("censor_code") ?? "0", data.Spec.Texts("cause_codes") ?? []);

    /// <param name="asked">Causes that are modelled, and that have a state of their own even where nobody left by them; none: all that occur.</param>
    public static JsonObject Result(StatsData data, string censor, IReadOnlyList<string> asked)
    {
        var (sample, levels, group, stratum) = Read(data, censor, asked);
        double[] times = [.. (data.Spec.Times.Count > 0 ? data.Spec.Times : sample.Times).Distinct().Order()];
        var result = new JsonObject
        {
            ["n"] = sample.Times.Count, ["events"] = new JsonObject(sample.Causes.Select((c, k) => KeyValuePair.Create(c, (JsonNode?)sample.Cause.Count(x => x == k + 1)))),
            ["cuminc_at"] = Incidences(sample, levels, group, times), ["aalen_johansen_survfit"] = States(data, sample, levels, group, times),
        };
        result["incidence_variance"] = sample.Counts ? "aalen" : "jackknife"; // var_aalen holds it: weights that are no counts have no other
        if (levels.Count > 1)
            result["gray_test"] = !Testable(sample) ? null : Gray(Occurring(sample), group, levels, stratum);
        if (data.Spec.Covariates.Count > 0)
        {
            Covariate[] covariates = [.. data.Spec.Covariates.Select(data.Covariate)];
            int[] causes = [.. Enumerable.Range(0, sample.Causes.Count).Where(k => asked.Count == 0 || asked.Any(a => StatsData.Same(a, sample.Causes[k])))];
            result["fine_gray_crr"] = new JsonArray([.. causes.Select(k => Each(sample.Causes[k], () => Subdistribution(sample, covariates, k + 1)))]);
            result["cause_specific_cox"] = new JsonArray([.. causes.Select(k => Each(sample.Causes[k], () => CauseSpecific(data, sample, covariates, k + 1)))]);
        }
        (result["ties"], result["time_ties"], result["missing_rows"]) = (data.Spec.Ties, data.Ties.Rule, data.Missing);
        result["complete_cases"] = Accounting.Json(data, censor);
        if (Warnings(sample, levels, group).ToArray() is { Length: > 0 } warnings)
            result["warnings"] = StatsJson.Texts(warnings);
        return StatsRemarks.Attach(result, Said(data, sample, levels, group));
    }

    /// <summary>Causes of which a group has no event, and what the rows raise.</summary>
    public static IEnumerable<Remark> Said(StatsData data, CompetingSample sample, IReadOnlyList<string> levels, int[] group) =>
        sample.Causes.SelectMany((cause, k) => Remarks.Levels($"cause {cause}, {data.Spec.Group}", levels, group, i => sample.Cause[i] == k + 1))
            .Concat(StatsRemarks.Of(data with { Spec = data.Spec with { Group = null } }, i => sample.Cause[i] > 0));

    /// <summary>The sample of one group.</summary>
    public static CompetingSample Only(CompetingSample sample, int[] group, int level) => sample.Only([.. Enumerable.Range(0, group.Length).Where(i => group[i] == level)]);

    /// <summary>Gray's test is defined for this sample.</summary>
    public static bool Testable(CompetingSample sample) => sample.Entry is null && sample.Counts;

    /// <summary>Remarks that belong to the curves.</summary>
    public static IEnumerable<string> Warnings(CompetingSample sample, IReadOnlyList<string> levels, int[] group)
    {
        if (levels.Count > 1 && !Testable(sample))
            yield return "W_STATS_GRAY: Gray's test is not defined with delayed entry or weights that are no counts; compare causes with a Cox model of each";
        for (var g = 0; g < levels.Count; g++)
            if (CumulativeIncidence.Estimate(Only(sample, group, g), TimeTies.Exact)[0].EmptiedAt is { } time)
                yield return $"W_STATS_EMPTY_RISK_SET: {(levels.Count > 1 ? levels[g] + ": " : "")}at {StatsText.Number(time)} everybody at risk had left while others had yet to enter; the curve says nothing of these. Begin later";
    }

    /// <summary>Without causes that are named and do not occur: cmprsk does not know them.</summary>
    public static CompetingSample Occurring(CompetingSample sample)
    {
        int[] there = [.. Enumerable.Range(1, sample.Causes.Count).Where(k => sample.Cause.Contains(k))];
        return sample with { Cause = [.. sample.Cause.Select(c => 1 + Array.IndexOf(there, c))], Causes = [.. there.Select(k => sample.Causes[k - 1])] };
    }

    private static JsonObject Incidences(CompetingSample sample, IReadOnlyList<string> levels, int[] group, double[] times)
    {
        var occurring = Occurring(sample);
        var curves = levels.Select((level, g) => (level, Curves: CumulativeIncidence.Estimate(Only(occurring, group, g), TimeTies.Exact))).ToArray();
        return new(occurring.Causes.SelectMany((cause, k) => curves.Select(c => KeyValuePair.Create($"{c.level} {cause}", (JsonNode?)At(c.Curves[k], times)))));
    }

    private static JsonObject At(IncidenceCurve curve, double[] times)
    {
        var at = times.Select(curve.At).ToArray();
        return new()
        {
            ["times"] = StatsJson.Numbers(times), ["est"] = StatsJson.Numbers(at.Select(s => s?.Incidence)), ["var_aalen"] = StatsJson.Numbers(at.Select(s => s?.Variance)),
            ["lower_loglog"] = StatsJson.Numbers(at.Select(s => s?.Limits.Lower)), ["upper_loglog"] = StatsJson.Numbers(at.Select(s => s?.Limits.Upper)),
        };
    }

    private static JsonObject States(StatsData data, CompetingSample sample, IReadOnlyList<string> levels, int[] group, double[] times)
    {
        var rows = levels.SelectMany((level, g) => AalenJohansen.At(Only(sample, group, g), data.Ties, times).Select(s => (level, s))).ToArray();
        return new()
        {
            ["strata"] = levels.Count > 1 ? StatsJson.Texts(rows.Select(r => r.level)) : null, ["states"] = StatsJson.Texts(sample.Causes.Prepend("(s0)")),
            ["time"] = StatsJson.Numbers(rows.Select(r => r.s.Time)), ["pstate"] = StatsJson.Rows(rows.Select(r => r.s.Probabilities)),
            ["se_infinitesimal_jackknife"] = StatsJson.Rows(rows.Select(r => r.s.StandardErrors)),
        };
    }

    private static JsonObject Gray(CompetingSample sample, int[] group, IReadOnlyList<string> levels, int[]? stratum)
    {
        var tests = GrayTest.Test(sample, group, levels, TimeTies.Exact, stratum: stratum);
        return new()
        {
            ["cause"] = StatsJson.Texts(tests.Select(t => t.Cause)), ["chisq"] = StatsJson.Numbers(tests.Select(t => t.Test.Statistic)), ["p"] = StatsJson.Numbers(tests.Select(t => t.Test.P)),
            ["df"] = StatsJson.Numbers(tests.Select(t => (double)t.Test.Df)),
        };
    }

    private static JsonObject Each(string cause, Func<JsonObject> model)
    {
        var result = new JsonObject { ["cause"] = DataTable.TryNumber(cause, out var number) ? number : cause };
        try
        {
            foreach (var (key, value) in model())
                result[key] = value?.DeepClone();
        }
        catch (RefusedException refused)
        {
            result["error"] = StatsJson.Problem(refused.Problem);
        }
        return result;
    }

    /// <exception cref="RefusedException">E_STATS_EVENTS, E_STATS_MONOTONE, E_STATS_COLLINEAR, E_STATS_CONVERGENCE.</exception>
    public static FineGrayModel FineGrayOf(CompetingSample sample, IReadOnlyList<Covariate> covariates, int cause)
    {
        if (!sample.Cause.Contains(cause))
            throw StatsProblem.Events(sample.Times.Count);
        if (sample.Entry is not null)
            throw StatsProblem.Spec("--entry, --covariates", "a Fine-Gray model with delayed entry", "everybody observed from the start; with delayed entry use a Cox model of each cause");
        var fit = FineGray.Fit(sample, covariates, cause, TimeTies.Exact);
        return fit.Model ?? throw StatsProblem.Fit(fit.Outcome, fit.Trace, fit.Culprits);
    }

    private static JsonObject Subdistribution(CompetingSample sample, IReadOnlyList<Covariate> covariates, int cause)
    {
        var m = FineGrayOf(sample, covariates, cause);
        JsonArray Of(Func<FineGrayTerm, double?> value) => StatsJson.Numbers(m.Terms.Select(value));
        return StatsRemarks.Attach(new()
        {
            ["n"] = m.Rows, ["events"] = m.Events, ["competing_events"] = m.CompetingEvents, ["terms"] = StatsJson.Texts(m.Terms.Select(t => t.Name)), ["coef"] = Of(t => t.Coefficient),
            ["robust_se"] = Of(t => t.StandardError), ["shr"] = Of(t => t.HazardRatio), ["shr_lower"] = Of(t => t.HazardRatioLimits.Lower), ["shr_upper"] = Of(t => t.HazardRatioLimits.Upper),
            ["p"] = Of(t => t.P), ["pseudo_loglik"] = m.LogLikelihood, ["pseudo_loglik_null"] = m.LogLikelihoodNull,
        }, m.Remarks);
    }

    private static JsonObject CauseSpecific(StatsData data, CompetingSample sample, IReadOnlyList<Covariate> covariates, int cause)
    {
        if (!sample.Cause.Contains(cause))
            throw StatsProblem.Events(sample.Times.Count);
        CoxSample rows = new([.. data.Observations.Select((o, i) => o with { Event = sample.Cause[i] == cause })], covariates);
        var model = CoxCase.Fit(rows, CoxTies.Efron, data.Ties);
        return StatsRemarks.Attach(CoxCase.Model(model), CoxCase.Said(rows, model));
    }
}
