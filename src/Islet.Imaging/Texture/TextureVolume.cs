namespace Islet.Imaging;

/// <summary>An image and a region in it, as their features see them.</summary>
/// <param name="Morphology">The region's shape.</param>
/// <param name="Intensity">The voxels whose intensities count: the shape less what re-segmentation took away.</param>
internal sealed record TextureVolume(ImageGrid Grid, double[] Values, bool[] Morphology, bool[] Intensity)
{
    /// <summary>Interpolated, rounded and re-segmented, in this order (reference manual, figure 1).</summary>
    public static (TextureVolume Interpolated, TextureVolume Resegmented) Prepare(ImageGrid grid, double[] values, bool[] mask, TextureConfig config)
    {
        var interpolated = new TextureVolume(grid, values, mask, mask);
        if (config.Interpolation is not Interpolation.None)
        {
            var to = Resampling.Grid(grid, config.ResampledMm, config.SliceWise);
            var part = Resampling.Of(grid, Array.ConvertAll(mask, inside => inside ? 1.0 : 0), to, Interpolation.Linear);
            var inside = Array.ConvertAll(part, share => share >= Resampling.Half);
            interpolated = new(to, Resampling.Of(grid, values, to, config.Interpolation), inside, inside);
        }
        if (config.Whole)
            interpolated = interpolated with { Values = Array.ConvertAll(interpolated.Values, x => Math.Round(x, MidpointRounding.ToEven)) };
        return (interpolated, interpolated with { Intensity = Resegmented(interpolated, config) });
    }

    /// <summary>Intensities of the region, in the order of voxels.</summary>
    public double[] Inside() => [.. Values.Where((_, i) => Intensity[i])];

    /// <summary>Grey level of each voxel of the intensity mask; 0 outside.</summary>
    public int[] Levels(Discretisation by)
    {
        var (levels, inside) = (new int[Values.Length], Inside());
        var (min, max) = inside.Length > 0 ? (inside.Min(), inside.Max()) : (0, 0);
        for (var i = 0; i < levels.Length; i++)
            levels[i] = !Intensity[i] ? 0 : by switch
            {
                { BinSize: { } size } => (int)Math.Floor((Values[i] - by.From) / size) + 1,
                { Bins: { } bins } => max > min ? Math.Min(bins, (int)Math.Floor(bins * (Values[i] - min) / (max - min)) + 1) : 1,
                _ => (int)Values[i],
            };
        return levels;
    }

    private static bool[] Resegmented(TextureVolume volume, TextureConfig config)
    {
        var kept = (bool[])volume.Morphology.Clone();
        if (config.Range is { } range)
            for (var i = 0; i < kept.Length; i++)
                kept[i] &= volume.Values[i] >= range.From && volume.Values[i] <= range.To;
        if (config.Outliers is not { } sigmas)
            return kept;
        var inside = volume.Inside(); // both conditions look at the whole region (reference manual 2.6)
        if (config.Range is not null)
            inside = [.. volume.Values.Where((_, i) => kept[i])];
        var mean = inside.Average();
        var limit = sigmas * Math.Sqrt(inside.Average(x => (x - mean) * (x - mean)));
        for (var i = 0; i < kept.Length; i++)
            kept[i] &= Math.Abs(volume.Values[i] - mean) <= limit;
        return kept;
    }
}
