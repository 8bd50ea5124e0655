namespace Islet.Imaging.Quantify;

/// <summary>Heterogeneity inside a lesion (pet-quantification 9.1), by the features of the Image Biomarker Standardisation Initiative (arXiv:1612.07003): 3D, 26 neighbours at distance 1, log₂.</summary>
/// <param name="BinSuv">Levels are floor(SUV ÷ this) + 1; null where levels are a fixed number.</param>
/// <param name="Bins">The fixed number of levels; null where <paramref name="BinSuv"/> is given.</param>
/// <param name="ResampledMm">Voxels of this size were made first, because those of the image are anisotropic by more than 1.5; null: the image's own.</param>
/// <param name="HistogramEntropy">Intensity-histogram entropy (ih_entropy).</param>
/// <param name="JointEntropy">Of the co-occurrence matrix, 13 directions merged (cm_joint_entr_3D_comb).</param>
/// <param name="JointEntropyAveraged">The same, averaged over the directions (cm_joint_entr_3D_avg).</param>
/// <param name="NotComputed">Why there are no numbers; null: there are.</param>
/// <remarks>
/// Without bins, software and tracer an entropy is not comparable: of Werner 2017 (doi:10.18632/oncotarget.12402) and of the texture study of 2021 (PMC8366561) no cut-off is taken over. Below 64 voxels or 5 mL
/// first-order entropy is biased low by about (M − 1)/(2N) and grows with the volume.
/// </remarks>
public sealed record LesionTexture(
    double? BinSuv, int? Bins, double? ResampledMm, double? Skewness, double? Kurtosis, double? HistogramEntropy, double? JointEntropy, double? JointEntropyAveraged, string? NotComputed)
{
    public const int LeastVoxels = 64;

    public const double LeastMl = 5;

    /// <summary>The alternative of pet-quantification 9.1.</summary>
    public const int UsualBins = 64;

    private const double SstBin = 0.5, SstWideBin = 1, SstWideFrom = 64, FdgBin = 0.25, Anisotropic = 1.5;

    private const int Margin = 3; // voxels around the region, from which the resampled ones at its edge are made

    /// <param name="bins">A fixed number of levels between least and largest SUV of the region; null: levels of a fixed size.</param>
    public static LesionTexture Of(VoxelImage suv, Region region, TracerKind kind, int? bins = null)
    {
        var grid = suv.Grid;
        double? size = bins is not null || region.IsEmpty ? null : kind switch
        {
            TracerKind.Sst => RegionStatistics.Of(suv, region)!.Max > SstWideFrom ? SstWideBin : SstBin,
            TracerKind.Fdg => FdgBin,
        };
        if (region.Voxels < LeastVoxels || region.Voxels * grid.VoxelMl < LeastMl)
            return new(size, bins, null, null, null, null, null, null, FormattableString.Invariant($"fewer than {LeastVoxels} voxels or {LeastMl} mL"));
        double[] sides = [grid.SliceMm, grid.RowMm, grid.ColumnMm];
        var config = TextureConfig.Pet(size ?? 1, sides.Max() > Anisotropic * sides.Min());
        if (bins is { } count)
            config = config with { Levels = new(Bins: count) };
        var (box, values, mask) = Cut(suv, region);
        var (_, volume) = TextureVolume.Prepare(box, values, mask, config);
        var resampled = config.Interpolation is Interpolation.None ? (double?)null : config.ResampledMm;
        var voxels = volume.Levels(config.Levels);
        if (!volume.Intensity.Contains(true))
            return new(size, bins, resampled, null, null, null, null, null, "no voxel is left after resampling");
        var statistics = IntensityFeatures.Statistics(volume.Inside()).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var entropy = IntensityFeatures.Histogram([.. voxels.Where(level => level > 0)]).First(f => f.Key == "ih_entropy").Value;
        var levels = new GreyLevels(volume.Grid, voxels, volume.Morphology);
        List<CoOccurrence> pairs = [.. Step.InVolume.Select(step => CoOccurrence.Of(levels, step, null))];
        var place = Array.IndexOf(CoOccurrence.Names, "joint_entr");
        return new(size, bins, resampled, statistics["stat_skew"], statistics["stat_kurt"], entropy, CoOccurrence.Merged(pairs) is { IsEmpty: false } all ? all.Features()[place] : null,
            pairs.Exists(p => !p.IsEmpty) ? pairs.Where(p => !p.IsEmpty).Average(p => p.Features()[place]) : null, null);
    }

    private static (ImageGrid Box, double[] Values, bool[] Mask) Cut(VoxelImage suv, Region region)
    {
        var grid = suv.Grid;
        Run[] runs = [.. region.Runs];
        var (z, y, x) = (Math.Max(0, runs.Min(r => r.Z) - Margin), Math.Max(0, runs.Min(r => r.Y) - Margin), Math.Max(0, runs.Min(r => r.First) - Margin));
        var box = grid with
        {
            Slices = Math.Min(grid.Slices, runs.Max(r => r.Z) + Margin + 1) - z, Rows = Math.Min(grid.Rows, runs.Max(r => r.Y) + Margin + 1) - y, Columns = Math.Min(grid.Columns, runs.Max(r => r.Last) + Margin + 1) - x,
            Origin = grid.Centre(z, y, x),
        };
        var (values, mask) = (new double[box.Length], new bool[box.Length]);
        for (var i = 0; i < values.Length; i++)
            values[i] = suv[z + (i / box.SliceLength), y + (i / box.Columns % box.Rows), x + (i % box.Columns)];
        foreach (var run in runs)
            mask.AsSpan(((((run.Z - z) * box.Rows) + run.Y - y) * box.Columns) + run.First - x, run.Length).Fill(true);
        return (box, values, mask);
    }
}
