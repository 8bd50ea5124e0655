namespace Islet.Imaging;

/// <summary>Features of a region by the keys of the Image Biomarker Standardisation Initiative, and the sizes on the way to them.</summary>
/// <param name="Features">NaN where a feature is not defined for the region.</param>
/// <param name="Diagnostics">Of image and masks before and after interpolation and re-segmentation: they tell where two programs part.</param>
public sealed record TextureFeatures(IReadOnlyDictionary<string, double> Features, IReadOnlyDictionary<string, double> Diagnostics)
{
    /// <remarks>Zwanenburg A et al., Radiology 2020;295:328–338; reference manual arXiv:1612.07003.</remarks>
    /// <param name="values">Of the image, slice by slice, row by row.</param>
    /// <param name="mask">Of the region; at least one voxel.</param>
    public static TextureFeatures Of(ImageGrid grid, double[] values, bool[] mask, TextureConfig config)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.LongLength, grid.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(mask.LongLength, grid.Length);
        var (interpolated, region) = TextureVolume.Prepare(grid, values, mask, config);
        var diagnostics = Diagnosed(new(grid, values, mask, mask), "init").Concat(Diagnosed(interpolated, "interp")).Concat(Diagnosed(region, "reseg"));
        if (!region.Intensity.Contains(true))
            return new(new Dictionary<string, double>(), Named(diagnostics));
        var voxels = region.Levels(config.Levels);
        var levels = new GreyLevels(region.Grid, voxels, region.Morphology);
        var features = Morphology.Of(region).Concat(Peaks(region)).Concat(IntensityFeatures.Statistics(region.Inside())).Concat(IntensityFeatures.Histogram([.. voxels.Where(level => level > 0)]))
            .Concat(AboveIntensity(region, config));
        if (config.SliceWise)
            features = features.Concat(InSlices(levels));
        if (config.Volumetric)
            features = features.Concat(InVolume(levels));
        return new(Named(features), Named(diagnostics));
    }

    private static Dictionary<string, double> Named(IEnumerable<(string Key, double Value)> values) => values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Key, double Value)> AboveIntensity(TextureVolume region, TextureConfig config)
    {
        var (by, inside) = (config.VolumeLevels, region.Inside());
        if (by.BinSize is { } size)
        {
            // The middles of bins, from the lowest bound to the highest.
            var last = config.Range is { } range ? range.To : inside.Max();
            var bins = Math.Max(1, Math.Ceiling(((last - by.From) / size) - 1e-9));
            return IntensityFeatures.Volume(Array.ConvertAll(inside, x => by.From + ((Math.Min(bins, Math.Floor((x - by.From) / size) + 1) - 0.5) * size)), by.From + (0.5 * size), size, by.From + ((bins - 0.5) * size));
        }
        if (by.Bins is { } count)
            return IntensityFeatures.Volume([.. region.Levels(by).Where(level => level > 0).Select(level => (double)level)], 1, 1, count);
        return config.Range is { } whole ? IntensityFeatures.Volume(inside, whole.From, 1, whole.To) : IntensityFeatures.Volume(inside, inside.Min(), 1, inside.Max());
    }

    private static (string Key, double Value)[] Peaks(TextureVolume volume)
    {
        var image = new VoxelImage(volume.Grid, Array.ConvertAll(volume.Values, x => (float)x));
        var region = Region.Of(volume.Grid, at => volume.Intensity[at]);
        return [("loc_peak_loc", SuvPeak.Of(image, region, PeakVariant.IbsiLocal)!.Value.Suv), ("loc_peak_glob", SuvPeak.Of(image, region, PeakVariant.IbsiGlobal)!.Value.Suv)];
    }

    private static IEnumerable<(string Key, double Value)> InSlices(GreyLevels levels)
    {
        int[] slices = [.. levels.FilledSlices];
        var distances = Zones.Distances(levels, false);
        // By slice and direction.
        CoOccurrence[][] pairs = [.. slices.Select(z => Step.InSlice.Select(step => CoOccurrence.Of(levels, step, z)).ToArray())];
        GreyLevelMatrix[][] runs = [.. slices.Select(z => Step.InSlice.Select(step => Zones.Runs(levels, step, z)).ToArray())];
        (GreyLevelMatrix Sizes, GreyLevelMatrix Distances)[] zones = [.. slices.Select(z => Zones.Of(levels, distances, false, z))];
        GreyTones[] tones = [.. slices.Select(z => GreyTones.Of(levels, false, z))];
        GreyLevelMatrix[] dependence = [.. slices.Select(z => GreyTones.Dependence(levels, false, z))];
        var directions = Enumerable.Range(0, Step.InSlice.Length);
        return
        [
            .. CoOccurring("2D_avg", pairs.SelectMany(p => p)), .. CoOccurring("2D_comb", pairs.Select(CoOccurrence.Merged)),
            .. CoOccurring("2_5D_avg", directions.Select(d => CoOccurrence.Merged(pairs.Select(p => p[d])))), .. CoOccurring("2_5D_comb", [CoOccurrence.Merged(pairs.SelectMany(p => p))]),
            .. Sized("rlm", GreyLevelMatrix.RunLength, "2D_avg", runs.SelectMany(r => r)), .. Sized("rlm", GreyLevelMatrix.RunLength, "2D_comb", runs.Select(GreyLevelMatrix.Merged)),
            .. Sized("rlm", GreyLevelMatrix.RunLength, "2_5D_avg", directions.Select(d => GreyLevelMatrix.Merged(runs.Select(r => r[d])))),
            .. Sized("rlm", GreyLevelMatrix.RunLength, "2_5D_comb", [GreyLevelMatrix.Merged(runs.SelectMany(r => r))]),
            .. Sized("szm", GreyLevelMatrix.SizeZone, "2D", zones.Select(z => z.Sizes)), .. Sized("szm", GreyLevelMatrix.SizeZone, "2_5D", [GreyLevelMatrix.Merged(zones.Select(z => z.Sizes))]),
            .. Sized("dzm", GreyLevelMatrix.DistanceZone, "2D", zones.Select(z => z.Distances)),
            .. Sized("dzm", GreyLevelMatrix.DistanceZone, "2_5D", [GreyLevelMatrix.Merged(zones.Select(z => z.Distances))]),
            .. Toned("2D", tones), .. Toned("2_5D", [GreyTones.Merged(tones)]),
            .. Sized("ngl", GreyLevelMatrix.Dependence, "2D", dependence), .. Sized("ngl", GreyLevelMatrix.Dependence, "2_5D", [GreyLevelMatrix.Merged(dependence)]),
        ];
    }

    private static IEnumerable<(string Key, double Value)> InVolume(GreyLevels levels)
    {
        CoOccurrence[] pairs = [.. Step.InVolume.Select(step => CoOccurrence.Of(levels, step, null))];
        GreyLevelMatrix[] runs = [.. Step.InVolume.Select(step => Zones.Runs(levels, step, null))];
        var (sizes, distances) = Zones.Of(levels, Zones.Distances(levels, true), true, null);
        return
        [
            .. CoOccurring("3D_avg", pairs), .. CoOccurring("3D_comb", [CoOccurrence.Merged(pairs)]),
            .. Sized("rlm", GreyLevelMatrix.RunLength, "3D_avg", runs), .. Sized("rlm", GreyLevelMatrix.RunLength, "3D_comb", [GreyLevelMatrix.Merged(runs)]),
            .. Sized("szm", GreyLevelMatrix.SizeZone, "3D", [sizes]), .. Sized("dzm", GreyLevelMatrix.DistanceZone, "3D", [distances]),
            .. Toned("3D", [GreyTones.Of(levels, true, null)]), .. Sized("ngl", GreyLevelMatrix.Dependence, "3D", [GreyTones.Dependence(levels, true, null)]),
        ];
    }

    // Several matrices: the mean of their features. A matrix without any pair has none.
    private static IEnumerable<(string Key, double Value)> CoOccurring(string way, IEnumerable<CoOccurrence> matrices) =>
        Meant("cm", CoOccurrence.Names, way, matrices.Where(m => !m.IsEmpty).Select(m => m.Features()));

    private static IEnumerable<(string Key, double Value)> Sized(string family, string[] names, string way, IEnumerable<GreyLevelMatrix> matrices) =>
        Meant(family, names, way, matrices.Where(m => !m.IsEmpty).Select(m => m.Features()));

    private static IEnumerable<(string Key, double Value)> Toned(string way, IEnumerable<GreyTones> tones) =>
        Meant("ngt", GreyTones.Names, way, tones.Where(t => !t.IsEmpty).Select(t => t.Features()));

    private static IEnumerable<(string Key, double Value)> Meant(string family, string[] names, string way, IEnumerable<double[]> features)
    {
        double[][] each = [.. features];
        return names.Select((name, k) => ($"{family}_{name}_{way}", each.Length > 0 ? each.Average(f => f[k]) : double.NaN));
    }

    private static IEnumerable<(string Key, double Value)> Diagnosed(TextureVolume volume, string stage)
    {
        var (grid, inside) = (volume.Grid, volume.Inside());
        if (stage is not "reseg")
            foreach (var value in new[]
            {
                ($"img_dim_x_{stage}_img", (double)grid.Columns), ($"img_dim_y_{stage}_img", grid.Rows), ($"img_dim_z_{stage}_img", grid.Slices),
                ($"vox_dim_x_{stage}_img", grid.ColumnMm), ($"vox_dim_y_{stage}_img", grid.RowMm), ($"vox_dim_z_{stage}_img", grid.SliceMm),
                ($"mean_int_{stage}_img", volume.Values.Average()), ($"min_int_{stage}_img", volume.Values.Min()), ($"max_int_{stage}_img", volume.Values.Max()),
            })
                yield return value;
        foreach (var (name, mask) in new[] { ("int_mask", volume.Intensity), ("morph_mask", volume.Morphology) })
        {
            var (low, high) = GreyLevels.Box(grid, mask);
            var empty = high.Z < 0;
            foreach (var value in new[]
            {
                ($"{name}_dim_x_{stage}_roi", (double)grid.Columns), ($"{name}_dim_y_{stage}_roi", grid.Rows), ($"{name}_dim_z_{stage}_roi", grid.Slices),
                ($"{name}_bb_dim_x_{stage}_roi", empty ? 0.0 : high.X - low.X + 1), ($"{name}_bb_dim_y_{stage}_roi", empty ? 0.0 : high.Y - low.Y + 1),
                ($"{name}_bb_dim_z_{stage}_roi", empty ? 0.0 : high.Z - low.Z + 1), ($"{name}_vox_count_{stage}_roi", mask.Count(m => m)),
            })
                yield return value;
        }
        if (inside.Length == 0)
            yield break;
        yield return ($"int_mask_mean_int_{stage}_roi", inside.Average());
        yield return ($"int_mask_max_int_{stage}_roi", inside.Max());
        yield return ($"int_mask_min_int_{stage}_roi", inside.Min());
    }
}
