using Islet.Course;

namespace Islet.Clinic;

/// <summary>The lesions of a baseline as candidates for targets, and the roles that RECIST 1.1 would suggest where nobody declared any. The choice is the reader's.</summary>
internal static class BaselineProposal
{
    /// <summary>What is measurable, what would be good targets, and what is wrong with those declared.</summary>
    public static BaselineSelection Select(SeriesVisit baseline, IReadOnlyDictionary<string, string> organs, TherapyLine line) => Recist11Baseline.Of(
        [.. Diseased(baseline).Select(l => Candidate(l.Key, [.. l], organs))], line.Start.First == line.Start.Last ? line.Start.First : null, baseline.Day);

    /// <summary>Suggested targets, and everything else as non-targets.</summary>
    public static LesionRoles Roles(LesionRoles declared, BaselineSelection selection) => declared.With(selection.Candidates.Select(c => c.Candidate)
        .Select(c => new TrackedLesion(c.Id, selection.SuggestedTargets.Contains(c.Id) ? SeriesRole.Target : SeriesRole.NonTarget, c.Organ, c.IsNode, c.Site)));

    private static IEnumerable<IGrouping<string, LesionOnScan>> Diseased(SeriesVisit baseline) => baseline.Studies.SelectMany(s => s.Lesions.Select(f => new LesionOnScan(s, f)))
        .GroupBy(r => r.Read.Lesion, StringComparer.Ordinal).Where(l => !l.All(r => r.Read.Status is LesionStatus.Absent or LesionStatus.NotMalignant or LesionStatus.Equivocal || LesionReadings.TakesUpNothing(r.Read)));

    /// <summary>By its CT or MRI where there is one; bone is not known to have a soft-tissue part, and a size of it is taken to be of that part only if a reader made it a target.</summary>
    private static BaselineCandidate Candidate(string id, IReadOnlyList<LesionOnScan> reads, IReadOnlyDictionary<string, string> organs)
    {
        var (organ, best) = (organs.GetValueOrDefault(id) ?? "", reads.OrderBy(r => r.Scan.Kind).ThenByDescending(r => r.Read.LongestMm).First());
        var (isNode, chosen) = (LesionOrgan.IsNode(organ), reads.Any(r => r.Read.Role is LesionRole.Target));
        return new(id, isNode ? best.Read.ShortAxisMm : best.Read.LongestMm, organ, isNode)
        {
            Site = reads.Select(r => r.Read.Part).FirstOrDefault(part => part is not null),
            SliceMm = best.Scan.Made(s => s.SliceMm),
            Method = CandidateWords.Method(best.Scan.Modality),
            HasSoftTissue = chosen ? true : null,
            PriorLocalTherapy = reads.Any(r => r.Read.PriorLocalTherapy is true),
            ProgressedSince = reads.Select(r => r.Read.ProgressedSinceLocalTherapy).FirstOrDefault(said => said is not null),
            IsChosen = chosen,
        };
    }
}
