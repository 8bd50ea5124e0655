namespace Islet.Statistics;

/// <summary>The proportional hazards model.</summary>
public static class Cox
{
    /// <summary>
    /// Maximises the partial likelihood of h(t | x) = h₀(t)·exp(βᵀx), to the optimum and not to a default stop. Errors come from the observed information,
    /// or, where robust, from the sum of squares of each cluster's influence (each row's, where no clusters are named).
    /// </summary>
    /// <remarks>
    /// Cox, J R Stat Soc B 1972;34:187–220; ties as <see cref="CoxTies"/> says; robust errors: Lin &amp; Wei, J Am Stat Assoc 1989;84:1074–1078.
    /// </remarks>
    /// <param name="variance">Null: robust where clusters are named or a weight is no count, else the model's own, as R decides it.</param>
    public static CoxFit Fit(CoxSample sample, CoxTies ties, TimeTies timeTies, double level = 0.95, VarianceKind? variance = null)
    {
        if (ties is CoxTies.Exact && (sample.Cluster is not null || sample.Observations.Any(o => o.Weight != 1)))
            throw new ArgumentException("The exact model takes neither case weights nor clusters.", nameof(ties));
        var design = new CoxDesign(sample, timeTies);
        var newton = new Newton(Likelihood(design, ties), design.Terms);
        var outcome = newton.Climb();
        var kind = variance ?? DefaultVariance(sample);
        int[]? clusters = kind is VarianceKind.Robust ? [.. sample.Cluster ?? Enumerable.Range(0, design.Observations.Length)] : null;
        return outcome is CoxOutcome.Converged
            ? new(outcome, newton.Trace, [], Model(sample, design, newton, (ties, timeTies, level, clusters)))
            : new(outcome, newton.Trace, [.. newton.Culprits.Select(j => design.Columns[j].Term)], null);
    }

    /// <summary>Robust where clusters are named or a weight is no count, as R decides it.</summary>
    /// <remarks>Lin &amp; Wei, J Am Stat Assoc 1989;84:1074–1078; weights: Binder, Biometrika 1992;79:139–147.</remarks>
    public static VarianceKind DefaultVariance(CoxSample sample) =>
        sample.Cluster is null && Array.TrueForAll(sample.Observations as Observation[] ?? [.. sample.Observations], o => o.Weight == Math.Floor(o.Weight))
            ? VarianceKind.Model : VarianceKind.Robust;

    /// <summary>By coefficients per unit of the scaled columns.</summary>
    internal static Func<double[], Evaluation> Likelihood(CoxDesign design, CoxTies ties) =>
        ties is CoxTies.Exact ? b => new DiscreteLikelihood(design).At(b) : new PartialLikelihood(design, ties).At;

    private static CoxModel Model(CoxSample sample, CoxDesign design, Newton newton, (CoxTies Ties, TimeTies Times, double Level, int[]? Clusters) rules)
    {
        var (p, events, scale) = (design.Terms, design.Events, design.Scale);
        var inverse = Cholesky.Of(newton.End.Information, 0).Inverse();
        var naive = Matrix(p, (i, j) => inverse[i, j] / (scale[i] * scale[j]));
        double[] beta = [.. newton.Beta.Select((b, j) => b / scale[j])];
        var robust = rules.Clusters is { } cluster ? ClusterVariance(design, rules.Ties, newton.Beta, cluster, inverse) : null;
        var covariance = robust ?? naive;
        var wald = Cholesky.Of(Square(covariance, p), 0);
        return new(rules.Ties, rules.Times, rules.Level, design.Observations.Length, events, Terms(sample, beta, covariance, robust is null ? null : naive, rules.Level), design.Centre,
            covariance, naive, newton.Start.LogLikelihood, newton.End.LogLikelihood)
        {
            LikelihoodRatio = ChiSquaredTest.Of(2 * (newton.End.LogLikelihood - newton.Start.LogLikelihood), p),
            Wald = ChiSquaredTest.Of(wald.Dependent is null ? wald.Form(beta) : null, p),
            Score = ChiSquaredTest.Of(Cholesky.Of(newton.Start.Information, 0).Form(newton.Start.Score), p),
            OffsetCentre = design.OffsetCentre,
            RobustScore = rules.Clusters is { } named ? RobustScore(design, rules.Ties, named) : null,
        };
    }

    private static List<CoxTerm> Terms(CoxSample sample, double[] beta, double[][] covariance, double[][]? naive, double level)
    {
        var (terms, z) = (new List<CoxTerm>(), Tails.NormalLimit(level));
        foreach (var covariate in sample.Covariates)
            foreach (var (name, of, _) in covariate.Columns)
            {
                var (j, b) = (terms.Count, beta[terms.Count]);
                var se = Math.Sqrt(covariance[j][j]);
                terms.Add(new(name, covariate.Name, of, (covariate as FactorCovariate)?.Reference, b, se, naive is null ? null : Math.Sqrt(naive[j][j]),
                    b / se, Tails.TwoSidedNormal(b / se), Math.Exp(b), new(Math.Exp(b - z * se), Math.Exp(b + z * se))));
            }
        return terms;
    }

    // V·(Σ over clusters of s·sᵀ)·V, s the cluster's weighted sum of score residuals.
    private static double[][] ClusterVariance(CoxDesign design, CoxTies ties, double[] beta, IReadOnlyList<int> cluster, double[,] inverse)
    {
        var p = design.Terms;
        var influences = ClusterScores(design, ties, beta, cluster).ConvertAll(s => Matrix(1, p, (_, j) => Enumerable.Range(0, p).Sum(k => s[k] * inverse[k, j]))[0]);
        return Matrix(p, (i, j) => influences.Sum(s => s[i] * s[j]) / (design.Scale[i] * design.Scale[j]));
    }

    private static ChiSquaredTest RobustScore(CoxDesign design, CoxTies ties, IReadOnlyList<int> cluster)
    {
        var p = design.Terms;
        var scores = ClusterScores(design, ties, new double[p], cluster);
        var root = Cholesky.Of(Square(Matrix(p, (i, j) => scores.Sum(s => s[i] * s[j])), p));
        double[] total = [.. Enumerable.Range(0, p).Select(j => scores.Sum(s => s[j]))];
        return ChiSquaredTest.Of(root.Dependent is null ? root.Form(total) : null, p);
    }

    private static List<double[]> ClusterScores(CoxDesign design, CoxTies ties, double[] beta, IReadOnlyList<int> cluster)
    {
        var scores = CoxHazard.Of(design, ties, beta).ScoreResiduals();
        var sums = new Dictionary<int, double[]>();
        for (var row = 0; row < scores.Length; row++)
        {
            if (!sums.TryGetValue(cluster[row], out var sum))
                sums.Add(cluster[row], sum = new double[design.Terms]);
            for (var j = 0; j < sum.Length; j++)
                sum[j] += design.Observations[row].Weight * scores[row][j];
        }
        return [.. sums.Values];
    }

    internal static double[][] Matrix(int size, Func<int, int, double> element) => Matrix(size, size, element);

    private static double[][] Matrix(int rows, int columns, Func<int, int, double> element) =>
        [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Select(j => element(i, j)).ToArray())];

    internal static double[,] Square(IReadOnlyList<IReadOnlyList<double>> rows, int size)
    {
        var square = new double[size, size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
                square[i, j] = rows[i][j];
        return square;
    }
}
