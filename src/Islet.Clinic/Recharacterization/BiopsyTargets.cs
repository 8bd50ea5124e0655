using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why a lesion is worth a needle, the better reason first.</summary>
public enum TargetReason
{
    /// <summary>It took up the receptor tracer once, and FDG now for the first time.</summary>
    TurnedFdgAvid,

    /// <summary>First seen at the last characterization or since, and called new by its reader.</summary>
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

/// <summary>One reason, and the day of the study that it rests on: a lesion that was new years ago says little today.</summary>
public sealed record TargetGround(TargetReason Reason, When Day);

/// <summary>A lesion that tissue could be taken from.</summary>
/// <param name="Rank">1 is the first choice; lesions of equal reasons go by FDG uptake, then by size.</param>
/// <param name="Because">None: it is neither new nor growing nor FDG-avid, as far as is known.</param>
/// <param name="SizeMm">Longest diameter at its last measurement.</param>
/// <param name="Failed">Tissue that was tried here before and answered nothing: not seen, not reached, no tumour in it.</param>
/// <param name="From">The reads that the reasons rest on.</param>
public sealed record BiopsyTarget(
    int Rank, string Lesion, string? Organ, string? Part, IReadOnlyList<TargetGround> Because, decimal? FdgSuvMax, decimal? SizeMm,
    IReadOnlyList<Finding> Failed, IReadOnlyList<Finding> From)
{
    /// <summary>In an organ that ultrasound through the abdomen does not show, by which the paper's cores were guided (section 2.4): bone, lung, chest, brain [H].</summary>
    public bool IsBeyondUltrasound => Organ is { } organ && Array.Exists(OutOfSight, stem => organ.Contains(stem, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] OutOfSight = ["bone", "lung", "pleura", "thor", "mediastin", "brain", "spin", "skull", "heart"];

    public IReadOnlyList<TargetReason> Reasons => [.. Because.Select(ground => ground.Reason)];
}

/// <summary>Lesions in the order in which they should be biopsied, and what speaks against a biopsy at all.</summary>
public sealed record BiopsyPlan(IReadOnlyList<BiopsyTarget> Targets, IReadOnlyList<BiopsyCaution> Cautions);

/// <summary>
/// Which lesion to biopsy at a re-characterization: progressive or new ones, and before all those formerly receptor-positive that turned FDG-avid.
/// Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.4: 18 G core needle, guided by ultrasound. Left out is what is gone, was removed, or was last read
/// as not malignant; new is what the last characterization found or what came after it [H].
/// </summary>
public static class BiopsyTargets
{
    public static BiopsyPlan Of(Snapshot snapshot)
    {
        var histories = LesionHistory.Of(snapshot).Where(h => !h.IsNoTumour).ToList();
        var axis = snapshot.Course.Axis;
        var since = Characterizations.Of(snapshot) is [.., var last] ? last.OpenedOn(axis) : (AxisPoint?)null;
        var failed = snapshot.Visible<Specimen>().Select(s => s.Finding).Where(f => f.Content is Specimen { Adequate: false } or Specimen { InadequateBecause: not null }).ToList();
        var ranked = histories.Select(h => (History: h, Because: (IReadOnlyList<TargetGround>)[.. GroundsOf(h, since, axis)]))
            .OrderBy(t => t.Because is [var best, ..] ? (int)best.Reason : int.MaxValue).ThenByDescending(t => t.Because.Count)
            .ThenByDescending(t => t.History.FdgSuvMax ?? -1).ThenByDescending(t => t.History.SizeMm ?? -1).ThenBy(t => t.History.Lesion, StringComparer.Ordinal);
        return new([.. ranked.Select((t, i) => new BiopsyTarget(i + 1, t.History.Lesion, t.History.Organ, t.History.Part, t.Because, t.History.FdgSuvMax, t.History.SizeMm,
            [.. failed.Where(f => ((Specimen)f.Content).Lesion == t.History.Lesion)], t.History.From))], [.. CautionsOf(snapshot)]);
    }

    private static IEnumerable<TargetGround> GroundsOf(LesionHistory h, AxisPoint? since, Axis axis)
    {
        if (h.TurnedFdgAvid)
            yield return new(TargetReason.TurnedFdgAvid, h.LastFdg!.Happened);
        if (h.IsNewSince(since, axis))
            yield return new(TargetReason.New, h.FirstSeen.Happened);
        if (h.GrownOn is { } grown)
            yield return new(TargetReason.Growing, grown.Happened);
        if (h.IsFdgAvid && !h.TurnedFdgAvid)
            yield return new(TargetReason.FdgAvid, h.LastFdg!.Happened);
    }

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
