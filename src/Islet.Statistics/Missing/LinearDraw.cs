namespace Islet.Statistics;

/// <summary>Numbers drawn from a normal linear regression on the rows in which they are observed.</summary>
internal static class LinearDraw
{
    /// <summary>Least squares: intercept (the design is centred), slopes, residual sum of squares.</summary>
    private sealed record Line(double Intercept, double[] Slopes)
    {
        public double At(ReadOnlySpan<double> x)
        {
            var sum = Intercept;
            for (var j = 0; j < Slopes.Length; j++)
                sum += Slopes[j] * x[j];
            return sum;
        }
    }

    /// <summary>
    /// ŷ + σ·z at parameters drawn from their posterior under a flat prior: σ² = SSR/χ²(n − p), β ~ N(β̂, σ²(XᵀX)⁻¹). The imputed value is then Student's t with n − p
    /// degrees of freedom about the fitted value.
    /// </summary>
    /// <remarks>Rubin 1987, example 5.3 and page 167.</remarks>
    public static double[] Bayesian(ImputationDesign design, double[] y, RandomDraws random)
    {
        var (_, drawn, sigma) = Posterior(design, y, random);
        return [.. design.Missing.Select(i => drawn.At(design.Row(i)) + sigma * random.Normal())];
    }

    /// <summary>The observed value of one of the nearest donors: a donor's fitted value (at β̂) against the receiver's (at the β drawn).</summary>
    /// <remarks>Little 1988; van Buuren, Flexible Imputation of Missing Data, 2nd ed., 2018, algorithm 3.3, type 1; ties of donors are broken at random at each visit, as in mice.</remarks>
    public static double[] Matched(ImputationDesign design, double[] y, int donors, RandomDraws random)
    {
        var (fitted, drawn, _) = Posterior(design, y, random);
        int[] pool = [.. design.Observed];
        random.Shuffle(pool);
        var at = Array.ConvertAll(pool, i => fitted.At(design.Row(i)));
        Array.Sort(at, pool);
        return [.. design.Missing.Select(i => y[pool[First(at, drawn.At(design.Row(i)), donors) + random.Below(Math.Min(donors, pool.Length))]])];
    }

    // Where the donors nearest to a value begin in their ascending order.
    private static int First(double[] at, double wanted, int donors)
    {
        var end = Array.BinarySearch(at, wanted) is var found && found >= 0 ? found : ~found;
        var first = end;
        while (end - first < Math.Min(donors, at.Length))
            if (end == at.Length || (first > 0 && wanted - at[first - 1] <= at[end] - wanted))
                first--;
            else
                end++;
        return first;
    }

    private static (Line Fitted, Line Drawn, double Sigma) Posterior(ImputationDesign design, double[] y, RandomDraws random)
    {
        var (n, p) = (design.Observed.Length, design.Terms);
        var mean = design.Observed.Average(i => y[i]);
        var root = Cholesky.Of(Products(design), 0);
        var (products, squares) = (new double[p], 0.0);
        foreach (var i in design.Observed)
            for (var j = 0; j < p; j++)
                products[j] += design.Row(i)[j] * (y[i] - mean);
        Line fitted = new(mean, root.Solve(products));
        foreach (var i in design.Observed)
            squares += Math.Pow(y[i] - fitted.At(design.Row(i)), 2);
        var sigma = Math.Sqrt(squares / random.ChiSquared(n - p - 1));
        var shift = root.Correlate(random.Normals(p));
        return (fitted, new(mean + sigma / Math.Sqrt(n) * random.Normal(), [.. fitted.Slopes.Zip(shift, (b, s) => b + sigma * s)]), sigma);
    }

    private static double[,] Products(ImputationDesign design)
    {
        var products = new double[design.Terms, design.Terms];
        for (var i = 0; i < design.Terms; i++)
            for (var j = 0; j < design.Terms; j++)
                products[i, j] = design.Correlation[i, j] * (design.Observed.Length - 1);
        return products;
    }
}
