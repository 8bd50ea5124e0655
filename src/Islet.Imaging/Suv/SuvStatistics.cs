namespace Islet.Imaging.Suv;

/// <summary>Least, largest and mean value of an image and of each of its slices.</summary>
public sealed record SuvStatistics(double Min, double Max, double Mean, IReadOnlyList<double> SliceMeans)
{
    public static SuvStatistics Of(VoxelImage image)
    {
        var grid = image.Grid;
        var (least, most, means) = (new double[grid.Slices], new double[grid.Slices], new double[grid.Slices]);
        Parallel.For(0, grid.Slices, z =>
        {
            (least[z], most[z], means[z]) = image.IsStored ? Stored(image, z) : Values(image, z);
        });
        return new(least.Min(), most.Max(), means.Average(), means); // slices are of one size, so the result does not hang on the number of threads
    }

    private static (double, double, double) Stored(VoxelImage image, int z)
    {
        var (least, most, sum) = (short.MaxValue, short.MinValue, 0L);
        foreach (var v in image.Stored(z))
        {
            least = Math.Min(least, v);
            most = Math.Max(most, v);
            sum += v;
        }
        var (slope, intercept) = (image.Slopes[z], image.Intercepts[z]);
        return ((least * slope) + intercept, (most * slope) + intercept, ((double)sum / image.Grid.SliceLength * slope) + intercept);
    }

    private static (double, double, double) Values(VoxelImage image, int z)
    {
        var (least, most, sum) = (float.PositiveInfinity, float.NegativeInfinity, 0.0);
        foreach (var v in image.Values(z))
        {
            least = Math.Min(least, v);
            most = Math.Max(most, v);
            sum += v;
        }
        return (least, most, sum / image.Grid.SliceLength);
    }
}
