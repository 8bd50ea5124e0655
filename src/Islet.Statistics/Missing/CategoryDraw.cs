namespace Islet.Statistics;

/// <summary>
/// What the regressions of a factor share: the rows in which it is observed, and rows of small weight that keep every estimate finite: for each level and each
/// term two, at the mean of all terms but this, and half a standard deviation to either side in this, of weight (p + 1)/(2pk) each.
/// </summary>
/// <remarks>White, Daniel &amp; Royston, Comput Stat Data Anal 2010;54:2267–2275, as mice augments.</remarks>
internal sealed record CategoryRows(int Terms, int Levels, IReadOnlyList<(double[] X, int Level, double Weight)> Rows)
{
    public static CategoryRows Of(ImputationDesign design, int[] level, int levels)
    {
        var (p, rows) = (design.Terms, new List<(double[], int, double)>());
        rows.AddRange(design.Observed.Select(i => (design.Row(i).ToArray(), level[i], 1.0)));
        for (var j = 0; j < p; j++)
        {
            double low = design.Observed.Min(i => design.Row(i)[j]), high = design.Observed.Max(i => design.Row(i)[j]);
            for (var k = 0; k < levels; k++)
                foreach (var side in new[] { Math.Min(0.5, high), Math.Max(-0.5, low) })
                {
                    var x = new double[p];
                    x[j] = side;
                    rows.Add((x, k, (p + 1.0) / (2 * p * levels)));
                }
        }
        return new(p, levels, rows);
    }

    /// <summary>Draws from the normal approximation of the posterior: β̂ + L⁻ᵀz, LLᵀ the information. Null where there is no maximum.</summary>
    public static Func<RandomDraws, double[]>? Posterior(Func<double[], Evaluation> likelihood, int terms)
    {
        var newton = new Newton(likelihood, terms);
        return newton.Climb() is CoxOutcome.Converged && Cholesky.Of(newton.End.Information, 0) is { Dependent: null } root
            ? random => [.. newton.Beta.Zip(root.Correlate(random.Normals(terms)), (b, s) => b + s)]
            : null;
    }

    public static int Pick(ReadOnlySpan<double> shares, double total, RandomDraws random)
    {
        var left = random.Uniform() * total;
        for (var k = 0; k < shares.Length - 1; k++)
            if ((left -= shares[k]) <= 0)
                return k;
        return shares.Length - 1;
    }
}

/// <summary>Multinomial logistic regression of a factor; with two levels the logistic one.</summary>
internal sealed class MultinomialDraw(CategoryRows data)
{
    private readonly int size = data.Terms + 1, others = data.Levels - 1;

    /// <summary>Levels drawn at coefficients drawn.</summary>
    public static int[]? Impute(ImputationDesign design, int[] level, int levels, RandomDraws random)
    {
        var model = new MultinomialDraw(CategoryRows.Of(design, level, levels));
        if (CategoryRows.Posterior(model.At, model.size * model.others)?.Invoke(random) is not { } beta)
            return null;
        var shares = new double[levels];
        return [.. design.Missing.Select(i => CategoryRows.Pick(shares, model.Shares(beta, design.Row(i), shares), random))];
    }

    // exp(η − max η) of each level, the first level's η being 0; returns their sum.
    private double Shares(double[] beta, ReadOnlySpan<double> x, double[] shares)
    {
        shares[0] = 0;
        for (var k = 0; k < others; k++)
        {
            shares[k + 1] = beta[k * size];
            for (var j = 0; j < x.Length; j++)
                shares[k + 1] += beta[k * size + 1 + j] * x[j];
        }
        var (top, sum) = (shares.Max(), 0.0);
        for (var k = 0; k < shares.Length; k++)
            sum += shares[k] = Math.Exp(shares[k] - top);
        return sum;
    }

    /// <summary>Log-likelihood, score and information.</summary>
    /// <remarks>McCullagh &amp; Nelder, Generalized Linear Models, 2nd ed., 1989, section 5.2.</remarks>
    private Evaluation At(double[] beta)
    {
        var (value, score, information, shares) = (0.0, new double[beta.Length], new double[beta.Length, beta.Length], new double[data.Levels]);
        foreach (var (x, level, weight) in data.Rows)
        {
            var sum = Shares(beta, x, shares);
            value += weight * Math.Log(shares[level] / sum);
            for (var k = 0; k < others; k++)
            {
                var p = shares[k + 1] / sum;
                for (var i = 0; i < size; i++)
                {
                    var xi = i == 0 ? 1 : x[i - 1];
                    score[k * size + i] += weight * ((level == k + 1 ? 1 : 0) - p) * xi;
                    for (var l = 0; l <= k; l++)
                        for (var j = 0; j < size; j++)
                            information[k * size + i, l * size + j] += weight * p * ((l == k ? 1 : 0) - shares[l + 1] / sum) * xi * (j == 0 ? 1 : x[j - 1]);
                }
            }
        }
        for (var i = 0; i < beta.Length; i++)
            for (var j = i + 1; j < beta.Length; j++)
                information[i, j] = information[j, i];
        return new(value, score, information);
    }
}
