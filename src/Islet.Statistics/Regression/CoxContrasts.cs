namespace Islet.Statistics;

/// <summary>A linear combination of a model's coefficients.</summary>
/// <param name="Weights">One a term, in the model's order.</param>
public sealed record Contrast(string Name, IReadOnlyList<double> Weights);

/// <summary>A contrast's estimate, as a log hazard ratio and a hazard ratio.</summary>
/// <param name="P">Two-sided, Wald.</param>
public readonly record struct ContrastEstimate(string Name, double Estimate, double StandardError, double? Z, double? P, double HazardRatio, Limits HazardRatioLimits);

/// <summary>Linear combinations of the coefficients of a fitted Cox model.</summary>
public static class CoxContrasts
{
    /// <summary>lᵀβ with error √(lᵀVl), V of the kind that the model has; the hazard ratio is exp(lᵀβ).</summary>
    /// <remarks>Therneau &amp; Grambsch, Modeling Survival Data, 2000, section 3.4. Z and P are null where the combination has no error.</remarks>
    /// <exception cref="ArgumentException">Not one weight a term.</exception>
    public static ContrastEstimate Of(CoxModel model, Contrast contrast)
    {
        var (weights, b, v) = (Checked(model, contrast.Weights), model.Coefficients, model.Covariance);
        var estimate = weights.Select((l, j) => l * b[j]).Sum();
        var se = Math.Sqrt(Math.Max(0, weights.Select((l, i) => l == 0 ? 0 : weights.Select((m, j) => l * m * v[i][j]).Sum()).Sum()));
        var z = se > 0 ? estimate / se : (double?)null;
        var spread = Tails.NormalLimit(model.Level) * se;
        return new(contrast.Name, estimate, se, z, z is { } x ? Tails.TwoSidedNormal(x) : null, Math.Exp(estimate), new(Math.Exp(estimate - spread), Math.Exp(estimate + spread)));
    }

    /// <summary>Wald test that all are 0: (Lβ)ᵀ(LVLᵀ)⁻¹(Lβ); a row that is a combination of those before it is left out, and costs its degree of freedom.</summary>
    /// <remarks>Wald, Trans Am Math Soc 1943;54:426–482.</remarks>
    /// <exception cref="ArgumentException">Not one weight a term.</exception>
    public static ChiSquaredTest Wald(CoxModel model, IReadOnlyList<IReadOnlyList<double>> rows)
    {
        var (b, v, kept) = (model.Coefficients, model.Covariance, rows.Select(r => Checked(model, r)).ToList());
        while (true)
        {
            var root = Cholesky.Of(Cox.Square(Cox.Matrix(kept.Count, (i, j) => kept[i].Select((l, k) => l == 0 ? 0 : l * kept[j].Select((m, n) => m * v[k][n]).Sum()).Sum()), kept.Count), 1e-11);
            if (root.Dependent is not { } dependent)
                return ChiSquaredTest.Of(kept.Count == 0 ? null : root.Form([.. kept.Select(r => r.Select((l, j) => l * b[j]).Sum())]), kept.Count);
            kept.RemoveAt(dependent);
        }
    }

    /// <summary>One level of a factor against another; where the factor interacts, at 0 and reference levels of its partners.</summary>
    /// <remarks>Therneau &amp; Grambsch 2000, section 3.4.</remarks>
    /// <exception cref="ArgumentException">The model has no such factor or level, or both are the same.</exception>
    public static Contrast Levels(CoxModel model, string factor, string level, string against)
    {
        var reference = model.Terms.FirstOrDefault(t => t.Covariate == factor)?.Reference ?? throw new ArgumentException($"{factor}: no factor of this model.", nameof(factor));
        var weights = new double[model.Terms.Count];
        foreach (var (name, sign) in new[] { (level, 1.0), (against, -1.0) })
            if (name != reference)
                weights[Enumerable.Range(0, weights.Length).Where(j => model.Terms[j].Covariate == factor && model.Terms[j].Level == name).DefaultIfEmpty(-1).First() is var at and >= 0
                    ? at : throw new ArgumentException($"{factor}: no level {name}.", nameof(level))] += sign;
        return weights.Any(w => w != 0) ? new($"{factor}: {level} against {against}", weights) : throw new ArgumentException($"{factor}: a level against itself.", nameof(against));
    }

    /// <summary>Two subjects compared; see <see cref="CoxSample.Terms"/>.</summary>
    /// <remarks>Therneau &amp; Grambsch 2000, section 3.4.</remarks>
    public static Contrast Between(string name, IReadOnlyList<double> subject, IReadOnlyList<double> against) => subject.Count == against.Count
        ? new(name, [.. subject.Zip(against, (a, b) => a - b)])
        : throw new ArgumentException($"{subject.Count} and {against.Count} terms.", nameof(against));

    internal static ChiSquaredTest Wald(CoxModel model, IEnumerable<int> block) => Wald(model, [.. block.Select(k => Enumerable.Range(0, model.Terms.Count).Select(j => j == k ? 1.0 : 0).ToArray())]);

    private static double[] Checked(CoxModel model, IReadOnlyList<double> weights) => weights.Count == model.Terms.Count && weights.All(double.IsFinite)
        ? [.. weights]
        : throw new ArgumentException($"{weights.Count} weights for {model.Terms.Count} terms: one finite number each is needed.", nameof(weights));
}
