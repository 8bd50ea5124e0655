namespace Islet.Statistics;

/// <summary>A column of a regression of an imputation: a number, or the indicator of a level.</summary>
internal readonly record struct ImputationTerm(string Name, int Column, int? Level)
{
    public double Of(double value) => Level is { } level ? (value == level ? 1 : 0) : value;
}

/// <summary>
/// The predictors of one variable at one visit: each centred at its mean and divided by its standard deviation where the variable is observed. A term that is
/// constant there, or to rounding a combination of those before it, or one more than the rows can carry, is dropped.
/// </summary>
/// <param name="X">Rows × <paramref name="Terms"/>, all rows of the table.</param>
/// <param name="Correlation">Of the terms over the observed rows.</param>
internal sealed record ImputationDesign(double[] X, int Terms, int[] Observed, int[] Missing, double[,] Correlation, IReadOnlyList<string> Dropped)
{
    private const double Dependent = 1e-8; // share of a term's variance that the others leave over

    public ReadOnlySpan<double> Row(int row) => X.AsSpan(row * Terms, Terms);

    public static ImputationDesign Of(IReadOnlyList<ImputationTerm> terms, double[][] state, int[] observed, int[] missing)
    {
        var (kept, dropped, roots) = (new List<double[]>(), new List<string>(), new List<double[]>());
        foreach (var term in terms)
            if (kept.Count < observed.Length - 2 && Standardised(term, state[term.Column], observed) is { } column && Independent(column, kept, roots, observed))
                kept.Add(column);
            else
                dropped.Add(term.Name);
        var x = new double[state.Length == 0 ? 0 : kept.Count * state[0].Length];
        for (var j = 0; j < kept.Count; j++)
            for (var i = 0; i < kept[j].Length; i++)
                x[i * kept.Count + j] = kept[j][i];
        return new(x, kept.Count, observed, missing, Correlations(roots), dropped);
    }

    private static double[]? Standardised(ImputationTerm term, double[] values, int[] observed)
    {
        var column = Array.ConvertAll(values, term.Of);
        var moments = SampleMoments.Of([.. observed.Select(i => column[i])]);
        return moments.Deviation is { } sd && sd > 1e-12 * Math.Abs(moments.Mean) && sd > 0 ? Array.ConvertAll(column, v => (v - moments.Mean) / sd) : null;
    }

    // One more row of the root of the correlation matrix; none where its last element would be 0.
    private static bool Independent(double[] column, List<double[]> kept, List<double[]> roots, int[] observed)
    {
        var root = new double[kept.Count + 1];
        var pivot = 1.0;
        for (var k = 0; k < kept.Count; k++)
        {
            var sum = 0.0;
            foreach (var i in observed)
                sum += column[i] * kept[k][i];
            sum /= observed.Length - 1;
            for (var l = 0; l < k; l++)
                sum -= root[l] * roots[k][l];
            root[k] = sum / roots[k][k];
            pivot -= root[k] * root[k];
        }
        if (!(pivot > Dependent))
            return false;
        root[^1] = Math.Sqrt(pivot);
        roots.Add(root);
        return true;
    }

    private static double[,] Correlations(List<double[]> roots)
    {
        var r = new double[roots.Count, roots.Count];
        for (var i = 0; i < roots.Count; i++)
            for (var j = 0; j <= i; j++)
                r[i, j] = r[j, i] = Enumerable.Range(0, j + 1).Sum(k => roots[i][k] * roots[j][k]);
        return r;
    }
}
