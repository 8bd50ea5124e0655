using Islet.Course;

namespace Islet.Clinic;

/// <summary>Heterogeneity of receptor expression in one PET.</summary>
/// <param name="Heterogeneous">More than half of the target lesions vary within themselves.</param>
/// <param name="Varying">Target lesions whose Krenning score varies within the lesion, as a reader saw it.</param>
/// <param name="Unread">Target lesions of which nobody said.</param>
public sealed record GrafHeterogeneity(Truth Heterogeneous, IReadOnlyList<string> Varying, IReadOnlyList<string> Even, IReadOnlyList<string> Unread)
{
    public int Targets => Varying.Count + Even.Count + Unread.Count;
}

/// <summary>Spread of the mean uptake between lesions of one PET; sample standard deviation, divided by n − 1.</summary>
/// <param name="ByKrenning">Lesions, and their volume as far as it is known, per score.</param>
/// <param name="Unmeasured">Lesions without SUVmean: not part of any number here.</param>
public sealed record UptakeSpread(
    int Lesions, double? MeanSuv, double? StandardDeviationSuv, double? CoefficientOfVariation,
    decimal? LowestSuvMean, decimal? HighestSuvMean, decimal? LowestToHighest, IReadOnlyList<KrenningShare> ByKrenning, IReadOnlyList<string> Unmeasured);

/// <param name="LesionShare">Of the lesions with a score, 0 to 1.</param>
/// <param name="VolumeShare">Of their volume, 0 to 1; null: a volume is missing.</param>
public readonly record struct KrenningShare(int Score, int Lesions, decimal LesionShare, decimal? VolumeShare);

/// <summary>
/// Heterogeneity within and between lesions: Graf et al., Eur J Nucl Med Mol Imaging 2020;47:881–894, doi:10.1007/s00259-019-04439-9 (visual, more than 50 % of
/// the target lesions); spread between lesions as docs/rules/dual-pet.md lists it.
/// </summary>
public static class Heterogeneity
{
    /// <summary>A second Krenning class holding this share of a lesion's anatomical volume proposes that it varies [H]; a reader confirms.</summary>
    public const decimal SecondClassShare = 0.20m;

    public static GrafHeterogeneity Graf(PetStudy receptor)
    {
        List<LesionUptake> targets = [.. receptor.Lesions.Where(l => l.Read.Role is LesionRole.Target && !l.IsGone)];
        var said = targets.ToLookup(l => l.Read.KrenningVaries);
        IReadOnlyList<string> varying = Names(said[true]), even = Names(said[false]), unread = Names(said[null]);
        // Exactly half is not more than half.
        var (most, least) = (2 * (varying.Count + unread.Count), 2 * varying.Count);
        return new(least > targets.Count ? Truth.Yes : targets.Count > 0 && most <= targets.Count ? Truth.No : default, varying, even, unread);
    }

    /// <param name="sharesByScore">Share of the lesion's anatomical volume in each Krenning class; a PET threshold would hide the cold part.</param>
    public static bool ProposesVariation(IReadOnlyDictionary<int, decimal> sharesByScore) =>
        sharesByScore.Values.OrderDescending().Skip(1).FirstOrDefault() >= SecondClassShare;

    public static UptakeSpread Between(PetStudy study)
    {
        List<LesionUptake> there = [.. study.Lesions.Where(l => !l.IsGone)];
        List<decimal> means = [.. there.Select(l => l.Read.SuvMean).OfType<decimal>()];
        double? mean = means.Count > 0 ? (double)means.Sum() / means.Count : null;
        double? sd = means.Count > 1 ? Math.Sqrt(means.Sum(m => Math.Pow((double)m - mean!.Value, 2)) / (means.Count - 1)) : null;
        decimal? lowest = means.Count > 0 ? means.Min() : null, highest = means.Count > 0 ? means.Max() : null;
        return new(means.Count, mean, sd, mean > 0 ? sd / mean : null, lowest, highest, highest > 0 ? lowest / highest : null,
            Shares(there), Names(there.Where(l => l.Read.SuvMean is null)));
    }

    private static IReadOnlyList<KrenningShare> Shares(IEnumerable<LesionUptake> lesions)
    {
        List<LesionUptake> scored = [.. lesions.Where(l => l.Read.KrenningScore is not null)];
        decimal? total = scored.TrueForAll(l => l.Read.VolumeMl is > 0) ? scored.Sum(l => l.Read.VolumeMl!.Value) : null;
        return [.. scored.GroupBy(l => l.Read.KrenningScore!.Value).OrderBy(g => g.Key).Select(g => new KrenningShare(
            g.Key, g.Count(), (decimal)g.Count() / scored.Count, total is { } ml ? g.Sum(l => l.Read.VolumeMl!.Value) / ml : null))];
    }

    private static IReadOnlyList<string> Names(IEnumerable<LesionUptake> lesions) => [.. lesions.Select(l => l.Lesion)];
}
