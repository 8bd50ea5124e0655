using System.Diagnostics;
using N = Islet.Clinic.ResponseCategory;
using T = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>RECIST 1.1. Eisenhauer et al., Eur J Cancer 2009;45:228-247, doi:10.1016/j.ejca.2008.10.026; clarifications of the EORTC and of Schwartz et al., Eur J Cancer 2016;62:132.</summary>
public static class Recist11
{
    /// <summary>A node with a shorter short axis is normal, mm (Eisenhauer 2009, section 3.2).</summary>
    public const decimal NormalNodeMm = 10;

    public static ResponseCriterion Criterion { get; } = new("RECIST1.1", "RECIST 1.1 (Eisenhauer 2009)", "Eisenhauer et al., Eur J Cancer 2009;45:228-247",
        (timeline, options) => SizeReading.Assess(Criterion!, timeline, options, LesionSizes.Of(timeline, LesionQuantity.Diameter, options), Target));

    /// <summary>Target response (section 4.3.1), in the order that the specification fixes. Decimal millimetres, compared without dividing: 14.0 to 9.8 is exactly -30 %.</summary>
    public static TargetVerdict Target(TargetSums sums, ResponseOptions options) => sums switch
    {
        { Targets: 0 } => new(T.NA, ResponseStep.NoTarget),
        { Complete: true, AllResolved: true } => new(T.CR, ResponseStep.TargetGone), // a node under 10 mm is resolved: the sum need not be 0
        _ when IsSumUp(sums, options) => new(T.PD, ResponseStep.TargetSum), // before NE: what was not measured could only add
        { Complete: false } or { Baseline: null } => new(T.NE, ResponseStep.TargetMissing),
        _ when 10 * sums.Assessed <= 7 * sums.Baseline => new(T.PR, ResponseStep.TargetFall), // after PD: a deep responder who regrows is still 30 % below baseline
        _ => new(T.SD, ResponseStep.TargetStable),
    };

    /// <summary>
    /// At least 20 % and at least 5 mm above the nadir; with a nadir of 0 the 5 mm alone. The review's table leaves the 5 mm out (Di Franco et al., Semin Nucl Med
    /// 2025;55:754-765); that is followed only where it is asked for by letter.
    /// </summary>
    public static bool IsSumUp(TargetSums sums, ResponseOptions options) => sums.Nadir is { } nadir && sums.Assessed > nadir && 5 * sums.Assessed >= 6 * nadir
        && (sums.Assessed - nadir >= 5 || options is { Definition: ResponseDefinition.Seed, SeedLiteral: true });

    /// <summary>Non-target response (section 4.3.3).</summary>
    /// <param name="markerRaised">A tracked tumour marker is above normal, or was and has not been shown normal since.</param>
    public static N NonTarget(IReadOnlyList<TrackedLesion> lesions, TimePoint point, bool markerRaised)
    {
        var (progressing, missing, seen) = (false, false, false);
        for (var i = 0; i < lesions.Count; i++)
        {
            var state = point.NonTargets.TryGetValue(lesions[i].Id, out var read) ? read : NonTargetState.NotEvaluated;
            progressing |= state is NonTargetState.UnequivocalProgression;
            missing |= state is NonTargetState.NotEvaluated;
            seen |= state is NonTargetState.Present or NonTargetState.Worsened;
        }
        return lesions.Count == 0 ? N.NA : progressing ? N.PD : missing ? N.NE : seen || markerRaised ? N.NonCrNonPd : N.CR;
    }

    /// <summary>Of a whole series: disease that nobody listed leaves all but progression open.</summary>
    internal static N NonTarget(Timeline timeline, TimePoint point, bool markerRaised) =>
        NonTarget(timeline.NonTargets, point, markerRaised) is var listed && timeline.HasUnlistedNonTargets && listed is not N.PD ? N.NE : listed;

    /// <summary>Time point (tables 1 and 2). A missing non-target never makes stable targets not evaluable.</summary>
    public static ResponseCategory TimePoint(T target, N nonTarget, bool newLesion, bool markerRaised) => (target, nonTarget, newLesion) switch
    {
        (T.PD, _, _) or (_, N.PD, _) or (_, _, true) => ResponseCategory.PD,
        (T.CR, N.CR or N.NA, _) => markerRaised ? ResponseCategory.PR : ResponseCategory.CR,
        (T.CR, N.NonCrNonPd or N.NE, _) => ResponseCategory.PR,
        (T.NA, N.CR, _) => markerRaised ? ResponseCategory.NonCrNonPd : ResponseCategory.CR,
        (T.NA, N.NonCrNonPd or N.NE, _) => nonTarget,
        (T.NA, N.NA, _) => ResponseCategory.NED,
        (T.PR or T.MR or T.SD or T.NE, _, _) => target,
        _ => throw new UnreachableException($"No target response: {target}, non-target {nonTarget}."),
    };
}
