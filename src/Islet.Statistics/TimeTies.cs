namespace Islet.Statistics;

/// <summary>Which recorded times count as one.</summary>
/// <param name="Rule">Name of the rule, printed with the result.</param>
/// <param name="Tolerance">Largest gap between neighbouring times that are one time; 0: only equal times.</param>
public readonly record struct TimeTies(string Rule, double Tolerance)
{
    public static TimeTies Exact { get; } = new("equal times", 0);

    /// <summary>
    /// The rule of R's survival package ("timefix"): a gap of at most √ε = 2⁻²⁶, absolute or relative to the mean distinct time.
    /// </summary>
    /// <param name="sample">Every time of the whole sample, all groups together, entry times too: the rule depends on their mean.</param>
    /// <remarks>On 100,000 continuous times it joins neighbours that are truly apart; whole days are untouched by it.</remarks>
    public static TimeTies AsR(IEnumerable<double> sample)
    {
        double[] times = [.. sample.Where(double.IsFinite)];
        var (sum, distinct, last) = (0.0, 0, double.NaN);
        foreach (var row in TimeOrder.Ascending(times))
            if (times[row] != last)
                (sum, distinct, last) = (sum + Math.Abs(times[row]), distinct + 1, times[row]);
        return new("R timefix", Math.ScaleB(Math.Max(1, distinct == 0 ? 0 : sum / distinct), -26));
    }
}
