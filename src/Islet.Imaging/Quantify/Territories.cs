namespace Islet.Imaging.Quantify;

/// <summary>Which voxel climbs to which seed, and how far down a seed stands alone.</summary>
internal sealed class Territories
{
    private readonly Region[] own;
    private readonly double[] alone;

    private Territories(Region[] own, double[] alone)
    {
        (this.own, this.alone) = (own, alone);
    }

    public Region Of(int seed) => own[seed];

    /// <summary>Value at which the seed's heap meets another seed's; negative infinity: it never does.</summary>
    public double Meets(int seed) => alone[seed];

    /// <summary>The hottest peak of what was one candidate at s0: equal for all seeds that were.</summary>
    public static (int Tree, int Peak) FirstRound(IReadOnlyList<PeakTree> trees, SeedPeak seed, double s0)
    {
        var peak = seed.Peak;
        while (trees[seed.Tree].Peaks[peak] is var p && p.Into != peak && p.Saddle >= s0)
            peak = p.Into;
        return (seed.Tree, peak);
    }

    public static Territories Among(IReadOnlyList<PeakTree> trees, IReadOnlyList<SeedPeak> seeds)
    {
        var (own, alone) = (new Region[seeds.Count], new double[seeds.Count]);
        Array.Fill(own, Region.Empty);
        Array.Fill(alone, double.NegativeInfinity);
        Parallel.ForEach(Enumerable.Range(0, seeds.Count).Where(i => seeds[i].Tree >= 0).GroupBy(i => seeds[i].Tree), group =>
        {
            var (tree, seedOf) = (trees[group.Key], new Dictionary<int, int>());
            foreach (var seed in group)
                seedOf[seeds[seed].Peak] = seed;
            Meet(tree, seedOf, alone);
            Part(tree, seedOf, own);
        });
        return new(own, alone);
    }

    // From the highest saddle down; a heap with one seed notes where it meets another.
    private static void Meet(PeakTree tree, Dictionary<int, int> seedOf, double[] alone)
    {
        var (top, seeds, single) = (new int[tree.Peaks.Count], new int[tree.Peaks.Count], new int[tree.Peaks.Count]);
        for (var i = 0; i < top.Length; i++)
            (top[i], seeds[i], single[i]) = (i, seedOf.ContainsKey(i) ? 1 : 0, seedOf.GetValueOrDefault(i, -1));
        foreach (var i in Enumerable.Range(0, top.Length).Where(i => tree.Peaks[i].Into != i).OrderByDescending(i => tree.Peaks[i].Saddle))
        {
            var (a, b) = (Top(top, tree.Peaks[i].Into), Top(top, i));
            if (seeds[a] > 0 && seeds[b] > 0)
                foreach (var one in (int[])[a, b])
                    if (seeds[one] == 1)
                        alone[single[one]] = tree.Peaks[i].Saddle;
            if (seeds[a] == 0)
                single[a] = single[b];
            seeds[a] += seeds[b];
            top[b] = a;
        }
    }

    private static int Top(int[] top, int i)
    {
        while (top[i] != i)
            i = top[i] = top[top[i]];
        return i;
    }

    // A peak that is no seed belongs to the peak that it meets first.
    private static void Part(PeakTree tree, Dictionary<int, int> seedOf, Region[] own)
    {
        var owner = new int[tree.Peaks.Count];
        for (var i = 0; i < owner.Length; i++)
            owner[i] = seedOf.TryGetValue(i, out var seed) ? seed : tree.Peaks[i].Into == i ? -1 : owner[tree.Peaks[i].Into];
        if (seedOf.Count == 1 && owner[0] >= 0)
        {
            own[owner[0]] = tree.Region;
            return;
        }
        int[] seeds = [.. seedOf.Values];
        var index = seeds.Select((seed, i) => (seed, i)).ToDictionary(s => s.seed, s => s.i);
        foreach (var (region, seed) in tree.Parted(Array.ConvertAll(owner, o => o < 0 ? -1 : index[o]), seeds.Length).Zip(seeds))
            own[seed] = region;
    }
}
