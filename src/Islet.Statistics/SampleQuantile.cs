namespace Islet.Statistics;

/// <summary>Quantiles of plain numbers, nothing censored.</summary>
public static class SampleQuantile
{
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
}
