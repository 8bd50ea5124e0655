namespace Islet.Statistics;

/// <summary>What a disagreement by d of k ordered categories costs.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement the same; the categories need no order. Cohen 1960.</summary>
    Unweighted,

    /// <summary>d/(k − 1). Cicchetti &amp; Allison 1971.</summary>
    Linear,

    /// <summary>d²/(k − 1)². Fleiss &amp; Cohen 1973.</summary>
    Quadratic,
}

/// <summary>Agreement of readers beyond chance.</summary>
/// <param name="Agreement">Share that agrees, weighted where disagreements are; null: nothing was read.</param>
/// <param name="Chance">The share expected of readers who do not look.</param>
/// <param name="Value">κ. Null: one category throughout, where chance alone agrees always.</param>
/// <param name="StandardError">Of the estimate, for its limits; null: not defined, or (several readers) not given.</param>
/// <param name="StandardErrorUnderNull">Where there is no agreement beyond chance, for <paramref name="Z"/>.</param>
/// <param name="P">Two-sided.</param>
public sealed record Kappa(
    double? Agreement, double? Chance, double? Value, double? StandardError, double? StandardErrorUnderNull, double? Z, double? P, Limits Limits)
{
    internal static Kappa Undefined(double? agreement, double? chance) => new(agreement, chance, null, null, null, null, null, default);
}

/// <summary>Cohen's kappa: two readers, the same subjects, categories in the same order along both sides of the table.</summary>
public static class CohenKappa
{
    /// <summary>κ = (p₀ − pₑ)/(1 − pₑ), p₀ and pₑ weighted; both large-sample errors, limits κ ± z·SE.</summary>
    /// <remarks>
    /// Cohen, Educ Psychol Meas 1960;20:37–46; weights: Cicchetti &amp; Allison, Am J EEG Technol 1971;11:101–109, and Fleiss &amp; Cohen, Educ Psychol Meas
    /// 1973;33:613–619; the errors: Fleiss, Cohen &amp; Everitt, Psychol Bull 1969;72:323–327, equations 8 and 9 (the null one is not the error for limits).
    /// </remarks>
    /// <param name="table">Counts: a row a category of the first reader, a column one of the second.</param>
    /// <exception cref="ArgumentException">The table is not square, has fewer than two categories, or a negative count.</exception>
    public static Kappa Of(IReadOnlyList<IReadOnlyList<int>> table, KappaWeights weights, double level = 0.95)
    {
        var (k, n) = (table.Count, Total(table));
        if (n == 0)
            return Kappa.Undefined(null, null);
        double P(int i, int j) => (double)table[i][j] / n;
        double W(int i, int j) => Weight(weights, Math.Abs(i - j), k);
        double[] rows = [.. Each(k, i => Sum(k, j => P(i, j)))], columns = [.. Each(k, j => Sum(k, i => P(i, j)))];
        double[] meanRow = [.. Each(k, i => Sum(k, j => columns[j] * W(i, j)))], meanColumn = [.. Each(k, j => Sum(k, i => rows[i] * W(i, j)))];
        var agreement = Sum(k, i => Sum(k, j => W(i, j) * P(i, j)));
        var chance = Sum(k, i => Sum(k, j => W(i, j) * rows[i] * columns[j]));
        if (1 - chance <= 1e-12) // both used one and the same category
            return Kappa.Undefined(agreement, chance);
        var kappa = (agreement - chance) / (1 - chance);
        var spread = Sum(k, i => Sum(k, j => P(i, j) * Square(W(i, j) - (meanRow[i] + meanColumn[j]) * (1 - kappa))));
        var spreadUnderNull = Sum(k, i => Sum(k, j => rows[i] * columns[j] * Square(W(i, j) - (meanRow[i] + meanColumn[j]))));
        var error = Error(spread - Square(kappa - chance * (1 - kappa)), chance, n);
        var underNull = Error(spreadUnderNull - Square(chance), chance, n);
        double? z = underNull > 0 ? kappa / underNull : null;
        var reach = Tails.NormalLimit(level) * error;
        return new(agreement, chance, kappa, error, underNull, z, z is { } x ? Tails.TwoSidedNormal(x) : null, new(kappa - reach, kappa + reach));
    }

    private static double Weight(KappaWeights weights, int apart, int k) => weights switch
    {
        KappaWeights.Unweighted => apart == 0 ? 1 : 0,
        KappaWeights.Linear => 1 - (double)apart / (k - 1),
        KappaWeights.Quadratic => 1 - Square((double)apart / (k - 1)),
    };

    private static double Error(double variance, double chance, int n) => Math.Sqrt(Math.Max(0, variance) / n) / (1 - chance); // a perfect table leaves −1e-17

    private static int Total(IReadOnlyList<IReadOnlyList<int>> table) => table.Count >= 2 && table.All(row => row.Count == table.Count && row.All(count => count >= 0))
        ? table.Sum(row => row.Sum())
        : throw new ArgumentException($"A table of two readers is square, of two categories or more, with counts of 0 or more; this has {table.Count} rows.", nameof(table));

    private static IEnumerable<double> Each(int k, Func<int, double> value) => Enumerable.Range(0, k).Select(value);

    private static double Sum(int k, Func<int, double> term) => Each(k, term).Sum();

    private static double Square(double x) => x * x;
}
