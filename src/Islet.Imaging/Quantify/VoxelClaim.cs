using Islet.Imaging.Lesions;

namespace Islet.Imaging.Quantify;

/// <summary>A region among others that may hold the same voxels. Each voxel belongs to one lesion (pet-quantification 5.1).</summary>
/// <param name="Threshold">SUV; null: no threshold made the region, and it gives way to every one that a threshold made.</param>
/// <param name="At">The region hangs together with this voxel, and what is cut off from it goes; null: a region of which every rest stays.</param>
internal readonly record struct VoxelClaim(Region Region, double SuvMax, double? Threshold, Voxel? At)
{
    private double Ratio => Threshold is { } t ? Math.Round(SuvMax / t, 9) : 0;

    /// <summary>Whether it keeps a voxel of two; a tie is the other's.</summary>
    public bool Outweighs(VoxelClaim other) => Ratio != other.Ratio ? Ratio > other.Ratio : SuvMax > other.SuvMax;

    /// <summary>A voxel of two stays where SUVmax over threshold is higher; equal ratios: where SUVmax is; else with the first. One region a claim, in their order.</summary>
    public static Region[] Parted(IReadOnlyList<VoxelClaim> claims, Connectivity connectivity)
    {
        Region[] regions = [.. claims.Select(c => c.Region)];
        int[] order = [.. Enumerable.Range(0, regions.Length).Where(i => !regions[i].IsEmpty).OrderByDescending(i => claims[i].Ratio).ThenByDescending(i => claims[i].SuvMax).ThenBy(i => i)];
        for (var k = 1; k < order.Length; k++)
        {
            var (i, region) = (order[k], regions[order[k]]);
            foreach (var j in order[..k])
                if (region.SharesSlices(regions[j]))
                    region = region.Except(regions[j]);
            if (region.Voxels < regions[i].Voxels)
                regions[i] = claims[i].At is { } at ? Lesion.Connected(region, at, connectivity) : region;
        }
        return regions;
    }
}
