namespace Islet.Statistics;

/// <summary>One time at which somebody left by the cause.</summary>
/// <param name="Variance">Aalen's, as cmprsk computes it.</param>
/// <param name="Limits">On log(−log F): not defined at 0.</param>
public readonly record struct IncidenceStep(double Time, double AtRisk, double Events, double Incidence, double Variance, Limits Limits);

/// <summary>The probability of having left by one cause, by time.</summary>
/// <param name="Subjects">(Weighted) number of subjects.</param>
/// <param name="Events">(Weighted) number of leavers by the cause.</param>
/// <param name="LastTime">Of follow-up; beyond it nothing is known.</param>
public sealed record IncidenceCurve(string Cause, double Subjects, double Events, IReadOnlyList<IncidenceStep> Steps, double LastTime, TimeTies Ties, double Level)
{
    /// <summary>Aalen's as cmprsk's, or, with weights that are no counts, the infinitesimal jackknife.</summary>
    public VarianceKind Variance { get; init; } = VarianceKind.Model;

    /// <summary>Where everybody at risk had left while others had yet to enter; null: nowhere.</summary>
    public double? EmptiedAt { get; init; }

    /// <summary>Numbers at risk just before, of leavers by any cause and of censored at each distinct time.</summary>
    public IReadOnlyList<(double Time, double AtRisk, double Left, double Censored)> Followed { get; init; } = [];

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
    /// another variance: see <see cref="AalenJohansen"/>, which is taken where weights are no counts. Who enters late is at risk from entry on. 1 − Kaplan-Meier with other causes censored is too high and is not this.
    /// </remarks>
    public static IReadOnlyList<IncidenceCurve> Estimate(CompetingSample sample, TimeTies ties, double level = 0.95)
    {
        var (table, z) = (CauseTable.Of(sample, ties), Tails.NormalLimit(level));
        var followed = Enumerable.Range(0, table.Count).Select(t => (table.Grid.Times[t], table.AtRisk[t], table.Events(t), table.Left[t][0])).ToArray();
        return [.. sample.Causes.Select((name, k) =>
        {
            var steps = Steps(table, k + 1, z);
            return new IncidenceCurve(name, Enumerable.Range(0, sample.Times.Count).Sum(sample.WeightOf), table.Left.Sum(l => l[k + 1]), sample.Counts ? steps : Robust(sample, ties, steps, k + 1, z),
                sample.Times.Max(), ties, level)
            {
                Variance = sample.Counts ? VarianceKind.Model : VarianceKind.Robust, EmptiedAt = table.EmptiedAt, Followed = followed,
            };
        })];
    }

    private static List<IncidenceStep> Robust(CompetingSample sample, TimeTies ties, List<IncidenceStep> steps, int cause, double z) =>
        [.. AalenJohansen.At(sample, ties, [.. steps.Select(s => s.Time)]).Zip(steps, (at, s) => s with
        {
            Variance = at.StandardErrors[cause] * at.StandardErrors[cause], Limits = SurvivalLimits.Of(IntervalKind.LogLog, s.Incidence, at.StandardErrors[cause], z),
        })];

    private static List<IncidenceStep> Steps(CauseTable table, int cause, double z)
    {
        var (steps, moments) = (new List<IncidenceStep>(), (One: 0.0, Cross: 0.0, Two: 0.0));
        var (free, incidence) = (1.0, 0.0);
        for (var t = 0; t < table.Count; t++)
        {
            var (n, own, all) = (table.AtRisk[t], table.Left[t][cause], table.Events(t));
            if (all == 0)
                continue;
            var after = free * table.Stay(t) / n;
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
