using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>A Cox model over multiply imputed covariates.</summary>
/// <param name="Data">Rows complete in time, event, entry and strata; covariates may be missing in them.</param>
/// <param name="CompleteRows">Of these, how many miss nothing.</param>
/// <param name="Complete">The model of the complete rows, for comparison; null where it has no estimate.</param>
internal sealed record ImputedCox(StatsData Data, StatsSpec Spec, Imputation Imputation, PooledCoxModel Model, int CompleteRows, CoxModel? Complete)
{
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, E_STATS_COLUMN, E_STATS_EVENTS, E_STATS_LEVELS, E_STATS_IMPUTE, and what a fit refuses.</exception>
    public static ImputedCox Of(DataTable table, StatsSpec spec, ImputeRequest asked, Action? done = null)
    {
        Check(spec, asked);
        var data = StatsData.Of(table, spec with { Covariates = [] });
        if (!Array.Exists(data.Observations, o => o.Event))
            throw StatsProblem.Events(data.Rows.Count);
        var strata = spec.Strata is { } s ? data.Factor(s, spec.FactorLevels.GetValueOrDefault(s)) : ((IReadOnlyList<string> Levels, int[] Codes)?)null;
        var columns = spec.Covariates.Select(c => Column(data, c, mustVary: true)).Concat(asked.With.Select(c => Column(data, c, mustVary: false))).ToList();
        if (asked.Rules.Methods.FirstOrDefault(m => !columns.Exists(c => c.Name == m.Key && Fits(c, m.Value))) is { Key: { } wrong })
            throw StatsProblem.Spec("--impute-method", wrong, "a column that is imputed, and a method for what it holds: pmm or norm for numbers, logistic for two levels, multinomial or ordinal for more");
        var complete = Enumerable.Range(0, data.Rows.Count).Count(i => !columns.Exists(c => c.IsMissing(i)));
        if (strata is { } st)
            columns.Add(new IncompleteFactor(spec.Strata!, st.Levels, st.Codes));
        var imputation = ChainedEquations.Impute([.. columns, .. ChainedEquations.Outcome(data.Observations, data.Ties, spec.Event, $"Nelson-Aalen of {spec.Time}")], asked.Rules, done);
        if (imputation.Outcome is not ImputationOutcome.Done)
            throw StatsProblem.Imputation(imputation);
        CoxSample[] samples = [.. imputation.Sets.Select(set => new CoxSample(data.Observations, [.. set.Take(spec.Covariates.Count).Select(c => c.Covariate)]) { Stratum = strata?.Codes })];
        var fit = PooledCox.Fit(samples, spec.Ties == "breslow" ? CoxTies.Breslow : CoxTies.Efron, data.Ties, PooledCox.DfAsMice(samples[0]), threads: asked.Rules.Threads);
        return new(data, spec, imputation, fit.Model ?? throw StatsProblem.Fit(fit.Failure!.Outcome, fit.Failure.Trace, fit.Failure.Culprits), complete, CompleteFit(table, spec));
    }

    /// <summary>Remarks that belong to the result.</summary>
    public IEnumerable<string> Warnings()
    {
        var gaps = 100.0 * (Data.Rows.Count - CompleteRows) / Data.Rows.Count;
        if (Imputation.Variables.Count == 0)
            yield return "W_STATS_IMPUTE_NOTHING: no covariate misses a value; the pooled model is the plain one";
        else if (Imputation.Rules.Sets < gaps)
            yield return FormattableString.Invariant($"W_STATS_IMPUTE_SETS: {gaps:0} % of the rows miss something and there are {Imputation.Rules.Sets} sets; take as many sets as that percentage or more");
        foreach (var v in Imputation.Variables)
        {
            if (v.Missing > v.Observed)
                yield return FormattableString.Invariant($"W_STATS_IMPUTE_MOST: {v.Name} is missing in {v.Missing} of {v.Missing + v.Observed} rows: most of it is made up");
            if (v.Dropped.Count > 0)
                yield return $"W_STATS_IMPUTE_DROPPED: {v.Name} is imputed without {string.Join(", ", v.Dropped.Select(d => d.Term))}: constant where it is observed, or a combination of other terms";
        }
        if (Model.Fits[0].TooFewEvents)
            yield return FormattableString.Invariant($"W_STATS_EPV: {Model.Fits[0].EventsPerTerm:0.#} events per term; under 10 coefficients and limits are not to be trusted");
    }

    // For comparison only: a model that cannot be had from the complete rows is no reason to refuse the imputed one.
    private static CoxModel? CompleteFit(DataTable table, StatsSpec spec)
    {
        try
        {
            var data = StatsData.Of(table, spec);
            var (sample, ties, _) = CoxCase.Sample(data);
            return Cox.Fit(sample, ties, data.Ties).Model;
        }
        catch (Islet.Course.RefusedException)
        {
            return null;
        }
    }

    private static void Check(StatsSpec spec, ImputeRequest asked)
    {
        if (spec.Covariates.Count == 0)
            throw StatsProblem.Spec("spec.covariates", "nothing", "one column or more");
        if (spec.Weights is not null || spec.Cluster is not null)
            throw StatsProblem.Spec("--impute", "with weights or clusters", "rows that count once and stand for one subject each: gaps are drawn row by row");
        if (!spec.IsPlain)
            throw StatsProblem.Spec("--impute", "more than columns as they stand", "time, event, entry, strata, covariates and ties; no groups, times, new data or transformed terms");
        if (spec.Ties is not ("efron" or "breslow"))
            throw StatsProblem.Spec("--ties", spec.Ties, "efron or breslow, with --impute");
        string[] names = [.. spec.Covariates, .. asked.With, .. new[] { spec.Time, spec.Event, spec.Entry, spec.Strata }.OfType<string>()];
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw StatsProblem.Spec("--impute", $"{twice.Key} twice", "different columns");
    }

    private static bool Fits(IncompleteColumn column, ImputationMethod method) => column switch
    {
        IncompleteNumber => method is ImputationMethod.PredictiveMeanMatching or ImputationMethod.BayesianLinear,
        IncompleteFactor { Levels.Count: <= 2 } => method is ImputationMethod.Logistic,
        _ => method is ImputationMethod.Multinomial or ImputationMethod.ProportionalOdds,
    };

    /// <summary>A number, or a factor where levels are given or a value is no number; what is empty stays open.</summary>
    internal static IncompleteColumn Column(StatsData data, string name, bool mustVary)
    {
        var cells = data.Table.Column(name);
        string?[] values = [.. data.Rows.Select(r => cells[r - 1])];
        if (!data.Spec.FactorLevels.TryGetValue(name, out var levels) && Array.TrueForAll(values, v => v is null || DataTable.TryNumber(v, out _)))
        {
            var numbers = CaseSpec.Moderate(data.Table, name);
            return new IncompleteNumber(name, [.. data.Rows.Select(r => numbers[r - 1])]);
        }
        var known = CaseSpec.Factor(data.Table, name, [.. data.Rows.Select(r => r - 1).Where(i => cells[i] is not null)], levels);
        int[] there = [.. known.Codes.Distinct().Order()];
        if (mustVary && there.Length == 1)
            throw StatsProblem.Levels(name, there.Length);
        var next = 0;
        return new IncompleteFactor(name, [.. there.Select(k => known.Levels[k])], Array.ConvertAll(values, v => v is null ? -1 : Array.BinarySearch(there, known.Codes[next++])));
    }
}
