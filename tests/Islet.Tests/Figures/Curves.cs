using System.Globalization;
using Islet.Figures;
using Islet.Statistics;

namespace Islet.Tests.Figures;

/// <summary>Curves for figures, from times as papers print them: + is censored.</summary>
internal static class Curves
{
    // Freireich et al., Blood 1963;21:699–716: weeks in remission.
    public const string SixMp = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
    public const string Placebo = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

    public static KaplanMeierGroup Group(string label, string times) => KaplanMeierGroup.Of(label, Of(times.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(t => new Observation(double.Parse(t.TrimEnd('+'), CultureInfo.InvariantCulture), !t.EndsWith('+')))));

    public static SurvivalCurve Of(IEnumerable<Observation> observations) => KaplanMeier.Estimate(observations, TimeTies.Exact);
}
