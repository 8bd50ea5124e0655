namespace Islet.Statistics;

/// <summary>Counts the comparable pairs of one stratum, and what each member's weight adds to the counts.</summary>
internal sealed class PairCounter
{
    private readonly Observation[] rows;
    private readonly TimeGrid grid;
    private readonly int[] members; // ascending in time
    private readonly int[] rank;    // of each member's risk among the distinct risks
    private readonly double[] pairWeight; // of each grid position
    private readonly int ranks;

    public PairCounter(Observation[] rows, IReadOnlyList<double> risk, TimeGrid grid, int[] members, PairWeight weighting)
    {
        (this.rows, this.grid) = (rows, grid);
        this.members = [.. members.OrderBy(i => grid.At[i])];
        double[] distinct = [.. members.Select(i => risk[i]).Distinct().Order()];
        (rank, ranks) = ([.. this.members.Select(i => Array.BinarySearch(distinct, risk[i]))], distinct.Length);
        pairWeight = weighting is PairWeight.Uno ? InverseCensoring() : [.. Enumerable.Repeat(1.0, grid.Times.Length)];
    }

    public PairCounts Count((double Concordant, double Discordant, double Tied)[] influence)
    {
        var (concordant, discordant, tied) = (0.0, 0.0, 0.0);
        // Back in time: against each event stand all who are still at risk after it.
        Sweep(backwards: true, (m, below, same, above) =>
        {
            var (row, weight) = (members[m], rows[members[m]].Weight * pairWeight[grid.At[members[m]]]);
            (concordant, discordant, tied) = (concordant + weight * below, discordant + weight * above, tied + weight * same);
            Add(influence, row, pairWeight[grid.At[row]] * below, pairWeight[grid.At[row]] * above, pairWeight[grid.At[row]] * same);
        });
        // Forward in time: against each subject stand the events it outlived since its entry; the event with the higher risk agrees.
        Sweep(backwards: false, (m, below, same, above) => Add(influence, members[m], above, below, same));
        var (time, both) = TiedEvents();
        return new(concordant, discordant, tied, time, both);
    }

    private static void Add((double Concordant, double Discordant, double Tied)[] influence, int row, double concordant, double discordant, double tied)
    {
        ref var x = ref influence[row];
        x = (x.Concordant + concordant, x.Discordant + discordant, x.Tied + tied);
    }

    private void Sweep(bool backwards, Action<int, double, double, double> visit)
    {
        if (backwards)
            Backwards(new RankSums(ranks), visit);
        else
            Forwards(new RankSums(ranks), visit);
    }

    private void Backwards(RankSums atRisk, Action<int, double, double, double> visit)
    {
        int[] byEntry = grid.Entry is { } entry ? [.. Enumerable.Range(0, members.Length).OrderByDescending(m => entry[members[m]])] : [];
        for (int last = members.Length - 1, left = 0, next; last >= 0; last = next)
        {
            var time = grid.At[members[last]];
            for (; left < byEntry.Length && grid.Entry![members[byEntry[left]]] >= time; left++)
                atRisk.Add(rank[byEntry[left]], -rows[members[byEntry[left]]].Weight);
            for (next = last; next >= 0 && grid.At[members[next]] == time; next--)
                if (!rows[members[next]].Event)
                    atRisk.Add(rank[next], rows[members[next]].Weight);
            for (var m = last; m > next; m--)
                if (rows[members[m]].Event)
                    visit(m, atRisk.Below(rank[m]), atRisk.At(rank[m]), atRisk.Above(rank[m]));
            for (var m = last; m > next; m--)
                if (rows[members[m]].Event)
                    atRisk.Add(rank[m], rows[members[m]].Weight);
        }
    }

    private void Forwards(RankSums events, Action<int, double, double, double> visit)
    {
        int[] byEntry = grid.Entry is { } entry ? [.. Enumerable.Range(0, members.Length).OrderBy(m => entry[members[m]])] : [];
        for (int first = 0, entered = 0, next; first < members.Length; first = next)
        {
            var time = grid.At[members[first]];
            // Before an entry at this position come the events up to it: what they count is taken off when the subject leaves.
            for (; entered < byEntry.Length && grid.Entry![members[byEntry[entered]]] < time; entered++)
                visit(byEntry[entered], -events.Below(rank[byEntry[entered]]), -events.At(rank[byEntry[entered]]), -events.Above(rank[byEntry[entered]]));
            for (next = first; next < members.Length && grid.At[members[next]] == time; next++)
                if (rows[members[next]].Event)
                    visit(next, events.Below(rank[next]), events.At(rank[next]), events.Above(rank[next]));
            for (var m = first; m < next; m++)
                if (rows[members[m]].Event)
                    events.Add(rank[m], rows[members[m]].Weight * pairWeight[time]);
            for (var m = first; m < next; m++)
                if (!rows[members[m]].Event) // censored after the events of the same time
                    visit(m, events.Below(rank[m]), events.At(rank[m]), events.Above(rank[m]));
        }
    }

    private (double Time, double Both) TiedEvents()
    {
        var (time, both) = (0.0, 0.0);
        foreach (var tied in Enumerable.Range(0, members.Length).Where(m => rows[members[m]].Event).GroupBy(m => grid.At[members[m]]).Where(g => g.Skip(1).Any()))
        {
            var same = tied.GroupBy(m => rank[m]).Sum(g => Pairs(g.Select(m => rows[members[m]].Weight)));
            (time, both) = (time + Pairs(tied.Select(m => rows[members[m]].Weight)) - same, both + same);
        }
        return (time, both);
    }

    private static double Pairs(IEnumerable<double> weights)
    {
        var (pairs, sum) = (0.0, 0.0);
        foreach (var w in weights)
            (pairs, sum) = (pairs + w * sum, sum + w);
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

/// <summary>Sums of weights by rank, with prefix sums in logarithmic time. Fenwick, Softw Pract Exp 1994;24:327–336.</summary>
internal sealed class RankSums(int ranks)
{
    private readonly double[] tree = new double[ranks + 1];
    private readonly double[] own = new double[ranks];
    private double total;

    public void Add(int rank, double weight)
    {
        (own[rank], total) = (own[rank] + weight, total + weight);
        for (var i = rank + 1; i < tree.Length; i += i & -i)
            tree[i] += weight;
    }

    public double At(int rank) => own[rank];

    public double Below(int rank)
    {
        var sum = 0.0;
        for (var i = rank; i > 0; i -= i & -i)
            sum += tree[i];
        return sum;
    }

    public double Above(int rank) => total - Below(rank) - own[rank];
}
