using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why a lesion is worth a needle, the better reason first.</summary>
public enum TargetReason
{
    /// <summary>It took up the receptor tracer once, and FDG now for the first time.</summary>
    TurnedFdgAvid,
    New,
    Growing,

    /// <summary>It takes up FDG; whether that is new is not known, or it is not.</summary>
    FdgAvid,
}

/// <summary>What speaks against taking tissue; shown beside the lesions, and no rank is changed by it.</summary>
public enum BiopsyCaution
{
    /// <summary>A person judged that the risk of a biopsy is not acceptable.</summary>
    RiskNotAcceptable,

    /// <summary>Nobody judged the risk.</summary>
    RiskNotJudged,
    BleedingDiathesis,
}

/// <summary>A lesion that tissue could be taken from.</summary>
/// <param name="Rank">1 is the first choice; lesions of equal reasons go by FDG uptake, then by size.</param>
/// <param name="Reasons">None: it is neither new nor growing nor FDG-avid, as far as is known.</param>
/// <param name="SizeMm">Longest diameter at its last measurement.</param>
/// <param name="Failed">Tissue that was tried here before and answered nothing: not seen, not reached, no tumour in it.</param>
/// <param name="From">The reads that the reasons rest on.</param>
public sealed record BiopsyTarget(
    int Rank, string Lesion, string? Organ, string? Part, IReadOnlyList<TargetReason> Reasons, decimal? FdgSuvMax, decimal? SizeMm,
    IReadOnlyList<Finding> Failed, IReadOnlyList<Finding> From);

/// <summary>Lesions in the order in which they should be biopsied, and what speaks against a biopsy at all.</summary>
public sealed record BiopsyPlan(IReadOnlyList<BiopsyTarget> Targets, IReadOnlyList<BiopsyCaution> Cautions);

/// <summary>
/// Which lesion to biopsy at a re-characterization: progressive or new ones, and before all those formerly receptor-positive that turned FDG-avid.
/// Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.4: 18 G core needle, guided by ultrasound.
/// </summary>
public static class BiopsyTargets
{
    public static BiopsyPlan Of(Snapshot snapshot)
    {
        var histories = LesionHistory.Of(snapshot).Where(h => !h.IsGone).ToList();
        var failed = snapshot.Visible<Specimen>().Select(s => s.Finding).Where(f => f.Content is Specimen { Adequate: false } or Specimen { InadequateBecause: not null }).ToList();
        var ranked = histories.Select(h => (History: h, Reasons: ReasonsOf(h)))
            .OrderBy(t => t.Reasons is [var best, ..] ? (int)best : int.MaxValue).ThenByDescending(t => t.Reasons.Count)
            .ThenByDescending(t => t.History.FdgSuvMax ?? -1).ThenByDescending(t => t.History.SizeMm ?? -1).ThenBy(t => t.History.Lesion, StringComparer.Ordinal);
        return new([.. ranked.Select((t, i) => new BiopsyTarget(i + 1, t.History.Lesion, t.History.Organ, t.History.Part, t.Reasons, t.History.FdgSuvMax, t.History.SizeMm,
            [.. failed.Where(f => ((Specimen)f.Content).Lesion == t.History.Lesion)], t.History.From))], [.. CautionsOf(snapshot)]);
    }

    private static IReadOnlyList<TargetReason> ReasonsOf(LesionHistory h) =>
    [
        .. h.TurnedFdgAvid ? [TargetReason.TurnedFdgAvid] : Array.Empty<TargetReason>(),
        .. h.IsNew ? [TargetReason.New] : Array.Empty<TargetReason>(),
        .. h.IsGrowing ? [TargetReason.Growing] : Array.Empty<TargetReason>(),
        .. h.IsFdgAvid && !h.TurnedFdgAvid ? [TargetReason.FdgAvid] : Array.Empty<TargetReason>(),
    ];

    private static IEnumerable<BiopsyCaution> CautionsOf(Snapshot snapshot)
    {
        if (snapshot[Fact.BiopsyRiskAcceptable].Value is not { } acceptable)
            yield return BiopsyCaution.RiskNotJudged;
        else if (acceptable == FactValue.False)
            yield return BiopsyCaution.RiskNotAcceptable;
        if (snapshot[Fact.BleedingDiathesis].Value == FactValue.True)
            yield return BiopsyCaution.BleedingDiathesis;
    }
}
