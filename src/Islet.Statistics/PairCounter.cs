using System.Runtime.InteropServices;

namespace Islet.Statistics;

/// <summary>Counts the comparable pairs of one stratum, and what each member's weight adds to the counts.</summary>
internal sealed class PairCounter
{
    private readonly Observation[] rows;
    private readonly TimeGrid grid;
    private readonly int[] members; // ascending in time
    private readonly int[] rank;    // of each member's risk among the distinct risks
    private readonly int[] at;      // each member's position on the grid
    private readonly double[] weight;
    private readonly bool[] happened;
    private readonly double[]? pairWeight; // of each grid position; null where all are 1
    private readonly int ranks;

    /// <param name="members">Ascending in time.</param>
    public PairCounter(Observation[] rows, ReadOnlySpan<double> risk, TimeGrid grid, int[] members, PairWeight weighting)
    {
        (this.rows, this.grid, this.members) = (rows, grid, members);
        (at, weight, happened) = (new int[members.Length], new double[members.Length], new bool[members.Length]);
        for (var m = 0; m < members.Length; m++)
        {
            ref readonly var row = ref rows[members[m]];
            (at[m], weight[m], happened[m]) = (grid.At[members[m]], row.Weight, row.Event);
        }
        (rank, ranks) = Ranked(risk, members);
        pairWeight = weighting is PairWeight.Uno ? InverseCensoring() : null;
    }

    private static (int[] Rank, int Ranks) Ranked(ReadOnlySpan<double> risk, int[] members)
    {
        var (own, rank, ranks) = (new double[members.Length], new int[members.Length], 0);
        for (var m = 0; m < own.Length; m++)
            own[m] = risk[members[m]];
        var last = double.NaN;
        foreach (var m in TimeOrder.Ascending(own))
        {
            ranks += own[m] == last ? 0 : 1;
            (last, rank[m]) = (own[m], ranks - 1);
        }
        return (rank, ranks);
    }

    /// <param name="influence">For each member.</param>
    public PairCounts Count(Span<Influence> influence)
    {
        var (concordant, discordant, tied) = (0.0, 0.0, 0.0);
        var (asEvent, asOther) = (new Influence[members.Length], new Influence[members.Length]);
        Parallel.Invoke(
            // Back in time: against each event stand all who are still at risk after it.
            () => Backwards(new RankSums(ranks), (m, others) =>
            {
                var pair = pairWeight?[at[m]] ?? 1;
                var both = weight[m] * pair;
                (concordant, discordant, tied) = (concordant + both * others.Below, discordant + both * others.Above, tied + both * others.Same);
                asEvent[m] = new(pair * (others.Below - others.Above), pair * (others.Below + others.Above + others.Same));
            }),
            // Forward in time: against each subject stand the events it outlived since its entry; the event with the higher risk agrees.
            () => Forwards(new RankSums(ranks), (m, events) =>
                asOther[m] = new(asOther[m].Net + events.Above - events.Below, asOther[m].All + events.Above + events.Below + events.Same)));
        for (var m = 0; m < members.Length; m++)
            influence[m] = new(weight[m] * (asEvent[m].Net + asOther[m].Net), weight[m] * (asEvent[m].All + asOther[m].All));
        var (time, all) = TiedEvents();
        return new(concordant, discordant, tied, time, all);
    }

    private void Backwards(RankSums atRisk, Action<int, (double Below, double Same, double Above)> visit)
    {
        int[] byEntry = grid.Entry is { } entry ? [.. Enumerable.Range(0, members.Length).OrderByDescending(m => entry[members[m]])] : [];
        for (int last = members.Length - 1, left = 0, next; last >= 0; last = next)
        {
            var time = at[last];
            for (; left < byEntry.Length && grid.Entry![members[byEntry[left]]] >= time; left++)
                atRisk.Add(rank[byEntry[left]], -weight[byEntry[left]]);
            for (next = last; next >= 0 && at[next] == time; next--)
                if (!happened[next])
                    atRisk.Add(rank[next], weight[next]);
            for (var m = last; m > next; m--)
                if (happened[m])
                    visit(m, atRisk.Around(rank[m]));
            for (var m = last; m > next; m--)
                if (happened[m])
                    atRisk.Add(rank[m], weight[m]);
        }
    }

    private void Forwards(RankSums events, Action<int, (double Below, double Same, double Above)> visit)
    {
        int[] byEntry = grid.Entry is { } entry ? [.. Enumerable.Range(0, members.Length).OrderBy(m => entry[members[m]])] : [];
        for (int first = 0, entered = 0, next; first < members.Length; first = next)
        {
            var time = at[first];
            // Before an entry at this position come the events up to it: what they count is taken off when the subject leaves.
            for (; entered < byEntry.Length && grid.Entry![members[byEntry[entered]]] < time; entered++)
            {
                var (below, same, above) = events.Around(rank[byEntry[entered]]);
                visit(byEntry[entered], (-below, -same, -above));
            }
            for (next = first; next < members.Length && at[next] == time; next++)
                if (happened[next])
                    visit(next, events.Around(rank[next]));
            for (var m = first; m < next; m++)
                if (happened[m])
                    events.Add(rank[m], weight[m] * (pairWeight?[time] ?? 1));
            for (var m = first; m < next; m++)
                if (!happened[m]) // censored after the events of the same time
                    visit(m, events.Around(rank[m]));
        }
    }

    private (double Time, double Both) TiedEvents()
    {
        var (time, both, tied, weights) = (0.0, 0.0, new List<int>(), new List<double>());
        for (int first = 0, next = 0; first < at.Length; first = next)
        {
            tied.Clear();
            weights.Clear();
            for (; next < at.Length && at[next] == at[first]; next++)
                if (happened[next])
                {
                    tied.Add(rank[next]);
                    weights.Add(weight[next]);
                }
            if (tied.Count < 2)
                continue;
            var tiedRanks = CollectionsMarshal.AsSpan(tied);
            var tiedWeights = CollectionsMarshal.AsSpan(weights);
            var (all, same) = (Pairs(tiedWeights), 0.0);
            tiedRanks.Sort(tiedWeights);
            for (int one = 0, end = 0; one < tiedRanks.Length; one = end)
            {
                while (end < tiedRanks.Length && tiedRanks[end] == tiedRanks[one])
                    end++;
                same += end - one > 1 ? Pairs(tiedWeights[one..end]) : 0;
            }
            (time, both) = (time + all - same, both + same);
        }
        return (time, both);
    }

    private static double Pairs(ReadOnlySpan<double> weights)
    {
        var (pairs, sum) = (0.0, 0.0);
        foreach (var w in weights)
            (pairs, sum) = (pairs + (w * sum), sum + w);
        return pairs;
    }

    // 1/G(t−)²: the censored leave after the events of the same time.
    private double[] InverseCensoring()
    {
        var (weights, events, censored) = (new double[grid.Times.Length], new double[grid.Times.Length], new double[grid.Times.Length]);
        foreach (var i in members)
            (rows[i].Event ? events : censored)[grid.At[i]] += rows[i].Weight;
        var (n, g) = (events.Sum() + censored.Sum(), 1.0);
        for (var t = 0; t < weights.Length; t++)
        {
            weights[t] = 1 / (g * g);
            n -= events[t];
            g *= censored[t] > 0 ? 1 - censored[t] / n : 1;
            n -= censored[t];
        }
        return weights;
    }
}

/// <summary>What one subject adds to the counts: concordant less discordant pairs, and all comparable ones.</summary>
internal readonly record struct Influence(double Net, double All);
