using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Readings of lesions that the series does not list: what was there at baseline is disease, whatever became of the list, so that neither "no evidence of disease" nor
/// a response may be said without it (Eisenhauer et al. 2009, section 4.3; [H]).
/// </summary>
internal static class UnlistedLesions
{
    /// <summary>Read at baseline; where no target is listed at all, at any time.</summary>
    public static bool AnyTarget(ResponseSeries series, TimePoint? baseline, List<TrackedLesion> targets)
    {
        foreach (var point in series.TimePoints)
            if (point.Targets.Count > 0 && (targets.Count == 0 || ReferenceEquals(point, baseline)))
                foreach (var id in point.Targets.Keys)
                    if (!IsListed(series, id))
                        return true;
        return false;
    }

    /// <summary>Looked at at baseline; where no lesion is listed at all, at any time, or taken up on its PET.</summary>
    public static bool AnyNonTarget(ResponseSeries series, TimePoint? baseline)
    {
        if (series.Lesions.Count == 0 && baseline?.Pet is { Lesions.Count: > 0 })
            return true;
        foreach (var point in series.TimePoints)
            if (point.NonTargets.Count > 0 && (series.Lesions.Count == 0 || ReferenceEquals(point, baseline)))
                foreach (var id in point.NonTargets.Keys)
                    if (!IsListed(series, id))
                        return true;
        return false;
    }

    /// <summary>Told once, beside each reading that is left out. A series of PETs alone lists no lesions: criteria of PET ask for none.</summary>
    public static void Check(Timeline timeline, List<Problem> problems)
    {
        var isPetAlone = timeline.Series.TimePoints.All(t => t.Targets.Count == 0 && t.NonTargets.Count == 0);
        if (!isPetAlone && (timeline.HasUnlistedTargets || timeline.HasUnlistedNonTargets))
            problems.Add(new("W_RESPONSE_LESIONS_MISSING", "lesions", timeline.Series.Lesions.Count == 0 ? "measurements, and no lesion listed" : "measurements of disease that is not listed",
                "every lesion that was there at baseline, as target or non-target", "What is not progression is not evaluable; list the lesions with their roles."));
    }

    private static bool IsListed(ResponseSeries series, string id)
    {
        for (var i = 0; i < series.Lesions.Count; i++)
            if (series.Lesions[i].Id == id)
                return true;
        return false;
    }
}
