namespace Islet.Statistics;

/// <summary>One coefficient over the refits.</summary>
/// <param name="Coefficient">Of the sample itself.</param>
/// <param name="StandardError">Standard deviation over the refits; null where fewer than two converged.</param>
/// <param name="Limits">Percentiles of the refits' coefficients, R's type 7.</param>
/// <param name="HazardRatioLimits">Their exponentials.</param>
public sealed record BootstrapTerm(string Name, double Coefficient, double? StandardError, Limits Limits, Limits HazardRatioLimits);

/// <summary>A Cox model refitted to samples drawn from its own.</summary>
/// <param name="Generator">Name of the generator of random numbers; with the seed it gives the same draws everywhere, on any number of threads.</param>
/// <param name="Failed">Refits without a finite maximum (no event drawn, monotone or collinear there); the limits are of the others.</param>
/// <param name="Draws">For each refit its coefficients; null where it failed.</param>
public sealed record CoxBootstrapResult(
    string Generator, ulong Seed, int Refits, int Failed, double Level, IReadOnlyList<BootstrapTerm> Terms, IReadOnlyList<double[]?> Draws);

/// <summary>Limits of a Cox model's coefficients from refits, without a formula for their errors.</summary>
public static class CoxBootstrap
{
    /// <summary>
    /// Draws as many rows as there are, with replacement (whole clusters where clusters are named), and refits: percentile limits θ*₍α/2₎ … θ*₍1−α/2₎.
    /// A row drawn m times counts as m rows, ties among its copies included: each refit is that of the drawn rows written out. The sample is sorted once; a
    /// refit starts from the sample's own coefficients.
    /// </summary>
    /// <remarks>
    /// Efron, Ann Stat 1979;7:1–26; for censored data Efron, J Am Stat Assoc 1981;76:312–319; percentile limits: Efron &amp; Tibshirani, An Introduction to
    /// the Bootstrap, 1993, chapter 13. Refit b draws with SplitMix64 (Steele, Lea &amp; Flood, OOPSLA 2014:453–472) from the b-th number of the seed's stream.
    /// </remarks>
    /// <param name="threads">At most so many; null: as many as there are processors. The result does not depend on it.</param>
    /// <returns>Null where the sample itself has no finite maximum: <see cref="Cox.Fit"/> says why.</returns>
    /// <exception cref="ArgumentException">Exact ties, no refit, or a sample that <see cref="Cox.Fit"/> refuses.</exception>
    public static CoxBootstrapResult? Of(CoxSample sample, CoxTies ties, TimeTies timeTies, int refits, ulong seed, double level = 0.95, int? threads = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(refits, 1);
        if (ties is CoxTies.Exact)
            throw new ArgumentException("Refits take Efron's or Breslow's ties.", nameof(ties));
        var design = new CoxDesign(sample, timeTies);
        var start = new Newton(new PartialLikelihood(design, ties).At, design.Terms);
        if (start.Climb() is not CoxOutcome.Converged)
            return null;
        var (units, seeds, draws) = (Units(sample), new SplitMix64(seed), new double[]?[refits]);
        ulong[] own = [.. Enumerable.Range(0, refits).Select(_ => seeds.Next())];
        Parallel.For(0, refits, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount }, b =>
        {
            var weights = RiskWeights.Of(design.Blocks, Copies(units, new SplitMix64(own[b])));
            var newton = new Newton(new PartialLikelihood(design.Blocks, weights, ties).At, design.Terms, start.Beta);
            draws[b] = newton.Climb() is CoxOutcome.Converged ? Unscaled(newton.Beta, design) : null;
        });
        double[][] fitted = [.. draws.OfType<double[]>()];
        var beta = Unscaled(start.Beta, design);
        return new("SplitMix64", seed, refits, refits - fitted.Length, level,
            [.. design.Columns.Select((c, j) => Term(c.Term, beta[j], [.. fitted.Select(d => d[j]).Order()], level))], draws);
    }

    private static BootstrapTerm Term(string name, double coefficient, double[] ascending, double level)
    {
        Limits limits = new(SampleQuantile.Of(ascending, (1 - level) / 2, QuantileDefinition.R7), SampleQuantile.Of(ascending, (1 + level) / 2, QuantileDefinition.R7));
        var mean = ascending.DefaultIfEmpty(0).Average();
        double? error = ascending.Length < 2 ? null : Math.Sqrt(ascending.Sum(b => (b - mean) * (b - mean)) / (ascending.Length - 1));
        return new(name, coefficient, error, limits, new(Exp(limits.Lower), Exp(limits.Upper)));
    }

    private static double? Exp(double? x) => x is { } value ? Math.Exp(value) : null;

    private static double[] Unscaled(double[] beta, CoxDesign design) => [.. beta.Select((b, j) => b / design.Scale[j])];

    // For each row the number of what is drawn: itself or its cluster.
    private static (int[] Of, int Count) Units(CoxSample sample)
    {
        if (sample.Cluster is not { } cluster)
            return ([.. Enumerable.Range(0, sample.Observations.Count)], sample.Observations.Count);
        var known = new Dictionary<int, int>();
        int[] of = [.. cluster.Select(c => known.TryGetValue(c, out var unit) ? unit : known[c] = known.Count)];
        return (of, known.Count);
    }

    private static int[] Copies((int[] Of, int Count) units, SplitMix64 random)
    {
        var drawn = new int[units.Count];
        for (var i = 0; i < drawn.Length; i++)
            drawn[random.Below(drawn.Length)]++;
        return Array.ConvertAll(units.Of, unit => drawn[unit]);
    }
}
