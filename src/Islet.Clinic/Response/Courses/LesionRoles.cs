using Islet.Course;

namespace Islet.Clinic;

/// <summary>The part of every lesion of a baseline. It is fixed there: what a later read calls it changes nothing (Eisenhauer 2009; spec response-criteria 1.2).</summary>
/// <param name="AtBaseline">Every lesion that the baseline shows, followed or not: none of them can be new later.</param>
internal sealed record LesionRoles(IReadOnlyList<TrackedLesion> Lesions, TargetsStanding Standing, IReadOnlySet<string> AtBaseline)
{
    public static LesionRoles None { get; } = new([], TargetsStanding.NoBaseline, new HashSet<string>());

    public bool IsTracked(string lesion) => Lesions.Any(l => l.Id == lesion);

    /// <param name="before">Scans at or before the start: what one of them shows is known, though the PET of the baseline says that it takes up nothing.</param>
    /// <param name="organs">By lesion, as the reader states it anywhere.</param>
    public static LesionRoles Of(SeriesVisit baseline, IEnumerable<ReadStudy> before, IReadOnlyDictionary<string, string> organs, SeriesProblems problems)
    {
        var reads = baseline.Studies.SelectMany(s => s.LesionReads).GroupBy(r => r.Lesion, StringComparer.Ordinal).ToList();
        var known = before.SelectMany(s => s.LesionReads).Where(IsSeen).Select(r => r.Lesion).ToHashSet(StringComparer.Ordinal);
        var atBaseline = reads.Where(l => !l.All(r => r.Status is LesionStatus.Absent or LesionStatus.NotEvaluable) && !IsOnlyCold(l)).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        var diseased = reads.FindAll(l => !l.All(IsNoDisease) && !IsOnlyCold(l));
        if (diseased.Count == 0)
        {
            // Without uptake is not without disease: another tracer, or CT, would have to say so.
            var none = reads.Exists(l => l.Any(IsNoDisease)) && reads.TrueForAll(l => l.Any(IsNoDisease));
            return new([], none || baseline.Studies.Any(s => s.Own?.Content is ImagingStudy { TumourPresent: false }) ? TargetsStanding.NoDisease : TargetsStanding.NotDeclared, atBaseline);
        }
        var declared = diseased.Exists(l => l.Any(r => r.Role is LesionRole.Target));
        if (!declared && diseased.Exists(l => RoleOf(l) is null))
        {
            problems.TargetsNotDeclared();
            return new([], TargetsStanding.NotDeclared, atBaseline);
        }
        return new([.. diseased.Select(l => Lesion(l.Key, RoleIn(l, problems), organs, baseline, problems))], declared ? TargetsStanding.Declared : TargetsStanding.NonTargetOnly, atBaseline);

        // Said to take up nothing, and neither another scan of the baseline nor one before shows it: it is no lesion of the baseline.
        bool IsOnlyCold(IGrouping<string, LesionRead> l) =>
            l.Any(LesionReadings.TakesUpNothing) && l.All(r => LesionReadings.ShowsNothing(r) || r.Status is LesionStatus.NotEvaluable) && !known.Contains(l.Key);
    }

    /// <summary>The same baseline with targets that nobody has declared: a proposal.</summary>
    public LesionRoles With(IEnumerable<TrackedLesion> proposed) => this with { Lesions = [.. proposed], Standing = TargetsStanding.Declared };

    public static TrackedLesion Lesion(string id, SeriesRole role, IReadOnlyDictionary<string, string> organs, SeriesVisit baseline, SeriesProblems problems)
    {
        if (!organs.TryGetValue(id, out var organ))
            problems.Organ(id);
        return new(id, role, organ ?? "", LesionOrgan.IsNode(organ), baseline.Studies.SelectMany(s => s.LesionReads).FirstOrDefault(r => r.Lesion == id && r.Part is not null)?.Part);
    }

    private static bool IsSeen(LesionRead read) => !LesionReadings.ShowsNothing(read) && read.Status is not (LesionStatus.NotEvaluable or LesionStatus.NotMalignant);

    private static LesionRole? RoleOf(IEnumerable<LesionRead> reads) => reads.Select(r => r.Role).FirstOrDefault(role => role is not null);

    /// <summary>What was new under the line before, and what has no role beside declared targets, is followed as a non-target.</summary>
    private static SeriesRole RoleIn(IGrouping<string, LesionRead> reads, SeriesProblems problems)
    {
        var said = reads.Select(r => r.Role).OfType<LesionRole>().Distinct().ToList();
        if (said.Contains(LesionRole.Target))
        {
            if (said.Contains(LesionRole.NonTarget))
                problems.TwoRoles(reads.Key);
            return SeriesRole.Target;
        }
        if (said.Count == 0)
            problems.RoleNotDeclared(reads.Key);
        else if (!said.Contains(LesionRole.NonTarget))
            problems.NewOfLineBefore(reads.Key);
        return SeriesRole.NonTarget;
    }

    /// <summary>Looked for and gone, benign, or nothing certain and nobody follows it.</summary>
    private static bool IsNoDisease(LesionRead read) =>
        read.Status is LesionStatus.Absent or LesionStatus.NotMalignant || (read.Status is LesionStatus.Equivocal && read.Role is null or LesionRole.New);
}
