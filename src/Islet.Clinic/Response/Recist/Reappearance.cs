namespace Islet.Clinic;

/// <param name="Nodes">Whether nodes alone are back.</param>
internal sealed record Reappeared(IReadOnlyList<string> Lesions, bool Nodes);

/// <summary>
/// Disease that is back after overall complete response is progression, whatever the sum (Eisenhauer et al. 2009, table 3, footnote; Appendix II). A node is back
/// from 10 mm on, by the option only if the rule of the sum is met as well.
/// </summary>
internal static class Reappearance
{
    public static Reappeared? At(LesionSizes sizes, SizeSum size, Timeline timeline, TimePoint point, ResponseCategory target, ResponseOptions options)
    {
        List<string>? back = null;
        var nodes = true;
        var nodesCount = !options.NodalRegrowthNeedsSumPd || target is ResponseCategory.PD;
        for (var i = 0; i < size.Sizes.Count; i++)
            Add(sizes.Targets[i], sizes.Targets[i].IsNode ? size.Sizes[i] is >= Recist11.NormalNodeMm : size.Sizes[i] is > 0);
        for (var i = 0; i < timeline.NonTargets.Count; i++)
            Add(timeline.NonTargets[i], point.NonTargets.TryGetValue(timeline.NonTargets[i].Id, out var state)
                && state is NonTargetState.Present or NonTargetState.Worsened or NonTargetState.UnequivocalProgression);
        return back is null ? null : new(back, nodes);

        void Add(TrackedLesion lesion, bool isSeen)
        {
            if (!isSeen || (lesion.IsNode && !nodesCount))
                return;
            (back ??= []).Add(lesion.Id);
            nodes &= lesion.IsNode;
        }
    }
}
