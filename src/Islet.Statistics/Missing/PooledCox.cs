namespace Islet.Statistics;

/// <summary>One coefficient pooled over completed tables.</summary>
/// <param name="HazardRatioLimits">exp of the pooled limits, which use Student's t.</param>
public sealed record PooledCoxTerm(string Name, string Covariate, string? Level, string? Reference, PooledEstimate Pooled, double P, double HazardRatio, Limits HazardRatioLimits);

/// <summary>A test of several coefficients together.</summary>
/// <param name="Covariate">Null: all of the model.</param>
/// <param name="Df2">Infinite where the sets agree.</param>
public sealed record PooledWald(string? Covariate, double? F, int Df1, double Df2, double? P);

/// <summary>A Cox model fitted to each completed table and pooled.</summary>
/// <param name="CompleteDf">Degrees of freedom of the complete data that the pooling counted with; null: unlimited.</param>
/// <param name="Fits">One a table, in their order.</param>
public sealed record PooledCoxModel(
    CoxTies Ties, double Level, int Rows, int Events, double? CompleteDf, IReadOnlyList<PooledCoxTerm> Terms, IReadOnlyList<PooledWald> Tests, IReadOnlyList<CoxModel> Fits);

/// <summary>The outcome of fits to completed tables: a pooled model only where all converged.</summary>
/// <param name="FailedSet">From 1; null where all converged.</param>
public sealed record PooledCoxFit(int? FailedSet, CoxFit? Failure, PooledCoxModel? Model);

/// <summary>Cox models of completed tables, by Rubin's rules.</summary>
public static class PooledCox
{
    /// <summary>
    /// Fits each table and pools coefficient by coefficient with <see cref="RubinPooling"/>; covariates, and all terms together, are tested by the pooled Wald test
    /// D₁ = Q̄ᵀŪ⁻¹Q̄/(k(1 + r)), r = (1 + 1/m)·tr(BŪ⁻¹)/k, F with k and ν degrees of freedom.
    /// </summary>
    /// <remarks>Rubin 1987, chapter 3; D₁: Li, Raghunathan &amp; Rubin, J Am Stat Assoc 1991;86:1065–1073.</remarks>
    /// <param name="completeDf">Of the complete data; null: unlimited, as SPSS. R's mice takes events − coefficients: <see cref="DfAsMice"/>.</param>
    /// <exception cref="ArgumentException">Fewer than two tables, or tables whose terms differ.</exception>
    public static PooledCoxFit Fit(IReadOnlyList<CoxSample> sets, CoxTies ties, TimeTies timeTies, double? completeDf = null, double level = 0.95, int threads = 1)
    {
        if (sets.Count < 2)
            throw new ArgumentException($"Pooling needs two tables or more; there are {sets.Count}.", nameof(sets));
        var fits = new CoxFit[sets.Count];
        Parallel.For(0, fits.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, s => fits[s] = Cox.Fit(sets[s], ties, timeTies, level));
        if (Array.FindIndex(fits, f => f.Model is null) is var failed and >= 0)
            return new(failed + 1, fits[failed], null);
        CoxModel[] models = [.. fits.Select(f => f.Model!)];
        var names = models[0].Terms.Select(t => t.Name).ToArray();
        if (models.Any(m => !m.Terms.Select(t => t.Name).SequenceEqual(names, StringComparer.Ordinal)))
            throw new ArgumentException("The tables have the same terms.", nameof(sets));
        var terms = models[0].Terms.Select((t, j) => Term(t, [.. models.Select(m => m.Terms[j].Coefficient)], [.. models.Select(m => m.Covariance[j][j])], completeDf, level));
        var blocks = models[0].Terms.Select((t, j) => (t.Covariate, j)).GroupBy(t => t.Covariate, t => t.j).Select(b => Wald(models, b.Key, [.. b]));
        return new(null, null, new(ties, level, models[0].Rows, models[0].Events, completeDf, [.. terms], [.. blocks, Wald(models, null, [.. Enumerable.Range(0, names.Length)])], models));
    }

    /// <summary>Degrees of freedom of the complete data as R's mice counts them for a Cox model: events − coefficients, 1 at least.</summary>
    /// <remarks>van Buuren &amp; Groothuis-Oudshoorn 2011.</remarks>
    public static double DfAsMice(CoxSample sample) =>
        Math.Max(1, sample.Observations.Count(o => o.Event) - sample.Covariates.Sum(c => c.Columns.Count()));

    // Where the tables do not differ there is nothing to pool: the plain fit's normal limits.
    private static PooledCoxTerm Term(CoxTerm t, double[] estimates, double[] variances, double? completeDf, double level)
    {
        var pooled = RubinPooling.Pool(estimates, variances, completeDf);
        if (Array.TrueForAll(estimates, e => e == estimates[0]) && Array.TrueForAll(variances, v => v == variances[0]))
            pooled = pooled with { Df = double.PositiveInfinity, MissingInformation = 0 };
        var limits = pooled.Limits(level);
        return new(t.Name, t.Covariate, t.Level, t.Reference, pooled, pooled.P, Math.Exp(pooled.Estimate), new(Math.Exp(limits.Lower!.Value), Math.Exp(limits.Upper!.Value)));
    }

    private static PooledWald Wald(CoxModel[] models, string? covariate, int[] block)
    {
        var (k, m) = (block.Length, models.Length);
        double[] mean = [.. block.Select(j => models.Average(f => f.Terms[j].Coefficient))];
        var within = Cholesky.Of(Cox.Square(Cox.Matrix(k, (i, j) => models.Average(f => f.Covariance[block[i]][block[j]])), k), 0);
        if (within.Dependent is not null)
            return new(covariate, null, k, double.PositiveInfinity, null);
        // tr(BŪ⁻¹): B is a mean of outer products.
        var trace = models.Sum(f => within.Form([.. block.Select((j, i) => f.Terms[j].Coefficient - mean[i])])) / (m - 1);
        var r = (1 + 1.0 / m) * trace / k;
        var (d, t) = (within.Form(mean) / (k * (1 + r)), (double)k * (m - 1));
        if (r <= 1e-12)
            return new(covariate, d, k, double.PositiveInfinity, Tails.ChiSquared(d * k, k));
        var df = t > 4 ? 4 + (t - 4) * Math.Pow(1 + (1 - 2 / t) / r, 2) : t * (1 + 1.0 / k) * Math.Pow(1 + 1 / r, 2) / 2;
        return new(covariate, d, k, df, SmallSampleTails.UpperF(d, k, df));
    }
}
