namespace Islet.Figures;

/// <summary>What a swimmer plot says by itself.</summary>
internal static class SwimmerWords
{
    public const string Treatment = "treatment", Progression = "progression", NewTherapy = "new therapy", Death = "death", Ongoing = "treatment goes on";

    public static string Lane(SwimmerLane lane) => $"{lane.Patient}: {string.Join("; ", Parts(lane))}";

    public static string Describe(SwimmerFigure figure) => string.Join(' ', new[]
    {
        figure.Description, $"Swimmer plot over months since {figure.Origin}, {Words.Plural(figure.Lanes.Count, "patient")}; response by {figure.Criterion}.",
    }.Concat(figure.InOrder.Select(l => Lane(l) + ".")).Append(ResponseFigureWords.Without(figure.Without)).Concat(figure.Footnotes).Where(s => s.Length > 0));

    public static FigureTable Table(SwimmerFigure figure) => new FigureTable(figure.Title, ["Patient", "Treatment, months", "Response, months", "Progression", "New therapy", "Death", "Followed to"],
        [.. figure.InOrder.Select(l => (IReadOnlyList<string>)
            [l.Patient, l.Lines.Count == 0 ? Treated(l) : string.Join("; ", l.Lines.Select(Line)), string.Join("; ", l.Spans.Select(Span)), string.Join("; ", new[] { At(l.Progression) }.Concat(l.LaterProgressions.Select(d => At(d))).Where(d => d.Length > 0)), At(l.NewTherapy), At(l.Death), At(l.Followed)])]).Filled();

    private static IEnumerable<string> Parts(SwimmerLane lane)
    {
        if (lane.Lines.Count == 0)
            yield return $"treated {Treated(lane)} months";
        foreach (var line in lane.Lines)
            yield return Line(line) + " months";
        foreach (var span in lane.Spans)
            yield return Span(span) + " months";
        foreach (var (name, day) in lane.LaterProgressions.Select(d => (Progression, (decimal?)d)).Prepend((Progression, lane.Progression)).Concat(new[] { (NewTherapy, lane.NewTherapy), (Death, lane.Death) }))
            if (day is { } at)
                yield return $"{name} at {ResponseFigureWords.Months(at)} months";
        if (lane.Death is null && lane.Followed is { } followed)
            yield return $"followed to {ResponseFigureWords.Months(followed)} months";
    }

    private static string Treated(SwimmerLane lane) => ResponseFigureWords.Months(lane.Treated) + (lane.Ongoing ? ", goes on" : "");

    private static string Line(LineBar line) => Words.Invariant($"line {line.Number} {TherapyTint.Label(line.Class)} {ResponseFigureWords.Months(line.From)} to {ResponseFigureWords.Months(line.To)}{(line.Ongoing ? ", goes on" : "")}");

    private static string Span(ResponseSpan span) => $"{ResponseFigureWords.Category(span.Category)} {ResponseFigureWords.Months(span.From)} to {ResponseFigureWords.Months(span.To)}";

    private static string At(decimal? day) => day is { } at ? ResponseFigureWords.Months(at) : "";
}
