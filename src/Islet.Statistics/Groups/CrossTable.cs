namespace Islet.Statistics;

/// <summary>Counts of subjects by two properties, none of whose categories is empty.</summary>
public sealed class CrossTable
{
    /// <exception cref="ArgumentException">Fewer than two rows or columns, rows of different lengths, a negative count, or an empty row or column.</exception>
    public CrossTable(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        if (counts.Count < 2 || counts[0].Count < 2 || counts.Any(row => row.Count != counts[0].Count || row.Any(n => n < 0)))
            throw new ArgumentException($"A table has two rows and two columns or more, and counts of 0 or more; this has {counts.Count} rows.", nameof(counts));
        Counts = counts;
        Rows = [.. counts.Select(row => row.Sum())];
        Columns = [.. Enumerable.Range(0, counts[0].Count).Select(j => counts.Sum(row => row[j]))];
        if (Rows.Contains(0) || Columns.Contains(0))
            throw new ArgumentException("A row or a column holds nobody: leave it out.", nameof(counts));
        N = Rows.Sum();
    }

    public IReadOnlyList<IReadOnlyList<int>> Counts { get; }

    /// <summary>Totals of the rows.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Totals of the columns.</summary>
    public IReadOnlyList<int> Columns { get; }

    public int N { get; }

    public bool IsFourfold => Rows.Count == 2 && Columns.Count == 2;

    /// <summary>Degrees of freedom: (r − 1)(c − 1).</summary>
    public int Df => (Rows.Count - 1) * (Columns.Count - 1);

    /// <summary>The count to expect if the properties were independent: row total × column total / n.</summary>
    /// <remarks>Pearson, Phil Mag 1900;50:157–175.</remarks>
    public double Expected(int i, int j) => (double)Rows[i] * Columns[j] / N;

    /// <summary>Adjusted standardized residual: (observed − expected)/√(expected·(1 − row share)(1 − column share)), about standard normal under independence.</summary>
    /// <remarks>Haberman, Biometrics 1973;29:205–220. SPSS's "adjusted standardized", R's <c>stdres</c>.</remarks>
    public double Residual(int i, int j) =>
        (Counts[i][j] - Expected(i, j)) / Math.Sqrt(Expected(i, j) * (1 - (double)Rows[i] / N) * (1 - (double)Columns[j] / N));

    /// <summary>A value of every cell, row by row.</summary>
    public double[][] Each(Func<int, int, double> value) =>
        [.. Enumerable.Range(0, Rows.Count).Select(i => Enumerable.Range(0, Columns.Count).Select(j => value(i, j)).ToArray())];

    internal double Sum(Func<int, int, double> value) => Each(value).Sum(row => row.Sum());
}
