using Islet.Course;

namespace Islet.Clinic;

/// <summary>Shrinkage that is visible and far from the 30 % of RECIST.</summary>
/// <param name="Shrunk">Targets that lost 1 mm or more since baseline, most first.</param>
/// <param name="AtOneMm">Objective response where a reduction of 1 mm is clear.</param>
/// <param name="AtTwoMm">The same with 2 mm; the paper writes "1-2 mm", so both are told.</param>
public sealed record LenientReading(string Id, IReadOnlyList<SizeStep> Shrunk, Answer AtOneMm, Answer AtTwoMm);

/// <summary>
/// Objective response as a clear reduction of lesions by 1 to 2 mm or more, stable disease as no change: Thiis-Evensen et al., BMC Cancer 2020;20:466. The review
/// names it among the attempts below 30 % (Di Franco et al. 2025); 1 mm lies within what two readers differ, so that it is no category of its own.
/// </summary>
public static class LenientResponse
{
    private const decimal OneMm = 1, TwoMm = 2;

    /// <summary>Progression by RECIST 1.1 is no response, whatever shrank beside it.</summary>
    public static IReadOnlyList<LenientReading> Of(Timeline timeline, ResponseAssessment recist)
    {
        var sizes = LesionSizes.Of(timeline, LesionQuantity.Diameter, recist.Options);
        return [.. timeline.FollowUps.Select((point, i) => At(point.Id, sizes, i, recist.TimePoints.FirstOrDefault(t => t.Id == point.Id)?.Overall))];
    }

    private static LenientReading At(string id, LesionSizes sizes, int at, ResponseCategory? recist)
    {
        var now = sizes.FollowUps[at];
        List<SizeStep> steps = [.. sizes.Targets.Select((t, k) => sizes.Pair(k, at, -1) is { } pair ? new SizeStep(t.Id, pair.Before, pair.Now) : null).OfType<SizeStep>()
            .Where(s => s.ByMm <= -OneMm).OrderBy(s => s.ByMm)];
        return new(id, steps, Clear(steps, OneMm, now, recist), Clear(steps, TwoMm, now, recist));
    }

    private static Answer Clear(List<SizeStep> shrunk, decimal by, SizeSum now, ResponseCategory? recist) => recist switch
    {
        ResponseCategory.PD => Answer.No,
        _ when shrunk.Exists(s => s.ByMm <= -by) => recist is null or ResponseCategory.NE ? Answer.Unknown : Answer.Yes,
        _ => now.IsComplete ? Answer.No : Answer.Unknown,
    };
}
