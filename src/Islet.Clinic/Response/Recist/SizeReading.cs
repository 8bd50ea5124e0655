namespace Islet.Clinic;

/// <summary>
/// Reads a series by RECIST 1.1 or a criterion of its build (Eisenhauer et al. 2009; van Vliet 2013, Lencioni and Llovet 2010): the rule for the targets is theirs,
/// non-targets, new lesions, reappearance and the table are RECIST's.
/// </summary>
internal sealed class SizeReading
{
    private readonly Timeline timeline;
    private readonly ResponseOptions options;
    private readonly LesionSizes sizes;
    private readonly Func<TargetSums, ResponseOptions, TargetVerdict> rule;
    private readonly IReadOnlyList<NewLesionShown> newLesions;
    private bool reachedCr, reachedPr;
    private MarkerState? marker;

    private SizeReading(Timeline timeline, ResponseOptions options, LesionSizes sizes, Func<TargetSums, ResponseOptions, TargetVerdict> rule)
    {
        (this.timeline, this.options, this.sizes, this.rule) = (timeline, options, sizes, rule);
        newLesions = NewLesions.Of(timeline);
        marker = timeline.Baseline?.TumourMarker;
    }

    public static ResponseAssessment Assess(
        ResponseCriterion criterion, Timeline timeline, ResponseOptions options, LesionSizes sizes, Func<TargetSums, ResponseOptions, TargetVerdict> rule)
    {
        var reading = new SizeReading(timeline, options, sizes, rule);
        var points = new TimePointResponse[timeline.FollowUps.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = timeline.Baseline is null ? WithoutBaseline(timeline.FollowUps[i]) : reading.At(i);
        return new(criterion, options, points, [], timeline.Problems);
    }

    private static TimePointResponse WithoutBaseline(TimePoint point) =>
        new() { Id = point.Id, Date = point.Date, Overall = ResponseCategory.NE, Target = ResponseCategory.NE, NonTarget = ResponseCategory.NE, DecidedBy = ResponseStep.NoBaseline };

    private TimePointResponse At(int i)
    {
        var (point, size) = (timeline.FollowUps[i], sizes.FollowUps[i]);
        marker = point.TumourMarker ?? marker;
        var raised = marker is MarkerState.Raised;
        var sums = new TargetSums(sizes.Listed, size.IsComplete, size.IsComplete && TargetSigns.AllResolved(sizes, size, timeline, point, options), size.Sum ?? 0, sizes.Baseline.Sum, size.Nadir);
        var target = rule(sums, options);
        var nonTarget = Recist11.NonTarget(timeline, point, raised);
        var (now, earlier) = NewLesions.At(newLesions, i);
        var back = reachedCr && options.CrThenDiseaseIsPd ? Reappearance.At(sizes, size, timeline, point, target.Category, options) : null;
        var read = Overall(target, nonTarget, now.Count > 0, back is not null, raised);
        var final = earlier.Count == 0 ? read : new(ResponseCategory.PD, read.Category is ResponseCategory.PD ? read.Step : ResponseStep.NewLesionConfirmedLater);
        reachedCr |= final.Category is ResponseCategory.CR;
        reachedPr |= final.Category is ResponseCategory.PR;
        return new()
        {
            Id = point.Id, Date = point.Date, Overall = final.Category, AsRead = final.Category == read.Category ? null : read.Category,
            Target = target.Category, NonTarget = nonTarget, New = now.Count > 0 || earlier.Count > 0, DecidedBy = final.Step,
            Size = TargetSigns.Change(sizes, size, target), Cautions = TargetSigns.Cautions(sizes, size, sums, target, timeline, point, back, options),
            Progressions = final.Category is ResponseCategory.PD ? Shown(point, size, target, nonTarget, now, earlier, back) : [],
        };
    }

    /// <summary>The table, and what stands above it: disease that is back after complete response, partial response carried on by the option.</summary>
    private TargetVerdict Overall(TargetVerdict target, ResponseCategory nonTarget, bool isNew, bool isBack, bool raised)
    {
        var overall = Recist11.TimePoint(target.Category, nonTarget, isNew || isBack, raised);
        if (options.CarryForwardPr && reachedPr && (overall is ResponseCategory.SD or ResponseCategory.MR))
            return new(ResponseCategory.PR, ResponseStep.ResponseCarried);
        return new(overall, (overall, target.Category, nonTarget) switch
        {
            (ResponseCategory.PD, _, _) => isNew ? ResponseStep.NewLesion : target.Category is ResponseCategory.PD ? target.Step : nonTarget is ResponseCategory.PD ? ResponseStep.NonTarget : ResponseStep.Reappearance,
            (ResponseCategory.PR, ResponseCategory.CR, ResponseCategory.NE) => ResponseStep.NonTargetMissing,
            (ResponseCategory.PR, ResponseCategory.CR, _) => raised ? ResponseStep.MarkerRaised : ResponseStep.NonTargetRemains,
            (_, ResponseCategory.NA, ResponseCategory.NE) => ResponseStep.NonTargetMissing,
            (_, ResponseCategory.NA, ResponseCategory.NonCrNonPd) => ResponseStep.NonTargetRemains,
            (_, ResponseCategory.NA, ResponseCategory.CR) => ResponseStep.NonTarget,
            _ => target.Step,
        });
    }

    private List<ProgressionShown> Shown(
        TimePoint point, SizeSum size, TargetVerdict target, ResponseCategory nonTarget, IReadOnlyList<NewLesionShown> now, IReadOnlyList<NewLesionShown> earlier, Reappeared? back)
    {
        var shown = new List<ProgressionShown>();
        if (target.Category is ResponseCategory.PD)
            shown.Add(ProgressionDates.OfTargets(sizes, size, point, options.PdDateConvention));
        if (nonTarget is ResponseCategory.PD)
            shown.Add(ProgressionDates.OfNonTargets(timeline, point));
        if (now.Count > 0)
            shown.Add(ProgressionDates.OfNewLesions(now));
        if (earlier.Count > 0)
            shown.Add(ProgressionDates.OfNewLesions(earlier));
        if (back is not null)
            shown.Add(ProgressionDates.OfReappearance(back, point));
        return shown;
    }
}
