namespace Islet.Figures;

/// <summary>The flow of the subjects of a study: a box for each step with the number who remain, and beside it who left there and why.</summary>
/// <remarks>After STROBE, item 13c: von Elm et al., PLoS Med 2007;4:e296, doi:10.1371/journal.pmed.0040296.</remarks>
/// <param name="Steps">From everybody to those of the study, one under the other.</param>
public sealed record FlowFigure(string Title, IReadOnlyList<FlowStep> Steps)
{
    /// <summary>Below the last step, side by side: those analysed for each endpoint, all of them out of the last step.</summary>
    public IReadOnlyList<FlowStep> Branches { get; init; } = [];

    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new FlowDrawing(this, frame).Draw();

    public FigureTable Table() => new(Title, ["Step", "Subjects"], [.. Steps.Concat(Branches).SelectMany(Rows)]);

    public string InWords() => string.Join(' ', new[] { Description, "Flow of subjects." }.Concat(Steps.Concat(Branches).Select(s => s.InWords())).Concat(Footnotes).Where(s => s.Length > 0));

    private static IEnumerable<IReadOnlyList<string>> Rows(FlowStep step) => [.. step.Left.Select(l => (IReadOnlyList<string>)[$"Left: {l.Reason}", Words.Count(l.Count)]), [step.Label, Words.Count(step.Count)]];
}

/// <param name="Label">Who is in the box.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Left">Who left on the way to it from the step before, by reason.</param>
public sealed record FlowStep(string Label, int Count, IReadOnlyList<FlowLoss> Left)
{
    internal int Lost => Left.Sum(l => l.Count);

    internal string InWords() => (Left.Count == 0 ? "" : $"Left: {string.Join("; ", Left.Select(l => $"{l.Reason}, {Words.Count(l.Count)}"))}. ") + $"{Label}: {Words.Count(Count)}.";
}

public sealed record FlowLoss(string Reason, int Count);
