namespace Islet.Statistics;

/// <summary>Ranks from 1; equal values share the mean of theirs.</summary>
/// <param name="Rank">In the order of the values.</param>
/// <param name="Ties">How many share each value that is not alone.</param>
public sealed record Ranks(double[] Rank, IReadOnlyList<int> Ties)
{
    /// <summary>Midranks.</summary>
    /// <remarks>Kendall, Biometrika 1945;33:239–251.</remarks>
    public static Ranks Of(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        var (rank, ties) = (new double[values.Count], new List<int>());
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && values[order[end]] == values[order[first]])
                end++;
            for (var i = first; i < end; i++)
                rank[order[i]] = (first + 1 + end) / 2.0;
            if (end - first > 1)
                ties.Add(end - first);
            first = end;
        }
        return new(rank, ties);
    }

    /// <summary>Σ (t³ − t) over the ties.</summary>
    internal double Cubes => Ties.Sum(t => (double)t * t * t - t);
}
