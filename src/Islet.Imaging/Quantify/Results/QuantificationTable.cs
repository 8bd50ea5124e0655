using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>A result as rows: one a lesion, one for the patient, every row with all of pet-quantification 1. Cells are texts, numbers, truths or null.</summary>
public static class QuantificationTable
{
    private static readonly string[] Provenance = ["series_uid", "tracer", "tracer_kind", "day", "suv_type", "conversion", "warnings", "method", "second_method", "suvpeak", "connectivity", "minimum_ml", "excluded_by", "accepted_by", "program"];

    /// <summary>The header first. Candidates that are no lesions follow, with the reason.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> Lesions(Quantification q, KrenningReading krenning)
    {
        List<object?[]> rows =
        [
            ["lesion", "candidate", "tracking_uid", "status", "left_out_for", "hints", "organ", "x_mm", "y_mm", "z_mm", "suvmax", "max_voxel_zyx", "suvpeak_at_max", "suvpeak_highest", "suvmean", "suvsd_population", "suvmedian", "suvmin", "cov",
                "threshold", "voxels", "ml", "tla_g", "leak", "small", "below_2_cm", "second_threshold", "second_voxels", "second_ml", "second_tla_g", "second_leak", "second_over_first_ml", "suvmax_over_liver_mean", "suvmean_over_liver_mean",
                "suvmax_over_liver_max", "suvmean_over_liver_max", "suvmax_over_spleen_mean", "suvmean_over_spleen_mean", "suvmax_over_spleen_max", "suvmean_over_spleen_max", "krenning_proposed", "skewness", "kurtosis", "histogram_entropy",
                "joint_entropy", "joint_entropy_averaged", "texture_bin_suv", "texture_resampled_mm", "texture_not_computed", .. Provenance],
        ];
        for (var i = 0; i < q.Lesions.Count; i++)
        {
            var (l, s, d, k) = (q.Lesions[i], q.SecondMeasures[i], q.Details[i], krenning.Lesions[i]);
            var hints = l.Candidate is { } number && q.Candidates.FirstOrDefault(c => c.Number == number) is { } from ? Hints(from) : null;
            rows.Add([l.Id, l.Candidate, l.TrackingUid, q.IsProposal ? "proposed" : "accepted", null, hints, l.Organ is { } organ ? SnakeCase.Of(organ) : null, .. Numbers(l.Numbers, l.Threshold, l.Leak), k.Below2Cm, s.Threshold, s.Voxels, s.Ml, s.TlaG, s.Leak,
                l.Numbers.Ml > 0 ? s.Ml / l.Numbers.Ml : null, .. Ratios(l.Numbers, q.Reference(ReferenceOrgan.Liver)), .. Ratios(l.Numbers, q.Reference(ReferenceOrgan.Spleen)), k.Score, d.Texture.Skewness, d.Texture.Kurtosis,
                d.Texture.HistogramEntropy, d.Texture.JointEntropy, d.Texture.JointEntropyAveraged, d.Texture.BinSuv, d.Texture.ResampledMm, d.Texture.NotComputed, .. How(q)]);
        }
        foreach (var (left, c) in q.LeftOut.Select(left => (left, q.Candidates.FirstOrDefault(c => c.Number == left.Candidate))))
            if (c is not null)
                rows.Add([null, c.Number, null, "left out", SnakeCase.Of(left.Reason), Hints(c), null, .. Numbers(c.Numbers, c.Threshold, c.Leak), null, c.Second?.Threshold, c.Second?.Region.Voxels, c.Second?.Ml, null, c.Second?.Leak, null,
                    .. Ratios(c.Numbers, q.Reference(ReferenceOrgan.Liver)), .. Ratios(c.Numbers, q.Reference(ReferenceOrgan.Spleen)), null, null, null, null, null, null, null, null, null, .. How(q)]);
        return rows;
    }

