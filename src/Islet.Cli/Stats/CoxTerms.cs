using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The covariates of a model: columns, curves, and the interactions of both.</summary>
internal static class CoxTerms
{
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, E_STATS_LEVELS, E_STATS_KNOTS.</exception>
    public static IReadOnlyList<Covariate> Of(StatsData data)
    {
        var spec = data.Spec;
        if (spec.Splines.Keys.FirstOrDefault(name => !spec.Covariates.Contains(name, StringComparer.Ordinal)) is { } stray)
            throw StatsProblem.Spec("splines", stray, $"one of the covariates: {string.Join(", ", spec.Covariates)}");
        Covariate[] alone = [.. spec.Covariates.Select(name => spec.Splines.TryGetValue(name, out var spline) ? spline.Covariate(name, data.Numbers(name)) : data.Covariate(name))];
        return [.. alone, .. spec.Interactions.Select(text => Interaction(text, alone))];
    }

    private static InteractionCovariate Interaction(string text, Covariate[] alone)
    {
        // A column's own name may hold a colon: the parts are those covariates that, joined, spell the text.
        var parts = Spelled(text, alone);
        return parts is { Count: >= 2 } && parts.Distinct().Count() == parts.Count ? new(parts)
            : throw StatsProblem.Spec("interactions", text, $"two or more of the covariates, joined by colons: {string.Join(", ", alone.Select(c => c.Name))}");
    }

    private static List<Covariate>? Spelled(string text, Covariate[] alone)
    {
        foreach (var covariate in alone)
            if (text == covariate.Name)
                return [covariate];
            else if (text.StartsWith(covariate.Name + ":", StringComparison.Ordinal) && Spelled(text[(covariate.Name.Length + 1)..], alone) is { } rest)
                return [covariate, .. rest];
        return null;
    }
}
