namespace Islet.Statistics;

/// <summary>Fleiss' kappa: several readers who need not be the same for every subject, categories without order.</summary>
public static class FleissKappa
{
    /// <summary>
    /// κ = (P̄ − P̄ₑ)/(1 − P̄ₑ), P̄ the mean share of pairs of readers that agree. z uses the error under no agreement beyond chance; the limits κ ± t·SE, t with
    /// n − 1 degrees of freedom and cut at 1, use the error of the estimate, linearized: SE² = Σ(κᵢ − κ)²/(n(n − 1)), κᵢ = (Pᵢ − P̄ₑ − 2(1 − κ)(Pₑᵢ − P̄ₑ))/(1 − P̄ₑ).
    /// </summary>
    /// <remarks>
    /// Fleiss, Psychol Bull 1971;76:378–382; the error under the null: Fleiss, Nee &amp; Landis, Psychol Bull 1979;86:974–977, which corrects that of 1971; the error
    /// of the estimate: Gwet, Educ Psychol Meas 2021;81:781–790 (R's irrCAC). SPSS's limits are κ ± z·(the error under the null), too short where readers agree.
    /// </remarks>
    /// <param name="table">A row a subject, a column a category: how many readers chose it. Every subject has the same number of readers, two or more.</param>
    /// <exception cref="ArgumentException">Subjects with different numbers of reads or of categories, or fewer than two reads.</exception>
    public static Kappa Of(IReadOnlyList<IReadOnlyList<int>> table, double level = 0.95)
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
        double? own = n > 1 ? Linearized(table, shares, readers, kappa, chance) : null;
        var reach = own is { } se ? SmallSampleTails.StudentLimit(level, n - 1) * se : (double?)null;
        return new(agreement, chance, kappa, own, error, z, z is { } x ? Tails.TwoSidedNormal(x) : null, reach is { } far ? new(kappa - far, Math.Min(1, kappa + far)) : default);
    }

    private static double Linearized(IReadOnlyList<IReadOnlyList<int>> table, double[] shares, int readers, double kappa, double chance)
    {
        double n = table.Count;
        var squares = table.Sum(row =>
        {
            double agreed = row.Sum(count => (double)count * (count - 1)) / ((double)readers * (readers - 1)), expected = row.Select((count, j) => shares[j] * count / readers).Sum();
            var away = (agreed - chance - 2 * (1 - kappa) * (expected - chance)) / (1 - chance) - kappa;
            return away * away;
        });
        return Math.Sqrt(squares / (n * (n - 1)));
    }

    private static int Readers(IReadOnlyList<IReadOnlyList<int>> table)
    {
        var readers = table[0].Sum();
        return readers >= 2 && table.All(row => row.Count == table[0].Count && row.Sum() == readers && row.All(count => count >= 0))
            ? readers
            : throw new ArgumentException($"Every subject needs the same number of reads, two or more; the first has {readers}.", nameof(table));
    }
}
