namespace Islet.Clinic;

/// <summary>The sizes of the targets at one time point.</summary>
/// <param name="Sum">Of those assessed, the others as 0; null: there is no target.</param>
/// <param name="IsComplete">There are targets, and each was assessed or is accounted for by the lesion that absorbed it.</param>
/// <param name="Nadir">Smallest complete sum of the baseline and all earlier follow-ups, never this one; null: there is none.</param>
/// <param name="NadirAt">Follow-up of the nadir; -1 is the baseline.</param>
/// <param name="Sizes">By target; null: not assessed. Absorbed by another: 0.</param>
public sealed record SizeSum(decimal? Sum, bool IsComplete, decimal? Nadir, int NadirAt, IReadOnlyList<decimal?> Sizes)
{
    /// <summary>Nobody's: its mass holds something that is no target of the baseline, so that it is no longer the lesion that it was.</summary>
    internal const int Mixed = -1;

    /// <summary>By target the one in whose mass it lies, or itself; null: nothing is merged.</summary>
    internal IReadOnlyList<int>? MassOf { get; init; }

    internal int MassAt(int target) => MassOf?[target] ?? target;

    /// <summary>Nothing at all was assessed.</summary>
    public bool IsEmpty
    {
        get
        {
            for (var i = 0; i < Sizes.Count; i++)
                if (Sizes[i] is not null)
                    return false;
            return true;
        }
    }
}

/// <summary>
/// Sizes of all targets over time by one quantity, with the lineage of merged lesions: one that was absorbed counts 0 from then on and is not missing
/// (Eisenhauer et al. 2009, Appendix II). A target without a size at baseline takes no part.
/// </summary>
/// <param name="Targets">Those that take part, in the order of <see cref="SizeSum.Sizes"/>.</param>
/// <param name="Listed">Number of targets that the series names, with those that take no part.</param>
public sealed record LesionSizes(LesionQuantity Quantity, IReadOnlyList<TrackedLesion> Targets, int Listed, SizeSum Baseline, IReadOnlyList<SizeSum> FollowUps)
{
    public static LesionSizes Of(Timeline timeline, LesionQuantity quantity, ResponseOptions options)
    {
        var targets = new List<TrackedLesion>(timeline.Targets.Count);
        foreach (var lesion in timeline.Targets)
            if (timeline.Baseline is { } point && quantity.IsRead(point, lesion))
                targets.Add(lesion);
        var merged = new Dictionary<string, string>();
        var baseline = timeline.Baseline is { } first ? SumAt(first, targets, merged, quantity, options, null, -1) : new SizeSum(null, false, null, -1, []);
        decimal? nadir = baseline.IsComplete ? baseline.Sum : null;
        var nadirAt = -1;
        var sums = new SizeSum[timeline.FollowUps.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = SumAt(timeline.FollowUps[i], targets, merged, quantity, options, nadir, nadirAt);
            if (sums[i] is { IsComplete: true, Sum: { } sum } && (nadir is not { } lowest || sum < lowest))
                (nadir, nadirAt) = (sum, i);
        }
        return timeline.HasUnlistedTargets ? Incomplete(new(quantity, targets, timeline.Targets.Count + 1, baseline, sums)) : new(quantity, targets, timeline.Targets.Count, baseline, sums);
    }

    /// <summary>Something was measured that no target stands for: no sum is the whole, and none a nadir.</summary>
    private static LesionSizes Incomplete(LesionSizes known) => known with
    {
        Baseline = known.Baseline with { IsComplete = false },
        FollowUps = [.. known.FollowUps.Select(s => s with { IsComplete = false, Nadir = null, NadirAt = -1 })],
    };

    private static SizeSum SumAt(TimePoint point, List<TrackedLesion> targets, Dictionary<string, string> merged, LesionQuantity quantity, ResponseOptions options, decimal? nadir, int nadirAt)
    {
        if (targets.Count == 0)
            return new(null, false, nadir, nadirAt, []);
        var sizes = new decimal?[targets.Count];
        var (open, flowed) = (false, merged.Count > 0);
        for (var i = 0; i < sizes.Length; i++)
            if (point.Targets.TryGetValue(targets[i].Id, out var reading))
            {
                Lineage(targets[i].Id, reading, merged);
                flowed |= reading.MergedWith.Count > 0 || merged.Count > 0;
                open |= (sizes[i] = quantity.Size(targets[i], reading, options.TooSmallDefaultMm)) is null;
            }
            else
                open = true;
        if (open && merged.Count > 0)
            for (var i = 0; i < sizes.Length; i++)
                if (sizes[i] is null && !SaidMissing(point, targets[i].Id) && HostIsRead(targets[i].Id, point, targets, merged, quantity, options))
                    sizes[i] = 0;
        var (sum, complete) = (0m, true);
        foreach (var size in sizes)
            (sum, complete) = (sum + (size ?? 0), complete && size is not null);
        return new(sum, complete, nadir, nadirAt, sizes) { MassOf = flowed ? LesionMasses.Of(point, targets, sizes, merged) : null };
    }

    /// <summary>
    /// Size of a lesion now and at an earlier follow-up (-1: baseline), of one substance: a mass of several is set against the sum of its parts, fragments by their sum.
    /// Null: not assessed at one of the two, part of another now, or not the same lesions.
    /// </summary>
    public (decimal Before, decimal Now)? Pair(int target, int at, int earlier)
    {
        var (before, now) = (earlier < 0 ? Baseline : FollowUps[earlier], FollowUps[at]);
        return now.MassAt(target) == target && now.Sizes[target] is { } size && LesionMasses.Together(before, now, target) is { } was ? (was, size) : null;
    }

    /// <summary>What the reading says of who absorbed whom. A lesion measured again by itself has come apart.</summary>
    private static void Lineage(string id, TargetReading reading, Dictionary<string, string> merged)
    {
        if (reading is { State: TargetState.Merged, MergedInto: { } host })
            merged[id] = host;
        else if (reading.State is not TargetState.NotEvaluated)
            merged.Remove(id);
        for (var i = 0; i < reading.MergedWith.Count; i++)
            merged[reading.MergedWith[i]] = id;
    }

    private static bool SaidMissing(TimePoint point, string id) => point.Targets.TryGetValue(id, out var reading) && reading.State is not TargetState.Merged;

    /// <summary>A mass of several: A into B, B into C. Whoever merges in a circle is nobody's part.</summary>
    private static bool HostIsRead(string id, TimePoint point, List<TrackedLesion> targets, Dictionary<string, string> merged, LesionQuantity quantity, ResponseOptions options)
    {
        for (var steps = 0; steps < targets.Count && merged.TryGetValue(id, out var host); steps++)
        {
            id = host;
            foreach (var lesion in targets)
                if (lesion.Id == id && point.Targets.TryGetValue(id, out var reading) && quantity.Size(lesion, reading, options.TooSmallDefaultMm) is not null)
                    return true;
        }
        return false;
    }
}
