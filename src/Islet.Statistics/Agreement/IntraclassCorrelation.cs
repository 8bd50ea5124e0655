namespace Islet.Statistics;

/// <summary>An intraclass correlation of single reads.</summary>
/// <param name="Value">Null: nothing varies.</param>
/// <param name="AverageOfReaders">Of the mean of all readers.</param>
public sealed record Intraclass(double? Value, Limits Limits, double? AverageOfReaders, FTest Test, double Level);

/// <summary>How much of what varies among reads is the subjects': every subject read once by every reader.</summary>
public static class IntraclassCorrelation
{
    /// <summary>One-way, ICC(1): readers differ from subject to subject. (MSB − MSW)/(MSB + (k − 1)MSW).</summary>
    /// <remarks>Shrout &amp; Fleiss, Psychol Bull 1979;86:420–428; McGraw &amp; Wong, Psychol Methods 1996;1:30–46.</remarks>
    /// <param name="reads">A row a subject, a column a reader.</param>
    /// <exception cref="ArgumentException">Fewer than two subjects or readers, or rows of different lengths.</exception>
    public static Intraclass OneWay(IReadOnlyList<IReadOnlyList<double>> reads, double level = 0.95)
    {
        var s = Squares.Of(reads);
        var within = (s.Readers + s.Error) / (s.N * (s.K - 1.0));
        return Of(s, s.MeanSubjects, within, s.N * (s.K - 1), level);
    }

    /// <summary>Two-way, consistency, ICC(3,1): readers may differ by a constant. (MSR − MSE)/(MSR + (k − 1)MSE).</summary>
    /// <remarks>Shrout &amp; Fleiss 1979; McGraw &amp; Wong 1996, ICC(C,1). SPSS "Consistency".</remarks>
    /// <inheritdoc cref="OneWay"/>
    public static Intraclass Consistency(IReadOnlyList<IReadOnlyList<double>> reads, double level = 0.95)
    {
        var s = Squares.Of(reads);
        return Of(s, s.MeanSubjects, s.MeanError, (s.N - 1) * (s.K - 1), level);
    }

    /// <summary>Two-way, absolute agreement, ICC(2,1): a constant difference of readers counts. (MSR − MSE)/(MSR + (k − 1)MSE + k(MSC − MSE)/n).</summary>
    /// <remarks>Shrout &amp; Fleiss 1979; McGraw &amp; Wong 1996, ICC(A,1), with Satterthwaite's degrees of freedom for the limits. SPSS "Absolute agreement".</remarks>
    /// <inheritdoc cref="OneWay"/>
    public static Intraclass Agreement(IReadOnlyList<IReadOnlyList<double>> reads, double level = 0.95)
    {
        var s = Squares.Of(reads);
        double n = s.N, k = s.K, r = s.MeanSubjects, e = s.MeanError, c = s.Readers / (k - 1);
        if (!(r > 0) || !(e > 0))
            return Consistency(reads, level) is { Value: null } none ? none : new(e > 0 ? (r - e) / (r + (k - 1) * e + k * (c - e) / n) : r / (r + k * c / n), default, r / (r + c / n), default, level);
        var icc = (r - e) / (r + (k - 1) * e + k * (c - e) / n);
        var a = k * icc / (n * (1 - icc));
        var b = 1 + k * icc * (n - 1) / (n * (1 - icc));
        var df = Square(a * c + b * e) / (Square(a * c) / (k - 1) + Square(b * e) / ((n - 1) * (k - 1)));
        var share = (1 + level) / 2;
        double low = SmallSampleTails.FQuantile(share, n - 1, df), high = SmallSampleTails.FQuantile(share, df, n - 1);
        var spread = k * c + (k * n - k - n) * e;
        var limits = new Limits(n * (r - low * e) / (low * spread + n * r), n * (high * r - e) / (spread + n * high * r));
        return new(icc, limits, (r - e) / (r + (c - e) / n), F(r / e, s.N - 1, (s.N - 1) * (s.K - 1)), level);
    }

    private static Intraclass Of(Squares s, double subjects, double rest, int df, double level)
    {
        if (!(subjects + rest > 0))
            return new(null, default, null, default, level);
        var k = s.K;
        if (!(rest > 0))
            return new(1, default, 1, default, level);
        var (f, share) = (subjects / rest, (1 + level) / 2);
        double low = f / SmallSampleTails.FQuantile(share, s.N - 1, df), high = f * SmallSampleTails.FQuantile(share, df, s.N - 1);
        double Single(double x) => (x - 1) / (x + k - 1);
        return new(Single(f), new(Single(low), Single(high)), subjects > 0 ? 1 - 1 / f : null, F(f, s.N - 1, df), level);
    }

    private static FTest F(double f, int df1, int df2) => new(f, df1, df2, SmallSampleTails.UpperF(f, df1, df2));

    private static double Square(double x) => x * x;

    /// <summary>Sums of squares of a two-way layout without repeats.</summary>
    private sealed record Squares(int N, int K, double Subjects, double Readers, double Error)
    {
        public double MeanSubjects => Subjects / (N - 1);
        public double MeanError => Error / ((N - 1.0) * (K - 1));

        public static Squares Of(IReadOnlyList<IReadOnlyList<double>> reads)
        {
            if (reads.Count < 2 || reads[0].Count < 2 || reads.Any(row => row.Count != reads[0].Count))
                throw new ArgumentException($"Two subjects and two readers or more, every subject read by every reader; there are {reads.Count} subjects.", nameof(reads));
            // By a power of two, which changes no digit: squares of squares must neither overflow nor vanish.
            var size = reads.Max(row => row.Max(Math.Abs)) is > 0 and var most ? -Math.ILogB(most) : 0;
            reads = [.. reads.Select(row => (IReadOnlyList<double>)[.. row.Select(x => Math.ScaleB(x, size))])];
            var (n, k, mean) = (reads.Count, reads[0].Count, reads.Average(row => row.Average()));
            double[] rows = [.. reads.Select(row => row.Average() - mean)], columns = [.. Enumerable.Range(0, k).Select(j => reads.Average(row => row[j]) - mean)];
            var error = reads.Select((row, i) => row.Select((x, j) => Square(x - mean - rows[i] - columns[j])).Sum()).Sum();
            return new(n, k, k * rows.Sum(Square), n * columns.Sum(Square), error);
        }
    }
}
