using MathNet.Numerics;

namespace Islet.Statistics;

/// <summary>How large a difference is, with its limits; null where it does not exist.</summary>
public sealed record Effect(string Name, double? Value, Limits Limits, double Level);

/// <summary>Sizes of differences between groups.</summary>
public static class EffectSize
{
    private const double Large = 10_000;

    /// <summary>Hedges' g = J·(x̄₁ − x̄₂)/s, s pooled, J = 1 − 3/(4ν − 1); limits g ± z·√((n₁ + n₂)/(n₁n₂) + g²/(2(n₁ + n₂))).</summary>
    /// <remarks>Hedges, J Educ Stat 1981;6:107–128; the error: Hedges &amp; Olkin, Statistical Methods for Meta-Analysis, 1985, 5.E. SPSS's limits are noncentral.</remarks>
    public static Effect Hedges(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        var (a, b, z) = (SampleMoments.Of(first), SampleMoments.Of(second), Tails.NormalLimit(level));
        double df = a.N + b.N - 2, n = a.N + b.N;
        var pooled = df > 0 ? Math.Sqrt((a.Squares + b.Squares) / df) : 0;
        if (!(pooled > 1e-14 * Math.Max(Math.Abs(a.Mean), Math.Abs(b.Mean))))
            return new("Hedges' g", null, default, level);
        var g = (1 - 3 / (4 * df - 1)) * (a.Mean - b.Mean) / pooled;
        var reach = z * Math.Sqrt(n / ((double)a.N * b.N) + g * g / (2 * n));
        return new("Hedges' g", g, new(g - reach, g + reach), level);
    }

    /// <summary>
    /// P(X₁ &gt; X₂) + ½P(X₁ = X₂) = U/(n₁n₂), the area under the ROC curve; limits are the θ with |U/(n₁n₂) − θ| = z·√V(θ),
    /// V = θ(1 − θ)(1 + m(1 − θ)/(2 − θ) + mθ/(1 + θ))/(n₁n₂), m = (n₁ + n₂)/2 − 1. They exist at 0 and 1 too.
    /// </summary>
    /// <remarks>Newcombe, Stat Med 2006;25:559–573, method 5, doi:10.1002/sim.2324.</remarks>
    /// <param name="u">Of the first group.</param>
    public static Effect Superiority(double u, int n1, int n2, double level = 0.95)
    {
        var (theta, z, m) = (u / ((double)n1 * n2), Tails.NormalLimit(level), (n1 + n2) / 2.0 - 1);
        double Away(double t) => Math.Abs(theta - t) - z * Math.Sqrt(t * (1 - t) * (1 + m * (1 - t) / (2 - t) + m * t / (1 + t)) / ((double)n1 * n2));
        return new("P(first > second)", theta, new(theta <= 0 ? 0 : Root(Away, theta, 0), theta >= 1 ? 1 : Root(Away, theta, 1)), level);
    }

    /// <summary>η² = SS between/SS total = df₁F/(df₁F + df₂); limits λ/(λ + N) with λ the noncentralities at which F has the tails (1 ± level)/2.</summary>
    /// <remarks>Steiger, Psychol Methods 2004;9:164–182, doi:10.1037/1082-989X.9.2.164. SPSS's ONEWAY since version 27.</remarks>
    public static Effect EtaSquared(FTest test, double level = 0.95)
    {
        if (test.F is not { } f || test.Df2 < 1)
            return new("η²", null, default, level);
        double n = test.Df1 + test.Df2 + 1.0;
        double Share(double tail) => Noncentrality(l => NoncentralF(f, test.Df1, test.Df2, l), tail) is var l ? l / (l + n) : 0;
        return new("η²", test.Df1 * f / (test.Df1 * f + test.Df2), new(Share((1 + level) / 2), Share((1 - level) / 2)), level);
    }

    /// <summary>Cramér's V with limits √((λ + df)/(n·(min(r, c) − 1))), λ the noncentralities at which χ² has the tails (1 ± level)/2; cut at 0 and 1.</summary>
    /// <remarks>Smithson, Confidence Intervals, 2003, chapter 4; V: Cramér 1946, 21.9.</remarks>
    public static Effect CramersV(CrossTable table, double level = 0.95)
    {
        var (test, room) = (Independence.Pearson(table), (double)table.N * (Math.Min(table.Rows.Count, table.Columns.Count) - 1));
        double Share(double tail) => Noncentrality(l => NoncentralChiSquared(test.Statistic!.Value, test.Df, l), tail) is var l && l > 0 ? Math.Min(1, Math.Sqrt((l + test.Df) / room)) : 0;
        return new("Cramér's V", Independence.CramersV(table), new(Share((1 + level) / 2), Share((1 - level) / 2)), level);
    }

    /// <summary>ε² = H/(N − 1), the share of the variance of the ranks that lies between groups. No limits are given.</summary>
    /// <remarks>Kelley, Proc Natl Acad Sci 1935;21:554–559; King &amp; Minium 2008.</remarks>
    public static Effect EpsilonSquared(ChiSquaredTest kruskalWallis, int n) => new("ε²", n > 1 ? kruskalWallis.Statistic / (n - 1) : null, default, 0.95);

