using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>The lesions of a baseline as the rules of selection ask for them (Eisenhauer 2009, sections 3 and 4.2): those of the table, and targets of another scan of the same baseline.</summary>
internal static class LesionCandidates
{
    public static IReadOnlyList<BaselineCandidate> Of(LesionEntry entry, Timeline timeline)
    {
        var study = entry.Own ?? entry.Described?.Content as ImagingStudy;
        List<BaselineCandidate> typed = [.. entry.Rows.Where(r => r.Read is { Status: not (LesionStatus.Absent or LesionStatus.NotMalignant) }).Select(r => Of(r.Read!, r.IsNode, study))];
        return [.. typed, .. timeline.Targets.Where(t => !typed.Exists(c => c.Id == t.Id)).Select(t => Elsewhere(t, timeline)).OfType<BaselineCandidate>()];
    }

    /// <summary>The form does not ask for soft tissue in bone; a reader who makes a bone lesion a target has seen some.</summary>
    private static BaselineCandidate Of(LesionRead read, bool isNode, ImagingStudy? study) => new(read.Lesion, isNode ? read.ShortAxisMm : read.LongestMm, read.Organ ?? "", isNode)
    {
        Site = read.Part,
        SliceMm = study?.SliceMm,
        Method = CandidateWords.Method(study?.Modality),
        HasSoftTissue = true,
        PriorLocalTherapy = read.PriorLocalTherapy is true,
        ProgressedSince = read.ProgressedSinceLocalTherapy,
        IsChosen = read.Role is LesionRole.Target,
    };

    private static BaselineCandidate? Elsewhere(TrackedLesion target, Timeline timeline) =>
        timeline.Baseline?.Targets.GetValueOrDefault(target.Id)?.Mm is { } mm ? new(target.Id, mm, target.Organ, target.IsNode) { HasSoftTissue = true, IsChosen = true } : null;
}
