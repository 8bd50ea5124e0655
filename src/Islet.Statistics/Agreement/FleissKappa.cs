namespace Islet.Statistics;

/// <summary>Fleiss' kappa: several readers who need not be the same for every subject, categories without order.</summary>
public static class FleissKappa
{
    /// <summary>κ = (P̄ − P̄ₑ)/(1 − P̄ₑ), P̄ the mean share of pairs of readers that agree; the error is that under no agreement beyond chance.</summary>
    /// <remarks>
    /// Fleiss, Psychol Bull 1971;76:378–382; the error: Fleiss, Nee &amp; Landis, Psychol Bull 1979;86:974–977, which corrects that of 1971. No error of the
    /// estimate is given, and so no limits.
    /// </remarks>
    /// <param name="table">A row a subject, a column a category: how many readers chose it. Every subject has the same number of readers, two or more.</param>
    /// <exception cref="ArgumentException">Subjects with different numbers of reads or of categories, or fewer than two reads.</exception>
    public static Kappa Of(IReadOnlyList<IReadOnlyList<int>> table)
    {
        var n = table.Count;
        if (n == 0)
            return Kappa.Undefined(null, null);
        var readers = Readers(table);
        double[] shares = [.. Enumerable.Range(0, table[0].Count).Select(j => table.Sum(row => row[j]) / ((double)n * readers))];
        var agreement = table.Average(row => row.Sum(count => (double)count * (count - 1)) / ((double)readers * (readers - 1)));
        var chance = shares.Sum(p => p * p);
        var open = shares.Sum(p => p * (1 - p));
        if (open <= 1e-12) // one category throughout
            return Kappa.Undefined(agreement, chance);
        var kappa = (agreement - chance) / (1 - chance);
        var skew = shares.Sum(p => p * (1 - p) * (1 - 2 * p));
        var error = Math.Sqrt(2 / ((double)n * readers * (readers - 1)) * (open * open - skew)) / open;
        double? z = error > 0 ? kappa / error : null;
        return new(agreement, chance, kappa, null, error, z, z is { } x ? Tails.TwoSidedNormal(x) : null, default);
    }

    private static int Readers(IReadOnlyList<IReadOnlyList<int>> table)
    {
        var readers = table[0].Sum();
        return readers >= 2 && table.All(row => row.Count == table[0].Count && row.Sum() == readers && row.All(count => count >= 0))
            ? readers
            : throw new ArgumentException($"Every subject needs the same number of reads, two or more; the first has {readers}.", nameof(table));
    }
}
