using Islet.Course;

namespace Islet.Clinic;

/// <summary>Turns the visits of one reader into the time points of a series, in order: a later one knows what the earlier ones said of fragments, merged and new lesions.</summary>
internal sealed class SeriesTimePoints
{
    private readonly LesionRoles roles;
    private readonly SeriesProblems problems;
    private readonly SeriesLineage lineage;
    private readonly SeriesNewLesions news;
    private readonly Dictionary<string, string?> modalities = new(StringComparer.Ordinal); // in which each lesion was measured first
    private readonly ScanKind sized;

    public SeriesTimePoints(LesionRoles roles, SeriesVisit? baseline, SeriesProblems problems)
    {
        (this.roles, this.problems, lineage, news) = (roles, problems, new(roles), new(roles, baseline, problems));
        sized = SizedOn(roles, baseline);
        if (sized is ScanKind.Pet)
            problems.SizedOnPet();
    }

    public TimePoint Read(SeriesVisit visit, string id, bool isBaseline)
    {
        var reads = new VisitReads(visit, id, sized);
        if (visit.Studies.Any(s => s is { Modality: null, Kind: ScanKind.Sizes, Lesions.Count: > 0 }))
            problems.Modality(id);
        if (!isBaseline)
            lineage.Learn(reads);
        Dictionary<string, AxisPoint> days = new(StringComparer.Ordinal);
        return new()
        {
            Id = id,
            Date = visit.Day,
            IsBaseline = isBaseline,
            Targets = Targets(reads, isBaseline, days),
            NonTargets = NonTargets(reads, days),
            NewLesions = isBaseline ? [] : news.Of(reads, lineage),
            ScanDates = visit.Studies.Select(s => s.From).Distinct().Count() > 1 ? days : new Dictionary<string, AxisPoint>(),
            IntratumoralNodule = Nodule(reads),
            ContrastPhase = Phase(reads),
        };
    }

    private Dictionary<string, TargetReading> Targets(VisitReads reads, bool isBaseline, Dictionary<string, AxisPoint> days)
    {
        Dictionary<string, TargetReading> read = new(StringComparer.Ordinal);
        foreach (var lesion in roles.Lesions.Where(l => l.Role is SeriesRole.Target))
        {
            var scan = Size(reads, lesion.Id, lesion.IsNode);
            if (scan is { } found)
                Remember(lesion.Id, found, days);
            if (Target(reads, lesion, scan) is { } reading)
                read[lesion.Id] = reading with { MergedWith = isBaseline ? [] : lineage.Absorbed(lesion.Id) };
            else if (isBaseline)
                problems.BaselineIncomplete(lesion.Id);
        }
        return read;
    }

    private TargetReading? Target(VisitReads reads, TrackedLesion lesion, LesionOnScan? scan)
    {
        if (lineage.Fragments(lesion.Id) is { Count: > 0 } parts)
            return Fragments(reads, lesion, scan, parts);
        if (scan is { } found)
            return LesionReadings.Target(found.Read, lesion.IsNode);
        return lineage.Host(lesion.Id) is { } host ? new() { State = TargetState.Merged, MergedInto = host } : null;
    }

    /// <summary>What is left of the lesion itself and every part that ever broke off; one of them not seen, and the whole is not evaluated.</summary>
    private TargetReading Fragments(VisitReads reads, TrackedLesion lesion, LesionOnScan? own, IReadOnlyList<string> parts)
    {
        List<TargetReading?> read = [.. parts.Select(part => Size(reads, part, lesion.IsNode) is { } scan ? LesionReadings.Target(scan.Read, lesion.IsNode) : null)];
        if (own is { } left)
            read.Add(LesionReadings.Target(left.Read, lesion.IsNode));
        return read.Exists(r => r is not ({ State: TargetState.Measured, Mm: not null } or { State: TargetState.TooSmall })) ? new() { State = TargetState.NotEvaluated }
            : new() { State = TargetState.Measured, FragmentsMm = [.. read.Select(r => r!.Mm ?? ResponseOptions.Default.TooSmallDefaultMm).Where(mm => mm > 0)], Mm = read.TrueForAll(r => r!.Mm is 0) ? 0 : null };
    }

    private Dictionary<string, NonTargetState> NonTargets(VisitReads reads, Dictionary<string, AxisPoint> days)
    {
        Dictionary<string, NonTargetState> read = new(StringComparer.Ordinal);
        foreach (var lesion in roles.Lesions.Where(l => l.Role is SeriesRole.NonTarget))
        {
            List<LesionOnScan> found = [.. reads.All.Where(r => r.Read.Lesion == lesion.Id || lineage.Root(r.Read.Lesion) == lesion.Id)];
            if (found.Count == 0)
                continue;
            read[lesion.Id] = LesionReadings.Worst(found.Select(r => LesionReadings.NonTarget(r.Read, lesion.IsNode)));
            days[lesion.Id] = found[0].Scan.From;
        }
        return read;
    }

    private LesionOnScan? Size(VisitReads reads, string lesion, bool isNode) => reads.Size(lesion, isNode, modalities.GetValueOrDefault(lesion), problems);

    private void Remember(string lesion, LesionOnScan scan, Dictionary<string, AxisPoint> days)
    {
        days[lesion] = scan.Scan.From;
        modalities.TryAdd(lesion, scan.Scan.Modality);
    }

    /// <summary>True where one lesion has a nodule; false only where every followed lesion that was read says so.</summary>
    private bool? Nodule(VisitReads reads)
    {
        List<bool?> said = [.. reads.All.Where(r => roles.IsTracked(r.Read.Lesion) && r.Scan.Kind is ScanKind.Sizes).Select(r => r.Read.IntratumoralNodule)];
        return said.Contains(true) ? true : said.Count > 0 && !said.Contains(null) ? false : null;
    }

    /// <summary>Null where densities were measured in several phases, or nobody says in which.</summary>
    private static string? Phase(VisitReads reads)
    {
        List<string?> phases = [.. reads.All.Where(r => r.Scan.Kind is ScanKind.Sizes && r.Read.AttenuationHu is not null).Select(r => r.Scan.Made(s => s.ContrastPhase)).Distinct()];
        return phases is [{ } only] ? only.Replace('_', '-') : null;
    }

    /// <summary>CT and MRI, unless every target was measured on PET alone at baseline.</summary>
    private static ScanKind SizedOn(LesionRoles roles, SeriesVisit? baseline)
    {
        var targets = roles.Lesions.Where(l => l.Role is SeriesRole.Target).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var kinds = baseline?.Studies.Where(s => s.LesionReads.Any(r => targets.Contains(r.Lesion) && (r.LongestMm ?? r.ShortAxisMm) is not null)).Select(s => s.Kind).ToHashSet() ?? [];
        return kinds.Contains(ScanKind.Pet) && !kinds.Contains(ScanKind.Sizes) ? ScanKind.Pet : ScanKind.Sizes;
    }
}
