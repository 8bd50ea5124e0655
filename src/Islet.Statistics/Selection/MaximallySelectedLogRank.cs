namespace Islet.Statistics;

/// <summary>One way to cut a sample in two, and how far the two parts are apart.</summary>
/// <param name="Cut">Below it or equal to it, against above it.</param>
/// <param name="Below">Subjects at or below the cut.</param>
/// <param name="Statistic">|S − E|/√V of the log-rank scores of those at or below it, under permutation of the scores.</param>
public readonly record struct CutPoint(double Cut, int Below, double Statistic);

/// <summary>The best of all cuts, and what is left of its p once it counts that the best one was looked for.</summary>
/// <param name="Cuts">All that were tried, ascending.</param>
/// <param name="P">Of the largest statistic, by the approximation of Lausen and Schumacher; the naive p of <see cref="Naive"/> is not to be quoted.</param>
/// <param name="Naive">Of the best cut, as if it had been named beforehand: standard normal, two-sided.</param>
/// <param name="Permuted">By permutation, with its Monte Carlo error; null: not asked for.</param>
public sealed record CutPointSearch(int Subjects, int Events, IReadOnlyList<CutPoint> Cuts, CutPoint Best, double P, double Naive, PermutedP? Permuted, double LeastShare);

/// <param name="P">(hits + 1)/(permutations + 1): never 0.</param>
public readonly record struct PermutedP(double P, double StandardError, int Permutations, ulong Seed);

/// <summary>The cut of a number that divides survival most, with a p that is corrected for the search.</summary>
public static class MaximallySelectedLogRank
{
    /// <summary>
    /// M = max |S(c) − E(c)|/√V(c), S(c) the sum of the log-rank scores δᵢ − Σ over events up to tᵢ of 1/n of the m subjects with x ≤ c, E = m·ā, V = m(n − m)/(n(n − 1))·Σ(a − ā)².
    /// Cuts leave at least a share ε of the subjects on either side. P(M > b) ≈ 4φ(b)/b + φ(b)(b − 1/b)·ln((1 − ε)²/ε²).
    /// </summary>
    /// <remarks>
    /// Lausen &amp; Schumacher, Biometrics 1992;48:73–85, doi:10.2307/2532740 (Miller &amp; Siegmund, Biometrics 1982;38:1011–1016). Permutation: Hothorn &amp; Lausen, Comput Stat Data Anal 2003;43:121–137.
    /// The approximation is an upper bound where values are few: it may then be far above the permutation's.
    /// </remarks>
    /// <param name="values">One a subject: what is cut.</param>
    /// <param name="leastShare">ε, above 0 and below ½.</param>
    /// <param name="permutations">0: the approximation alone.</param>
    /// <returns>Null: no cut leaves that share on both sides, or nobody had the event.</returns>
    public static CutPointSearch? Search(IReadOnlyList<Observation> observations, IReadOnlyList<double> values, TimeTies ties, double leastShare = 0.1, int permutations = 0, ulong seed = 1)
    {
        if (observations.Count != values.Count || values.Any(v => !double.IsFinite(v)) || observations.Any(o => o.Weight != 1 || !double.IsNegativeInfinity(o.Entry)))
            throw new ArgumentException("One finite value for each subject, observed from the start and counted once.", nameof(values));
        if (!(leastShare is > 0 and < 0.5))
            throw new ArgumentOutOfRangeException(nameof(leastShare), leastShare, "The least share of either side is above 0 and below one half.");
        var n = values.Count;
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => values[i])];
        int[] ends = [.. Enumerable.Range(1, Math.Max(0, n - 1)).Where(m => values[order[m - 1]] < values[order[m]] && m >= leastShare * n && n - m >= leastShare * n)];
        var scores = Scores(observations, ties);
        double[] ordered = [.. order.Select(i => scores[i])];
        var spread = Spread(ordered, n);
        if (ends.Length == 0 || !(spread > 0) || !observations.Any(o => o.Event))
            return null;
        CutPoint[] cuts = [.. Statistics(ordered, ends, spread).Select((s, k) => new CutPoint(values[order[ends[k] - 1]], ends[k], s))];
        var best = cuts.MaxBy(c => c.Statistic);
        return new(n, observations.Count(o => o.Event), cuts, best, Approximate(best.Statistic, leastShare), Tails.TwoSidedNormal(best.Statistic),
            permutations > 0 ? Permute(ordered, ends, spread, best.Statistic, permutations, seed) : null, leastShare);
    }

    /// <summary>4φ(b)/b + φ(b)(b − 1/b)·ln((1 − ε)²/ε²), at most 1; 1 below b = 1, where it says nothing.</summary>
    /// <remarks>Lausen &amp; Schumacher 1992.</remarks>
    public static double Approximate(double b, double leastShare)
    {
        var density = Math.Exp(-b * b / 2) / Math.Sqrt(2 * Math.PI);
        return b < 1 ? 1 : Math.Min(1, 4 * density / b + density * (b - 1 / b) * Math.Log((1 - leastShare) * (1 - leastShare) / (leastShare * leastShare)));
    }

    /// <summary>δ − Λ̂(t), Λ̂ Nelson's and Aalen's: the scores whose sums are the log-rank test's observed less expected.</summary>
    private static double[] Scores(IReadOnlyList<Observation> observations, TimeTies ties)
    {
        var steps = KaplanMeier.Estimate(observations, ties).Steps;
        double[] times = [.. steps.Select(s => s.Time)];
        double At(double time) => Array.BinarySearch(times, time + ties.Tolerance) is var i && (i >= 0 ? i : ~i - 1) is >= 0 and var k ? steps[k].CumulativeHazard : 0;
        return [.. observations.Select(o => (o.Event ? 1 : 0) - At(o.Time))];
    }

    private static double Spread(double[] scores, int n)
    {
        var mean = scores.Average();
        return scores.Sum(a => (a - mean) * (a - mean)) / (n * (n - 1.0));
    }

    private static double[] Statistics(double[] scores, int[] ends, double spread)
    {
        var (mean, sum, next, n) = (scores.Average(), 0.0, 0, scores.Length);
        var found = new double[ends.Length];
        for (var i = 0; next < ends.Length; i++)
        {
            sum += scores[i] - mean;
            if (i + 1 == ends[next])
                found[next++] = Math.Abs(sum) / Math.Sqrt(spread * (i + 1) * (n - i - 1.0));
        }
        return found;
    }

    private static PermutedP Permute(double[] scores, int[] ends, double spread, double seen, int permutations, ulong seed)
    {
        var (draws, hits, shuffled) = (new RandomDraws(seed, 0), 0, Enumerable.Range(0, scores.Length).ToArray());
        var drawn = new double[scores.Length];
        for (var round = 0; round < permutations; round++)
        {
            draws.Shuffle(shuffled);
            for (var i = 0; i < drawn.Length; i++)
                drawn[i] = scores[shuffled[i]];
            if (Statistics(drawn, ends, spread).Max() >= seen - 1e-12)
                hits++;
        }
        var p = (hits + 1.0) / (permutations + 1);
        return new(p, Math.Sqrt(p * (1 - p) / permutations), permutations, seed);
    }
}
