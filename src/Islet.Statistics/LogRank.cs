using System.Globalization;

namespace Islet.Statistics;

/// <summary>What a difference at one event time counts for, by the number at risk n and the pooled survival just before it.</summary>
public abstract record LogRankWeights(string Name)
{
    /// <summary>1. Mantel, Cancer Chemother Rep 1966;50:163–170.</summary>
    public static LogRankWeights LogRank { get; } = new Weighting("log-rank", (_, _) => 1);

    /// <summary>n: the generalised Wilcoxon test, "Breslow" in SPSS. Gehan, Biometrika 1965;52:203–223; Breslow, Biometrika 1970;57:579–594.</summary>
    public static LogRankWeights GehanBreslow { get; } = new Weighting("Gehan-Breslow", (n, _) => n);

    /// <summary>√n. Tarone &amp; Ware, Biometrika 1977;64:156–160.</summary>
    public static LogRankWeights TaroneWare { get; } = new Weighting("Tarone-Ware", (n, _) => Math.Sqrt(n));

    /// <summary>S(t−), Kaplan–Meier's: rho = 1 of R's survdiff. Peto &amp; Peto, J R Stat Soc A 1972;135:185–207; Prentice 1978.</summary>
    public static LogRankWeights PetoPeto { get; } = new Weighting("Peto-Peto", (_, s) => s);

    /// <summary>S(t−)^p·(1 − S(t−))^q. Fleming &amp; Harrington, Counting Processes and Survival Analysis, 1991, section 7.4.</summary>
    public static LogRankWeights FlemingHarrington(double p, double q) => p >= 0 && q >= 0
        ? new Weighting(string.Create(CultureInfo.InvariantCulture, $"Fleming-Harrington ({p}, {q})"), (_, s) => Math.Pow(s, p) * Math.Pow(1 - s, q))
        : throw new ArgumentOutOfRangeException(nameof(p), (p, q), "The exponents are not negative.");

    internal abstract double At(double atRisk, double survivalBefore);

    private sealed record Weighting(string Name, Func<double, double, double> Weight) : LogRankWeights(Name)
    {
        internal override double At(double atRisk, double survivalBefore) => Weight(atRisk, survivalBefore);
    }
}

/// <summary>One test of the family.</summary>
/// <param name="Observed">Weighted events of each group.</param>
/// <param name="Expected">Weighted events expected were survival the same in all.</param>
/// <param name="Variance">Of the scores (observed − expected), hypergeometric.</param>
/// <param name="Difference">Against "no difference"; its degrees of freedom count the groups with any expectation, less one.</param>
/// <param name="Trend">Against a trend over the scores 1, 2, 3… in the order of the levels.</param>
public sealed record LogRankTest(
    string Name, IReadOnlyList<string> Levels, bool Stratified, TimeTies Ties, IReadOnlyList<double> Observed, IReadOnlyList<double> Expected,
    IReadOnlyList<IReadOnlyList<double>> Variance, ChiSquaredTest Difference, ChiSquaredTest Trend)
{
    public IReadOnlyList<double> Score => [.. Observed.Zip(Expected, (o, e) => o - e)];
}

/// <summary>Hazard ratio of the second group against the first, from the log-rank test's own sums: quick, and no substitute for a Cox model.</summary>
/// <param name="Pike">(O₂/E₂)/(O₁/E₁). Pike, J R Stat Soc A 1972;135:201–203.</param>
/// <param name="Peto">exp((O₂ − E₂)/V), limits exp(… ± z/√V). Yusuf et al., Prog Cardiovasc Dis 1985;27:335–371.</param>
public readonly record struct LogRankHazardRatio(double? Pike, double? Peto, Limits PetoLimits, double Level);

/// <summary>Two of the groups compared, with what remains of p when all pairs are looked at.</summary>
public readonly record struct PairwiseTest(string First, string Second, ChiSquaredTest Difference, double? Bonferroni, double? Holm, double? BenjaminiHochberg);

/// <summary>Tests of equal survival in two or more groups that differ only in what an early or late difference counts for.</summary>
public static class LogRank
{
    /// <summary>
    /// U_g = Σ w(d_g − d·n_g/n) over event times, with the hypergeometric variance Σ w²·d(n − d)/(n − 1)·(n_g/n)(δ_gh − n_h/n); χ² = UᵀV⁻U.
    /// Strata add their scores and variances; the pooled survival is each stratum's own.
    /// </summary>
    /// <remarks>Klein &amp; Moeschberger, Survival Analysis, 2nd ed., 2003, sections 7.3 to 7.5.</remarks>
    public static LogRankTest Test(GroupedSurvival sample, LogRankWeights weights, TimeTies ties) => Tests(sample, [weights], ties)[0];

    /// <summary>Several tests of one sample, which is sorted once.</summary>
    /// <remarks>Klein &amp; Moeschberger 2003, as <see cref="Test"/>.</remarks>
    public static IReadOnlyList<LogRankTest> Tests(GroupedSurvival sample, IReadOnlyList<LogRankWeights> weights, TimeTies ties)
    {
        sample.Check();
        var table = EventTable.Of(sample, ties);
        return [.. weights.Select(w => Sum(table, w, sample.Levels, sample.Stratum is not null, ties))];
    }

