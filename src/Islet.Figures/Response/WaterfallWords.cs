namespace Islet.Figures;

/// <summary>What a waterfall says by itself.</summary>
internal static class WaterfallWords
{
    public const string NewLesion = "progression by a new lesion", NonTarget = "progression by a non-target", Capped = "Bars end at +100 %; an arrow marks those that go on.";

    public static string Bar(WaterfallBar bar) =>
        $"{bar.Patient}: {ResponseFigureWords.Percent(bar.Percent)}, best response {ResponseFigureWords.Category(bar.Best)}{(bar.Besides.Length == 0 ? "" : ", " + bar.Besides)}";

    public static string Describe(WaterfallFigure figure)
    {
        var counts = figure.Bars.GroupBy(b => b.Best).OrderBy(g => ResponseTint.Of(g.Key).Rank).Select(g => $"{ResponseFigureWords.Category(g.Key)} {Words.Count(g.Count())}");
        return string.Join(' ', new[]
        {
            figure.Description, $"Waterfall plot of the best change from baseline, {Words.Plural(figure.Bars.Count, "patient")}.",
            figure.Bars.Count == 0 ? "" : $"From {ResponseFigureWords.Percent(figure.InOrder[0].Percent)} to {ResponseFigureWords.Percent(figure.InOrder[^1].Percent)}. Best response by {figure.Criterion}: {string.Join(", ", counts)}.",
            figure.Bars.Count(b => b.Besides.Length > 0) is > 0 and var besides ? $"Progressed by a new lesion or a non-target, which no bar shows: {Words.Plural(besides, "patient")}." : "",
            ResponseFigureWords.Without(figure.Without), ResponseFigureWords.NotTheRule,
        }.Concat(figure.Footnotes).Where(s => s.Length > 0));
    }

    public static FigureTable Table(WaterfallFigure figure) => new FigureTable(figure.Title, ["Patient", "Best change from baseline", $"Best response ({figure.Criterion})", "Besides"],
        [
            .. figure.InOrder.Select(b => (IReadOnlyList<string>)[b.Patient, ResponseFigureWords.Percent(b.Percent), ResponseFigureWords.Category(b.Best), b.Besides]),
            .. figure.Without.Select(w => (IReadOnlyList<string>)[w.Patient.Length == 0 ? "not named" : w.Patient, "no bar: " + w.Reason, "", ""]),
        ]).Filled();
}
