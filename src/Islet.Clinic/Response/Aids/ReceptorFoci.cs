using Islet.Course;

namespace Islet.Clinic;

/// <summary>A focus that a receptor PET shows and the baseline did not; on the first PET of all what nobody called new is none.</summary>
/// <param name="TypicalSite">Of metastases of these tumours; null: the organ is not recorded.</param>
/// <param name="Progression">As the review would have it: with or without a CT correlate. Unknown on another tracer, of an equivocal focus, or an organ not recorded.</param>
/// <param name="RecistCounts">RECIST 1.1 counts this time point as showing a new lesion; an uncorrelated focus it keeps equivocal.</param>
public sealed record ReceptorFocus(string TimePoint, string Lesion, string? Organ, bool? TypicalSite, CtCorrelate? Ct, Answer Progression, bool RecistCounts);

/// <summary>
/// New findings on receptor PET at sites where these tumours spread are read as progression with more confidence than any change of uptake, seen on CT or not
/// (Di Franco et al., Semin Nucl Med 2025;55:754-765, Morphological and Molecular Imaging). RECIST 1.1 waits for CT or a second PET (response-criteria 1.8).
/// </summary>
public static class ReceptorFoci
{
    /// <summary>Parts of organ names. Liver, nodes and bone are the review's common sites, peritoneum and lung those it names beside them.</summary>
    private static readonly string[] TypicalSites = ["liver", "hepat", "node", "nodal", "lymph", "bone", "skelet", "vertebra", "peritone", "mesenter", "lung", "pulmon"];

    public static IReadOnlyList<ReceptorFocus> Of(Timeline timeline, ResponseAssessment recist) =>
    [
        .. timeline.FollowUps.SelectMany((point, i) => point.NewLesions.Where(n => NewLesions.IsReceptorPet(n, point) && (n.Certainty is not NewLesionCertainty.Equivocal || HasEarlierPet(timeline, i)))
            .Select(n => Focus(timeline, point, n, recist.TimePoints.FirstOrDefault(t => t.Id == point.Id)?.New is true))),
    ];

    private static bool HasEarlierPet(Timeline timeline, int at) => timeline.BaselinePet is not null || timeline.FollowUps.Take(at).Any(p => p.Pet is not null);

    private static ReceptorFocus Focus(Timeline timeline, TimePoint point, NewLesion lesion, bool counts)
    {
        bool? typical = lesion.Organ is { } organ ? Array.Exists(TypicalSites, s => organ.Contains(s, StringComparison.OrdinalIgnoreCase)) : null;
        return new(point.Id, lesion.Id, lesion.Organ, typical, lesion.CtCorrelate, Progression(timeline, point, lesion, typical), counts);
    }

    private static Answer Progression(Timeline timeline, TimePoint point, NewLesion lesion, bool? typical) => (lesion.Certainty, lesion.CtCorrelate, typical) switch
    {
        (NewLesionCertainty.NotMalignant or NewLesionCertainty.Resolved, _, _) or (_, CtCorrelate.KnownStable, _) => Answer.No,
        (NewLesionCertainty.Equivocal, _, _) or (_, _, not true) => Answer.Unknown,
        _ => timeline.BaselinePet is { } baseline && point.Pet is { } now && PetComparison.Between(baseline, now).IsOneSubstance ? Answer.Yes : Answer.Unknown,
    };
}
