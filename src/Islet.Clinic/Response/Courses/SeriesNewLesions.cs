using Islet.Course;

namespace Islet.Clinic;

/// <summary>Lesions that the baseline does not have, visit by visit: an equivocal one keeps the visit at which it was first seen, so that a later certainty can be dated back.</summary>
internal sealed class SeriesNewLesions(LesionRoles roles, SeriesVisit? baseline, SeriesProblems problems)
{
    private readonly Dictionary<string, string> firstSeen = new(StringComparer.Ordinal);
    private readonly HashSet<string> declared = new(StringComparer.Ordinal);
    private HashSet<string>? begun;

    public IReadOnlyList<NewLesion> Of(VisitReads visit, SeriesLineage lineage)
    {
        List<NewLesion> found = [];
        begun ??= baseline is not null ? [] : visit.All.Where(r => !LesionReadings.ShowsNothing(r.Read)).Select(r => r.Read.Lesion).ToHashSet(StringComparer.Ordinal);
        foreach (var lesion in visit.All.GroupBy(r => r.Read.Lesion, StringComparer.Ordinal))
        {
            if (lesion.Any(r => r.Read.Role is LesionRole.New || WasCold(r)))
                declared.Add(lesion.Key);
            if (roles.AtBaseline.Contains(lesion.Key) && lesion.Any(r => r.Read.Role is LesionRole.New))
                problems.NewAtBaseline(lesion.Key, visit.Id);
            if (begun.Contains(lesion.Key) && !declared.Contains(lesion.Key))
                continue; // without a baseline the first scan of a line has nothing before it that a lesion could be new against
            if (!roles.IsTracked(lesion.Key) && !roles.AtBaseline.Contains(lesion.Key) && lineage.Root(lesion.Key) is null && One([.. lesion], visit) is { } one)
                found.Add(one);
        }
        return found;
    }

    private NewLesion? One(IReadOnlyList<LesionOnScan> reads, VisitReads visit)
    {
        var id = reads[0].Read.Lesion;
        var read = reads.Where(r => Certainty(r) is not null).OrderBy(r => Order(Certainty(r)!.Value)).ThenBy(r => r.Scan.Kind).ThenBy(r => r.Scan.From).FirstOrDefault();
        if (read.Scan is null || (Certainty(read) is NewLesionCertainty.Resolved && !firstSeen.ContainsKey(id)))
            return null;
        var certainty = Certainty(read)!.Value;
        if (!declared.Contains(id) && read.Read.Status is not (LesionStatus.Equivocal or LesionStatus.NotMalignant or LesionStatus.Absent))
            problems.LateTarget(id);
        if (certainty is NewLesionCertainty.Unequivocal or NewLesionCertainty.Equivocal)
            firstSeen.TryAdd(id, visit.Id);
        var organ = reads.Select(r => r.Read.Organ).FirstOrDefault(o => o is not null);
        return new()
        {
            Id = id,
            Organ = organ,
            Certainty = certainty,
            Modality = read.Scan.Modality,
            FirstSeen = firstSeen.TryGetValue(id, out var first) && first != visit.Id ? first : null,
            Date = read.Scan.Day,
            Mm = LesionOrgan.IsNode(organ) ? read.Read.ShortAxisMm : read.Read.LongestMm,
            RegionImagedAtBaseline = reads.Select(r => r.Read.RegionImagedAtBaseline).FirstOrDefault(known => known is not null) ?? WasImaged(organ),
            FdgPositiveNow = FdgNow(read, reads),
            FdgPositiveAtBaseline = FdgAtBaseline(id, organ),
            CtCorrelate = Correlate(reads),
        };
    }

    /// <summary>
    /// Takes up the tracer now, and the PET of the baseline says that it did not: the reader's two words together call it new (Eisenhauer 2009, section 4.3.5; specification, section 1.8).
    /// Of another radiopharmaceutical the first word proves nothing.
    /// </summary>
    private bool WasCold(LesionOnScan now) => now.Scan.Tracer is { } tracer && LesionReadings.IsPositive(now.Read)
        && baseline?.Studies.LastOrDefault(s => s.Tracer == tracer) is { } before && !Radiopharmaceutical.Differ(before.Made(s => s.Tracer), now.Scan.Made(s => s.Tracer))
        && (before.LesionReads.LastOrDefault(r => r.Lesion == now.Read.Lesion) is { } read ? LesionReadings.ShowsNothing(read)
            : before.Made(s => tracer is PetTracer.Fdg ? s.FdgPetResult : s.SstrPetResult) is "negative");

    private NewLesionCertainty? Certainty(LesionOnScan read) => LesionReadings.New(read.Read, declared.Contains(read.Read.Lesion));

    private static int Order(NewLesionCertainty certainty) => certainty switch
    {
        NewLesionCertainty.Unequivocal => 0,
        NewLesionCertainty.NotMalignant => 1,
        NewLesionCertainty.Equivocal => 2,
        NewLesionCertainty.Resolved => 3,
    };

    /// <summary>By the regions that the scans of the baseline are said to show; no only where every one of them says so.</summary>
    private bool? WasImaged(string? organ)
    {
        if (organ is null || baseline is null)
            return null;
        List<IReadOnlyList<string>?> regions = [.. baseline.Studies.Select(s => s.Made(i => i.Regions))];
        return regions.Exists(r => r?.Contains(organ, StringComparer.OrdinalIgnoreCase) is true) ? true : regions.Contains(null) ? null : false;
    }

    /// <summary>That FDG shows nothing takes back only what FDG showed: a new lesion of CT or of receptor PET stays one.</summary>
    private static bool? FdgNow(LesionOnScan leading, IReadOnlyList<LesionOnScan> reads) =>
        reads.Where(r => r.Scan.Tracer is PetTracer.Fdg).Select(r => r.Read.TracerPositive).FirstOrDefault(positive => positive is not null) is var avid && (avid is true || leading.Scan.Tracer is PetTracer.Fdg) ? avid : null;

    private bool? FdgAtBaseline(string lesion, string? organ)
    {
        if (baseline?.Studies.LastOrDefault(s => s.Tracer is PetTracer.Fdg) is not { } fdg)
            return null;
        if (fdg.LesionReads.FirstOrDefault(r => r.Lesion == lesion) is { } read && (LesionReadings.ShowsNothing(read) ? false : read.TracerPositive) is { } positive)
            return positive;
        return fdg.Made(s => s.FdgPetResult) is "negative" || (organ is not null && fdg.Made(s => s.Regions)?.Contains(organ, StringComparer.OrdinalIgnoreCase) is true) ? false : null;
    }

    /// <summary>What CT or MRI of the same visit say of a lesion that a PET found.</summary>
    private static CtCorrelate? Correlate(IReadOnlyList<LesionOnScan> reads)
    {
        if (!reads.Any(r => r.Scan.Kind is ScanKind.Pet))
            return null;
        List<LesionStatus?> seen = [.. reads.Where(r => r.Scan.Kind is ScanKind.Sizes).Select(r => r.Read.Status)];
        return seen.Exists(s => s is LesionStatus.Present or LesionStatus.Worsened or LesionStatus.Progressing or LesionStatus.TooSmall) ? Clinic.CtCorrelate.NewSite
            : seen.Contains(LesionStatus.Absent) ? Clinic.CtCorrelate.None : null;
    }
}
