using System.Collections.Concurrent;
using Islet.Imaging.Lesions;

namespace Islet.Imaging.Quantify;

/// <summary>Regions around seeds: within 2 cm of the candidate (pet-quantification 5.4 ii), on the seed's own side of the watershed (5.4 iii), each voxel in one of them (5.1).</summary>
internal sealed class Growth(VoxelImage suv, SearchPlan plan, SeedPeaks peaks)
{
    /// <summary>The growth of a region is bounded by the candidate dilated by 2 cm (pet-quantification 5.4 ii).</summary>
    public const double BoundMm = 20;

    private readonly ConcurrentDictionary<(Voxel, double), Region> vois = [];

    /// <summary>At 42 %, into the territories of other seeds as well: where a hotter region holds a cooler maximum. The same whatever the plan's method, so that all methods measure the same candidates.</summary>
    public Grown Free(Territories parts, SeedPeak seed, int index) => Within(Voi(parts, seed, index, SegmentationMethod.Default), seed.At, seed.Value, SegmentationMethod.Default, Region.Empty);

    /// <summary>One a seed, in their order; empty where the method gives nothing.</summary>
    /// <param name="drawn">VOIs of a reader by the seed's index.</param>
    public Grown[] All(Territories parts, IReadOnlyList<SeedPeak> seeds, SegmentationMethod method, IReadOnlyDictionary<int, Region>? drawn = null)
    {
        var grown = new Grown[seeds.Count];
        Parallel.For(0, grown.Length, i =>
        {
            var voi = drawn?.GetValueOrDefault(i) ?? Voi(parts, seeds[i], i, method);
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
        var background = method.NeedsBackground ? RegionStatistics.Of(suv, Lesion.Shell(suv, allowed, value, at))?.Mean : null;
        return method.NeedsBackground && background is null ? Grown.None : Grown.By(method, suv, at, voi, allowed, plan.AcceptedLiver, () => background, plan.Connectivity);
    }

    /// <summary>A voxel of two regions stays where SUVmax over threshold is higher; equal ratios: where SUVmax is (pet-quantification 5.1). What is cut off from its maximum by that goes.</summary>
    public void Part(Grown[] grown, IReadOnlyList<SeedPeak> seeds)
    {
        int[] order = [.. Enumerable.Range(0, grown.Length).Where(i => !grown[i].Region.IsEmpty).OrderByDescending(i => Math.Round(seeds[i].Value / grown[i].Threshold, 9)).ThenByDescending(i => seeds[i].Value).ThenBy(i => i)];
        for (var k = 1; k < order.Length; k++)
        {
            var (i, region) = (order[k], grown[order[k]].Region);
            foreach (var j in order[..k])
                if (region.SharesSlices(grown[j].Region))
                    region = region.Except(grown[j].Region);
            if (region.Voxels < grown[i].Region.Voxels)
                grown[i] = grown[i] with { Region = Lesion.Connected(region, seeds[i].At, plan.Connectivity) };
        }
    }

    /// <summary>Other seeds' territories, as far as they matter for a VOI.</summary>
    public static Region Foreign(Territories parts, int index, int count, Region voi)
    {
        var runs = new List<Run>();
        for (var j = 0; j < count; j++)
            if (j != index && parts.Of(j).SharesSlices(voi))
                runs.AddRange(parts.Of(j).InSlices(voi.Runs[0].Z, voi.Runs[^1].Z));
        return Region.Of(runs);
    }

    /// <summary>The seed's heap and 2 cm around it.</summary>
    private Region Voi(Territories parts, SeedPeak seed, int index, SegmentationMethod method)
    {
        var level = Level(parts, seed, index, method);
        return vois.GetOrAdd((seed.At, level), _ => // what lies above the level is the same whatever other seeds there are
            Shape.Dilate(suv.Grid, Lesion.Connected(Threshold.AtLeast(suv, level, parts.Of(index)), seed.At, plan.Connectivity), BoundMm));
    }

    /// <summary>Voxels of the seed's heap from s0 on: what the specification calls a candidate.</summary>
    public int Solid(Territories parts, SeedPeak seed, int index) => Lesion.Connected(Threshold.AtLeast(suv, Math.Max(parts.Meets(index), peaks.S0), parts.Of(index)), seed.At, plan.Connectivity).Voxels;

    /// <summary>The heap begins above where it meets another's, and at s0, or at 70 % of the maximum where that is less or where the tissue around reaches the threshold itself (pet-quantification 5.3).</summary>
    private double Level(Territories parts, SeedPeak seed, int index, SegmentationMethod method)
    {
        var core = Lesion.CoreShare * seed.Value;
        var engulfed = !method.NeedsBackground && seed.Around >= method.Threshold(seed.Value, plan.AcceptedLiver, () => null);
        return Math.Max(parts.Meets(index), engulfed ? core : Math.Min(core, seed.ReachesS0 ? peaks.S0 : peaks.Floor));
    }
}
