using Islet.Course;

namespace Islet.Imaging.Suv;

/// <summary>Least, median and largest value in a mask; of an even number of voxels the median is the mean of the two in the middle.</summary>
public static class MaskStatistics
{
    /// <param name="labels">One a voxel; 0 is outside.</param>
    /// <exception cref="RefusedException">E_MASK_EMPTY.</exception>
    public static (double Min, double Median, double Max) Of(VoxelImage image, ushort[] labels)
    {
        var region = Region.Of(image.Grid, at => labels[at] != 0);
        return RegionStatistics.Of(image, region) is { } found
            ? (found.Min, RegionStatistics.Median(image, region)!.Value, found.Max)
            : throw new RefusedException("E_MASK_EMPTY", "the mask", "no voxel", "a voxel or more", "Export the mask again.");
    }
}
