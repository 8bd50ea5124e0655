namespace Islet.Statistics;

/// <summary>
/// Sums of weights by rank, and of all lower ranks. A node of 16 ranks keeps for each the sum of those before it, a node above the same of 16 nodes: so a
/// sum is one look a level, where a binary indexed tree of a million ranks takes ten.
/// </summary>
/// <remarks>After Fenwick, Softw Pract Exp 1994;24:327–336, with wider nodes.</remarks>
internal sealed class RankSums
{
    private const int Bits = 4, Width = 1 << Bits;
    private readonly double[][] before;
    private readonly double[] own;
    private double total;

    public RankSums(int ranks)
    {
        var levels = new List<double[]>();
        for (var nodes = ranks; nodes > 1 || levels.Count == 0; nodes = (nodes + Width - 1) / Width)
            levels.Add(new double[(nodes + Width - 1) / Width * Width]);
        (before, own) = ([.. levels], new double[ranks]);
    }

    public void Add(int rank, double weight)
    {
        (own[rank], total) = (own[rank] + weight, total + weight);
        foreach (var level in before)
        {
            foreach (ref var sum in level.AsSpan(rank + 1, (Width - 1) & ~rank))
                sum += weight;
            rank >>= Bits;
        }
    }

    /// <summary>Sums of the lower ranks, of this one and of the higher.</summary>
    public (double Below, double Same, double Above) Around(int rank)
    {
        var (below, same) = (0.0, own[rank]);
        foreach (var level in before)
        {
            below += level[rank];
            rank >>= Bits;
        }
        return (below, same, total - below - same);
    }
}
