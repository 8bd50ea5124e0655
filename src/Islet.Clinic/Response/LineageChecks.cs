using Islet.Course;

namespace Islet.Clinic;

/// <summary>Readings that contradict themselves or the list of lesions (Eisenhauer et al. 2009, section 4.3.2 and Appendix II, for what merges).</summary>
internal static class LineageChecks
{
    public static void Check(Timeline timeline, List<Problem> problems)
    {
        foreach (var point in timeline.Series.TimePoints)
        {
            foreach (var (id, reading) in point.Targets)
            {
                Merged(timeline, point, id, reading, problems);
                State(point, id, reading, problems);
            }
            foreach (var lesion in point.NewLesions)
                if (!point.IsBaseline && IsListed(timeline, lesion.Id))
                    problems.Add(new("W_RESPONSE_NEW_LISTED", Where(point, lesion.Id), "a new lesion with the name of one followed since baseline", "a name of its own",
                        "It counts as new as written; name it otherwise, or enter a lesion that is back as a reading of its own."));
        }
    }

    private static void Merged(Timeline timeline, TimePoint point, string id, TargetReading reading, List<Problem> problems)
    {
        foreach (var part in reading.MergedWith)
            if (part == id || !IsListed(timeline, part))
                problems.Add(Merger(point, id, part == id ? "merged with itself" : "merged with a lesion that is not listed"));
        if (IsInCircle(point, id))
            problems.Add(Merger(point, id, "merged in a circle"));
    }

    private static Problem Merger(TimePoint point, string id, string found) => new("W_RESPONSE_MERGED", Where(point, id), found, "other lesions that are listed, each in one mass",
        "What it says of the mass is left out, and growth of the mass is not told; name the lesions that it holds.");

    /// <summary>A into B, B into A, over any number of lesions; by itself is told apart.</summary>
    private static bool IsInCircle(TimePoint point, string id)
    {
        var at = id;
        for (var steps = 0; steps < point.Targets.Count; steps++)
            if (HostOf(point, at) is not { } host)
                return false;
            else if (host == id)
                return true;
            else
                at = host;
        return false;
    }

    private static string? HostOf(TimePoint point, string id)
    {
        if (point.Targets.TryGetValue(id, out var own) && own is { State: TargetState.Merged, MergedInto: { } into })
            return into;
        foreach (var (host, reading) in point.Targets)
            if (host != id && reading.MergedWith.Count > 0 && reading.MergedWith.Contains(id))
                return host;
        return null;
    }

    private static void State(TimePoint point, string id, TargetReading reading, List<Problem> problems)
    {
        if (reading.State is TargetState.NotEvaluated && (reading.Mm is not null || reading.FragmentsMm.Count > 0))
            problems.Add(new("W_RESPONSE_STATE", Where(point, id), "a size of a lesion that was not evaluated", "one of the two", "It is read as not evaluated; take the size or the state away."));
        if (reading is { State: TargetState.Measured, Mm: null, ViableMm: null, FragmentsMm.Count: 0 })
            problems.Add(new("W_RESPONSE_NO_SIZE", Where(point, id), "measured, and no length", "its length or the lengths of its fragments", "It is read as not evaluated; enter the length, or say that it was not evaluated."));
    }

    private static bool IsListed(Timeline timeline, string id)
    {
        foreach (var lesion in timeline.Series.Lesions)
            if (lesion.Id == id)
                return true;
        return false;
    }

    private static string Where(TimePoint point, string lesion) => $"time point {point.Id}, lesion {lesion}";
}
