namespace Islet.Imaging.Quantify;

/// <summary>What is measured of a region (pet-quantification 6): SUVbw in g/mL, volume in mL, TLA in g.</summary>
/// <param name="SuvPeakAtMax">PEAK_IBSI_LOC.</param>
/// <param name="SuvPeakHighest">PEAK_IBSI_GLOB: never below the former in the same region.</param>
/// <param name="Sd">Of the population.</param>
/// <param name="Centroid">mm, of all voxels alike.</param>
public sealed record LesionNumbers(
    double SuvMax, Voxel MaxVoxel, double SuvPeakAtMax, double SuvPeakHighest, double SuvMean, double Sd, double Median, double SuvMin, int Voxels, double Ml, double TlaG, Point Centroid)
{
    /// <summary>SUVpeak and volume are unreliable below 1 mL (pet-quantification 5.5).</summary>
    public bool IsSmall => Ml < Lesions.Lesion.SmallMl;

    public double? Cov => SuvMean > 0 ? Sd / SuvMean : null;

    /// <summary>Null for no voxel.</summary>
    public static LesionNumbers? Of(VoxelImage suv, Region region)
    {
        if (RegionStatistics.Of(suv, region) is not { } found)
            return null;
        var ml = suv.Grid.VoxelMl;
        return new(found.Max, found.Hottest, SuvPeak.Of(suv, region, PeakVariant.IbsiLocal)!.Value.Suv, SuvPeak.Of(suv, region, PeakVariant.IbsiGlobal)!.Value.Suv, found.Mean, found.Sd,
            RegionStatistics.Median(suv, region)!.Value, found.Min, found.Voxels, found.Voxels * ml, found.Sum * ml, region.Centroid(suv.Grid));
    }
}
