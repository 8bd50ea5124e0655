using Islet.Statistics;

namespace Islet.Tests.Statistics.Speed;

public class SortedTimesTests
{
    public static TheoryData<string, Func<Random, double>> Kinds => new()
    {
        { "continuous", r => r.NextDouble() * 1100 },
        { "whole days", r => r.Next(1, 1100) },
        { "all equal", _ => 7 },
        { "apart by the last bits alone", r => 1 + r.Next(50) * Math.ScaleB(1, -52) },
        { "one far away", r => r.Next(1000) == 0 ? 1e300 : 1 + r.Next(5000) * Math.ScaleB(1, -50) },
        { "both signs and −∞", r => r.Next(5) switch { 0 => double.NegativeInfinity, 1 => -r.NextDouble(), 2 => -0.0, 3 => 0, _ => r.NextDouble() * 1e-300 } },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void The_order_is_that_of_a_stable_sort(string kind, Func<Random, double> draw)
    {
        foreach (var n in (int[])[1, 2, 400, 513, 6000])
        {
            var random = new Random(n);
            double[] times = [.. Enumerable.Range(0, n).Select(_ => draw(random))];
            Assert.True(Enumerable.Range(0, n).OrderBy(i => times[i] + 0.0).SequenceEqual(TimeOrder.Ascending(times)), $"{kind}, {n} rows");
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Marked_rows_come_last_of_their_time(string kind, Func<Random, double> draw)
    {
        foreach (var n in (int[])[2, 513, 6000])
        {
            var random = new Random(n);
            double[] times = [.. Enumerable.Range(0, n).Select(_ => draw(random))];
            bool[] marked = [.. times.Select(_ => random.Next(3) == 0)];
            var sorted = TimeOrder.Sort(times, marked, new ulong[2 * n]);
            var (order, same) = (new int[n], true);
            for (var i = 0; i < n; i++)
            {
                order[i] = sorted.Row(i);
                same &= sorted.Marked(i) == marked[order[i]] && (i == 0 || sorted.Same(i - 1, i, 0) == (times[order[i]] == times[order[i - 1]]));
            }
            Assert.True(same && Enumerable.Range(0, n).OrderBy(i => times[i] + 0.0).ThenBy(i => marked[i]).SequenceEqual(order), $"{kind}, {n} rows");
        }
    }

    [Fact]
    public void Sums_by_rank_are_sums()
    {
        foreach (var ranks in (int[])[1, 16, 17, 300, 5000])
        {
            var (random, sums, weights) = (new Random(ranks), new RankSums(ranks), new double[ranks]);
            for (var i = 0; i < 500; i++)
            {
                var (rank, weight, asked) = (random.Next(ranks), random.Next(9), random.Next(ranks));
                sums.Add(rank, weight);
                weights[rank] += weight;
                Assert.Equal((weights[..asked].Sum(), weights[asked], weights[(asked + 1)..].Sum()), sums.Around(asked));
            }
        }
    }
}
