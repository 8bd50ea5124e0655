namespace Islet.Statistics;

/// <summary>A ratio (hazard, odds, risk) as printed.</summary>
/// <param name="P">Null: not printed.</param>
/// <param name="PIsBound">It was printed as "less than".</param>
public sealed record PrintedRatio(PrintedNumber Estimate, PrintedNumber Lower, PrintedNumber Upper, PrintedNumber? P = null, bool PIsBound = false);

/// <summary>Can the numbers of a printed table be true together? Every answer allows for all that rounding could have done.</summary>
public static class PublishedTable
{
    /// <summary>By how much z of other tests than Wald's (likelihood ratio, score) may differ, as a share, before a P is called wrong.</summary>
    public const double OtherTests = 0.1;

    /// <summary>
    /// Wald limits of a ratio are exp(ln R ± z·SE): R² = lower·upper, SE = ln(upper/lower)/2z and P from |ln R|/SE. Each number may be anything that prints so.
    /// Not for profile, exact or bootstrap limits, which need not be symmetric.
    /// </summary>
    /// <remarks>Altman &amp; Bland, BMJ 2011;343:d2090 and d2304; rounding: Brown &amp; Heathers, Soc Psychol Personal Sci 2017;8:363–369.</remarks>
    /// <exception cref="ArgumentException">Limits that are not positive, or not in order.</exception>
    public static IReadOnlyList<MisprintFound> Ratio(PrintedRatio printed, double level = 0.95)
    {
        var (estimate, lower, upper) = (printed.Estimate, printed.Lower, printed.Upper);
        if (estimate.High <= 0 || lower.High <= 0 || upper.Low <= 0 || lower.Value > upper.Value)
            throw new ArgumentException($"A ratio and its limits are above 0 and in order, not {estimate} ({lower}–{upper}).", nameof(printed));
        var found = new List<MisprintFound>(Estimate(estimate, lower, upper));
        double low = Math.Sqrt(Above0(lower.Low) * (double)upper.Low), high = Math.Sqrt((double)lower.High * (double)upper.High);
        if ((double)estimate.High < low || (double)estimate.Low > high)
            found.Add(new(Misprint.LimitsNotLogSymmetric, (double)estimate.Value, low, high));
        if (printed.P is { } p && Ps(printed, level) is var (least, most) && ((double)p.High < least || (!printed.PIsBound && (double)p.Low > most)))
            found.Add(new(Misprint.PAgainstLimits, (double)p.Value, least, most));
        return found;
    }

    /// <summary>An estimate lies between its limits, whatever they are of.</summary>
    /// <remarks>Brown &amp; Heathers, Soc Psychol Personal Sci 2017;8:363–369, for the rounding.</remarks>
    public static IReadOnlyList<MisprintFound> Estimate(PrintedNumber estimate, PrintedNumber lower, PrintedNumber upper) =>
        estimate.High < lower.Low || estimate.Low > upper.High ? [new(Misprint.EstimateOutsideLimits, (double)estimate.Value, (double)lower.Low, (double)upper.High)] : [];

    /// <summary>The limit that would go with the estimate and the other limit: lower = R²/upper, upper = R²/lower.</summary>
    /// <remarks>Altman &amp; Bland, BMJ 2011;343:d2304.</remarks>
    public static Limits Mended(PrintedRatio printed) =>
        new(Square((double)printed.Estimate.Value) / (double)printed.Upper.Value, printed.Lower.Value > 0 ? Square((double)printed.Estimate.Value) / (double)printed.Lower.Value : null);

    /// <summary>100·count/of, rounded.</summary>
    /// <remarks>Brown &amp; Heathers, Soc Psychol Personal Sci 2017;8:363–369.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A count outside 0 … of, or of nothing.</exception>
    public static IReadOnlyList<MisprintFound> Percentage(int count, int of, PrintedNumber percentage)
    {
        if (of <= 0 || count < 0 || count > of)
            throw new ArgumentOutOfRangeException(nameof(count), $"{count} of {of}", "A count must lie between 0 and a number above 0.");
        var true100 = 100m * count / of;
        return percentage.Stands(true100) ? [] : [new(Misprint.PercentageAgainstCount, (double)percentage.Value, (double)true100, (double)true100)];
    }

