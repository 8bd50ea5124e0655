namespace Islet.Statistics;

/// <summary>Multiple imputation by chained equations.</summary>
public static class ChainedEquations
{
    /// <summary>Levels that an incomplete factor may have, as in mice; a name or a number of a patient is not imputed.</summary>
    public const int MostLevels = 50;

    /// <summary>Levels that a complete factor may have to predict others.</summary>
    public const int MostPredictorLevels = 200;

    /// <summary>
    /// Fills every gap with a value observed in the same column at random, then visits each incomplete variable in turn, draws its regression on the others where it
    /// is observed from its posterior, and draws anew what is missing; after so many rounds the table is one of the m. What was observed stays as it is.
    /// </summary>
    /// <remarks>
    /// van Buuren &amp; Groothuis-Oudshoorn, J Stat Softw 2011;45(3):1–67 (mice); White, Royston &amp; Wood, Stat Med 2011;30:377–399. For a survival model pass the
    /// columns of <see cref="Outcome"/> along. mice adds a ridge to linear regressions and draws no coefficients of multinomial ones; here combinations are dropped
    /// and named, and coefficients are always drawn. Assumes that values are missing at random, given the columns.
    /// </remarks>
    /// <exception cref="ArgumentException">Columns of different lengths or one name, rules that name no column, a method that does not fit its column, m or iterations below 1.</exception>
    /// <param name="done">Told after each round of a set, from any thread.</param>
    public static Imputation Impute(IReadOnlyList<IncompleteColumn> columns, ImputationRules rules, Action? done = null)
    {
        var plan = ImputationPlan.Of(columns, rules);
        if (plan.Visits.FirstOrDefault(v => v.Observed.Length < 2) is { } empty)
            return new(ImputationOutcome.NothingObserved, empty.Name, rules, plan.Report([]), []);
        if (columns.OfType<IncompleteFactor>().FirstOrDefault(f => f.Levels.Count > (f.Missing > 0 ? MostLevels : MostPredictorLevels)) is { } wide)
            return new(ImputationOutcome.TooManyLevels, wide.Name, rules, plan.Report([]), []);
        var chains = new ImputationChain[rules.Sets];
        Parallel.For(0, rules.Sets, new ParallelOptions { MaxDegreeOfParallelism = rules.Threads }, s => chains[s] = ImputationChain.Run(plan, s, done));
        return chains.FirstOrDefault(c => c.Failed is not null) is { } broken
            ? new(ImputationOutcome.ModelFailed, broken.Failed, rules, plan.Report([]), [])
            : new(ImputationOutcome.Done, null, rules, plan.Report(chains), [.. chains.Select(c => c.Completed)]);
    }

    /// <summary>
    /// What an imputation must know of survival: the event indicator, and the Nelson-Aalen cumulative hazard at each subject's own time (since its entry, where it
    /// entered late). The time itself, or its logarithm, biases the coefficients towards 0.
    /// </summary>
    /// <remarks>White &amp; Royston, Stat Med 2009;28:1982–1998, doi:10.1002/sim.3618.</remarks>
    public static IReadOnlyList<IncompleteColumn> Outcome(IReadOnlyList<Observation> observations, TimeTies ties, string happened, string hazard)
    {
        var curve = KaplanMeier.Estimate(observations, ties);
        double[] times = [.. curve.Steps.Select(s => s.Time)];
        double At(double time) => Array.BinarySearch(times, time + ties.Tolerance) is var i && (i >= 0 ? i : ~i - 1) is >= 0 and var k ? curve.Steps[k].CumulativeHazard : 0;
        return
        [
            new IncompleteNumber(happened, [.. observations.Select(o => o.Event ? 1.0 : 0)]),
            new IncompleteNumber(hazard, [.. observations.Select(o => At(o.Time) - (double.IsNegativeInfinity(o.Entry) ? 0 : At(o.Entry)))]),
        ];
    }
}
