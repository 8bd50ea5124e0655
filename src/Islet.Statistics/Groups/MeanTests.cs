namespace Islet.Statistics;

/// <summary>Number, mean and standard deviation (n − 1) of a sample.</summary>
/// <param name="Deviation">Null for a single value.</param>
public sealed record SampleMoments(int N, double Mean, double? Deviation)
{
    /// <summary>Mean in two passes; s = √(Σ(x − x̄)²/(n − 1)).</summary>
    /// <remarks>Chan, Golub &amp; LeVeque, Am Stat 1983;37:242–247.</remarks>
    /// <exception cref="ArgumentException">No values.</exception>
    public static SampleMoments Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("A sample has a value.", nameof(values));
        var rough = values.Average();
        var mean = rough + values.Average(x => x - rough);
        return new(values.Count, mean, values.Count > 1 ? Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / (values.Count - 1)) : null);
    }

    internal double Squares => Deviation is { } s ? s * s * (N - 1) : 0;
}

/// <summary>A t test.</summary>
/// <param name="Difference">First minus second.</param>
/// <param name="T">Null, and so <paramref name="P"/>: nothing varies.</param>
public sealed record TTest(double Difference, double StandardError, double? T, double Df, double? P, Limits Limits, double Level)
{
    internal static TTest Of(double difference, double error, double df, double level, double size)
    {
        if (!(error > 10 * 2.220446049250313e-16 * size) || !(df > 0)) // R's "essentially constant"
            return new(difference, 0, null, df, null, default, level);
        var reach = SmallSampleTails.StudentLimit(level, df) * error;
        return new(difference, error, difference / error, df, SmallSampleTails.TwoSidedStudent(difference / error, df), new(difference - reach, difference + reach), level);
    }
}

/// <summary>F = variance between over variance within.</summary>
/// <param name="F">Null: nothing varies within.</param>
public readonly record struct FTest(double? F, int Df1, int Df2, double? P);

/// <summary>Tests of means.</summary>
public static class MeanTests
{
    /// <summary>Student's t with the pooled variance; n₁ + n₂ − 2 degrees of freedom.</summary>
    /// <remarks>Student, Biometrika 1908;6:1–25. SPSS "Equal variances assumed".</remarks>
    public static TTest Student(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        var (a, b) = (SampleMoments.Of(first), SampleMoments.Of(second));
        var df = a.N + b.N - 2;
        return TTest.Of(a.Mean - b.Mean, df > 0 ? Math.Sqrt((a.Squares + b.Squares) / df * (1.0 / a.N + 1.0 / b.N)) : 0, df, level, Size(a, b));
    }

    /// <summary>Welch's t with each sample's own variance; Satterthwaite's degrees of freedom. Undefined where a sample has one value.</summary>
    /// <remarks>Welch, Biometrika 1947;34:28–35; Satterthwaite, Biometrics Bull 1946;2:110–114. SPSS "Equal variances not assumed", R's default.</remarks>
    public static TTest Welch(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        var (a, b) = (SampleMoments.Of(first), SampleMoments.Of(second));
        if (a.Deviation is not { } s || b.Deviation is not { } t || s + t <= 0)
            return TTest.Of(a.Mean - b.Mean, 0, 0, level, 0);
        double va = s * s / a.N, vb = t * t / b.N, error = Math.Sqrt(va + vb);
        return TTest.Of(a.Mean - b.Mean, error, (va + vb) * (va + vb) / (va * va / (a.N - 1) + vb * vb / (b.N - 1)), level, Size(a, b));
    }

    /// <summary>Paired t: the mean of the differences over its error; n − 1 degrees of freedom.</summary>
    /// <remarks>Student, Biometrika 1908;6:1–25.</remarks>
    /// <exception cref="ArgumentException">Samples of different lengths, or empty.</exception>
    public static TTest Paired(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        var d = SampleMoments.Of([.. Correlation.Pairs(first, second).Select(p => p.X - p.Y)]);
        return TTest.Of(d.Mean, d.Deviation is { } s ? s / Math.Sqrt(d.N) : 0, d.N - 1, level, Math.Abs(d.Mean));
    }

    /// <summary>One-way analysis of variance.</summary>
    /// <remarks>Fisher, Statistical Methods for Research Workers, 1925, chapter VII.</remarks>
    /// <exception cref="ArgumentException">Fewer than two samples, or an empty one.</exception>
    public static FTest Anova(IReadOnlyList<IReadOnlyList<double>> samples)
    {
        if (samples.Count < 2)
            throw new ArgumentException($"Two samples or more are compared; there are {samples.Count}.", nameof(samples));
        SampleMoments[] groups = [.. samples.Select(SampleMoments.Of)];
        var all = SampleMoments.Of([.. samples.SelectMany(s => s)]);
        var (df1, df2) = (groups.Length - 1, all.N - groups.Length);
        var (between, within) = (groups.Sum(g => g.N * (g.Mean - all.Mean) * (g.Mean - all.Mean)), groups.Sum(g => g.Squares));
        if (df2 < 1 || within <= 1e-24 * (all.Squares + all.Mean * all.Mean))
            return new(null, df1, df2, null);
        var f = between / df1 / (within / df2);
        return new(f, df1, df2, SmallSampleTails.UpperF(f, df1, df2));
    }

    /// <summary>Levene's test of equal variances: the analysis of variance of |x − centre of its group|.</summary>
    /// <remarks>Levene 1960 (about the mean, SPSS's first line); Brown &amp; Forsythe, J Am Stat Assoc 1974;69:364–367 (about the median, R's <c>leveneTest</c>).</remarks>
    public static FTest Levene(IReadOnlyList<IReadOnlyList<double>> samples, bool aboutMedian) =>
        Anova([.. samples.Select(s => (IReadOnlyList<double>)[.. Distances(s, aboutMedian)])]);

    private static double Size(SampleMoments a, SampleMoments b) => Math.Max(Math.Abs(a.Mean), Math.Abs(b.Mean));

    private static IEnumerable<double> Distances(IReadOnlyList<double> sample, bool aboutMedian)
    {
        var centre = aboutMedian ? SampleQuantile.Of([.. sample.Order()], 0.5)!.Value : SampleMoments.Of(sample).Mean;
        return sample.Select(x => Math.Abs(x - centre));
    }
}