    public static IReadOnlyList<IReadOnlyList<object?>> Patient(Quantification q, KrenningReading krenning)
    {
        var between = InterLesional.Of(q, krenning);
        var (first, second) = (q.Totals, q.SecondTotals);
        List<(string Name, object? Value)> cells =
        [
            ("status", q.IsProposal ? "proposed" : "accepted"), ("lesions", first.Lesions), ("volume_ml", first.Ml), ("tla_g", first.TlaG), ("suvmax", first.SuvMax), ("lowest_suvmean", first.LowestSuvMean), ("dmax_mm", first.DmaxMm),
            ("leaks", string.Join(' ', first.Leaks.Select(n => q.Lesions.First(l => l.Number == n).Id))), ("second_lesions", second.Lesions), ("second_volume_ml", second.Ml), ("second_tla_g", second.TlaG), ("second_over_first_volume", q.SecondRatio),
            .. Enum.GetValues<OrganClass>().Select(o => (OrganClass?)o).Append(null).SelectMany(organ => Organ(organ, first.Organs.FirstOrDefault(o => o.Organ == organ))),
            ("left_out_for_hints", q.LeftOut.Count(l => l.Reason is LeftOutReason.Hint)), ("liver_mean", q.Reference(ReferenceOrgan.Liver)?.Statistics.Mean), ("liver_sd", q.Reference(ReferenceOrgan.Liver)?.Statistics.Sd),
            ("liver_accepted", q.Reference(ReferenceOrgan.Liver)?.Accepted), ("spleen_mean", q.Reference(ReferenceOrgan.Spleen)?.Statistics.Mean), ("spleen_max", q.Reference(ReferenceOrgan.Spleen)?.Statistics.Max),
            ("krenning_highest", krenning.Highest), ("krenning_lowest", krenning.Lowest), ("krenning_targets_highest", krenning.TargetsHighest), ("krenning_targets_lowest", krenning.TargetsLowest), ("krenning_not_proposed", krenning.Without),
            ("suvmean_sd_between_lesions", between.Sd), ("suvmean_cov_between_lesions", between.Cov), ("suvmean_range", between.Range), ("suvmean_lowest_over_highest", between.LowestOverHighest),
            ("uptake_min", q.Scan.UptakeMin), ("ssa", q.Scan.Ssa), ("scanner", q.Scan.Scanner), ("reconstruction", q.Scan.Reconstruction), .. Provenance.Zip(How(q)),
        ];
        return [[.. cells.Select(c => (object?)c.Name)], [.. cells.Select(c => c.Value)]];
    }

    private static IEnumerable<(string, object?)> Organ(OrganClass? organ, OrganTotals? totals)
    {
        var name = organ is { } known ? SnakeCase.Of(known) : "not_assigned";
        return [($"{name}_lesions", totals?.Lesions ?? 0), ($"{name}_ml", totals?.Ml ?? 0.0), ($"{name}_tla_g", totals?.TlaG ?? 0.0), ($"{name}_suvmax", totals?.SuvMax)];
    }

    private static IEnumerable<object?> Numbers(LesionNumbers n, double? threshold, bool leak) =>
    [
        n.Centroid.X, n.Centroid.Y, n.Centroid.Z, n.SuvMax, FormattableString.Invariant($"{n.MaxVoxel.Z} {n.MaxVoxel.Y} {n.MaxVoxel.X}"), n.SuvPeakAtMax, n.SuvPeakHighest, n.SuvMean, n.Sd, n.Median, n.SuvMin, n.Cov, threshold, n.Voxels, n.Ml, n.TlaG, leak, n.IsSmall,
    ];

    private static IEnumerable<object?> Ratios(LesionNumbers n, ReferenceRegion? organ) => LesionRatios.Of(n, organ) is { } r ? [r.MaxOverMean, r.MeanOverMean, r.MaxOverMax, r.MeanOverMax] : [null, null, null, null];

    private static string? Hints(Candidate c) => c.Hints.Count == 0 ? null : string.Join(' ', c.Hints.Select(h => SnakeCase.Of(h)));

    private static IEnumerable<object?> How(Quantification q) =>
    [
        q.How.SeriesUid, q.How.Tracer, SnakeCase.Of(q.Scan.Kind), q.Scan.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), q.How.SuvType, q.How.SuvPath, string.Join(' ', q.How.Warnings.Select(w => w.Code).Distinct()), q.How.Method,
        q.How.SecondMethod, q.How.PeakVariant, (int)q.How.Connectivity, q.How.MinimumMl, q.How.ExcludedBy, q.How.AcceptedBy, q.How.Program,
    ];
}
