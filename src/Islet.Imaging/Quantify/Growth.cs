using System.Collections.Concurrent;
using Islet.Imaging.Lesions;

namespace Islet.Imaging.Quantify;

/// <summary>A region by one method, from one seed.</summary>
/// <param name="Voi">What it was grown in.</param>
internal sealed record Grown(Region Region, double Threshold, Region Voi)
{
    public static Grown None { get; } = new(Region.Empty, double.PositiveInfinity, Region.Empty);
}

/// <summary>Regions around seeds: within 2 cm of the candidate (pet-quantification 5.4 ii), on the seed's own side of the watershed (5.4 iii), each voxel in one of them (5.1).</summary>
internal sealed class Growth(VoxelImage suv, SearchPlan plan, SeedPeaks peaks)
{
    private const double BoundMm = 20, CoreShare = 0.7;

    private readonly ConcurrentDictionary<(Voxel, double), Region> vois = [];

    /// <summary>What reaches into the territory of another seed counts as well: where a hotter region would swallow a cooler maximum.</summary>
    public Grown Free(Territories parts, SeedPeak seed, int index) => Within(Voi(parts, seed, index), seed.At, seed.Value, plan.Method, Region.Empty);

    /// <summary>One a seed, in their order; empty where the method gives nothing.</summary>
    public Grown[] All(Territories parts, IReadOnlyList<SeedPeak> seeds, SegmentationMethod method, IReadOnlyList<Region>? vois = null)
    {
        var grown = new Grown[seeds.Count];
        Parallel.For(0, grown.Length, i =>
        {
            var voi = vois?[i] ?? Voi(parts, seeds[i], i);
            grown[i] = Within(voi, seeds[i].At, seeds[i].Value, method, Foreign(parts, i, grown.Length, voi));
        });
        Part(grown, seeds);
        for (var i = 0; i < grown.Length; i++)
            grown[i] = OrganSpill.Without(suv.Grid, grown[i], seeds[i].At, plan);
        return grown;
    }

    /// <summary>From a voxel, inside a VOI; empty where the threshold lies above it or cannot be had.</summary>
    public Grown Within(Region voi, Voxel at, double value, SegmentationMethod method, Region foreign)
    {
        var allowed = voi.Except(foreign);
        if (method.Rule is ThresholdRule.AboveBackground && RegionStatistics.Of(suv, Lesion.Shell(suv, allowed, value, at)) is null)
            return Grown.None;
        var threshold = method.Threshold(value, plan.AcceptedLiver, () => RegionStatistics.Of(suv, Lesion.Shell(suv, allowed, value, at))?.Mean);
        return threshold > value ? new(Region.Empty, threshold, voi) : new(Lesion.Connected(Threshold.AtLeast(suv, threshold, allowed), at, plan.Connectivity), threshold, voi);
    }

    /// <summary>A voxel of two regions stays where SUVmax over threshold is higher; equal ratios: where SUVmax is (pet-quantification 5.1). What is cut off from its maximum by that goes.</summary>
    public void Part(Grown[] grown, IReadOnlyList<SeedPeak> seeds)
    {
        int[] order = [.. Enumerable.Range(0, grown.Length).Where(i => !grown[i].Region.IsEmpty).OrderByDescending(i => Math.Round(seeds[i].Value / grown[i].Threshold, 9)).ThenByDescending(i => seeds[i].Value).ThenBy(i => i)];
        for (var k = 1; k < order.Length; k++)
        {
            var (i, region) = (order[k], grown[order[k]].Region);
            foreach (var j in order[..k])
                if (Overlap(region, grown[j].Region))
                    region = region.Except(grown[j].Region);
            if (region.Voxels < grown[i].Region.Voxels)
                grown[i] = grown[i] with { Region = Lesion.Connected(region, seeds[i].At, plan.Connectivity) };
        }
    }

    internal static bool Overlap(Region a, Region b) => !a.IsEmpty && !b.IsEmpty && a.Runs[0].Z <= b.Runs[^1].Z && b.Runs[0].Z <= a.Runs[^1].Z;

    /// <summary>Other seeds' territories, as far as they matter for a VOI.</summary>
    public static Region Foreign(Territories parts, int index, int count, Region voi)
    {
        var runs = new List<Run>();
        for (var j = 0; j < count; j++)
            if (j != index && Overlap(parts.Of(j), voi))
                runs.AddRange(parts.Of(j).InSlices(voi.Runs[0].Z, voi.Runs[^1].Z));
        return Region.Of(runs);
    }

    /// <summary>The candidate and 2 cm around it.</summary>
    private Region Voi(Territories parts, SeedPeak seed, int index)
    {
        var level = Level(parts, seed, index);
        return vois.GetOrAdd((seed.At, level), _ => Shape.Dilate(suv.Grid, Heap(parts, seed, index), BoundMm)); // what lies above the level is the same whatever other seeds there are
    }

    /// <summary>Voxels of the seed's heap from s0 on: what the specification calls a candidate.</summary>
    public int Solid(Territories parts, SeedPeak seed, int index) => Lesion.Connected(Threshold.AtLeast(suv, Math.Max(parts.Meets(index), peaks.S0), parts.Of(index)), seed.At, plan.Connectivity).Voxels;

    /// <summary>The seed's heap above s0, or 70 % of its maximum where that is less, and above where it meets another's.</summary>
    private Region Heap(Territories parts, SeedPeak seed, int index) => Lesion.Connected(Threshold.AtLeast(suv, Level(parts, seed, index), parts.Of(index)), seed.At, plan.Connectivity);

    private double Level(Territories parts, SeedPeak seed, int index) => Math.Max(parts.Meets(index), Math.Min(CoreShare * seed.Value, seed.ReachesS0 ? peaks.S0 : peaks.Floor));
}
