namespace Islet.Imaging.Lesions;

/// <summary>A region by one method, from one seed.</summary>
/// <param name="Threshold">SUV that its voxels reach; of an edge by gradient the lowest among them. Positive infinity: the method gives none.</param>
/// <param name="Voi">What it was grown in.</param>
public sealed record Grown(Region Region, double Threshold, Region Voi)
{
    internal static Grown None { get; } = new(Region.Empty, double.PositiveInfinity, Region.Empty);

    /// <summary>Its edge is where the SUV falls most steeply: voxels beyond it may reach its threshold too.</summary>
    public bool IsByGradient { get; init; }

    /// <summary>From the hottest voxel of what is allowed, inside a VOI. Empty where the threshold lies above that voxel.</summary>
    /// <param name="allowed">Part of the VOI that the region may hold.</param>
    /// <param name="background">Mean SUV of the shell around; asked for only by a method that needs it.</param>
    /// <exception cref="Course.RefusedException">E_PET_LIVER, E_PET_BACKGROUND, E_PET_CLASS: the method lacks what it needs.</exception>
    internal static Grown By(SegmentationMethod method, VoxelImage suv, Voxel hottest, Region voi, Region allowed, RegionStatistics? liver, Func<double?> background, Connectivity connectivity)
    {
        var (max, threshold) = (suv[hottest], method.Threshold(suv[hottest], liver, background));
        if (threshold > max)
            return new(Region.Empty, threshold, voi);
        var above = Lesion.Connected(Imaging.Threshold.AtLeast(suv, threshold, allowed), hottest, connectivity);
        if (method.Rule is not ThresholdRule.Gradient)
            return new(above, threshold, voi);
        var region = GradientEdge.Of(suv, allowed, above);
        return new(region, RegionStatistics.Of(suv, region)?.Min ?? double.PositiveInfinity, voi) { IsByGradient = true };
    }
}
