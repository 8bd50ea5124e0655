using Islet.Course;

namespace Islet.Clinic;

/// <summary>The time points of a series in order, and what is wrong with it: read once for all criteria (spec response-criteria D4).</summary>
/// <param name="Baseline">Null: there is none, and nothing can be compared.</param>
/// <param name="FollowUps">By date, then as given; those without a date stay where they were given.</param>
/// <param name="Targets">Each lesion once; one that is given in both roles is a target.</param>
/// <param name="Problems">All that was noticed. Nothing is changed; what a problem touches says in its remedy how it is read.</param>
public sealed record Timeline(
    ResponseSeries Series, TimePoint? Baseline, IReadOnlyList<TimePoint> FollowUps,
    IReadOnlyList<TrackedLesion> Targets, IReadOnlyList<TrackedLesion> NonTargets, IReadOnlyList<Problem> Problems)
{
    /// <summary>Disease was measured that no lesion of the series stands for (none is listed, or its role could not be read): the targets cannot be assessed.</summary>
    public bool HasUnlistedTargets { get; private init; }

    /// <summary>The same of disease that is only looked at, or only taken up on PET where no lesion is listed at all: "no disease" cannot be said.</summary>
    public bool HasUnlistedNonTargets { get; private init; }

    /// <summary>To which uptake is compared; null: no PET at baseline.</summary>
    public PetScan? BaselinePet => Baseline is null ? Series.UptakeBaseline : Baseline.Pet;

    public static Timeline Of(ResponseSeries given)
    {
        var problems = new List<Problem>();
        var series = SeriesValues.Of(given, problems);
        var baseline = BaselineOf(series);
        var followUps = Ordered(series.TimePoints.Where(t => !t.IsBaseline && !(t.Date is { } day && baseline?.Date is { } first && day < first)));
        var (targets, nonTargets) = Roles(series);
        var timeline = new Timeline(series, baseline, followUps, targets, nonTargets, [])
        {
            HasUnlistedTargets = UnlistedLesions.AnyTarget(series, baseline, targets), HasUnlistedNonTargets = UnlistedLesions.AnyNonTarget(series, baseline),
        };
        return timeline with { Problems = [.. problems, .. TimelineChecks.Of(timeline)] };
    }

    /// <summary>Position among the follow-ups; null: none of that name.</summary>
    public int? IndexOf(string id)
    {
        for (var i = 0; i < FollowUps.Count; i++)
            if (FollowUps[i].Id == id)
                return i;
        return null;
    }

    /// <summary>Of several: the last one that is not after the reference date, as treatment is compared with what was there when it began; without one the earliest.</summary>
    private static TimePoint? BaselineOf(ResponseSeries series)
    {
        var given = Ordered(series.TimePoints.Where(t => t.IsBaseline));
        return given.Count == 0 ? null : given.LastOrDefault(t => t.Date is { } day && series.Reference is { } reference && day <= reference) ?? given[0];
    }

    /// <summary>Stable; a time point without a date goes with the one before it.</summary>
    private static List<TimePoint> Ordered(IEnumerable<TimePoint> given)
    {
        var ordered = new List<TimePoint>();
        var keys = new List<decimal>();
        var last = decimal.MinValue;
        foreach (var point in given)
        {
            last = point.Date?.Days ?? last;
            var at = keys.Count;
            while (at > 0 && keys[at - 1] > last)
                at--;
            keys.Insert(at, last);
            ordered.Insert(at, point);
        }
        return ordered;
    }

    private static (List<TrackedLesion> Targets, List<TrackedLesion> NonTargets) Roles(ResponseSeries series)
    {
        var (targets, nonTargets, seen) = (new List<TrackedLesion>(), new List<TrackedLesion>(), new HashSet<string>());
        foreach (var lesion in series.Lesions)
            if (lesion.Role is SeriesRole.Target && seen.Add(lesion.Id))
                targets.Add(lesion);
        foreach (var lesion in series.Lesions)
            if (lesion.Role is SeriesRole.NonTarget && seen.Add(lesion.Id))
                nonTargets.Add(lesion);
        return (targets, nonTargets);
    }
}
