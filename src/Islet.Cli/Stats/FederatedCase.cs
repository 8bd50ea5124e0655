using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The case type <c>federated_pieces</c>: a Cox model stratified by site, and what each site would send for it.</summary>
internal static class FederatedCase
{
    public static JsonObject Result(StatsData data)
    {
        if (data.Spec.Text("site") is not { } site)
            throw StatsProblem.Spec("spec.site", "nothing", "a column");
        var (sample, ties, _) = CoxCase.Sample(data);
        if (ties is CoxTies.Exact || data.Spec.Cluster is not null)
            throw StatsProblem.Spec("spec.ties", "exact ties or clusters", "efron or breslow, without clusters");
        var model = CoxCase.Fit(sample, ties, data.Ties);
        var (sites, codes) = data.Groups(site, data.Spec.FactorLevels.GetValueOrDefault(site));
        double[] estimate = [.. model.Terms.Select(t => t.Coefficient)];
        JsonArray At(double[] beta) => new([.. sites.Select((name, s) => Site(name, FederatedCox.Piece(Rows(sample, codes, s), ties, data.Ties, beta)))]);
        var result = new JsonObject
        {
            ["n"] = model.Rows, ["terms"] = StatsJson.Texts(model.Terms.Select(t => t.Name)), ["coef"] = StatsJson.Numbers(estimate), ["se"] = StatsJson.Numbers(model.Terms.Select(t => t.StandardError)),
            ["loglik"] = model.LogLikelihood, ["at_zero"] = At(new double[estimate.Length]), ["at_estimate"] = At(estimate),
        };
        if (data.Spec.Texts("coefficients") is { } given)
            result["at_given"] = At(Given(given, estimate.Length));
        (result["ties"], result["time_ties"], result["missing_rows"]) = (data.Spec.Ties, data.Ties.Rule, data.Missing);
        return result;
    }

    private static double[] Given(IReadOnlyList<string> given, int terms)
    {
        double[] beta = [.. given.Select(t => DataTable.TryNumber(t, out var x) ? x : throw StatsProblem.Spec("spec.coefficients", "a text", "numbers"))];
        return beta.Length == terms ? beta : throw StatsProblem.Spec("spec.coefficients", $"{beta.Length} numbers", $"{terms}, one a term");
    }

    private static JsonObject Site(string name, CoxPiece piece) => new()
    {
        ["site"] = name, ["n"] = piece.Rows, ["events"] = piece.Events, ["loglik"] = StatsJson.Number(piece.LogLikelihood), ["score"] = StatsJson.Numbers(piece.Score), ["information"] = StatsJson.Rows(piece.Information),
    };

    private static CoxSample Rows(CoxSample sample, int[] codes, int site)
    {
        int[] rows = [.. Enumerable.Range(0, codes.Length).Where(i => codes[i] == site)];
        return new([.. rows.Select(i => sample.Observations[i])], [.. sample.Covariates.Select(c => c.Take(rows))])
        {
            Offset = sample.Offset is { } offset ? [.. rows.Select(i => offset[i])] : null,
        };
    }
}
