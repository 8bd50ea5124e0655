using Islet.Course;

namespace Islet.Imaging.Suv;

/// <summary>Least, median and largest value in a mask; of an even number of voxels the median is the mean of the two in the middle.</summary>
public static class MaskStatistics
{
    /// <param name="labels">One a voxel; 0 is outside.</param>
    /// <exception cref="RefusedException">E_MASK_EMPTY.</exception>
    public static (double Min, double Median, double Max) Of(VoxelImage image, ReadOnlySpan<ushort> labels)
    {
        var values = new List<double>();
        var grid = image.Grid;
        for (var (z, at) = (0, 0); z < grid.Slices; z++)
            for (var y = 0; y < grid.Rows; y++)
                for (var x = 0; x < grid.Columns; x++, at++)
                    if (labels[at] != 0)
                        values.Add(image[z, y, x]);
        if (values.Count == 0)
            throw new RefusedException("E_MASK_EMPTY", "the mask", "no voxel", "a voxel or more", "Export the mask again.");
        values.Sort();
        return (values[0], (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2, values[^1]);
    }
}
