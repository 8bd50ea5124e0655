namespace Islet.Guidelines;

/// <summary>The days on which what a step asks for was done since its anchor.</summary>
internal static class PlannedExaminations
{
    /// <summary>
    /// In their order, later than the anchor and up to the day of the plan. [H] Where a step asks for two things together, those of the one that was last done
    /// longer ago; for what the record never shows since the anchor it does not wait.
    /// </summary>
    public static IReadOnlyList<FollowUpDone> Since(PlanAnchor anchor, string modality, SurveillanceAnchors record) =>
        record.Done.Where(d => FollowUpModality.Counts(modality, d) && d.When.Last > anchor.When.First && d.When.First <= record.Day)
            .Select(d => d with { When = d.When.NotBefore(anchor.When.First) })
            .GroupBy(d => d.Kind).OrderBy(kind => kind.Max(d => d.When.Last)).ThenBy(kind => kind.Key).FirstOrDefault() is { } slowest ? InOrder(slowest) : [];

    /// <summary>What a step asks for beside what is on record since the anchor: nobody knows whether it was done.</summary>
    public static IReadOnlyList<FollowUpKind> NeverShown(PlanAnchor anchor, string modality, SurveillanceAnchors record) =>
        [.. FollowUpModality.KindsOf(modality).Where(kind => !record.Done.Any(d => d.Kind == kind && FollowUpModality.Counts(modality, d) && d.When.Last > anchor.When.First && d.When.First <= record.Day))];

    private static List<FollowUpDone> InOrder(IEnumerable<FollowUpDone> done) => [.. done.OrderBy(d => d.When.Last).ThenBy(d => d.When.First).ThenBy(d => d.Modality, StringComparer.Ordinal)];
}
