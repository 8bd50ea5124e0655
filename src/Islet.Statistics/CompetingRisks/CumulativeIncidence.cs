namespace Islet.Statistics;

/// <summary>One time at which somebody left by the cause.</summary>
/// <param name="Variance">Aalen's, as cmprsk computes it.</param>
/// <param name="Limits">On log(−log F): not defined at 0.</param>
public readonly record struct IncidenceStep(double Time, double AtRisk, double Events, double Incidence, double Variance, Limits Limits);

/// <summary>The probability of having left by one cause, by time.</summary>
/// <param name="LastTime">Of follow-up; beyond it nothing is known.</param>
public sealed record IncidenceCurve(string Cause, int Subjects, int Events, IReadOnlyList<IncidenceStep> Steps, double LastTime, TimeTies Ties, double Level)
{
    /// <summary>At a time; null beyond the last follow-up.</summary>
    public IncidenceStep? At(double time) => time > LastTime ? null
        : Steps.LastOrDefault(s => s.Time <= time) is { Events: > 0 } step ? step : new(time, Subjects, 0, 0, 0, default);
}

/// <summary>Cumulative incidence under competing risks.</summary>
public static class CumulativeIncidence
{
    /// <summary>
    /// F(t) = Σ S(s−)·d(s)/n(s) over s ≤ t, S the probability of having left by no cause. Variance: Σ over s ≤ t of S(s−)²·(n − d)/(n − 1)·d/n² times
    /// (1 − (F(t) − F(s))/S(s))² for leavers by the cause and ((F(t) − F(s))/S(s))² for leavers by another. It is brought up to date at the cause's own times.
    /// </summary>
    /// <remarks>
    /// Aalen, Ann Stat 1978;6:534–545; the correction for ties and the moments of update are those of cmprsk (Gray, Ann Stat 1988;16:1141–1154). R's survfit has
    /// another variance: see <see cref="AalenJohansen"/>. 1 − Kaplan-Meier with other causes censored is too high and is not this.
    /// </remarks>
    public static IReadOnlyList<IncidenceCurve> Estimate(CompetingSample sample, TimeTies ties, double level = 0.95)
    {
        var (table, z) = (CauseTable.Of(sample, ties), Tails.NormalLimit(level));
        return [.. sample.Causes.Select((name, k) =>
            new IncidenceCurve(name, sample.Times.Count, sample.Cause.Count(c => c == k + 1), Steps(table, k + 1, z), table.Grid.Times[^1], ties, level))];
    }

    private static List<IncidenceStep> Steps(CauseTable table, int cause, double z)
    {
        var (steps, moments) = (new List<IncidenceStep>(), (One: 0.0, Cross: 0.0, Two: 0.0));
        var (free, incidence) = (1.0, 0.0);
        for (var t = 0; t < table.Count; t++)
        {
            var (n, own, all) = (table.AtRisk[t], table.Left[t][cause], table.Events(t));
            if (all == 0)
                continue;
            var after = n > all ? free * (n - all) / n : 0;
            incidence += free * own / n;
            var slope = after > 0 ? 1 / after : 0;
            if (after > 0)
                Add(ref moments, incidence * slope, slope, Spread(free, n, all - own));
            Add(ref moments, 1 + incidence * slope, slope, Spread(free, n, own));
            free = after;
            if (own == 0)
                continue;
            var variance = Math.Max(0, moments.One - 2 * incidence * moments.Cross + incidence * incidence * moments.Two);
            steps.Add(new(table.Grid.Times[t], n, own, incidence, variance, SurvivalLimits.Of(IntervalKind.LogLog, incidence, Math.Sqrt(variance), z)));
        }
        return steps;
    }

    // S(s−)²·d/n², less what drawing without replacement takes off where several leave at once.
    private static double Spread(double free, double n, double d) => free * free * d / (n * n) * (d > 1 ? (n - d) / (n - 1) : 1);

    private static void Add(ref (double One, double Cross, double Two) moments, double at, double slope, double spread) =>
        moments = (moments.One + at * at * spread, moments.Cross + at * slope * spread, moments.Two + slope * slope * spread);
}
