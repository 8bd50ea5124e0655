using Islet.Course;

namespace Islet.Clinic;

/// <summary>The Ki-67 index of a tumour over its course: every piece of tissue with its leading read, and why it changed from one to the next.</summary>
/// <remarks>facts.md 3.11 (ki67_history); Mollazadegan et al. 2025 (Uppsala), table 2 and figure 3. Which tissue speaks for the tumour is never decided here.</remarks>
/// <param name="Points">In the order in which the tissue was taken; what gave no index stays, with the reason.</param>
/// <param name="Steps">To each evaluable tissue from the last evaluable one before it.</param>
/// <param name="Rereads">Within one piece of tissue, from each read to the one that replaced it. Better knowledge, no change of the tumour.</param>
/// <param name="Choice">The values among which a person declares the one that speaks.</param>
public sealed record Ki67Trajectory(IReadOnlyList<Ki67Point> Points, IReadOnlyList<Ki67Step> Steps, IReadOnlyList<Ki67Step> Rereads, TissueChoice Choice)
{
    /// <summary>Caution beside a latest value that lies in a lower band than an earlier one: it may be another clone, and downgrades nothing.</summary>
    public const string LowerRebiopsyCode = "C-LOWER-REBIOPSY";

    private static readonly Ki67Trajectory Nothing = new([], [], [], new(null, null, null, null, null));

    /// <summary>The highest earlier tissue above the latest one, where that lies in a lower band; null: no such caution.</summary>
    public Ki67Point? HigherBefore => Choice is { Latest: { Band: { } now } latest, Highest: { Band: { } before } highest } && before > now && highest != latest ? highest : null;

    public static Ki67Trajectory Of(Snapshot snapshot)
    {
        var tissues = Tissue.Of(snapshot);
        var pending = Pending(snapshot, tissues);
        if (tissues.Count == 0 && pending.Count == 0)
            return Nothing;
        var axis = snapshot.Course.Axis;
        List<Ki67Point> read = [.. tissues.Select(Ki67Point.Of)], evaluable = read.FindAll(p => p.IsEvaluable);
        List<Ki67Step> steps = [];
        for (var i = 1; i < evaluable.Count; i++)
            steps.Add(LastBefore(evaluable, i, axis));
        return new(pending.Count == 0 ? read : InOrder([.. read, .. pending.Select(Ki67Point.Pending)], axis), steps, [.. tissues.SelectMany(t => Reread(t, axis))],
            TissueChoice.Of(evaluable, snapshot));
    }

    /// <summary>
    /// From the last tissue that was certainly taken earlier; of several taken together the same lesion, else the highest, so that a rise is a rise over
    /// all of them [H]. Where none is certainly earlier, the one before it, of unknown order.
    /// </summary>
    private static Ki67Step LastBefore(List<Ki67Point> points, int to, Axis axis)
    {
        List<Ki67Step> earlier = [.. points.Take(to).Select(from => new Ki67Step(from, points[to], axis)).Where(step => step.IsOrderKnown)];
        if (earlier.Count == 0)
            return new(points[to - 1], points[to], axis);
        var last = earlier[^1];
        return earlier.Where(step => step == last || !new Ki67Step(step.From, last.From, axis).IsOrderKnown)
            .MaxBy(step => (step.Lesion is Likeness.Same, step.From.Percent))!;
    }

    private static IEnumerable<Ki67Step> Reread(Tissue tissue, Axis axis)
    {
        List<Ki67Point> reads = [.. tissue.Earlier.Concat(tissue.Reads).Where(f => ((Specimen)f.Content).Ki67Percent?.Percent is not null)
            .Select(f => new Ki67Point(f, ((Specimen)f.Content).Ki67Percent!.Value.Percent, null, ((Specimen)tissue.First.Content).Ki67Percent?.Percent, f.Id != tissue.First.Id))];
        return reads.Zip(reads.Skip(1), (a, b) => new Ki67Step(a, b, axis));
    }

    /// <summary>Taken by the day of the view, with no read of it in view yet.</summary>
    private static List<Finding> Pending(Snapshot snapshot, IReadOnlyList<Tissue> tissues)
    {
        List<Finding>? pending = null;
        foreach (var seen in snapshot.Findings)
        {
            if (seen is { Visibility: Visibility.NotYetKnown, Finding: { IsWithdrawal: false, Supersedes: null, Content: Specimen taken } }
                && (taken.SpecimenName is null || !tissues.Any(t => t.Name == taken.SpecimenName)) && pending?.Exists(f => IsOne(f, taken)) is not true)
                (pending ??= []).Add(seen.Finding);
        }
        return pending ?? [];
    }

    private static bool IsOne(Finding read, Specimen taken) => taken.SpecimenName is { } name && ((Specimen)read.Content).SpecimenName == name;

    private static List<Ki67Point> InOrder(List<Ki67Point> points, Axis axis) =>
        [.. points.OrderBy(p => p.Read.HappenedBy(axis)?.Days).ThenBy(p => p.Day.First?.Days).ThenBy(p => p.Read.Id)];
}
