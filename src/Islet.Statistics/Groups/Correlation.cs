namespace Islet.Statistics;

/// <summary>A correlation of two columns.</summary>
/// <param name="Estimate">Null: a column does not vary.</param>
/// <param name="Statistic">t (Pearson, Spearman) or z (Kendall).</param>
/// <param name="P">Two-sided.</param>
/// <param name="Limits">Of Pearson's r, by Fisher's transformation; null for the others and below 4 pairs.</param>
public sealed record CorrelationTest(int N, double? Estimate, double? Statistic, double? P, Limits Limits);

/// <summary>How two columns go together.</summary>
public static class Correlation
{
    /// <summary>Pearson's r; t = r√((n − 2)/(1 − r²)); limits tanh(artanh r ± z/√(n − 3)).</summary>
    /// <remarks>Pearson, Proc R Soc 1895;58:240–242; the limits: Fisher, Metron 1921;1:3–32. SPSS and R agree.</remarks>
    /// <exception cref="ArgumentException">Columns of different lengths, or empty.</exception>
    public static CorrelationTest Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95)
    {
        var test = Product(Pairs(x, y));
        if (test.Estimate is not { } r || test.N < 4)
            return test;
        var reach = Tails.NormalLimit(level) / Math.Sqrt(test.N - 3);
        return test with { Limits = new(Math.Tanh(Math.Atanh(r) - reach), Math.Tanh(Math.Atanh(r) + reach)) };
    }

    /// <summary>Spearman's ρ: Pearson's r of the midranks, with its t approximation.</summary>
    /// <remarks>Spearman, Am J Psychol 1904;15:72–101. SPSS; R's <c>cor.test(exact = FALSE)</c>.</remarks>
    public static CorrelationTest Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        _ = Pairs(x, y);
        return Product([.. Ranks.Of(x).Rank.Zip(Ranks.Of(y).Rank)]);
    }

    /// <summary>Kendall's τ-b = S/√((T − Tx)(T − Ty)), S concordant less discordant pairs; z = S/√var(S), var with ties, no continuity correction.</summary>
    /// <remarks>Kendall, Biometrika 1945;33:239–251; Kendall, Rank Correlation Methods, 1970, chapter 4. SPSS; R's <c>cor.test(exact = FALSE)</c>.</remarks>
    public static CorrelationTest Kendall(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var pairs = Pairs(x, y);
        double n = pairs.Length, s = 0, all = n * (n - 1) / 2;
        for (var i = 0; i < pairs.Length; i++)
            for (var j = 0; j < i; j++)
                s += Math.Sign(pairs[i].X.CompareTo(pairs[j].X) * pairs[i].Y.CompareTo(pairs[j].Y));
        IReadOnlyList<int> tiesX = Ranks.Of(x).Ties, tiesY = Ranks.Of(y).Ties;
        double tx = tiesX.Sum(Two) / 2, ty = tiesY.Sum(Two) / 2;
        if (all - tx <= 0 || all - ty <= 0)
            return new(pairs.Length, null, null, null, default);
        var variance = (n * (n - 1) * (2 * n + 5) - tiesX.Sum(Five) - tiesY.Sum(Five)) / 18 + tiesX.Sum(Two) * tiesY.Sum(Two) / (2 * n * (n - 1))
            + (n > 2 ? tiesX.Sum(Three) * tiesY.Sum(Three) / (9 * n * (n - 1) * (n - 2)) : 0);
        var z = s / Math.Sqrt(variance);
        return new(pairs.Length, Whole(s / Math.Sqrt(all - tx) / Math.Sqrt(all - ty)), z, Tails.TwoSidedNormal(z), default);
        static double Two(int t) => (double)t * (t - 1);
        static double Three(int t) => (double)t * (t - 1) * (t - 2);
        static double Five(int t) => (double)t * (t - 1) * (2 * t + 5);
    }

    internal static (double X, double Y)[] Pairs(IReadOnlyList<double> x, IReadOnlyList<double> y) => x.Count == y.Count && x.Count > 0
        ? [.. x.Zip(y)]
        : throw new ArgumentException($"Pairs need two columns of one length; these have {x.Count} and {y.Count}.", nameof(y));

    /// <summary>A correlation that is ±1 but for the rounding of its sums is ±1.</summary>
    private static double Whole(double r) => 1 - Math.Abs(r) <= 1e-15 ? Math.Sign(r) : r;

    private static CorrelationTest Product((double X, double Y)[] pairs)
    {
        var (mx, my) = (SampleMoments.Of([.. pairs.Select(p => p.X)]), SampleMoments.Of([.. pairs.Select(p => p.Y)]));
        if (mx.Deviation is not > 0 || my.Deviation is not > 0)
            return new(pairs.Length, null, null, null, default);
        var r = Whole(pairs.Sum(p => (p.X - mx.Mean) * (p.Y - my.Mean)) / Math.Sqrt(mx.Squares) / Math.Sqrt(my.Squares));
        if (pairs.Length < 3)
            return new(pairs.Length, r, null, null, default);
        var t = r * Math.Sqrt((pairs.Length - 2) / ((1 - r) * (1 + r)));
        return new(pairs.Length, r, t, SmallSampleTails.TwoSidedStudent(t, pairs.Length - 2), default);
    }
}

/// <summary>Wilcoxon's signed rank test of pairs.</summary>
/// <param name="V">Sum of the ranks of the positive differences, first minus second.</param>
/// <param name="N">Pairs that differ.</param>
/// <param name="Z">Without continuity correction; null: no pair differs.</param>
/// <param name="P">Two-sided, without: SPSS's.</param>
/// <param name="ContinuityP">Two-sided, with: R's.</param>
public sealed record SignedRankTest(double V, int N, double? Z, double? P, double? ContinuityP)
{
    /// <summary>Pairs without a difference are dropped; z = (V − n(n + 1)/4)/√(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48).</summary>
    /// <remarks>Wilcoxon, Biometrics Bull 1945;1:80–83; ties: Lehmann, Nonparametrics, 1975, 3.2.</remarks>
    /// <exception cref="ArgumentException">Columns of different lengths, or empty.</exception>
    public static SignedRankTest Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] d = [.. Correlation.Pairs(first, second).Select(p => p.X - p.Y).Where(x => x != 0)];
        if (d.Length == 0)
            return new(0, 0, null, null, null);
        var ranks = Ranks.Of([.. d.Select(Math.Abs)]);
        double n = d.Length, v = ranks.Rank.Where((_, i) => d[i] > 0).Sum();
        var away = v - n * (n + 1) / 4;
        var spread = Math.Sqrt(n * (n + 1) * (2 * n + 1) / 24 - ranks.Cubes / 48);
        var corrected = away == 0 ? 1 : Math.Min(1, Math.Abs(away) >= 0.5 ? Tails.TwoSidedNormal((Math.Abs(away) - 0.5) / spread) : 1);
        return new(v, d.Length, away / spread, Tails.TwoSidedNormal(away / spread), corrected);
    }
}
