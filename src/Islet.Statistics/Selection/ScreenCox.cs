namespace Islet.Statistics;

/// <summary>Selection of covariates from their univariable models.</summary>
public static class ScreenCox
{
    /// <summary>
    /// A covariate enters where its univariable p is below the bound, or where it was named as clinically relevant. Of each group named as collinear, and then of
    /// any that are correlated above the bound, only the most significant stays: walking from the smallest p, one goes where it is collinear with one that stayed,
    /// even where it was named as relevant. Every decision is kept.
    /// </summary>
    /// <remarks>
    /// The rule of the NORDIC NEC 2 study: Sorbye et al., 2025, Methods. Screening by univariable p is disputed (Sun, Shook &amp; Kay, J Clin Epidemiol
    /// 1996;49:907–916): it can miss what matters only beside others. p values of the final model do not count that it was chosen.
    /// </remarks>
    /// <param name="sample">Observations and strata; its own covariates are not looked at. Missing values stand in the candidates.</param>
    /// <exception cref="ArgumentException">Candidates of one name or of another length, names that are no candidate, a bound outside its range.</exception>
    public static ScreenSelection Select(CoxSample sample, IReadOnlyList<IncompleteColumn> candidates, CoxTies ties, TimeTies timeTies, ScreenRules rules)
    {
        Check(sample, candidates, rules);
        var screen = Each(sample, candidates, ties, timeTies, rules.Test);
        var (steps, inside) = (new List<ScreenStep>(), new List<int>());
        for (var i = 0; i < screen.Length; i++)
        {
            var (p, named) = (screen[i].Test.P, rules.Relevant.Contains(candidates[i].Name));
            var reason = p is null ? ScreenReason.NoEstimate : p < rules.Below ? ScreenReason.Significant : named ? ScreenReason.Relevant : ScreenReason.NotSignificant;
            var kept = reason is ScreenReason.Significant or ScreenReason.Relevant;
            steps.Add(new(ScreenStage.Univariable, candidates[i].Name, kept, reason, p));
            if (kept)
                inside.Add(i);
        }
        // Where p is 0 to the last digit the larger statistic decides; then the order of the candidates.
        inside = [.. inside.OrderBy(i => screen[i].Test.P).ThenByDescending(i => screen[i].Test.Statistic)];
        foreach (var group in rules.Collinear)
            inside = Walk(inside, screen, steps, ScreenStage.CollinearGroup, (a, b) => group.Contains(screen[a].Covariate) && group.Contains(screen[b].Covariate) ? (true, Correlated(candidates[a], candidates[b])) : default);
        if (rules.Spearman is { } bound)
            inside = Walk(inside, screen, steps, ScreenStage.Correlation, (a, b) => Correlated(candidates[a], candidates[b]) is { } r && Math.Abs(r) > bound ? (true, r) : default);
        inside.Sort();
        var (rows, fit) = Together(sample, [.. inside.Select(i => candidates[i])], ties, timeTies);
        return new(rules, ties, screen, steps, [.. inside.Select(i => candidates[i].Name)], rows, fit);
    }

    /// <summary>Each candidate in a model of its own, on the rows in which it is known.</summary>
    /// <remarks>Sorbye et al., 2025, Methods, as above.</remarks>
    public static ScreenRow[] Each(CoxSample sample, IReadOnlyList<IncompleteColumn> candidates, CoxTies ties, TimeTies timeTies, ScreenTest test) =>
        [.. candidates.Select(c => Alone(sample, c, ties, timeTies, test))];

    /// <summary>Spearman's ρ over rows in which both are known; null where one is a factor of more than two levels, or does not vary.</summary>
    private static double? Correlated(IncompleteColumn a, IncompleteColumn b)
    {
        if (a is IncompleteFactor { Levels.Count: > 2 } || b is IncompleteFactor { Levels.Count: > 2 })
            return null;
        int[] both = [.. Enumerable.Range(0, a.Count).Where(i => !a.IsMissing(i) && !b.IsMissing(i))];
        return both.Length < 3 ? null : Correlation.Spearman([.. both.Select(a.At)], [.. both.Select(b.At)]).Estimate;
    }

