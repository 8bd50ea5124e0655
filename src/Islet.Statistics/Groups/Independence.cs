namespace Islet.Statistics;

/// <summary>Large-sample tests that two properties are independent, and how strongly they are not.</summary>
public static class Independence
{
    /// <summary>Pearson's χ² = Σ (observed − expected)²/expected, without a correction; (r − 1)(c − 1) degrees of freedom.</summary>
    /// <remarks>Pearson, Phil Mag 1900;50:157–175. SPSS "Pearson Chi-Square", R <c>chisq.test(correct = FALSE)</c>.</remarks>
    public static ChiSquaredTest Pearson(CrossTable table) =>
        ChiSquaredTest.Of(table.Sum((i, j) => Square(table.Counts[i][j] - table.Expected(i, j)) / table.Expected(i, j)), table.Df);

    /// <summary>χ² of a fourfold table with every |observed − expected| shortened by ½, or by its own length where that is less.</summary>
    /// <remarks>Yates, J R Stat Soc Suppl 1934;1:217–235. SPSS "Continuity Correction"; R's cap at the smallest difference.</remarks>
    /// <exception cref="ArgumentException">The table is not fourfold.</exception>
    public static ChiSquaredTest Yates(CrossTable table)
    {
        Fourfold(table);
        var correction = Math.Min(0.5, table.Each((i, j) => Math.Abs(table.Counts[i][j] - table.Expected(i, j))).Min(row => row.Min()));
        return ChiSquaredTest.Of(table.Sum((i, j) => Square(Math.Abs(table.Counts[i][j] - table.Expected(i, j)) - correction) / table.Expected(i, j)), 1);
    }

    /// <summary>Likelihood ratio: G² = 2 Σ observed·ln(observed/expected), an empty cell adding nothing.</summary>
    /// <remarks>Wilks, Ann Math Stat 1935;6:190–196.</remarks>
    public static ChiSquaredTest LikelihoodRatio(CrossTable table) =>
        ChiSquaredTest.Of(Math.Max(0, 2 * table.Sum((i, j) => table.Counts[i][j] is > 0 and var n ? n * Math.Log(n / table.Expected(i, j)) : 0)), table.Df);

    /// <summary>Linear by linear: (n − 1)·r², r Pearson's correlation of the scores of the rows with those of the columns; 1 degree of freedom.</summary>
    /// <remarks>Mantel, J Am Stat Assoc 1963;58:690–700. SPSS takes the categories' codes as scores, R's users mostly their places.</remarks>
    /// <param name="rows">Null: 1, 2, 3 …</param>
    /// <param name="columns">Null: 1, 2, 3 …</param>
    public static ChiSquaredTest LinearByLinear(CrossTable table, IReadOnlyList<double>? rows = null, IReadOnlyList<double>? columns = null)
    {
        double[] x = [.. rows ?? Places(table.Rows.Count)], y = [.. columns ?? Places(table.Columns.Count)];
        if (x.Length != table.Rows.Count || y.Length != table.Columns.Count)
            throw new ArgumentException($"Each category has one score; there are {x.Length} and {y.Length}.", nameof(rows));
        double meanX = table.Sum((i, j) => table.Counts[i][j] * x[i]) / table.N, meanY = table.Sum((i, j) => table.Counts[i][j] * y[j]) / table.N;
        double sxx = table.Sum((i, j) => table.Counts[i][j] * Square(x[i] - meanX)), syy = table.Sum((i, j) => table.Counts[i][j] * Square(y[j] - meanY));
        var sxy = table.Sum((i, j) => table.Counts[i][j] * (x[i] - meanX) * (y[j] - meanY));
        return sxx > 0 && syy > 0 ? ChiSquaredTest.Of((table.N - 1) * (sxy / sxx) * (sxy / syy), 1) : ChiSquaredTest.Of(null, 1);
    }

    /// <summary>Cramér's V = √(χ²/(n·(min(r, c) − 1))), between 0 and 1; |φ| of a fourfold table.</summary>
    /// <remarks>Cramér, Mathematical Methods of Statistics, 1946, 21.9.</remarks>
    public static double CramersV(CrossTable table) =>
        Math.Sqrt(Pearson(table).Statistic!.Value / ((double)table.N * (Math.Min(table.Rows.Count, table.Columns.Count) - 1)));

    /// <summary>McNemar's χ² of paired yes and no: (|b − c| − 1)²/(b + c) corrected, (b − c)²/(b + c) not; undefined where no pair differs.</summary>
    /// <remarks>McNemar, Psychometrika 1947;12:153–157; the correction: Edwards, Psychometrika 1948;13:185–187. Where b = c the correction is left out, as in R.</remarks>
    /// <exception cref="ArgumentException">The table is not fourfold.</exception>
    public static ChiSquaredTest McNemar(CrossTable table, bool corrected)
    {
        Fourfold(table);
        int b = table.Counts[0][1], c = table.Counts[1][0];
        return ChiSquaredTest.Of(b + c == 0 ? null : Square(Math.Abs(b - c) - (corrected && b != c ? 1 : 0)) / (b + c), 1);
    }

    /// <summary>Exact McNemar test: twice the binomial tail of the smaller of b and c among b + c with ½, at most 1.</summary>
    /// <remarks>Liddell, Statistician 1976;25:295–304. What SPSS prints for McNemar's test.</remarks>
    /// <exception cref="ArgumentException">The table is not fourfold.</exception>
    public static double McNemarExact(CrossTable table)
    {
        Fourfold(table);
        int b = table.Counts[0][1], c = table.Counts[1][0];
        return Math.Min(1, 2 * Enumerable.Range(0, Math.Min(b, c) + 1).Sum(x => MathNet.Numerics.Distributions.Binomial.PMF(0.5, b + c, x)));
    }

    internal static void Fourfold(CrossTable table)
    {
        if (!table.IsFourfold)
            throw new ArgumentException($"This is for two rows and two columns, not {table.Rows.Count} and {table.Columns.Count}.", nameof(table));
    }

    private static IEnumerable<double> Places(int k) => Enumerable.Range(1, k).Select(i => (double)i);

    private static double Square(double x) => x * x;
}
