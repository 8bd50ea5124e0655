namespace Islet.Clinic;

/// <summary>Which receptor uptake counts as none.</summary>
public enum DiscordanceRule
{
    /// <summary>Krenning 0 or 1, or negative by the reader: the default.</summary>
    Krenning,

    /// <summary>Not above the liver: Krenning 0 to 2 (Zidan et al.).</summary>
    NotAboveLiver,
}

/// <summary>FDG-avid tumour without receptors.</summary>
/// <param name="VolumeMl">By the FDG segmentation; null: a lesion that may belong to it has no volume or no receptor read.</param>
/// <param name="AtLeastMl">Of the lesions that certainly belong to it and are measured.</param>
/// <param name="FractionOfFdgVolume">0 to 1; null: the volume of an FDG-positive lesion, or its positivity, is missing, or there is no such volume.</param>
/// <param name="Open">Lesions that keep <paramref name="VolumeMl"/> from being known.</param>
public sealed record DiscordantVolumeResult(
    DiscordanceRule Rule, decimal? VolumeMl, decimal AtLeastMl, decimal? FractionOfFdgVolume, IReadOnlyList<string> Lesions, IReadOnlyList<string> Open);

/// <summary>
/// Flurodeoxyglucose-avid receptor-negative volume by lesion, after Chan et al. 2024, doi:10.2967/jnumed.123.266346. Method and cut-off differ from that study:
/// its hazard ratios are not quoted with these volumes.
/// </summary>
public static class DiscordantVolume
{
    public static DiscordantVolumeResult Of(PetPair pair, DiscordanceRule rule = DiscordanceRule.Krenning)
    {
        var positivity = pair.Lesions
            .Select(l => (Lesion: l, Fdg: pair.Fdg[l.Id], NoReceptor: l.FdgPositive is false ? false : WithoutReceptors(l, pair, rule))).ToList();
        var certain = positivity.Where(l => l is { Lesion.FdgPositive: true, NoReceptor: true }).ToList();
        List<string> open = [.. positivity
            .Where(l => l.NoReceptor is null || (l.NoReceptor is true && (l.Lesion.FdgPositive is null || l.Fdg?.Read.VolumeMl is null))).Select(l => l.Lesion.Id)];
        var sum = certain.Sum(l => l.Fdg?.Read.VolumeMl ?? 0);
        var avid = positivity.Where(l => l.Lesion.FdgPositive is not false).ToList();
        var total = avid.Sum(l => l.Fdg?.Read.VolumeMl ?? 0);
        var known = open.Count == 0 && avid.TrueForAll(l => l is { Lesion.FdgPositive: true, Fdg.Read.VolumeMl: not null });
        var read = positivity.Count > 0;
        return new(rule, read && open.Count == 0 ? sum : null, sum, known && total > 0 ? sum / total : null, [.. certain.Select(l => l.Lesion.Id)], open);
    }

    /// <summary>Whether an uptake of this modified Krenning score counts as none.</summary>
    public static bool IsNegative(int krenning, DiscordanceRule rule) => rule switch
    {
        DiscordanceRule.Krenning => krenning <= 1,
        DiscordanceRule.NotAboveLiver => krenning <= 2,
    };

    private static bool? WithoutReceptors(PetLesion lesion, PetPair pair, DiscordanceRule rule) => (rule, pair.Receptor[lesion.Id]?.Read.KrenningScore) switch
    {
        (DiscordanceRule.Krenning, { } score) => IsNegative(score, rule),
        (DiscordanceRule.NotAboveLiver, { } score) => IsNegative(score, rule),
        // Uptake above the background may lie below the liver; none is below it in any case.
        (DiscordanceRule.Krenning, null) => !lesion.SstPositive,
        (DiscordanceRule.NotAboveLiver, null) => lesion.SstPositive is false ? true : null,
    };
}
