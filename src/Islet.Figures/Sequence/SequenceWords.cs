namespace Islet.Figures;

/// <summary>What an alluvial diagram says by itself.</summary>
public static class SequenceWords
{
    public static string Step(int step) => Words.Invariant($"Line {step + 1}");

    public static string State(SequenceState state, int step) => state switch
    {
        { Therapy: { } therapy } => TherapyTint.Label(therapy),
        { End: SequenceEnd.NoLine } => step == 0 ? "no systemic therapy" : "no further line",
        { End: SequenceEnd.Died } => "died",
        _ => "not known",
    };

    public static string Percent(int patients, int all) => all == 0 ? "" : patients * 100.0 / all is > 0 and < 0.5 ? "<1%" : Words.Invariant($"{Math.Round(patients * 100.0 / all, MidpointRounding.AwayFromZero):0}%");

    /// <summary>128 (64%).</summary>
    public static string Count(int patients, int all) => Words.Invariant($"{patients} ({Percent(patients, all)})");

    public static string Node(SequenceNode node, int step, int all) => $"{Step(step)}, {State(node.State, step)}: {Words.Plural(node.Patients, "patient")} ({Percent(node.Patients, all)})";

    public static string Flow(SequenceFlow flow, int all) =>
        $"From {State(flow.From, flow.Step)} in line {flow.Step + 1} to {State(flow.To, flow.Step + 1)}{(flow.To.Therapy is null ? "" : Words.Invariant($" in line {flow.Step + 2}"))}: {Words.Plural(flow.Patients, "patient")} ({Percent(flow.Patients, all)})";

    public static string Describe(SequenceFigure figure) => string.Join(' ', new[] { figure.Description, Words.Invariant($"Alluvial diagram of therapies over {figure.Steps.Count} lines, {Words.Plural(figure.Patients, "patient")}.") }
        .Concat(figure.Steps.SelectMany((nodes, step) => nodes.Select(n => Node(n, step, figure.Patients) + ".")))
        .Concat(figure.Flows.Select(f => Flow(f, figure.Patients) + ".")).Concat(figure.Footnotes).Where(s => s.Length > 0));

    public static FigureTable Table(SequenceFigure figure) => new(figure.Title, ["Line", "Therapy", "Goes on to", "Patients", "Of all", "Of those in the therapy"],
    [
        .. figure.Steps.SelectMany((nodes, step) => nodes.SelectMany(node => Rows(figure, node, step))),
    ]);

    private static IEnumerable<IReadOnlyList<string>> Rows(SequenceFigure figure, SequenceNode node, int step)
    {
        yield return [Words.Count(step + 1), State(node.State, step), node.State.Therapy is null ? "ends" : "all", Words.Count(node.Patients), Percent(node.Patients, figure.Patients), "100%"];
        foreach (var flow in figure.Flows.Where(f => f.Step == step && f.From == node.State))
            yield return [Words.Count(step + 1), State(node.State, step), State(flow.To, step + 1), Words.Count(flow.Patients), Percent(flow.Patients, figure.Patients), Percent(flow.Patients, node.Patients)];
    }
}
