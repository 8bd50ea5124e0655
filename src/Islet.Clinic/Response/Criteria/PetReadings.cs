namespace Islet.Clinic;

/// <param name="Step">Name of the step that decided.</param>
internal sealed record PetVerdict(ResponseCategory? Category, string Step)
{
    public IReadOnlyList<ResponseMeasure> Measures { get; init; } = [];

    /// <summary>Beside those of comparability.</summary>
    public IReadOnlyList<ResponseCaution> Cautions { get; init; } = [];

    public ResponseCategory? RecistOverall { get; init; }

    /// <summary>Known lesions whose uptake is new, where that decided.</summary>
    public IReadOnlyList<string> NewUptake { get; init; } = [];
}

/// <summary>Steps that criteria of PET have in common (<see cref="TimePointResponse.DecidedBy"/>). Names only; the rules stand in each criterion (Wahl 2009, Young 1999).</summary>
public static class PetStep
{
    public const string NoPet = "no_pet";
    public const string NotComparable = "not_comparable";
    public const string NotMeasured = "uptake_missing";
    public const string Rise = "uptake_rise";
    public const string Fall = "uptake_fall";
    public const string Gone = "uptake_gone";
    public const string Stable = "uptake_stable";
    public const string Extent = "extent";
    public const string ExtentMissing = "extent_missing";
    public const string ValuesOnly = "values_only";
}

/// <summary>
/// Reads a series by a criterion of PET: scan against baseline scan, new lesions dated back to where they were first seen. A focus that only a receptor PET shows is
/// new at once (Di Franco et al. 2025; specification, section 1.8).
/// </summary>
internal static class PetReadings
{
    public static ResponseAssessment Assess(ResponseCriterion criterion, Timeline timeline, ResponseOptions options, IReadOnlyList<string> assumptions, Func<PetVisit, PetVerdict> rule)
    {
        var shown = NewLesions.Of(timeline, byPet: true);
        var points = new TimePointResponse[timeline.FollowUps.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = At(timeline, i, options, shown, rule);
        return new(criterion, options, points, assumptions, timeline.Problems);
    }

    private static TimePointResponse At(Timeline timeline, int i, ResponseOptions options, IReadOnlyList<NewLesionShown> shown, Func<PetVisit, PetVerdict> rule)
    {
        var point = timeline.FollowUps[i];
        if (timeline.BaselinePet is not { } baseline || point.Pet is not { } now)
            return new() { Id = point.Id, Date = point.Date, Overall = ResponseCategory.NE, DecidedBy = timeline.Baseline is null ? ResponseStep.NoBaseline : PetStep.NoPet };
        var comparison = PetComparison.Between(baseline, now, options.Strict);
        var (seen, confirmed) = comparison.IsOneSubstance ? NewLesions.At(shown, i) : ([], []);
        var visit = new PetVisit(timeline, i, point, baseline, now, comparison, seen.Count > 0, options);
        var read = rule(visit);
        var final = confirmed.Count > 0 && seen.Count == 0 ? rule(visit with { IsNew = true }) : read;
        return new()
        {
            Id = point.Id, Date = point.Date, Overall = final.Category, AsRead = final.Category == read.Category ? null : read.Category, New = seen.Count + confirmed.Count + final.NewUptake.Count > 0,
            Measures = final.Measures, Cautions = Together(comparison.Cautions, final.Cautions), DecidedBy = final.Step, RecistOverall = final.RecistOverall,
            Progressions = ResponseGroups.Of(final.Category) is ResponseGroup.Progression ? Shown(point, final, seen.Count > 0 ? seen : confirmed) : [],
        };
    }

    private static List<ProgressionShown> Shown(TimePoint point, PetVerdict final, IReadOnlyList<NewLesionShown> lesions)
    {
        var shown = new List<ProgressionShown>(2);
        if (final.Step is not ResponseStep.NewLesion)
            shown.Add(new(ProgressionCause.Functional, point.Date, []));
        if (lesions.Count > 0 && ProgressionDates.OfNewLesions(lesions) is var one)
            shown.Add(one with { Lesions = [.. one.Lesions.Union(final.NewUptake, StringComparer.Ordinal)] });
        else if (final.Step is ResponseStep.NewLesion)
            shown.Add(new(ProgressionCause.NewLesion, point.Date, final.NewUptake));
        return shown;
    }

    private static IReadOnlyList<ResponseCaution> Together(IReadOnlyList<ResponseCaution> one, IReadOnlyList<ResponseCaution> other)
    {
        if (one.Count == 0 || other.Count == 0)
            return one.Count == 0 ? other : one;
        var all = new List<ResponseCaution>(one);
        foreach (var caution in other)
            if (!all.Contains(caution))
                all.Add(caution);
        return all;
    }
}