    /// <summary>Ratio of discordant pairs b/c; limits from Clopper and Pearson's of b among b + c: p/(1 − p).</summary>
    /// <remarks>Liddell, Statistician 1976;25:295–304; Breslow &amp; Day, Statistical Methods in Cancer Research I, 1980, 5.2.</remarks>
    public static Effect PairedOdds(int b, int c, double level = 0.95)
    {
        if (b + c == 0)
            return new("odds ratio of pairs", null, default, level);
        var p = BinomialLimits.ClopperPearson(b, b + c, level);
        double Odds(double share) => share >= 1 ? double.PositiveInfinity : share / (1 - share);
        return new("odds ratio of pairs", c == 0 ? double.PositiveInfinity : (double)b / c, new(Odds(p.Lower), Odds(p.Upper)), level);
    }

    /// <summary>Hodges and Lehmann's shift: the median of all differences between the groups; limits are order statistics by the normal approximation, as R's.</summary>
    /// <remarks>Hodges &amp; Lehmann, Ann Math Stat 1963;34:598–611; limits: Hollander &amp; Wolfe, Nonparametric Statistical Methods, 1999, 4.3. Not beyond 4 million pairs.</remarks>
    public static Effect Shift(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        var pairs = (long)first.Count * second.Count;
        if (pairs is 0 or > 4_000_000)
            return new("Hodges-Lehmann shift", null, default, level);
        double[] d = [.. first.SelectMany(x => second.Select(y => x - y)).Order()];
        var ties = Ranks.Of([.. first, .. second]).Cubes;
        double n = first.Count + second.Count, spread = Math.Sqrt(pairs / 12.0 * (n + 1 - (n > 1 ? ties / (n * (n - 1)) : 0)));
        return new("Hodges-Lehmann shift", SampleQuantile.Of(d, 0.5), Order(d, pairs / 2.0 - Tails.NormalLimit(level) * spread), level);
    }

    /// <summary>Of pairs: the median of the means of any two differences (Walsh averages); limits are order statistics by the normal approximation. Differences of 0 are dropped, as by the signed rank test and by R.</summary>
    /// <remarks>Hodges &amp; Lehmann, Ann Math Stat 1963;34:598–611; limits: Hollander &amp; Wolfe 1999, 3.3. Not beyond 2,000 pairs.</remarks>
    public static Effect PairedShift(IReadOnlyList<double> differences, double level = 0.95)
    {
        double[] d = [.. differences.Where(x => x != 0)];
        var n = d.Length;
        if (n is 0 or > 2000)
            return new("Hodges-Lehmann shift", null, default, level);
        double[] walsh = [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i, n - i).Select(j => (d[i] + d[j]) / 2)).Order()];
        return new("Hodges-Lehmann shift", SampleQuantile.Of(walsh, 0.5), Order(walsh, n * (n + 1) / 4.0 - Tails.NormalLimit(level) * Math.Sqrt(n * (n + 1.0) * (2 * n + 1) / 24)), level);
    }

    /// <summary>The shifts that the test does not refuse: beyond the first and last ⌊position⌋; none where the sample is too small for the level.</summary>
    private static Limits Order(double[] ascending, double position) => position < 0 ? default : (int)position is var k && 2 * k < ascending.Length ? new(ascending[k], ascending[^(k + 1)]) : default;

    private static double Root(Func<double, double> away, double inside, double outside)
    {
        for (var step = 0; step < 200 && Math.Abs(outside - inside) > 1e-15; step++)
            if ((inside + outside) / 2 is var middle && away(middle) < 0)
                inside = middle;
            else
                outside = middle;
        return (inside + outside) / 2;
    }

    /// <summary>λ ≥ 0 at which a function that falls in λ takes a value; 0 where it starts below it.</summary>
    private static double Noncentrality(Func<double, double> lower, double value)
    {
        if (lower(0) <= value)
            return 0;
        var (low, high) = (0.0, 1.0);
        while (lower(high) > value && high < 1e8)
            (low, high) = (high, high * 2);
        for (var step = 0; step < 100; step++)
            if ((low + high) / 2 is var middle && lower(middle) > value)
                low = middle;
            else
                high = middle;
        return (low + high) / 2;
    }

    // Patnaik, Biometrika 1949;36:202–232: to more digits than are printed where the noncentrality is large.
    private static double NoncentralF(double f, double df1, double df2, double noncentrality) => noncentrality > Large
        ? 1 - SmallSampleTails.UpperF(f * df1 / (df1 + noncentrality), (df1 + noncentrality) * (df1 + noncentrality) / (df1 + 2 * noncentrality), df2)
        : Mixture(noncentrality / 2, j => f <= 0 ? 0 : SpecialFunctions.BetaRegularized(df1 / 2 + j, df2 / 2, df1 * f / (df1 * f + df2)));

    private static double NoncentralChiSquared(double x, double df, double noncentrality) => noncentrality > Large
        ? SpecialFunctions.GammaLowerRegularized((df + noncentrality) * (df + noncentrality) / (df + 2 * noncentrality) / 2, x * (df + noncentrality) / (df + 2 * noncentrality) / 2)
        : Mixture(noncentrality / 2, j => x <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(df / 2 + j, x / 2));

    /// <summary>Σ Poisson(j; mean)·part(j), from the middle outwards as far as a term counts.</summary>
    private static double Mixture(double mean, Func<int, double> part)
    {
        double Weight(int j) => Math.Exp(-mean + (mean > 0 ? j * Math.Log(mean) : j == 0 ? 0 : double.NegativeInfinity) - SpecialFunctions.GammaLn(j + 1.0));
        var (middle, sum) = ((int)mean, 0.0);
        for (var j = middle; j >= 0 && Weight(j) > 1e-17; j--)
            sum += Weight(j) * part(j);
        for (var j = middle + 1; Weight(j) > 1e-17; j++)
            sum += Weight(j) * part(j);
        return Math.Min(1, sum);
    }
}
