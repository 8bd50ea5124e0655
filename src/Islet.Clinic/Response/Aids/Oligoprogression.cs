using Islet.Course;

namespace Islet.Clinic;

/// <summary>How many lesions progress at one time point while the others do not.</summary>
/// <param name="Growing">Targets by 20 % and 5 mm from their own smallest size, and non-targets of unequivocal progression.</param>
/// <param name="New">Unequivocal.</param>
/// <param name="Open">Not evaluated, or equivocal: each may progress.</param>
/// <param name="Controlled">Followed and not progressing.</param>
/// <param name="Suspected">Unknown where the open lesions decide.</param>
/// <param name="Recist">Category of the time point, which is not changed.</param>
public sealed record OligoprogressionReading(
    string Id, IReadOnlyList<string> Growing, IReadOnlyList<string> New, IReadOnlyList<string> Open, IReadOnlyList<string> Controlled, Answer Suspected, ResponseCategory? Recist);

/// <summary>
/// Progression of one to few lesions, which might be treated locally while systemic treatment goes on; what it should change is not known (Di Franco et al.,
/// Semin Nucl Med 2025;55:754-765, RECIST Criteria in Clinical Trials and Clinical Practice). Whether they can be treated locally a person says.
/// </summary>
public static class Oligoprogression
{
    /// <summary>"Few" [H]: the review gives no number. Printed with every result.</summary>
    public const int MostLesions = 3;

    public static IReadOnlyList<OligoprogressionReading> Of(Timeline timeline, ResponseAssessment recist)
    {
        var checks = ReferenceGuard.Of(timeline, recist.Options);
        return [.. timeline.FollowUps.Select((point, i) => At(timeline, point, checks[i], recist.TimePoints.FirstOrDefault(t => t.Id == point.Id)?.Overall))];
    }

    private static OligoprogressionReading At(Timeline timeline, TimePoint point, ReferenceCheck check, ResponseCategory? recist)
    {
        List<string> growing = [.. check.Lesions.Where(l => l.IsUp20 && l.IsUp5Mm).Select(l => l.With), .. In(timeline, point, NonTargetState.UnequivocalProgression)];
        List<string> added = [.. point.NewLesions.Where(n => n.Certainty is NewLesionCertainty.Unequivocal).Select(n => n.Id)];
        List<string> missing = [.. timeline.Targets.Select(t => t.Id).Except(check.Lesions.Select(l => l.With)).Except(check.Absorbed), .. In(timeline, point, NonTargetState.NotEvaluated)];
        List<string> open = [.. missing, .. point.NewLesions.Where(n => n.Certainty is NewLesionCertainty.Equivocal).Select(n => n.Id)];
        List<string> controlled = [.. timeline.Targets.Concat(timeline.NonTargets).Select(l => l.Id).Except(growing).Except(missing).Except(check.Absorbed)];
        return new(point.Id, growing, added, open, controlled, Suspected(growing.Count + added.Count, open.Count, controlled.Count), recist);
    }

    /// <summary>Where every lesion that was followed progresses it is simply progression.</summary>
    private static Answer Suspected(int progressing, int open, int controlled) => progressing switch
    {
        > MostLesions => Answer.No,
        _ when open == 0 && (progressing == 0 || controlled == 0) => Answer.No,
        _ when controlled == 0 => Answer.Unknown,
        0 => Answer.Unknown,
        _ when progressing + open <= MostLesions => Answer.Yes,
        _ => Answer.Unknown,
    };

    private static IEnumerable<string> In(Timeline timeline, TimePoint point, NonTargetState state) =>
        timeline.NonTargets.Where(l => (point.NonTargets.TryGetValue(l.Id, out var read) ? read : NonTargetState.NotEvaluated) == state).Select(l => l.Id);
}
