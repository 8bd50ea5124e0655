namespace Islet.Statistics;

/// <summary>What a quantile of few numbers is: the programs differ. h is the position in the sorted numbers, from 1.</summary>
public enum QuantileDefinition
{
    /// <summary>h = 1 + (n − 1)p, linear between neighbours: R's default, Excel's, definition 7.</summary>
    R7,

    /// <summary>h = (n + 1)p, linear between neighbours, cut at the ends: SPSS's FREQUENCIES and EXPLORE (HAVERAGE), R's type 6.</summary>
    Spss,

    /// <summary>The first whose share reaches p; the mean of two where one hits it exactly: SAS's default (PCTLDEF=5), R's type 2.</summary>
    Sas,
}

/// <summary>Quantiles of plain numbers, nothing censored.</summary>
public static class SampleQuantile
{
    private const double Fuzz = 4 * 2.220446049250313e-16; // R's: a position that is whole but for rounding is whole

    /// <summary>Linear between order statistics: x at position 1 + (n − 1)·p. R's default ("type 7"); SPSS's and SAS's differ in small samples.</summary>
    /// <remarks>Hyndman &amp; Fan, Am Stat 1996;50:361–365, definition 7.</remarks>
    /// <param name="ascending">Sorted.</param>
    /// <returns>Null where there are no numbers.</returns>
    public static double? Of(IReadOnlyList<double> ascending, double p)
    {
        if (p is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A share lies between 0 and 1.");
        if (ascending.Count == 0)
            return null;
        var position = (ascending.Count - 1) * p;
        var below = (int)position;
        var above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }

    /// <summary>By a named definition.</summary>
    /// <remarks>Hyndman &amp; Fan, Am Stat 1996;50:361–365, definitions 2, 6 and 7.</remarks>
    /// <param name="ascending">Sorted.</param>
    /// <returns>Null where there are no numbers.</returns>
    public static double? Of(IReadOnlyList<double> ascending, double p, QuantileDefinition definition)
    {
        if (definition is QuantileDefinition.R7 || ascending.Count == 0 || p is not (>= 0 and <= 1))
            return Of(ascending, p);
        var position = definition is QuantileDefinition.Spss ? (ascending.Count + 1) * p : ascending.Count * p;
        var whole = Math.Floor(position + Fuzz);
        var part = Math.Abs(position - whole) < Fuzz ? 0 : position - whole;
        double At(double place) => ascending[(int)Math.Clamp(place, 1, ascending.Count) - 1];
        return definition is QuantileDefinition.Spss
            ? At(whole) + part * (At(whole + 1) - At(whole))
            : part > 0 ? At(whole + 1) : (At(whole) + At(whole + 1)) / 2;
    }
}
