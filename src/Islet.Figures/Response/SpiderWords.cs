namespace Islet.Figures;

/// <summary>What a spider plot says by itself.</summary>
internal static class SpiderWords
{
    public const string NewLesion = "new lesion", Progression = "progression", NewTherapy = "ended by a new therapy";

    public static string Line(SpiderFigure figure, SpiderLine line) =>
        $"{line.Patient}, best response {ResponseFigureWords.Category(line.Best)}: {string.Join("; ", figure.Shown(line).Select(Point))}{(Therapy(figure, line) ? $"; new therapy at {ResponseFigureWords.Months(line.NewTherapy!.Value)} months" : "")}";

    /// <summary>A new therapy, and no progression before it, ends the line.</summary>
    public static bool Therapy(SpiderFigure figure, SpiderLine line) => figure.StopsAtProgression && line.NewTherapy is not null && !figure.Shown(line).Any(p => p.Progression);

    public static string Describe(SpiderFigure figure) => string.Join(' ', new[]
    {
        figure.Description, $"Spider plot: change of the sum from baseline over months since {figure.Origin}, {Words.Plural(figure.Lines.Count, "patient")}.",
    }.Concat(figure.InOrder.Select(l => Line(figure, l) + ".")).Append(ResponseFigureWords.Without(figure.Without)).Append(ResponseFigureWords.NotTheRule).Concat(figure.Footnotes).Where(s => s.Length > 0));

    public static FigureTable Table(SpiderFigure figure) => new FigureTable(figure.Title, ["Patient", "Best response", $"Months since {figure.Origin}", "Change from baseline", "Besides"],
        [.. figure.InOrder.SelectMany(l => figure.Shown(l).Select(p => (IReadOnlyList<string>)
            [l.Patient, ResponseFigureWords.Category(l.Best), ResponseFigureWords.Months(p.Days), Percent(p), string.Join(", ", Besides(p))]))]).Filled();

    private static string Point(SpiderPoint p) => string.Join(", ", [$"{ResponseFigureWords.Months(p.Days)} months {Percent(p)}", .. Besides(p)]);

    private static string Percent(SpiderPoint p) => p.Percent is { } percent ? ResponseFigureWords.Percent(percent) : "sum incomplete";

    private static IEnumerable<string> Besides(SpiderPoint p)
    {
        if (p.NewLesion)
            yield return NewLesion;
        if (p.Progression)
            yield return Progression;
    }
}
