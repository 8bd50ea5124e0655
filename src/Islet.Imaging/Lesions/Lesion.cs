namespace Islet.Imaging.Lesions;

/// <summary>A lesion's region and how it was found.</summary>
/// <param name="Threshold">SUV that the region's voxels reach; null: the region was given as a mask.</param>
/// <param name="Leak">It runs into an organ, and its volume is not the lesion's (<see cref="LeakTest"/>).</param>
public sealed record Lesion(Region Voi, RegionStatistics InVoi, Region Region, double? Threshold, bool Leak)
{
    /// <summary>Below this volume, in mL, SUVpeak and volume are unreliable (pet-quantification 5.5).</summary>
    public const double SmallMl = 1;

    /// <summary>What reaches this share of SUVmax is the lesion's own, also where its region runs into an organ: with a contrast above 1.43 (ours; pet-quantification 5.2 names the shell only).</summary>
    internal const double CoreShare = 0.7;

    private const double ShellFromMm = 10, ShellToMm = 20;

    /// <summary>SUVmax is searched inside the VOI; the region is what reaches the threshold, is connected to that voxel and lies in the VOI (pet-quantification 5.1). Null: the VOI holds no voxel.</summary>
    public static Lesion? Grow(VoxelImage suv, Region voi, SegmentationMethod method, RegionStatistics? liver)
    {
        if (RegionStatistics.Of(suv, voi) is not { } inVoi)
            return null;
        var grown = Grown.By(method, suv, inVoi.Hottest, voi, voi, liver, () => Background(suv, voi, inVoi.Max, inVoi.Hottest)?.Mean, Connectivity.Corners);
        return new(voi, inVoi, grown.Region, grown.Threshold, new LeakTest(suv, Connectivity.Corners, []).Leaks(grown, inVoi.Hottest));
    }

    /// <summary>A region that somebody drew: it is the lesion.</summary>
    public static Lesion? Drawn(VoxelImage suv, Region mask) => RegionStatistics.Of(suv, mask) is { } inMask ? new(mask, inMask, mask, null, false) : null;

    /// <summary>The hottest part of a region, which does not leak.</summary>
    internal static Region Core(VoxelImage suv, Region region, double suvMax, Voxel hottest) => Connected(Imaging.Threshold.AtLeast(suv, CoreShare * suvMax, region), hottest);

    /// <summary>The shell 1 to 2 cm around the hottest part.</summary>
    internal static Region Shell(VoxelImage suv, Region voi, double suvMax, Voxel hottest)
    {
        var core = Core(suv, voi, suvMax, hottest);
        return Shape.Dilate(suv.Grid, core, ShellToMm).Except(Shape.Dilate(suv.Grid, core, ShellFromMm));
    }

    internal static Region Connected(Region region, Voxel voxel, Connectivity connectivity = Connectivity.Corners) =>
        Components.Of(region, connectivity).FirstOrDefault(c => c.Contains(voxel)) ?? Region.Empty;

    private static RegionStatistics? Background(VoxelImage suv, Region voi, double suvMax, Voxel hottest) => RegionStatistics.Of(suv, Shell(suv, voi, suvMax, hottest));
}