    /// <summary>Every pair of groups, each tested on its own subjects alone, in the order (1, 2), (1, 3), … (2, 3), …</summary>
    /// <remarks>Bonferroni (Dunn 1961), Holm 1979 and Benjamini &amp; Hochberg 1995, as <see cref="Multiplicity"/> says.</remarks>
    public static IReadOnlyList<PairwiseTest> Pairs(GroupedSurvival sample, LogRankWeights weights, TimeTies ties)
    {
        sample.Check();
        var (table, levels) = (EventTable.Of(sample, ties), sample.Levels);
        var pairs = Enumerable.Range(0, levels.Count).SelectMany(a => Enumerable.Range(a + 1, levels.Count - a - 1), (a, b) => (a, b)).ToList();
        List<ChiSquaredTest> tests = [.. pairs.Select(p => Sum(table.Pair(p.a, p.b), weights, [levels[p.a], levels[p.b]], sample.Stratum is not null, ties).Difference)];
        double?[] p = [.. tests.Select(t => t.P)];
        var (bonferroni, holm, bh) = (Multiplicity.Bonferroni(p), Multiplicity.Holm(p), Multiplicity.BenjaminiHochberg(p));
        return [.. pairs.Select((pair, i) => new PairwiseTest(levels[pair.a], levels[pair.b], tests[i], bonferroni[i], holm[i], bh[i]))];
    }

    /// <summary>Pike's and Peto's estimates from a log-rank test of two groups.</summary>
    /// <remarks>Pike 1972; Yusuf et al. 1985; as the result's own members say.</remarks>
    public static LogRankHazardRatio HazardRatio(LogRankTest test, double level = 0.95)
    {
        if (test is not { Levels.Count: 2, Observed: [var o1, var o2], Expected: [var e1, var e2] } || !string.Equals(test.Name, LogRankWeights.LogRank.Name, StringComparison.Ordinal))
            throw new ArgumentException($"A hazard ratio comes from a log-rank test of two groups, not from {test.Name} of {test.Levels.Count}.", nameof(test));
        var (v, z) = (test.Variance[0][0], Tails.NormalLimit(level));
        double? pike = o1 > 0 && e1 > 0 && e2 > 0 ? o2 / e2 / (o1 / e1) : null;
        var b = (o2 - e2) / v;
        return v > 0
            ? new(pike, Math.Exp(b), new(Math.Exp(b - z / Math.Sqrt(v)), Math.Exp(b + z / Math.Sqrt(v))), level)
            : new(pike, null, default, level);
    }

    private static LogRankTest Sum(EventTable table, LogRankWeights weights, IReadOnlyList<string> levels, bool stratified, TimeTies ties)
    {
        var k = table.Groups;
        var (observed, expected, variance, survival) = (new double[k], new double[k], new double[k, k], 1.0);
        for (var t = 0; t < table.Stratum.Length; t++)
        {
            if (t == 0 || table.Stratum[t] != table.Stratum[t - 1])
                survival = 1;
            var r = table.AtRisk.AsSpan(t * k, k);
            var e = table.Events.AsSpan(t * k, k);
            var (n, d) = (0.0, 0.0);
            for (var g = 0; g < k; g++)
                (n, d) = (n + r[g], d + e[g]);
            var w = weights.At(n, survival);
            var spread = n > 1 ? w * w * d * (n - d) / (n - 1) : 0;
            for (var g = 0; g < k; g++)
            {
                var share = r[g] / n;
                (observed[g], expected[g]) = (observed[g] + w * e[g], expected[g] + w * d * r[g] / n);
                for (var h = 0; h < g; h++)
                    variance[g, h] -= spread * share * (r[h] / n);
                variance[g, g] += spread * share * (1 - share);
            }
            survival *= 1 - d / n;
        }
        for (var g = 0; g < k; g++)
            for (var h = 0; h < g; h++)
                variance[h, g] = variance[g, h];
        return new(weights.Name, levels, stratified, ties, observed, expected, Rows(variance), Difference(observed, expected, variance), Trend(observed, expected, variance));
    }

    private static ChiSquaredTest Difference(double[] observed, double[] expected, double[,] variance)
    {
        // A group in which nobody was ever at risk at an event says nothing; the scores sum to 0, so one more is left out.
        int[] kept = [.. Enumerable.Range(0, observed.Length).Where(g => expected[g] > 0).SkipLast(1)];
        var (v, u) = (new double[kept.Length, kept.Length], Array.ConvertAll(kept, g => observed[g] - expected[g]));
        for (var i = 0; i < kept.Length; i++)
            for (var j = 0; j < kept.Length; j++)
                v[i, j] = variance[kept[i], kept[j]];
        var root = Cholesky.Of(v);
        return ChiSquaredTest.Of(root.Dependent is null ? root.Form(u) : null, kept.Length);
    }

    private static ChiSquaredTest Trend(double[] observed, double[] expected, double[,] variance)
    {
        var (u, v) = (0.0, 0.0);
        for (var g = 0; g < observed.Length; g++)
        {
            u += (g + 1) * (observed[g] - expected[g]);
            for (var h = 0; h < observed.Length; h++)
                v += (g + 1) * (h + 1) * variance[g, h];
        }
        return ChiSquaredTest.Of(v > 0 ? u * u / v : null, 1);
    }

    private static double[][] Rows(double[,] a) =>
        [.. Enumerable.Range(0, a.GetLength(0)).Select(i => Enumerable.Range(0, a.GetLength(1)).Select(j => a[i, j]).ToArray())];
}
