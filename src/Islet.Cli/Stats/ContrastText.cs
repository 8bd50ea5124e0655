using System.Globalization;
using System.Text.Json;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>
/// Contrasts as people write them: <c>stage:III-I</c> one level against another, <c>stage</c> every pair of its levels, <c>age*10</c> ten units more;
/// several joined by commas are tested together.
/// </summary>
internal static class ContrastText
{
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public static IReadOnlyList<Contrast> Of(string text, CoxSample sample, CoxModel model) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(part => Part(part, sample, model))];

    /// <summary>As a case of a batch writes it: a text, or <c>{"name":…,"terms":{TERM:weight}}</c>, or a list of such objects.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public static IReadOnlyList<Contrast> Of(JsonElement asked, CoxSample sample, CoxModel model) => asked.ValueKind switch
    {
        JsonValueKind.String => Of(asked.GetString()!, sample, model),
        JsonValueKind.Array => [.. asked.EnumerateArray().SelectMany(one => Of(one, sample, model))],
        JsonValueKind.Object when asked.TryGetProperty("terms", out var terms) && terms.ValueKind is JsonValueKind.Object =>
            [new(asked.TryGetProperty("name", out var name) ? name.ToString() : string.Join(", ", terms.EnumerateObject().Select(t => t.Name)), Weights(terms, model))],
        _ => throw Unknown(asked.ValueKind.ToString(), model),
    };

    private static double[] Weights(JsonElement terms, CoxModel model)
    {
        var weights = new double[model.Terms.Count];
        foreach (var term in terms.EnumerateObject())
            weights[Place(term.Name, model)] = term.Value.ValueKind is JsonValueKind.Number && term.Value.TryGetDouble(out var w) && double.IsFinite(w) ? w
                : throw StatsProblem.Spec($"spec.contrasts.terms.{term.Name}", "something else", "a number");
        return weights;
    }

    private static IEnumerable<Contrast> Part(string part, CoxSample sample, CoxModel model)
    {
        foreach (var factor in sample.Covariates.OfType<FactorCovariate>())
            if (part == factor.Name)
                return [.. factor.Levels.SelectMany((against, i) => factor.Levels.Skip(i + 1).Select(level => CoxContrasts.Levels(model, factor.Name, level, against)))];
            else if (part.StartsWith(factor.Name + ":", StringComparison.Ordinal))
                return [Levels(part, factor, model)];
        var times = part.LastIndexOf('*');
        var factorOf = times < 0 ? 1 : DataTable.TryNumber(part[(times + 1)..].Trim(), out var x) ? x : throw Unknown(part, model);
        var weights = new double[model.Terms.Count];
        weights[Place((times < 0 ? part : part[..times]).Trim(), model)] = factorOf;
        return [new(part, weights)];
    }

    // A level's own name may hold a hyphen: every split is tried.
    private static Contrast Levels(string part, FactorCovariate factor, CoxModel model)
    {
        var text = part[(factor.Name.Length + 1)..];
        for (var at = text.IndexOf('-', 1); at > 0; at = text.IndexOf('-', at + 1))
            if (Level(factor, text[..at]) is { } level && Level(factor, text[(at + 1)..]) is { } against && level != against)
                return CoxContrasts.Levels(model, factor.Name, level, against);
        throw StatsProblem.Spec("contrast", part, $"{factor.Name}:A-B with two of its levels: {string.Join(", ", factor.Levels)}");
    }

    private static string? Level(FactorCovariate factor, string text) => factor.Levels.FirstOrDefault(l => StatsData.Same(l, text.Trim()));

    private static int Place(string term, CoxModel model) => Enumerable.Range(0, model.Terms.Count).Where(j => model.Terms[j].Name == term).DefaultIfEmpty(-1).First() is var at and >= 0
        ? at : throw Unknown(term, model);

    private static Islet.Course.RefusedException Unknown(string found, CoxModel model) => StatsProblem.Spec("contrast", found,
        string.Create(CultureInfo.InvariantCulture, $"FACTOR:LEVEL-LEVEL, FACTOR, or one of the terms {string.Join(", ", model.Terms.Select(t => t.Name))}, perhaps times a number"));
}
