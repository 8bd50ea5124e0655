namespace Islet.Statistics;

/// <summary>The product-limit estimator.</summary>
public static class KaplanMeier
{
    /// <summary>
    /// Ŝ(t) = ∏ (1 − dᵢ/nᵢ) over times tᵢ ≤ t, with standard error Ŝ·√Σ dᵢ/(nᵢ(nᵢ − dᵢ)), undefined once Ŝ is 0. Events come before
    /// censorings at one time; with delayed entry nᵢ counts who entered before tᵢ.
    /// </summary>
    /// <remarks>
    /// Kaplan &amp; Meier, J Am Stat Assoc 1958;53:457–481, doi:10.1080/01621459.1958.10501452; the error is Greenwood's (1926).
    /// </remarks>
    /// <param name="ties">Made from the whole sample where several groups are estimated, so that all share one grid of times.</param>
    /// <param name="variance">Null: Greenwood's where every weight is whole, else robust, as R decides it.</param>
    public static SurvivalCurve Estimate(
        IEnumerable<Observation> observations, TimeTies ties, IntervalKind interval = IntervalKind.Log, double level = 0.95, VarianceKind? variance = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var rows = observations as Observation[] ?? [.. observations];
        Observation.Check(rows);
        var kind = variance ?? (Array.TrueForAll(rows, r => r.Weight == Math.Floor(r.Weight)) ? VarianceKind.Model : VarianceKind.Robust);
        var grid = kind is VarianceKind.Robust ? TimeGrid.Of(rows, ties) : null;
        var table = grid is null ? RiskTable.Of(rows, ties) : RiskTable.Of(rows, grid);
        var steps = Steps(table, grid is null ? null : new RobustVariance(rows, grid), interval, Tails.NormalLimit(level));
        return new(table.Events.Sum() + table.Censored.Sum(), table.Events.Sum(), steps, ties, interval, level) { Variance = kind };
    }

    /// <summary>Follow-up: the curve of the time to censoring, event and censoring exchanged.</summary>
    /// <remarks>Schemper &amp; Smith, Control Clin Trials 1996;17:343–346, doi:10.1016/0197-2456(96)00075-X.</remarks>
    public static SurvivalCurve Reverse(IEnumerable<Observation> observations, TimeTies ties, IntervalKind interval = IntervalKind.Log, double level = 0.95) =>
        Estimate(observations.Select(o => o with { Event = !o.Event }), ties, interval, level);

    private static SurvivalStep[] Steps(RiskTable table, RobustVariance? robust, IntervalKind interval, double z)
    {
        var steps = new SurvivalStep[table.Events.Length];
        var (survival, greenwood, hazard, hazardVariance) = (1.0, 0.0, 0.0, 0.0);
        var (made, last) = (0, new SurvivalStep(0, 0, 0, 0, 1, 0, SurvivalLimits.Of(interval, 1, 0, z)));
        for (var t = 0; t < steps.Length; t++)
        {
            var (n, d, c) = (table.AtRisk[t], table.Events[t], table.Censored[t]);
            if (d == 0 && c == 0)
                continue; // only entries
            var robustly = robust?.At(t, n, d);
            if (d > 0)
            {
                // A weighted sum can leave a last risk set a rounding error above its events.
                survival *= n - d > 1e-12 * n ? (n - d) / n : 0;
                greenwood += d / (n * (n - d));
                (hazard, hazardVariance) = (hazard + d / n, hazardVariance + d / (n * n));
                var (variance, ofHazard) = robustly ?? (greenwood, hazardVariance);
                double? error = survival > 0 ? survival * Math.Sqrt(variance) : null;
                last = new(0, 0, 0, 0, survival, error, SurvivalLimits.Of(interval, survival, error, z), hazard, Math.Sqrt(ofHazard));
            }
            // Between events nothing changes, and rounding must not make a limit seem to move.
            steps[made++] = last with { Time = table.Times[t], AtRisk = n, Events = d, Censored = c };
        }
        return made == steps.Length ? steps : steps[..made];
    }
}
