namespace Islet.Statistics;

/// <summary>What a pair of comparable subjects counts for.</summary>
public enum PairWeight
{
    /// <summary>Each the same. Harrell et al., JAMA 1982;247:2543–2546.</summary>
    Harrell,

    /// <summary>1/G(t−)², G the censoring distribution, so that the limit does not depend on censoring. Uno et al., Stat Med 2011;30:1105–1117.</summary>
    Uno,
}

/// <summary>(Weighted) numbers of pairs.</summary>
/// <param name="TiedRisk">Same predicted risk, different times.</param>
/// <param name="TiedTime">Events at one time with different risk; not comparable.</param>
/// <param name="TiedBoth">Events at one time with the same risk; not comparable.</param>
public readonly record struct PairCounts(double Concordant, double Discordant, double TiedRisk, double TiedTime, double TiedBoth)
{
    internal double Comparable => Concordant + Discordant + TiedRisk;
}

/// <summary>Chance that of two comparable subjects the one with the higher risk has the event first; ties in risk count half.</summary>
/// <param name="StandardError">Infinitesimal jackknife; the censoring distribution is taken as known.</param>
public readonly record struct ConcordanceIndex(PairWeight Weighting, double? C, double? StandardError, PairCounts Pairs);

/// <summary>Concordance of a predicted risk with survival, within strata.</summary>
public static class Concordance
{
    /// <summary>C = (concordant + tied/2)/(concordant + discordant + tied), in O(n log n).</summary>
    /// <remarks>
    /// Harrell 1982 and Uno 2011 as <see cref="PairWeight"/> says; the error: Therneau &amp; Watson, The concordance statistic and the Cox model, Mayo Clinic
    /// Technical Report 85, 2017.
    /// </remarks>
    /// <param name="risk">For each observation a number that is higher the earlier the event is expected.</param>
    /// <param name="stratum">Pairs are made within strata only.</param>
    /// <param name="cluster">Adds up the influences of one cluster's rows before they are squared.</param>
    public static ConcordanceIndex Of(IReadOnlyList<Observation> observations, IReadOnlyList<double> risk, TimeTies ties, PairWeight weighting = PairWeight.Harrell,
        IReadOnlyList<int>? stratum = null, IReadOnlyList<int>? cluster = null)
    {
        var rows = observations as Observation[] ?? [.. observations];
        Observation.Check(rows);
        if (risk.Count != rows.Length)
            throw new ArgumentException($"{risk.Count} risks for {rows.Length} observations.", nameof(risk));
        var (grid, risks) = (TimeGrid.Of(rows, ties), risk as double[] ?? [.. risk]);
        if (weighting is PairWeight.Uno && grid.Entry is not null)
            throw new ArgumentException("Uno's weights are not defined with delayed entry.", nameof(weighting));
        var (pairs, order, influence, from) = (new PairCounts(), grid.Order(stratum), new Influence[rows.Length], 0);
        foreach (var members in Strata(order, stratum))
        {
            var count = new PairCounter(rows, risks, grid, members, weighting).Count(influence.AsSpan(from, members.Length));
            from += members.Length;
            pairs = new(pairs.Concordant + count.Concordant, pairs.Discordant + count.Discordant, pairs.TiedRisk + count.TiedRisk,
                pairs.TiedTime + count.TiedTime, pairs.TiedBoth + count.TiedBoth);
        }
        if (pairs.Comparable <= 0)
            return new(weighting, null, null, pairs);
        var somers = (pairs.Concordant - pairs.Discordant) / pairs.Comparable;
        var variance = Variance(Array.ConvertAll(influence, x => (x.Net - somers * x.All) / pairs.Comparable), cluster is null ? null : [.. order.Select(row => cluster[row])]);
        return new(weighting, (somers + 1) / 2, Math.Sqrt(variance) / 2, pairs);
    }

    private static double Variance(double[] influences, int[]? cluster) => cluster is null
        ? influences.Sum(x => x * x)
        : influences.Zip(cluster).GroupBy(x => x.Second, x => x.First).Sum(g => g.Sum() * g.Sum());

    // Rows of each stratum, ascending in time.
    private static IEnumerable<int[]> Strata(int[] order, IReadOnlyList<int>? stratum)
    {
        if (stratum is null)
            return [order];
        return Split(order, stratum);

        static IEnumerable<int[]> Split(int[] order, IReadOnlyList<int> stratum)
        {
            for (int first = 0, next = 0; first < order.Length; first = next)
            {
                while (next < order.Length && stratum[order[next]] == stratum[order[first]])
                    next++;
                yield return order[first..next];
            }
        }
    }

    /// <summary>Of a fitted model's own linear predictor.</summary>
    /// <remarks>As above.</remarks>
    public static ConcordanceIndex Of(CoxSample sample, CoxModel model, PairWeight weighting = PairWeight.Harrell)
    {
        var design = new CoxDesign(sample, model.TimeTies);
        var (eta, risk) = (design.Eta([.. model.Coefficients.Select((b, j) => b * design.Scale[j])]), new double[design.Row.Length]);
        for (var i = 0; i < risk.Length; i++)
            risk[design.Row[i]] = eta[i];
        return Of(sample.Observations, risk, model.TimeTies, weighting, sample.Stratum, sample.Cluster);
    }
}
