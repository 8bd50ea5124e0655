using Islet.Course;

namespace Islet.Clinic;

/// <summary>A lesion as it was read on one scan of a visit.</summary>
internal readonly record struct LesionOnScan(ReadStudy Scan, Finding Finding)
{
    public LesionRead Read => (LesionRead)Finding.Content;
}

/// <summary>The lesions of one visit by where they were read.</summary>
/// <param name="id">Of the time point.</param>
/// <param name="sized">Kind of scan that sizes are taken from, throughout a series.</param>
internal sealed class VisitReads(SeriesVisit visit, string id, ScanKind sized)
{
    public SeriesVisit Visit => visit;

    public string Id => id;

    public IReadOnlyList<LesionOnScan> All { get; } = [.. visit.Studies.SelectMany(s => s.Lesions.Select(f => new LesionOnScan(s, f)))];

    public IEnumerable<LesionOnScan> Of(string lesion) => All.Where(r => r.Read.Lesion == lesion);

    /// <summary>The read whose size counts: on the kind of scan that the series is sized on, by the modality of the baseline where it was used; of equals the larger.</summary>
    public LesionOnScan? Size(string lesion, bool isNode, string? modality, SeriesProblems problems)
    {
        List<LesionOnScan> reads = [.. Of(lesion).Where(r => r.Scan.Kind == sized)];
        if (reads.Count == 0)
        {
            if (Of(lesion).Any(r => Mm(r.Read, isNode) is not null))
                problems.SizeFromPet(lesion, id);
            return null;
        }
        if (isNode && reads.TrueForAll(r => r.Read is { ShortAxisMm: null, LongestMm: not null }))
            problems.ShortAxis(lesion, id);
        if (reads.Count(r => Mm(r.Read, isNode) is not null) > 1)
            problems.MeasuredTwice(lesion, id);
        return reads.OrderByDescending(r => Mm(r.Read, isNode) is not null).ThenByDescending(r => modality is not null && r.Scan.Modality == modality)
            .ThenBy(r => r.Scan.Modality, StringComparer.Ordinal).ThenByDescending(r => Mm(r.Read, isNode)).First();
    }

    private static decimal? Mm(LesionRead read, bool isNode) => isNode ? read.ShortAxisMm : read.LongestMm;
}
