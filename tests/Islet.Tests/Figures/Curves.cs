using System.Globalization;
using Islet.Figures;
using Islet.Statistics;

namespace Islet.Tests.Figures;

/// <summary>Curves for figures, by the product-limit formula written out slowly; log limits.</summary>
internal static class Curves
{
    // Freireich et al., Blood 1963;21:699–716: weeks in remission, + censored.
    public const string SixMp = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
    public const string Placebo = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

    public static KaplanMeierGroup Group(string label, string times)
    {
        var curve = Of(times.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => (double.Parse(t.TrimEnd('+'), CultureInfo.InvariantCulture), !t.EndsWith('+'))));
        return new(label, curve, Median(curve));
    }

    public static SurvivalCurve Of(IEnumerable<(double Time, bool Event)> observations)
    {
        var all = observations.ToList();
        var (survival, variance, steps) = (1.0, 0.0, new List<SurvivalStep>());
        foreach (var time in all.Select(o => o.Time).Distinct().Order())
        {
            var (n, d, c) = (all.Count(o => o.Time >= time), all.Count(o => o.Time == time && o.Event), all.Count(o => o.Time == time && !o.Event));
            survival = n == d ? 0 : survival * (1 - (double)d / n);
            variance += n == d ? 0 : d / ((double)n * (n - d));
            var reach = Math.Exp(1.959963984540054 * Math.Sqrt(variance));
            steps.Add(new(time, n, d, c, survival, survival > 0 ? survival * Math.Sqrt(variance) : null, survival > 0 ? new(survival / reach, Math.Min(1, survival * reach)) : default));
        }
        return new(all.Count, all.Count(o => o.Event), steps, TimeTies.Exact, IntervalKind.Log, 0.95);
    }

    private static MedianTime Median(SurvivalCurve curve)
    {
        double? First(Func<SurvivalStep, double?> value) => curve.Steps.Where(s => s.Events > 0 && (value(s) ?? 1) <= 0.5).Select(s => (double?)s.Time).FirstOrDefault();
        return new(First(s => s.Survival), new(First(s => s.Limits.Lower), First(s => s.Limits.Upper)));
    }
}
