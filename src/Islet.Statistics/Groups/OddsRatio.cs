namespace Islet.Statistics;

/// <summary>The odds ratio of a fourfold table.</summary>
/// <param name="Ratio">ad/(bc); infinite where only the denominator is 0, null where both are.</param>
/// <param name="Limits">A side that does not exist is null.</param>
public sealed record OddsRatio(double? Ratio, Limits Limits, double Level)
{
    /// <summary>ad/(bc) with limits exp(ln OR ± z·√(1/a + 1/b + 1/c + 1/d)); with an empty cell one side or both do not exist.</summary>
    /// <remarks>Woolf, Ann Hum Genet 1955;19:251–253. SPSS's "Risk Estimate".</remarks>
    /// <exception cref="ArgumentException">The table is not fourfold.</exception>
    public static OddsRatio Woolf(CrossTable table, double level = 0.95)
    {
        Independence.Fourfold(table);
        double a = table.Counts[0][0], b = table.Counts[0][1], c = table.Counts[1][0], d = table.Counts[1][1];
        var ratio = a * d / (b * c);
        var reach = Tails.NormalLimit(level) * Math.Sqrt(1 / a + 1 / b + 1 / c + 1 / d);
        return new(There(ratio), new(There(Math.Exp(Math.Log(ratio) - reach)), There(Math.Exp(Math.Log(ratio) + reach))), level);
    }

    private static double? There(double x) => double.IsNaN(x) ? null : x;
}
