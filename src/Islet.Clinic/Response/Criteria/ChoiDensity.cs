namespace Islet.Clinic;

/// <summary>Mean attenuation of the targets that are there, kept as a fraction so that thresholds are exact. Choi et al. 2007.</summary>
/// <param name="Sum">Of HU, each weighted; null: a target that is there was not measured.</param>
/// <param name="Weight">Number of targets, or by the option the sum of their diameters; 0: none is there.</param>
internal readonly record struct ChoiDensity(decimal? Sum, decimal Weight)
{
    public decimal? Mean => Weight > 0 ? Sum / Weight : null;

    public static ChoiDensity Of(TimePoint? point, LesionSizes sizes, SizeSum size, HuMean mean)
    {
        var (sum, weight) = ((decimal?)0m, 0m);
        for (var i = 0; i < size.Sizes.Count; i++)
        {
            if (size.Sizes[i] is 0)
                continue; // gone, or part of another
            var share = mean is HuMean.Arithmetic ? 1 : size.Sizes[i];
            sum += share * (point!.Targets.TryGetValue(sizes.Targets[i].Id, out var reading) ? reading.Hu : null);
            weight += share ?? 1;
        }
        return new(sum, weight);
    }

    public decimal? PercentTo(ChoiDensity later) => Mean is > 0 and var before ? 100 * (later.Mean - before) / before : null;
}

/// <summary>One follow-up as Choi 2007 asks about it.</summary>
/// <param name="WasGone">Complete response at an earlier time.</param>
internal sealed record ChoiVisit(Timeline Timeline, int At, LesionSizes Sizes, ChoiDensity Before, ResponseOptions Options, bool WasGone)
{
    public TimePoint Point => Timeline.FollowUps[At];

    public SizeSum Size => Sizes.FollowUps[At];

    public ChoiDensity Density { get; } = ChoiDensity.Of(Timeline.FollowUps[At], Sizes, Sizes.FollowUps[At], Options.ChoiHuMean);

    public ResponseCategory NonTarget { get; } = Recist11.NonTarget(Timeline, Timeline.FollowUps[At], false);

    public decimal? Reference => Options.ChoiPdReference is ChangeReference.Baseline ? Sizes.Baseline.Sum : Size.Nadir;

    /// <summary>Both phases are stated and are not the same: density is then not evaluable.</summary>
    public bool IsOtherPhase => Point.ContrastPhase is { } now && Timeline.Baseline?.ContrastPhase is { } before && !string.Equals(now.Trim(), before.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Null: density is missing and could be response. A baseline of 0 HU or below can never be compared: size alone decides then.</summary>
    public bool? DensityFell => Before.Mean <= 0 ? false : IsOtherPhase || Point.ContrastPhase is null != Timeline.Baseline?.ContrastPhase is null ? null : Size.IsComplete && Density.Weight == 0 ? false : Choi2007.Fell(Before, Density);

    /// <summary>All lesions, those that are not measured too.</summary>
    public bool IsAllGone => NonTarget is ResponseCategory.CR or ResponseCategory.NA && (Sizes.Listed > 0
        ? Size.IsComplete && TargetSigns.AllResolved(Sizes, Size, Timeline, Point, Options)
        : NonTarget is ResponseCategory.CR);

    public bool IsBack => Reappearance.At(Sizes, Size, Timeline, Point, ResponseCategory.PD, Options) is not null;

    public IReadOnlyList<ProgressionShown> Progressions(TargetVerdict final, IReadOnlyList<NewLesionShown> seen, IReadOnlyList<NewLesionShown> confirmed)
    {
        var shown = new List<ProgressionShown>();
        if (final.Step is ResponseStep.TargetSum)
            shown.Add(ProgressionDates.OfTargets(Sizes, Size, Point, Options.PdDateConvention));
        if (final.Step is CriterionStep.IntratumoralNodule)
            shown.Add(new(ProgressionCause.Target, Point.Date, []));
        if (NonTarget is ResponseCategory.PD && Options.Definition is ResponseDefinition.Original)
            shown.Add(ProgressionDates.OfNonTargets(Timeline, Point));
        if (seen.Count > 0)
            shown.Add(ProgressionDates.OfNewLesions(seen));
        if (confirmed.Count > 0)
            shown.Add(ProgressionDates.OfNewLesions(confirmed));
        if (final.Step is ResponseStep.Reappearance && Reappearance.At(Sizes, Size, Timeline, Point, ResponseCategory.PD, Options) is { } back)
            shown.Add(ProgressionDates.OfReappearance(back, Point));
        return shown;
    }
}
