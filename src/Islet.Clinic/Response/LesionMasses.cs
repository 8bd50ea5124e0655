namespace Islet.Clinic;

/// <summary>Which targets form one mass, so that growth of a lesion is not told of what only flowed together or came apart (Eisenhauer et al. 2009, Appendix II).</summary>
internal static class LesionMasses
{
    /// <summary>By target the one that holds it; <see cref="SizeSum.Mixed"/> where the mass takes in a lesion that is no target of the baseline.</summary>
    public static int[] Of(TimePoint point, List<TrackedLesion> targets, decimal?[] sizes, Dictionary<string, string> merged)
    {
        var mass = new int[targets.Count];
        for (var i = 0; i < mass.Length; i++)
            mass[i] = i;
        for (var i = 0; i < mass.Length; i++)
            if (sizes[i] is null or 0 && Host(point, targets, targets[i].Id, merged) is { } host && host != i)
                mass[i] = host;
        foreach (var part in merged.Keys)
            if (IndexOf(targets, part) is null && Host(point, targets, part, merged) is { } host)
                mass[host] = SizeSum.Mixed;
        return mass;
    }

    /// <summary>Sum at the earlier time of all that is in the mass of a target now; null: one of them was not assessed, or its mass held others than these.</summary>
    public static decimal? Together(SizeSum before, SizeSum now, int target)
    {
        decimal? sum = 0;
        for (var i = 0; i < now.Sizes.Count; i++)
        {
            var (isPart, held) = (now.MassAt(i) == target, before.MassAt(i));
            if (held is SizeSum.Mixed ? isPart : isPart != (now.MassAt(held) == target))
                return null;
            if (isPart)
                sum += before.Sizes[i];
        }
        return sum;
    }

    /// <summary>The measured target at the end of "A into B, B into C"; null: in a circle, or into no target of the baseline.</summary>
    private static int? Host(TimePoint point, List<TrackedLesion> targets, string id, Dictionary<string, string> merged)
    {
        var at = id;
        for (var steps = 0; steps <= targets.Count; steps++)
            if (HostOf(point, at, merged) is { } host)
                at = host;
            else
                return at == id ? null : IndexOf(targets, at);
        return null;
    }

    private static string? HostOf(TimePoint point, string id, Dictionary<string, string> merged)
    {
        if (merged.TryGetValue(id, out var host))
            return host;
        foreach (var (other, reading) in point.Targets) // measured 0 beside the mass that is said to hold it
            if (other != id && reading.MergedWith.Contains(id))
                return other;
        return null;
    }

    private static int? IndexOf(List<TrackedLesion> targets, string id)
    {
        var at = targets.FindIndex(t => t.Id == id);
        return at < 0 ? null : at;
    }
}
