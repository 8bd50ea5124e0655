namespace Islet.Statistics;

/// <summary>A covariate taken out of a model, all of its terms at once.</summary>
/// <param name="With">The interactions that it is part of: they go with it, for without it they mean something else.</param>
/// <param name="LikelihoodRatio">Not defined where errors are robust, or where the model without it has no estimate.</param>
public sealed record DroppedCovariate(string Covariate, IReadOnlyList<string> With, ChiSquaredTest Wald, ChiSquaredTest LikelihoodRatio);

/// <summary>The table of each covariate dropped from a model.</summary>
public static class CoxDrops
{
    /// <summary>
    /// For each covariate the tests that all its coefficients are 0: Wald's from the fitted model, and 2·(ℓ − ℓ of the model fitted without it). For a covariate
    /// without interactions these are R's <c>drop1</c>; one that interacts is tested with its interactions, as rms's <c>anova</c> does.
    /// </summary>
    /// <remarks>Therneau &amp; Grambsch, Modeling Survival Data, 2000, section 3.4; Harrell, Regression Modeling Strategies, 2nd ed., 2015, section 9.2.</remarks>
    public static IReadOnlyList<DroppedCovariate> Of(CoxSample sample, CoxModel model)
    {
        var (first, at) = (0, new List<(Covariate Covariate, int[] Terms)>());
        foreach (var covariate in sample.Covariates)
        {
            int[] terms = [.. Enumerable.Range(first, covariate.Columns.Count())];
            at.Add((covariate, terms));
            first += terms.Length;
        }
        return [.. at.Select(dropped =>
        {
            var with = at.Where(other => other.Covariate != dropped.Covariate && Contains(other.Covariate, dropped.Covariate)).ToList();
            int[] block = [.. dropped.Terms, .. with.SelectMany(o => o.Terms)];
            Covariate[] rest = [.. at.Where(o => o.Covariate != dropped.Covariate && !with.Contains(o)).Select(o => o.Covariate)];
            return new DroppedCovariate(dropped.Covariate.Name, [.. with.Select(o => o.Covariate.Name)], CoxContrasts.Wald(model, block), Ratio(sample, model, rest, block.Length));
        })];
    }

    private static ChiSquaredTest Ratio(CoxSample sample, CoxModel model, Covariate[] rest, int df)
    {
        if (model.Variance is VarianceKind.Robust)
            return ChiSquaredTest.Of(null, df);
        var without = rest.Length == 0 ? model.LogLikelihoodNull
            : Cox.Fit(sample with { Covariates = rest }, model.Ties, model.TimeTies, model.Level, VarianceKind.Model).Model?.LogLikelihood;
        return ChiSquaredTest.Of(without is { } l ? 2 * (model.LogLikelihood - l) : null, df);
    }

    private static bool Contains(Covariate interaction, Covariate part)
    {
        string[] parts = part is InteractionCovariate of ? [.. of.Parts.Select(p => p.Name)] : [part.Name];
        return interaction is InteractionCovariate i && parts.All(name => i.Parts.Any(p => p.Name == name));
    }
}