    private static List<int> Walk(List<int> bySignificance, ScreenRow[] screen, List<ScreenStep> steps, ScreenStage stage, Func<int, int, (bool Same, double? Correlation)> collinear)
    {
        var kept = new List<int>();
        var winners = new HashSet<int>();
        foreach (var i in bySignificance)
        {
            var rival = kept.Select(k => (k, collinear(k, i))).FirstOrDefault(c => c.Item2.Same, (k: -1, default));
            if (rival.k < 0)
            {
                kept.Add(i);
                continue;
            }
            if (winners.Add(rival.k))
                steps.Add(new(stage, screen[rival.k].Covariate, true, ScreenReason.MostSignificant, screen[rival.k].Test.P));
            steps.Add(new(stage, screen[i].Covariate, false, ScreenReason.Collinear, screen[i].Test.P, screen[rival.k].Covariate, rival.Item2.Correlation));
        }
        return kept;
    }

    private static ScreenRow Alone(CoxSample sample, IncompleteColumn candidate, CoxTies ties, TimeTies timeTies, ScreenTest test)
    {
        var (rows, fit) = Together(sample, [candidate], ties, timeTies);
        var of = fit?.Model is not { } model ? ChiSquaredTest.Of(null, 1)
            : test switch { ScreenTest.Wald => model.Wald, ScreenTest.LikelihoodRatio => model.LikelihoodRatio, ScreenTest.Score => model.Score };
        return new(candidate.Name, rows.Count, rows.Count(i => sample.Observations[i].Event), candidate.Missing, of, fit);
    }

    private static (IReadOnlyList<int> Rows, CoxFit? Fit) Together(CoxSample sample, IReadOnlyList<IncompleteColumn> columns, CoxTies ties, TimeTies timeTies)
    {
        int[] rows = [.. Enumerable.Range(0, sample.Observations.Count).Where(i => !columns.Any(c => c.IsMissing(i)))];
        Covariate?[] covariates = [.. columns.Select(c => Occurring(c.Only(rows)))];
        return columns.Count == 0 || Array.Exists(covariates, c => c is null) || !Array.Exists(rows, i => sample.Observations[i].Event)
            ? (rows, null)
            : (rows, Cox.Fit(new([.. rows.Select(i => sample.Observations[i])], covariates!) { Stratum = Of(sample.Stratum, rows), Cluster = Of(sample.Cluster, rows), Offset = sample.Offset is { } o ? [.. rows.Select(i => o[i])] : null }, ties, timeTies));
    }

    private static int[]? Of(IReadOnlyList<int>? numbers, int[] rows) => numbers is null ? null : [.. rows.Select(i => numbers[i])];

    // Without the levels that these rows do not have; null where one level is left.
    private static Covariate? Occurring(IncompleteColumn column)
    {
        if (column.Covariate is not FactorCovariate factor)
            return column.Covariate;
        int[] there = [.. factor.Codes.Distinct().Order()];
        return there.Length < 2 ? null : new FactorCovariate(factor.Name, [.. there.Select(k => factor.Levels[k])], [.. factor.Codes.Select(c => Array.BinarySearch(there, c))]);
    }

    private static void Check(CoxSample sample, IReadOnlyList<IncompleteColumn> candidates, ScreenRules rules)
    {
        var names = candidates.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Count != candidates.Count || candidates.Any(c => c.Count != sample.Observations.Count))
            throw new ArgumentException("Candidates have different names and a value for each observation.", nameof(candidates));
        if (rules.Relevant.Concat(rules.Collinear.SelectMany(g => g)).FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            throw new ArgumentException($"{unknown} is no candidate.", nameof(rules));
        if (rules.Below is not (> 0 and <= 1) || rules.Spearman is not (null or (>= 0 and < 1)))
            throw new ArgumentException(FormattableString.Invariant($"p below {rules.Below} and |ρ| above {rules.Spearman}: p lies in (0, 1], ρ in [0, 1)."), nameof(rules));
    }
}
