namespace Islet.Statistics;

/// <summary>Mann-Whitney test of two samples (Wilcoxon's rank sum test).</summary>
/// <param name="U">Of the first sample: pairs in which it is larger, a tie half.</param>
/// <param name="SmallerU">The smaller of the two samples' U, which SPSS prints.</param>
/// <param name="Z">Of <paramref name="SmallerU"/>, without continuity correction: SPSS's. Null: all values are equal.</param>
/// <param name="P">Two-sided, without continuity correction: SPSS's asymptotic significance.</param>
/// <param name="ContinuityP">Two-sided, with the correction: R's default where there are ties or many subjects.</param>
/// <param name="ExactP">Two-sided permutation of the midranks, tables as far from the mean as the one seen; null: above <see cref="MannWhitney.LargestExact"/> subjects.</param>
public sealed record MannWhitneyTest(double U, double SmallerU, double? Z, double? P, double? ContinuityP, double? ExactP, bool Tied);

/// <summary>Rank tests of two samples or more.</summary>
public static class MannWhitney
{
    /// <summary>Subjects beyond which the exact distribution is not counted.</summary>
    public const int LargestExact = 400;

    /// <summary>
    /// U = R₁ − n₁(n₁ + 1)/2; z = (U − n₁n₂/2)/√(n₁n₂/12·(N + 1 − Σ(t³ − t)/(N(N − 1)))); the correction moves |U − n₁n₂/2| by ½.
    /// </summary>
    /// <remarks>
    /// Wilcoxon, Biometrics Bull 1945;1:80–83; Mann &amp; Whitney, Ann Math Stat 1947;18:50–60; ties: Lehmann, Nonparametrics, 1975, 1.4. Exact: Streitberg &amp; Röhmel,
    /// Stat Softw Newsl 1986;12:10–17, two-sided as R's coin.
    /// </remarks>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static MannWhitneyTest Test(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count == 0 || second.Count == 0)
            throw new ArgumentException($"Both samples need a value; they have {first.Count} and {second.Count}.", nameof(first));
        double n1 = first.Count, n2 = second.Count, n = n1 + n2;
        var ranks = Ranks.Of([.. first, .. second]);
        var u = ranks.Rank.Take(first.Count).Sum() - n1 * (n1 + 1) / 2;
        var smaller = Math.Min(u, n1 * n2 - u);
        var spread = Math.Sqrt(n1 * n2 / 12 * (n + 1 - ranks.Cubes / (n * (n - 1))));
        var away = Math.Abs(u - n1 * n2 / 2);
        var exact = n <= LargestExact ? RankSumDistribution.TwoSided(ranks, first.Count) : (double?)null;
        return spread > 0
            ? new(u, smaller, -away / spread, Tails.TwoSidedNormal(away / spread), Corrected(away, spread), exact, ranks.Ties.Count > 0)
            : new(u, smaller, null, null, null, exact, ranks.Ties.Count > 0);
    }

    /// <summary>R takes ½·sign away: at 0 nothing.</summary>
    private static double Corrected(double away, double spread) => Math.Min(1, 2 * (away == 0 ? 0.5 : LowerNormal(-(away - 0.5) / spread)));

    private static double LowerNormal(double z) => z <= 0 ? Tails.TwoSidedNormal(z) / 2 : 1 - Tails.TwoSidedNormal(z) / 2;

    /// <summary>Kruskal-Wallis H = (12/(N(N + 1))·Σ R_g²/n_g − 3(N + 1))/(1 − Σ(t³ − t)/(N³ − N)); χ² with k − 1 degrees of freedom.</summary>
    /// <remarks>Kruskal &amp; Wallis, J Am Stat Assoc 1952;47:583–621. SPSS and R agree.</remarks>
    /// <exception cref="ArgumentException">Fewer than two samples, or an empty one.</exception>
    public static ChiSquaredTest KruskalWallis(IReadOnlyList<IReadOnlyList<double>> samples)
    {
        if (samples.Count < 2 || samples.Any(s => s.Count == 0))
            throw new ArgumentException($"Two samples or more, none empty, are compared; there are {samples.Count}.", nameof(samples));
        var ranks = Ranks.Of([.. samples.SelectMany(s => s)]);
        double n = ranks.Rank.Length, sum = 0, start = 0;
        foreach (var sample in samples)
        {
            var r = ranks.Rank.Skip((int)start).Take(sample.Count).Sum();
            sum += r * r / sample.Count;
            start += sample.Count;
        }
        var open = 1 - ranks.Cubes / (n * n * n - n);
        return ChiSquaredTest.Of(open > 0 ? Math.Max(0, (12 * sum / (n * (n + 1)) - 3 * (n + 1)) / open) : null, samples.Count - 1);
    }
}

/// <summary>How the sum of the ranks of a part falls if chance alone chose the part.</summary>
internal static class RankSumDistribution
{
    /// <summary>P(|S − E| ≥ |s − E|), counted: subsets by size and sum, one subject after another.</summary>
    public static double TwoSided(Ranks ranks, int first)
    {
        var scale = ranks.Rank.All(r => r == Math.Floor(r)) ? 1 : 2; // midranks are halves
        int[] scores = [.. ranks.Rank.Select(r => (int)(r * scale))];
        var (seen, all) = (scores.Take(first).Sum(), scores.Sum());
        var size = Math.Min(first, scores.Length - first);
        var counts = Counts([.. scores.Order()], size);
        // In units of 1/N, so that the distance from the mean is a whole number. Both parts lie equally far from their means.
        long away = Math.Abs((long)seen * scores.Length - (long)all * first), mean = (long)all * size;
        double hits = 0, total = 0;
        for (var s = 0; s < counts.Length; s++)
        {
            total += counts[s];
            hits += Math.Abs((long)s * scores.Length - mean) >= away ? counts[s] : 0;
        }
        return Math.Min(1, hits / total);
    }

    /// <summary>Subsets of <paramref name="size"/> of the scores, by their sum. Sums that no subset of the first few has are not looked at.</summary>
    private static double[] Counts(int[] ascending, int size)
    {
        var prefix = new int[ascending.Length + 1];
        for (var i = 0; i < ascending.Length; i++)
            prefix[i + 1] = prefix[i] + ascending[i];
        var table = new double[size + 1][];
        for (var j = 0; j <= size; j++)
            table[j] = new double[prefix[^1] - prefix[^(j + 1)] + 1];
        table[0][0] = 1;
        for (var i = 0; i < ascending.Length; i++)
            for (var j = Math.Min(i + 1, size); j >= Math.Max(1, size - (ascending.Length - 1 - i)); j--)
            {
                int low = prefix[j - 1], high = prefix[i] - prefix[i - j + 1];
                Add(table[j - 1].AsSpan(low, high - low + 1), table[j].AsSpan(low + ascending[i], high - low + 1));
            }
        return table[size];
    }

    private static void Add(ReadOnlySpan<double> from, Span<double> to)
    {
        var width = System.Numerics.Vector<double>.Count;
        var i = 0;
        for (; i <= from.Length - width; i += width)
            (new System.Numerics.Vector<double>(from[i..]) + new System.Numerics.Vector<double>(to[i..])).CopyTo(to[i..]);
        for (; i < from.Length; i++)
            to[i] += from[i];
    }
}
