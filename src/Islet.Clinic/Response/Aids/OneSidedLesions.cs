namespace Islet.Clinic;

/// <summary>Lesions that one of two compared PETs tells of and the other does not: what hangs on them is open until a reader says what the other shows there.</summary>
/// <param name="Before">On the PET of the baseline only; said to take up nothing there, they are not missed.</param>
/// <param name="Now">On this PET only, and nobody called them new.</param>
public sealed record OneSidedReading(string TimePoint, IReadOnlyList<string> Before, IReadOnlyList<string> Now);

/// <summary>A lesion that is not told of is unknown, never gone and never new (Wahl et al. 2009: the hottest lesion must have been there at baseline; response-criteria 1.3: not imaged is missing).</summary>
public static class OneSidedLesions
{
    public static IReadOnlyList<OneSidedReading> Of(Timeline timeline) => timeline.BaselinePet is not { } baseline ? []
        : [.. timeline.FollowUps.Where(p => p.Pet is not null).Select(p => Of(baseline, p)).Where(o => o.Before.Count + o.Now.Count > 0)];

    private static OneSidedReading Of(PetScan baseline, TimePoint point) => new(point.Id, point.Pet!.ListsEveryLesion ? [] : Only(baseline, point.Pet),
        baseline.ListsEveryLesion ? [] : [.. Only(point.Pet, baseline).Where(id => !point.NewLesions.Any(n => n.Id == id && n.Certainty is not NewLesionCertainty.Equivocal))]);

    private static IReadOnlyList<string> Only(PetScan one, PetScan other) =>
        [.. one.Lesions.Where(l => l.Value.Positive is not false && !other.Lesions.ContainsKey(l.Key)).Select(l => l.Key).Order(StringComparer.Ordinal)];
}