    /// <summary>Of how many, up to <paramref name="most"/>, a count would be the percentage printed: it often tells which patients were counted.</summary>
    /// <remarks>Brown &amp; Heathers, Soc Psychol Personal Sci 2017;8:363–369.</remarks>
    public static IReadOnlyList<int> Denominators(int count, PrintedNumber percentage, int most) =>
        [.. Enumerable.Range(Math.Max(1, count), Math.Max(0, most - Math.Max(1, count) + 1)).Where(n => percentage.Stands(100m * count / n))];

    /// <summary>Parts and their whole, each rounded for itself: the sum may be off by half a unit for every number in it.</summary>
    /// <remarks>Mosteller, Youtz &amp; Zahn, Demography 1967;4:850–858.</remarks>
    public static IReadOnlyList<MisprintFound> Parts(IReadOnlyList<PrintedNumber> parts, PrintedNumber whole)
    {
        var (low, high) = (parts.Sum(p => p.Low), parts.Sum(p => p.High));
        return whole.High < low || whole.Low > high ? [new(Misprint.PartsAgainstWhole, (double)whole.Value, (double)low, (double)high)] : [];
    }

    /// <summary>Counts and their whole: nobody is rounded.</summary>
    /// <remarks>Brown &amp; Heathers, Soc Psychol Personal Sci 2017;8:363–369.</remarks>
    public static IReadOnlyList<MisprintFound> Counts(IReadOnlyList<int> parts, int whole) =>
        parts.Sum(p => (double)p) is var sum && sum == whole ? [] : [new(Misprint.PartsAgainstWhole, whole, sum, sum)];

    /// <summary>
    /// Rows that repeat an earlier one, estimate, limits and P, to the last digit: of two models of different outcomes that is copied, not found. Rows without a
    /// P or with a mere bound of it, and rows at 1, are not called so.
    /// </summary>
    /// <remarks>Brown &amp; Heathers, Soc Psychol Personal Sci 2017;8:363–369, on what digits can tell.</remarks>
    /// <returns>Positions: a row, and the first one that it repeats.</returns>
    public static IReadOnlyList<(int Row, int Of)> Repeated(IReadOnlyList<PrintedRatio> rows)
    {
        var (seen, found) = (new Dictionary<PrintedRatio, int>(), new List<(int, int)>());
        for (var i = 0; i < rows.Count; i++)
            if (rows[i] is { P: not null, PIsBound: false, Estimate.Decimals: >= 2 } && !seen.TryAdd(rows[i], i))
                found.Add((i, seen[rows[i]]));
        return found;
    }

    private static (double Least, double Most) Ps(PrintedRatio printed, double level)
    {
        var reach = 2 * Tails.NormalLimit(level);
        double wide = Math.Log((double)printed.Upper.High / Above0(printed.Lower.Low)) / reach;
        var narrow = Math.Max(0, Math.Log((double)printed.Upper.Low / (double)printed.Lower.High)) / reach;
        double a = Math.Log(Above0(printed.Estimate.Low)), b = Math.Log((double)printed.Estimate.High);
        var nearest = a <= 0 && b >= 0 ? 0 : Math.Min(Math.Abs(a), Math.Abs(b));
        var farthest = Math.Max(Math.Abs(a), Math.Abs(b)) * (1 + OtherTests);
        return (narrow > 0 ? Tails.TwoSidedNormal(farthest / narrow) : 0, Tails.TwoSidedNormal(nearest / wide * (1 - OtherTests)));
    }

    private static double Above0(decimal x) => Math.Max((double)x, 1e-9); // printed as 0.00

    private static double Square(double x) => x * x;
}
