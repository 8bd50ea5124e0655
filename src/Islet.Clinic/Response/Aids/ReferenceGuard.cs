namespace Islet.Clinic;

/// <summary>A size and what it is compared with.</summary>
/// <param name="With">Time point or, for one lesion by itself, the lesion.</param>
/// <param name="FromMm">Reference, mm.</param>
public sealed record SizeStep(string With, decimal FromMm, decimal ToMm)
{
    public decimal ByMm => ToMm - FromMm;

    /// <summary>Null: from 0.</summary>
    public decimal? Percent => FromMm == 0 ? null : 100 * ByMm / FromMm;

    /// <summary>By 20 % or more; of 0, anything is (response-criteria N6).</summary>
    public bool IsUp20 => ToMm > FromMm && 5 * ToMm >= 6 * FromMm;

    public bool IsUp5Mm => ByMm >= 5;
}

/// <summary>The sum of one follow-up against each reference that a reader may take. Only the nadir decides progression; only the baseline decides response.</summary>
/// <param name="Nadir">Null: the sum, or every sum before, is incomplete.</param>
/// <param name="Previous">The last complete sum before this one.</param>
/// <param name="Lesions">Each target against its own smallest size so far, a mass against the smallest sum of its parts; one that lies in another has none.</param>
public sealed record ReferenceCheck(string Id, SizeStep? Nadir, SizeStep? Previous, SizeStep? Baseline, IReadOnlyList<SizeStep> Lesions)
{
    public bool IsProgression => IsUp(Nadir);

    /// <summary>Targets that lie in the mass of another.</summary>
    internal IReadOnlyList<string> Absorbed { get; init => field = value ?? []; } = [];

    /// <summary>Against the previous scan it would not be progression, against the nadir it is.</summary>
    public bool PreviousMisses => IsProgression && Previous is not null && !IsUp(Previous);

    public bool BaselineMisses => IsProgression && Baseline is not null && !IsUp(Baseline);

    /// <summary>Targets that grew by 20 % or more while the sum did not: one lesion would overcall.</summary>
    public IReadOnlyList<SizeStep> SingleLesions => Nadir is { IsUp20: false } ? [.. Lesions.Where(l => l.IsUp20)] : [];

    internal bool PercentOnly => Nadir is { IsUp20: true, IsUp5Mm: false };

    /// <summary>Grew, and by less than 20 %.</summary>
    internal bool RoseBelow20 => Nadir is { IsUp20: false, ByMm: > 0 };

    private static bool IsUp(SizeStep? step) => step is { IsUp20: true, IsUp5Mm: true };
}

/// <summary>
/// Progression is measured from the nadir and response from baseline, never from the previous scan or on one lesion (Eisenhauer 2009, section 4.3.1); wrong
/// references are what Siegel 2023 found behind missed progression (Di Franco et al. 2025, RECIST Criteria in Clinical Trials and Clinical Practice).
/// </summary>
public static class ReferenceGuard
{
    public static IReadOnlyList<ReferenceCheck> Of(Timeline timeline, ResponseOptions options)
    {
        var sizes = LesionSizes.Of(timeline, LesionQuantity.Diameter, options);
        List<ReferenceCheck> checks = [];
        SizeSum previous = sizes.Baseline;
        var previousId = timeline.Baseline?.Id;
        for (var i = 0; i < sizes.FollowUps.Count; i++)
        {
            var (now, point) = (sizes.FollowUps[i], timeline.FollowUps[i]);
            checks.Add(new(point.Id, Step(now, NadirId(timeline, now), now.Nadir), Step(now, previousId, Complete(previous)),
                Step(now, timeline.Baseline?.Id, Complete(sizes.Baseline)), Lesions(sizes, i))
            {
                Absorbed = [.. sizes.Targets.Where((_, k) => now.MassOf is { } mass && mass[k] is not SizeSum.Mixed && mass[k] != k).Select(t => t.Id)],
            });
            if (now.IsComplete)
                (previous, previousId) = (now, point.Id);
        }
        return checks;
    }

    private static decimal? Complete(SizeSum sum) => sum.IsComplete ? sum.Sum : null;

    private static string? NadirId(Timeline timeline, SizeSum now) => now.NadirAt < 0 ? timeline.Baseline?.Id : timeline.FollowUps[now.NadirAt].Id;

    private static SizeStep? Step(SizeSum now, string? with, decimal? from) =>
        now is { IsComplete: true, Sum: { } to } && with is not null && from is { } reference ? new(with, reference, to) : null;

    private static List<SizeStep> Lesions(LesionSizes sizes, int at)
    {
        List<SizeStep> steps = [];
        for (var k = 0; k < sizes.Targets.Count; k++)
        {
            (decimal Before, decimal Now)? least = null;
            for (var earlier = -1; earlier < at; earlier++)
                if (sizes.Pair(k, at, earlier) is { } pair && (least is not { } known || pair.Before < known.Before))
                    least = pair;
            if (least is { } step)
                steps.Add(new(sizes.Targets[k].Id, step.Before, step.Now));
        }
        return steps;
    }
}
