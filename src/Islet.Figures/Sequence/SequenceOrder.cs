namespace Islet.Figures;

/// <summary>In which order the nodes of each step stand: therapies so that as few patients as possible cross, ends below them in an order of their own.</summary>
/// <remarks>Two flows cross where they start in one order and end in the other; a crossing weighs the product of their patients (Sugiyama et al., IEEE Trans SMC 1981;11:109).</remarks>
public static class SequenceOrder
{
    private const int Rounds = 24; // each lessens the crossings or is the last

    /// <summary>The nodes of each step from top to bottom; the same whatever order they came in.</summary>
    public static IReadOnlyList<IReadOnlyList<SequenceNode>> Of(SequenceFigure figure)
    {
        List<SequenceNode>[] steps = [.. figure.Steps.Select(nodes => nodes.OrderBy(n => n.State.Rank).ToList())];
        var flows = figure.Flows.ToLookup(f => f.Step);
        for (var round = 0; round < Rounds; round++)
        {
            var better = false;
            for (var step = 0; step < steps.Length; step++)
                for (var i = 0; i + 1 < steps[step].Count; i++)
                    better |= steps[step][i + 1].State.Therapy is not null && Exchange(steps, flows, step, i);
            if (!better)
                break;
        }
        return steps;
    }

    /// <summary>Pairs of flows that cross, each weighed by the product of their patients.</summary>
    public static long Crossings(IReadOnlyList<IReadOnlyList<SequenceNode>> steps, ILookup<int, SequenceFlow> flows) =>
        Enumerable.Range(0, Math.Max(0, steps.Count - 1)).Sum(step => Between(steps[step], steps[step + 1], flows[step]));

    private static bool Exchange(List<SequenceNode>[] steps, ILookup<int, SequenceFlow> flows, int step, int i)
    {
        var before = Around(steps, flows, step);
        (steps[step][i], steps[step][i + 1]) = (steps[step][i + 1], steps[step][i]);
        if (Around(steps, flows, step) < before)
            return true;
        (steps[step][i], steps[step][i + 1]) = (steps[step][i + 1], steps[step][i]);
        return false;
    }

    private static long Around(List<SequenceNode>[] steps, ILookup<int, SequenceFlow> flows, int step) =>
        (step > 0 ? Between(steps[step - 1], steps[step], flows[step - 1]) : 0) + (step + 1 < steps.Length ? Between(steps[step], steps[step + 1], flows[step]) : 0);

    private static long Between(IReadOnlyList<SequenceNode> left, IReadOnlyList<SequenceNode> right, IEnumerable<SequenceFlow> flows)
    {
        List<(int From, int To, long Patients)> placed = [.. flows.Select(f => (Place(left, f.From), Place(right, f.To), (long)f.Patients))];
        var sum = 0L;
        for (var i = 0; i < placed.Count; i++)
            for (var j = i + 1; j < placed.Count; j++)
                if ((placed[i].From - placed[j].From) * (placed[i].To - placed[j].To) < 0)
                    sum += placed[i].Patients * placed[j].Patients;
        return sum;
    }

    private static int Place(IReadOnlyList<SequenceNode> nodes, SequenceState state)
    {
        for (var i = 0; i < nodes.Count; i++)
            if (nodes[i].State == state)
                return i;
        return -1;
    }
}
