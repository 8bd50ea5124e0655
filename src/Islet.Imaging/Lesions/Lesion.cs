namespace Islet.Imaging.Lesions;

/// <summary>A lesion's region and how it was found.</summary>
/// <param name="Threshold">SUV; null: the region was given as a mask.</param>
/// <param name="Leak">Without the VOI the region is more than 1.5 times as large: it runs into an organ, and its volume is not the lesion's (pet-quantification 5.3).</param>
public sealed record Lesion(Region Voi, RegionStatistics InVoi, Region Region, double? Threshold, bool Leak)
{
    /// <summary>Below this volume, in mL, SUVpeak and volume are unreliable (pet-quantification 5.5).</summary>
    public const double SmallMl = 1;

    private const double LeakFrom = 1.5, CoreShare = 0.7, ShellFromMm = 10, ShellToMm = 20;

    /// <summary>SUVmax is searched inside the VOI; the region is what reaches the threshold, is connected to that voxel and lies in the VOI (pet-quantification 5.1). Null: the VOI holds no voxel.</summary>
    public static Lesion? Grow(VoxelImage suv, Region voi, SegmentationMethod method, RegionStatistics? liver)
    {
        if (RegionStatistics.Of(suv, voi) is not { } inVoi)
            return null;
        var threshold = method.Threshold(inVoi.Max, liver, () => Background(suv, voi, inVoi));
        var region = Connected(Imaging.Threshold.AtLeast(suv, threshold, voi), inVoi.Hottest);
        var free = region.IsEmpty ? region : Connected(Imaging.Threshold.AtLeast(suv, threshold), inVoi.Hottest);
        return new(voi, inVoi, region, threshold, free.Voxels > LeakFrom * region.Voxels);
    }

    /// <summary>A region that somebody drew: it is the lesion.</summary>
    public static Lesion? Drawn(VoxelImage suv, Region mask) => RegionStatistics.Of(suv, mask) is { } inMask ? new(mask, inMask, mask, null, false) : null;

    /// <summary>Mean of the shell 1 to 2 cm around the hottest part, 70 % of SUVmax and more: that part does not leak where the contrast is above 1.43 (ours; pet-quantification 5.2 names the shell only).</summary>
    private static double? Background(VoxelImage suv, Region voi, RegionStatistics inVoi)
    {
        var core = Connected(Imaging.Threshold.AtLeast(suv, CoreShare * inVoi.Max, voi), inVoi.Hottest);
        return RegionStatistics.Of(suv, Shape.Dilate(suv.Grid, core, ShellToMm).Except(Shape.Dilate(suv.Grid, core, ShellFromMm)))?.Mean;
    }

    private static Region Connected(Region region, Voxel voxel) => Components.Of(region).FirstOrDefault(c => c.Contains(voxel)) ?? Region.Empty;
}
