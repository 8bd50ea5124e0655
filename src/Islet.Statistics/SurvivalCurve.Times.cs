namespace Islet.Statistics;

/// <summary>Survival at a time that was asked for.</summary>
/// <param name="AtRisk">Under observation just before it.</param>
public readonly record struct SurvivalAt(double Time, double AtRisk, double Survival, double? StandardError, Limits Limits);

/// <summary>Mean survival time up to <paramref name="Until"/>, with limits ± 1.96 SE as R and SPSS print them.</summary>
/// <param name="Until">Restricted means are comparable only at one and the same time.</param>
public readonly record struct RestrictedMean(double Until, double Estimate, double StandardError, Limits Limits);

public sealed partial record SurvivalCurve
{
    /// <summary>S, its limits and the number at risk at a time; beyond the last observation the curve stays where it ended and nobody is at risk.</summary>
    public SurvivalAt At(double time)
    {
        var next = FirstAfter(time);
        var reached = next > 0 && Steps[next - 1].Time == time ? next - 1 : next;
        var atRisk = reached < Steps.Count ? Steps[reached].AtRisk : 0;
        return next == 0
            ? new(time, atRisk, 1, 0, new(1, 1))
            : new(time, atRisk, Steps[next - 1].Survival, Steps[next - 1].StandardError, Steps[next - 1].Limits);
    }

    /// <summary>Area under S up to <paramref name="until"/>; variance Σ (area from tᵢ on)²·dᵢ/(nᵢ(nᵢ − dᵢ)).</summary>
    /// <remarks>Irwin, J Hyg 1949;47:188–189; Royston &amp; Parmar, BMC Med Res Methodol 2013;13:152, doi:10.1186/1471-2288-13-152.</remarks>
    /// <param name="until">Null: the last time observed.</param>
    public RestrictedMean Mean(double? until = null)
    {
        if (until is not (null or >= 0))
            throw new ArgumentOutOfRangeException(nameof(until), until, "A mean is restricted to a time that is not negative.");
        var end = until ?? (Steps.Count == 0 ? 0 : Steps[^1].Time);
        var (area, variance, from) = (0.0, 0.0, end);
        // Backwards, for each step weighs the area that lies after it.
        for (var i = FirstAfter(end) - 1; i >= 0; i--)
        {
            var (n, d) = (Steps[i].AtRisk, Steps[i].Events);
            area += Steps[i].Survival * (from - Steps[i].Time);
            variance += n > d ? area * area * d / (n * (n - d)) : 0;
            from = Steps[i].Time;
        }
        var se = Math.Sqrt(variance);
        area += from;
        return new(end, area, se, new(area - 1.96 * se, area + 1.96 * se));
    }

    private int FirstAfter(double time)
    {
        var (low, high) = (0, Steps.Count);
        while (low < high)
            (low, high) = (low + high) / 2 is var middle && Steps[middle].Time <= time ? (middle + 1, high) : (low, middle);
        return low;
    }
}
