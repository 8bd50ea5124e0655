using Islet.Course;

namespace Islet.Clinic;

/// <summary>One tracer at two characterizations. Mollazadegan et al. 2025, section 2.2, with the exclusions of docs/rules/dual-pet.md.</summary>
internal static class TracerComparison
{
    public static TracerChange Between(TracerPattern earlier, TracerPattern later, PetTracer tracer)
    {
        if ((earlier[tracer], later[tracer]) is not ({ } before, { } now))
        {
            var missing = (earlier[tracer], later[tracer]) switch
            {
                (null, null) => TracerChangeBasis.NotDone,
                (null, _) => TracerChangeBasis.NotDoneBefore,
                _ => TracerChangeBasis.NotDoneNow,
            };
            return new(tracer, default, default, missing, [], false) { Earlier = earlier[tracer], Later = later[tracer] };
        }
        var other = Radiopharmaceutical.Differ(before.Radiopharmaceutical, now.Radiopharmaceutical);
        List<LocalTreatment> between = [.. later.LocalTreatments.Where(t => t.To >= before.From && t.From <= now.To)];
        return SaysOfLesions(before) && SaysOfLesions(now) && (before.Lesions.Count > 0 || now.Lesions.Count > 0)
            ? ByLesions(new(before, now, later, between, other))
            : ByResults(before, now, between, other);
    }

    /// <summary>Its lesions are recorded, or its result says the same of all.</summary>
    private static bool SaysOfLesions(PetStudy study) => study.Lesions.Count > 0 || study.Result is PetResult.Negative or PetResult.NoTumour;

    private static TracerChange ByLesions(Pair pair)
    {
        var (before, now) = (pair.Before.Lesions, pair.Now.Lesions); // both in the order of their names
        List<LesionChange> changes = [];
        for (int i = 0, j = 0; i < before.Count || j < now.Count;)
        {
            var order = i == before.Count ? 1 : j == now.Count ? -1 : string.CompareOrdinal(before[i].Lesion, now[j].Lesion);
            changes.Add(pair.Change(order <= 0 ? before[i++] : null, order >= 0 ? now[j++] : null));
        }
        var (gain, loss) = (Truth.No, Truth.No);
        foreach (var change in changes)
        {
            var (gains, loses) = Means(change);
            (gain, loss) = (gain | gains, loss | loses);
        }
        return new(pair.Now.Tracer, gain, loss, TracerChangeBasis.Lesions, changes, pair.Other) { Earlier = pair.Before, Later = pair.Now };
    }

    /// <summary>A lesion whose change is not known leaves open what its two states still allow.</summary>
    private static (Truth Gain, Truth Loss) Means(LesionChange change) => change.Kind switch
    {
        LesionChangeKind.Unchanged or LesionChangeKind.Removed or LesionChangeKind.InRemission => (Truth.No, Truth.No),
        LesionChangeKind.Gained or LesionChangeKind.New => (Truth.Yes, Truth.No),
        LesionChangeKind.Lost => (Truth.No, Truth.Yes),
        _ => (change.Earlier?.Positive is true || change.Later?.Positive is false ? Truth.No : default,
            change.Earlier?.Positive is false || change.Later?.Positive is true ? Truth.No : default),
    };

    private static TracerChange ByResults(PetStudy before, PetStudy now, List<LocalTreatment> between, bool other)
    {
        // A whole study that stays positive may have lost one lesion and gained another; one that turned negative lost uptake only if its tumour is still
        // there: else it may be in remission, or treated.
        var (gain, loss) = (before.Overall, now.Overall) switch
        {
            (PetResult.Positive, PetResult.Negative) => (Truth.No, now.ShowsTumour && between.Count == 0 && !other ? Truth.Yes : default),
            (PetResult.Negative or PetResult.NoTumour, PetResult.Positive) => (other ? default : Truth.Yes, Truth.No),
            (PetResult.Negative or PetResult.NoTumour, PetResult.Negative or PetResult.NoTumour) => (Truth.No, Truth.No),
            (PetResult.Negative or PetResult.NoTumour, _) => (default, Truth.No),
            (_, PetResult.Negative or PetResult.NoTumour) => (Truth.No, default(Truth)),
            _ => (default(Truth), default(Truth)),
        };
        return new(now.Tracer, gain, loss, TracerChangeBasis.StudyResults, [], other) { Earlier = before, Later = now };
    }

    private sealed record Pair(PetStudy Before, PetStudy Now, TracerPattern Later, List<LocalTreatment> Between, bool Other)
    {
        public LesionChange Change(LesionUptake? before, LesionUptake? now)
        {
            var name = (before ?? now)!.Lesion;
            var procedure = Between.Find(t => t.Lesions?.Contains(name, StringComparer.Ordinal) is true);
            var perhaps = Between.Find(t => t.Lesions is null && MayMean(t.Organs, (before ?? now)!.Read.Organ));
            var kind = (Was(before, now), Is(now)) switch
            {
                (true, true) or (false, false) => LesionChangeKind.Unchanged,
                (true, _) when procedure is not null => LesionChangeKind.Removed,
                (true, _) when now is { IsGone: true } => LesionChangeKind.InRemission,
                (true, false) when Other => LesionChangeKind.OtherTracer,
                (true, _) when perhaps is not null => LesionChangeKind.PerhapsRemoved,
                (true, false) => Lost(name, now),
                (true, null) => now is null ? LesionChangeKind.NotReadNow : LesionChangeKind.Unclear,
                (false, true) => Other ? LesionChangeKind.OtherTracer : WasNotThere(before, now!) ? LesionChangeKind.New : LesionChangeKind.Gained,
                (false, null) => now is null ? LesionChangeKind.NotReadNow : LesionChangeKind.Unclear,
                (null, _) => before is null ? LesionChangeKind.NotReadBefore : LesionChangeKind.Unclear,
            };
            var by = kind is LesionChangeKind.Removed ? procedure : kind is LesionChangeKind.PerhapsRemoved ? perhaps : null;
            return new(name, kind, before, now, by?.Finding);
        }

        private LesionChangeKind Lost(string name, LesionUptake? now) =>
            now?.Read.Status is LesionStatus.TooSmall ? LesionChangeKind.TooSmallToTell
            : now is { IsThere: true } || Later.SeenElsewhere(name, Now.Tracer) ? LesionChangeKind.Lost
            : LesionChangeKind.PerhapsInRemission;

        /// <summary>A lesion that the later reader calls new was not there; one that a negative study does not list was negative.</summary>
        private bool? Was(LesionUptake? before, LesionUptake? now) => before is not null ? before.Positive
            : now?.Read.Role is LesionRole.New || Before.Result is PetResult.Negative or PetResult.NoTumour ? false : null;

        private bool WasNotThere(LesionUptake? before, LesionUptake now) =>
            before is { IsGone: true } || (before is null && (now.Read.Role is LesionRole.New || Before.Result is PetResult.NoTumour));

        private bool? Is(LesionUptake? now) => now is not null ? now.Positive : Now.Result is PetResult.Negative or PetResult.NoTumour ? false : null;

        /// <summary>A target may hold the lesion unless both are named and differ.</summary>
        private static bool MayMean(IReadOnlyList<string>? targets, string? organ) => targets is null || organ is null || targets.Any(t => t switch
        {
            "liver_metastases" => organ == "liver",
            "primary" => organ == "pancreas",
            "nodes" => organ == "lymph_node",
            "bone" => organ == "bone",
            _ => true,
        });
    }
}
