namespace Islet.Figures;

/// <summary>Where a patient stands at one step of a sequence of therapies: in a class, or why in none.</summary>
/// <param name="Therapy">Null: no therapy, and <paramref name="End"/> says why.</param>
public readonly record struct SequenceState(TherapyClass? Therapy, SequenceEnd End)
{
    public static SequenceState In(TherapyClass therapy) => new(therapy, default);

    public static SequenceState Ended(SequenceEnd end) => new(null, end);

    /// <summary>Therapies first, in the order of their classes, then the ends.</summary>
    internal int Rank => Therapy is { } therapy ? (int)therapy : 100 + (int)End;
}

/// <summary>Why a patient has no therapy at a step. Kept apart: nobody who died has "no further therapy", and what is not known is neither.</summary>
public enum SequenceEnd
{
    /// <summary>At the first step: no line on record, and a person has said that the history is complete. Later: alive, and no further line on record.</summary>
    NoLine,

    /// <summary>Died before a further line.</summary>
    Died,

    /// <summary>Whether there was a line, or in which order, is not known.</summary>
    Unknown,
}

/// <summary>Patients in one state at one step.</summary>
public sealed record SequenceNode(SequenceState State, int Patients)
{
    /// <summary>Where a click leads; null: nowhere.</summary>
    public string? Href { get; init; }
}

/// <summary>Patients who go from a therapy at one step to a state at the next.</summary>
/// <param name="Step">Of the therapy that they leave, from 0.</param>
public sealed record SequenceFlow(int Step, SequenceState From, SequenceState To, int Patients)
{
    /// <summary>Where a click leads; null: nowhere.</summary>
    public string? Href { get; init; }
}

/// <summary>
/// Which therapies followed which, by line: an alluvial diagram. Nobody is lost on the way: those in a therapy are those who flow out of it, and who has ended
/// flows no further.
/// </summary>
/// <remarks>The sequences are those of Panzuto et al., J Clin Med 2024;13:2074, section 3.4; the paper draws no such figure.</remarks>
/// <param name="Steps">The nodes of line 1, of line 2 …</param>
public sealed record SequenceFigure(string Title, IReadOnlyList<IReadOnlyList<SequenceNode>> Steps, IReadOnlyList<SequenceFlow> Flows)
{
    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>All patients: those of the first step.</summary>
    public int Patients => Steps.Count == 0 ? 0 : Steps[0].Sum(n => n.Patients);

    /// <summary>From each patient's states, the first of them at line 1; what follows an end is not looked at.</summary>
    /// <param name="steps">Lines that are shown.</param>
    public static SequenceFigure Of(string title, IEnumerable<IReadOnlyList<SequenceState>> patients, int steps)
    {
        var (nodes, flows) = (new Dictionary<(int Step, SequenceState State), int>(), new Dictionary<(int Step, SequenceState From, SequenceState To), int>());
        foreach (var states in patients)
            for (var step = 0; step < Math.Min(steps, states.Count); step++)
            {
                nodes[(step, states[step])] = nodes.GetValueOrDefault((step, states[step])) + 1;
                if (step > 0)
                    flows[(step - 1, states[step - 1], states[step])] = flows.GetValueOrDefault((step - 1, states[step - 1], states[step])) + 1;
                if (states[step].Therapy is null)
                    break;
            }
        return new(title, [.. Enumerable.Range(0, steps).Select(step => (IReadOnlyList<SequenceNode>)[.. nodes.Where(n => n.Key.Step == step).OrderBy(n => n.Key.State.Rank).Select(n => new SequenceNode(n.Key.State, n.Value))])],
            [.. flows.OrderBy(f => f.Key.Step).ThenBy(f => f.Key.From.Rank).ThenBy(f => f.Key.To.Rank).Select(f => new SequenceFlow(f.Key.Step, f.Key.From, f.Key.To, f.Value))]);
    }

    public string ToSvg(FigureFrame frame) => new SequenceDrawing(this, frame).Draw();

    /// <summary>The nodes of each line, then the flows between lines.</summary>
    public FigureTable Table() => SequenceWords.Table(this);

    public string InWords() => SequenceWords.Describe(this);

    /// <summary>Where patients are lost or made on the way; null: nowhere.</summary>
    public string? Leak()
    {
        for (var step = 0; step < Steps.Count; step++)
            foreach (var node in Steps[step])
            {
                var (entering, leaving) = (Flows.Where(f => f.Step == step - 1 && f.To == node.State).Sum(f => f.Patients), Flows.Where(f => f.Step == step && f.From == node.State).Sum(f => f.Patients));
                if ((step > 0 && entering != node.Patients) || (step < Steps.Count - 1 && node.State.Therapy is not null && leaving != node.Patients) || (node.State.Therapy is null && leaving > 0))
                    return Words.Invariant($"line {step + 1}, {SequenceWords.State(node.State, step)}: {node.Patients} patients, {entering} come in, {leaving} go on");
            }
        return null;
    }
}
