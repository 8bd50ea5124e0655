namespace Islet.Imaging;

/// <summary>What the values of a region are. Summed in double and in the region's order, so the same on any number of threads.</summary>
/// <param name="Sd">Of the population: divided by n (pet-quantification 6).</param>
/// <param name="Hottest">The first of those with the largest value, by slice, row and column.</param>
public sealed record RegionStatistics(int Voxels, double Sum, double Mean, double Sd, double Min, double Max, Voxel Hottest)
{
    /// <summary>Coefficient of variation, SD over mean; undefined for a mean of zero.</summary>
    public double? Cov => Mean > 0 ? Sd / Mean : null;

    /// <summary>Null for no voxel.</summary>
    public static RegionStatistics? Of(VoxelImage image, Region region)
    {
        if (region.IsEmpty)
            return null;
        var values = image.Copy(region);
        var (sum, least, most, at) = (0.0, double.PositiveInfinity, double.NegativeInfinity, 0);
        for (var i = 0; i < values.Length; i++)
        {
            var v = values[i];
            sum += v;
            least = Math.Min(least, v);
            if (v > most)
                (most, at) = (v, i);
        }
        var (mean, squares) = (sum / values.Length, 0.0);
        foreach (var v in values)
            squares += (v - mean) * (v - mean);
        return new(values.Length, sum, mean, Math.Sqrt(squares / values.Length), least, most, At(region, at));
    }

    /// <summary>The middle value, or the mean of the two; null for no voxel. Apart, because it sorts.</summary>
    public static double? Median(VoxelImage image, Region region)
    {
        if (region.IsEmpty)
            return null;
        var values = image.Copy(region);
        Array.Sort(values);
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
    }

    private static Voxel At(Region region, int index)
    {
        foreach (var run in region.Runs)
        {
            if (index < run.Length)
                return new(run.Z, run.Y, run.First + index);
            index -= run.Length;
        }
        throw new ArgumentOutOfRangeException(nameof(index), index, "a place in the region");
    }
}
