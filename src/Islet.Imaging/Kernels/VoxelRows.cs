namespace Islet.Imaging;

/// <summary>Values of neighbours in a row, whichever way the image keeps them.</summary>
internal static class VoxelRows
{
    public static void Copy(this VoxelImage image, Run run, Span<double> values)
    {
        var start = (run.Y * image.Grid.Columns) + run.First;
        if (image.IsStored)
        {
            var stored = image.Stored(run.Z).Slice(start, run.Length);
            var (slope, intercept) = (image.Slopes[run.Z], image.Intercepts[run.Z]);
            for (var i = 0; i < stored.Length; i++)
                values[i] = (stored[i] * slope) + intercept;
        }
        else
        {
            var kept = image.Values(run.Z).Slice(start, run.Length);
            for (var i = 0; i < kept.Length; i++)
                values[i] = kept[i];
        }
    }

    /// <summary>The values of a region in its order.</summary>
    public static double[] Copy(this VoxelImage image, Region region)
    {
        var (values, at) = (new double[region.Voxels], 0);
        foreach (var run in region.Runs)
        {
            image.Copy(run, values.AsSpan(at, run.Length));
            at += run.Length;
        }
        return values;
    }
}
