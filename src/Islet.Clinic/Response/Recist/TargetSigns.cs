namespace Islet.Clinic;

/// <summary>What a time point's targets show beside their category: changes, and what a reader is to look at. Eisenhauer et al. 2009; cautions by the specification, section 1.5.</summary>
internal static class TargetSigns
{
    /// <summary>Every lesion gone and every node below 10 mm; also those targets, where they are read, that take no part in sums for want of a baseline.</summary>
    public static bool AllResolved(LesionSizes sizes, SizeSum size, Timeline timeline, TimePoint point, ResponseOptions options)
    {
        for (var i = 0; i < size.Sizes.Count; i++)
            if (!IsResolved(sizes.Targets[i], size.Sizes[i]))
                return false;
        if (sizes.Listed > sizes.Targets.Count)
            foreach (var late in timeline.Targets)
                if (!sizes.Targets.Contains(late) && !(point.Targets.TryGetValue(late.Id, out var reading)
                    && sizes.Quantity.Size(late, reading, options.TooSmallDefaultMm) is { } seen && IsResolved(late, seen)))
                    return false;
        return true;
    }

    /// <summary>Changes are said of complete sums, and of an incomplete one that is progression for certain.</summary>
    public static SizeChange Change(LesionSizes sizes, SizeSum size, TargetVerdict target)
    {
        var sum = size.IsComplete || target.Category is ResponseCategory.PD ? size.Sum : null;
        return new(size.Sum, size.IsComplete, sizes.Baseline.Sum, size.Nadir, Percent(sum, sizes.Baseline.Sum), Percent(sum, size.Nadir));
    }

    public static IReadOnlyList<ResponseCaution> Cautions(
        LesionSizes sizes, SizeSum size, TargetSums sums, TargetVerdict target, Timeline timeline, TimePoint point, Reappeared? back, ResponseOptions options)
    {
        List<ResponseCaution>? cautions = null;
        if (HasSuspectUnit(point))
            (cautions ??= []).Add(ResponseCaution.UnitSuspect);
        if (target.Category is ResponseCategory.CR && Recist11.IsSumUp(sums, options))
            (cautions ??= []).Add(ResponseCaution.NodesNormalSumUp);
        if (target is { Category: ResponseCategory.PD, Step: ResponseStep.TargetSum } && IsDrivenByNormalNodes(sizes, size, sums, options))
            (cautions ??= []).Add(ResponseCaution.PdDrivenByNormalNode);
        if (back is not null)
            (cautions ??= []).Add(back.Nodes ? ResponseCaution.NodeRegrowthAfterCr : ResponseCaution.ReappearanceAfterCr);
        if (NewLesions.IsOnAnotherTracer(point, timeline.Baseline))
            (cautions ??= []).Add(ResponseCaution.TracerDifferent);
        return cautions ?? (IReadOnlyList<ResponseCaution>)[];
    }

    private static bool IsResolved(TrackedLesion lesion, decimal? size) => lesion.IsNode ? size is < Recist11.NormalNodeMm : size is 0;

    private static decimal? Percent(decimal? sum, decimal? reference) => reference is 0 ? null : 100 * (sum - reference) / reference;

    private static bool HasSuspectUnit(TimePoint point)
    {
        foreach (var reading in point.Targets.Values)
        {
            if (reading.Mm is > TimelineChecks.LongestMm)
                return true;
            for (var i = 0; i < reading.FragmentsMm.Count; i++)
                if (reading.FragmentsMm[i] > TimelineChecks.LongestMm)
                    return true;
        }
        return false;
    }

    /// <summary>Had the nodes that are still normal not grown since the nadir, the rule would not be met.</summary>
    private static bool IsDrivenByNormalNodes(LesionSizes sizes, SizeSum size, TargetSums sums, ResponseOptions options)
    {
        var before = size.NadirAt < 0 ? sizes.Baseline.Sizes : sizes.FollowUps[size.NadirAt].Sizes;
        var grown = 0m;
        for (var i = 0; i < size.Sizes.Count; i++)
            if (sizes.Targets[i].IsNode && size.Sizes[i] is < Recist11.NormalNodeMm and { } now && before[i] is { } was && now > was)
                grown += now - was;
        return grown > 0 && !Recist11.IsSumUp(sums with { Assessed = sums.Assessed - grown }, options);
    }
}
