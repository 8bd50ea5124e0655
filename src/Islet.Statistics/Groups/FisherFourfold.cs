namespace Islet.Statistics;

/// <summary>When a root counts as found.</summary>
public enum RootStop
{
    /// <summary>To the last digits.</summary>
    Converged,

    /// <summary>Where R's <c>fisher.test</c> stops: within about 1e-4 of the odds ratio, or of its inverse where it is above 1.</summary>
    AsR,
}

/// <summary>Fisher's exact test of a fourfold table.</summary>
/// <param name="TwoSided">Tables no likelier than the one seen.</param>
/// <param name="Less">That the odds ratio is below 1.</param>
/// <param name="Greater">That the odds ratio is above 1.</param>
/// <param name="OddsRatio">Conditional maximum likelihood estimate; 0 or infinite where the table is at its end.</param>
/// <param name="Limits">Exact, central.</param>
public sealed record FourfoldExact(double TwoSided, double Less, double Greater, double OddsRatio, Limits Limits, double Level, RootStop Stop);

/// <summary>Fisher's exact test where both properties have two categories.</summary>
public static class FisherFourfold
{
    private const double Like = 1 + 1e-7; // R's fisher.test: tables as likely as this one but for rounding

    /// <summary>
    /// The upper left cell given all margins is hypergeometric, noncentral where the odds ratio ψ is not 1: P(x) ∝ C(m, x)·C(n, k − x)·ψˣ. The estimate is
    /// the ψ with mean x; the limits are those at which a tail is (1 − level)/2.
    /// </summary>
    /// <remarks>
    /// Fisher, J R Stat Soc 1935;98:39–82; the limits: Cornfield, Proc 3rd Berkeley Symp 1956;4:135–148. Equals R's <c>fisher.test</c>; SPSS's Fisher p, two-sided
    /// and in the direction seen.
    /// </remarks>
    /// <exception cref="ArgumentException">The table is not fourfold.</exception>
    public static FourfoldExact Test(CrossTable table, double level = 0.95, RootStop stop = RootStop.Converged)
    {
        Independence.Fourfold(table);
        var (margins, x) = (Hypergeometric.Of(table), table.Counts[0][0]);
        var central = margins.At(1);
        var seen = central[x - margins.Low];
        var tail = (1 - Checked(level)) / 2;
        var (estimate, lower, upper) = (Estimate(margins, x, stop), Lower(margins, x, tail, stop), Upper(margins, x, tail, stop));
        return new(Math.Min(1, central.Where(p => p <= seen * Like).Sum()), margins.UpTo(x, 1), margins.From(x, 1), estimate, new(lower, upper), level, stop);
    }

    private static double Estimate(Hypergeometric margins, int x, RootStop stop) =>
        x == margins.Low ? 0 : x == margins.High ? double.PositiveInfinity : Solve(psi => margins.Mean(psi) - x, stop);

    private static double Upper(Hypergeometric margins, int x, double tail, RootStop stop) =>
        x == margins.High ? double.PositiveInfinity : Solve(psi => margins.UpTo(x, psi) - tail, stop);

    private static double Lower(Hypergeometric margins, int x, double tail, RootStop stop) =>
        x == margins.Low ? 0 : Solve(psi => margins.From(x, psi) - tail, stop);

    /// <summary>On (0, 1) for ψ or, where the sign has not changed by 1, for 1/ψ: as R does.</summary>
    private static double Solve(Func<double, double> f, RootStop stop)
    {
        var (atOne, atZero) = (f(1), f(0));
        if (atOne == 0)
            return 1;
        var tolerance = stop is RootStop.AsR ? RootAsR.Tolerance : 1e-300;
        return Math.Sign(atZero) != Math.Sign(atOne)
            ? RootAsR.Find(f, 0, 1, tolerance)
            : 1 / RootAsR.Find(t => f(1 / t), stop is RootStop.AsR ? Math.Pow(2, -52) : 1e-150, 1, tolerance);
    }

    private static double Checked(double level) => level is > 0 and < 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "A level of confidence lies between 0 and 1.");
}

/// <summary>The upper left count of a fourfold table with given margins.</summary>
internal sealed record Hypergeometric(int Low, int High, double[] LogCentral)
{
    public static Hypergeometric Of(CrossTable table)
    {
        int m = table.Columns[0], n = table.Columns[1], k = table.Rows[0];
        int low = Math.Max(0, k - n), high = Math.Min(k, m);
        var log = new double[high - low + 1];
        // Steps from one count to the next are short products: their logarithms keep the digits that differences of large factorials lose.
        for (var x = low; x < high; x++)
            log[x - low + 1] = log[x - low] + Math.Log((double)(m - x) * (k - x) / ((double)(x + 1) * (n - k + x + 1)));
        return new(low, high, log);
    }

    /// <summary>Probabilities from <see cref="Low"/> to <see cref="High"/> where the odds ratio is <paramref name="psi"/>.</summary>
    public double[] At(double psi)
    {
        if (psi == 0)
            return [1, .. new double[LogCentral.Length - 1]];
        var log = LogCentral.Select((p, i) => p + i * Math.Log(psi)).ToArray();
        var largest = log.Max();
        var p = Array.ConvertAll(log, l => Math.Exp(l - largest));
        var sum = p.Sum();
        return Array.ConvertAll(p, x => x / sum);
    }

    public double Mean(double psi) => At(psi).Select((p, i) => p * (Low + i)).Sum();

    public double UpTo(int x, double psi) => Math.Min(1, At(psi).Take(x - Low + 1).Sum());

    public double From(int x, double psi) => Math.Min(1, At(psi).Skip(x - Low).Sum());
}
