namespace Islet.Statistics;

/// <summary>Adjusted p-values; null stays null and is not counted.</summary>
public static class Multiplicity
{
    /// <summary>min(1, m·p).</summary>
    /// <remarks>Dunn, J Am Stat Assoc 1961;56:52–64.</remarks>
    public static IReadOnlyList<double?> Bonferroni(IReadOnlyList<double?> p) => [.. p.Select(x => x is { } y ? Math.Min(1, y * p.Count(q => q is not null)) : x)];

    /// <summary>Step down: the i-th smallest times m − i + 1, never below one before it.</summary>
    /// <remarks>Holm, Scand J Stat 1979;6:65–70.</remarks>
    public static IReadOnlyList<double?> Holm(IReadOnlyList<double?> p) => Step(p, ascending: true, (m, rank) => m - rank + 1, Math.Max, 0);

    /// <summary>Step up: the i-th smallest times m/i, never above one after it.</summary>
    /// <remarks>Benjamini &amp; Hochberg, J R Stat Soc B 1995;57:289–300.</remarks>
    public static IReadOnlyList<double?> BenjaminiHochberg(IReadOnlyList<double?> p) => Step(p, ascending: false, (m, rank) => (double)m / rank, Math.Min, 1);

    private static double?[] Step(IReadOnlyList<double?> p, bool ascending, Func<int, int, double> factor, Func<double, double, double> monotone, double start)
    {
        int[] order = [.. Enumerable.Range(0, p.Count).Where(i => p[i] is not null).OrderBy(i => p[i])];
        var (adjusted, running) = (new double?[p.Count], start);
        for (var step = 0; step < order.Length; step++)
        {
            var rank = ascending ? step + 1 : order.Length - step;
            running = monotone(running, factor(order.Length, rank) * p[order[rank - 1]]!.Value);
            adjusted[order[rank - 1]] = Math.Min(1, running);
        }
        return adjusted;
    }
}
