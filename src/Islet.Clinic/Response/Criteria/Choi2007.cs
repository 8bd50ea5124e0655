using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// Choi: size or density, whichever falls. Choi et al., J Clin Oncol 2007;25:1753-1759, doi:10.1200/JCO.2006.07.3049. Not the modified Choi, which asks for both.
/// </summary>
public static class Choi2007
{
    /// <summary>Change of the sum of diameters, % either way; fall of mean density, %.</summary>
    private const decimal SizePercent = 10, DensityPercent = 15;

    public static ResponseCriterion Criterion { get; } = new("Choi", "Choi criteria (Choi 2007)", "Choi et al., J Clin Oncol 2007;25:1753-1759", Assess);

    private static IReadOnlyList<string> Assumptions { get; } = ["The paper compared one follow-up with baseline; that growth is counted from the smallest sum is ours, or from baseline by the option [H]."];

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var sizes = LesionSizes.Of(timeline, LesionQuantity.Diameter, options);
        var (shown, before) = (NewLesions.Of(timeline), ChoiDensity.Of(timeline.Baseline, sizes, sizes.Baseline, options.ChoiHuMean));
        var points = new TimePointResponse[timeline.FollowUps.Count];
        var wasGone = false;
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = At(new(timeline, i, sizes, before, options, wasGone), shown);
            wasGone |= points[i].Overall is C.CR;
        }
        return new(Criterion, options, points, Assumptions, timeline.Problems);
    }

    private static TimePointResponse At(ChoiVisit visit, IReadOnlyList<NewLesionShown> shown)
    {
        var (seen, confirmed) = NewLesions.At(shown, visit.At);
        var read = Category(visit, seen.Count > 0);
        var final = confirmed.Count > 0 && read.Category is not C.PD ? new(C.PD, ResponseStep.NewLesionConfirmedLater) : read;
        return new()
        {
            Id = visit.Point.Id, Date = visit.Point.Date, Overall = final.Category, AsRead = final.Category == read.Category ? null : read.Category, New = seen.Count + confirmed.Count > 0,
            NonTarget = visit.NonTarget, DecidedBy = final.Step, Size = TargetSigns.Change(visit.Sizes, visit.Size, read),
            Measures = [new("meanHu", visit.Density.Mean, "HU"), new("pctHu", visit.Before.PercentTo(visit.Density), "%")],
            Cautions = visit.IsOtherPhase ? [ResponseCaution.PhaseMismatch] : [],
            Progressions = final.Category is C.PD ? visit.Progressions(final, seen, confirmed) : [],
        };
    }

    /// <summary>
    /// The order of the specification, section 3.3: density is asked before growth, growth before shrinkage. What density could still have turned into response is
    /// not evaluable without it.
    /// </summary>
    private static TargetVerdict Category(ChoiVisit visit, bool isNew)
    {
        var isOriginal = visit.Options.Definition is ResponseDefinition.Original;
        return visit switch
        {
            { Timeline.Baseline: null } => new(C.NE, ResponseStep.NoBaseline),
            _ when isNew => new(C.PD, ResponseStep.NewLesion),
            { Point.IntratumoralNodule: true } when isOriginal => new(C.PD, CriterionStep.IntratumoralNodule),
            { NonTarget: C.PD } when isOriginal => new(C.PD, ResponseStep.NonTarget),
            { IsAllGone: true } => new(C.CR, ResponseStep.TargetGone),
            { WasGone: true, IsBack: true } => new(C.PD, ResponseStep.Reappearance),
            { Sizes.Targets.Count: 0 } => new(C.NE, ResponseStep.NoTarget),
            _ when visit.DensityFell is true => new(C.PR, CriterionStep.Density),
            { Size.IsComplete: false } => new(C.NE, ResponseStep.TargetMissing),
            _ when visit.Size.Sum > visit.Reference && 100 * visit.Size.Sum >= (100 + SizePercent) * visit.Reference => visit.DensityFell is null ? new(C.NE, CriterionStep.DensityMissing) : new(C.PD, ResponseStep.TargetSum),
            _ when 100 * visit.Size.Sum <= (100 - SizePercent) * visit.Sizes.Baseline.Sum => new(C.PR, ResponseStep.TargetFall),
            { Sizes.Baseline.IsComplete: false } => new(C.NE, ResponseStep.TargetMissing),
            _ => visit.DensityFell is null ? new(C.NE, CriterionStep.DensityMissing) : new(C.SD, ResponseStep.TargetStable),
        };
    }

    /// <summary>Fall of the mean by 15 % or more, in fractions; null: one of the two means is not known.</summary>
    internal static bool? Fell(ChoiDensity before, ChoiDensity now) => before is { Sum: > 0, Weight: > 0 } && now is { Sum: { } sum, Weight: > 0 }
        ? 100 * sum * before.Weight <= (100 - DensityPercent) * before.Sum * now.Weight
        : null;
}
