namespace Islet.Figures;

/// <summary>What a figure of the sum says by itself.</summary>
internal static class SumWords
{
    public const string Vertical = "Sum of diameters (mm)", NewLesion = "new lesion", Complete = "sum", Incomplete = "incomplete sum, of what was measured", Nadir = "nadir", Single = "single lesions";
    public const string Rule = "Progression of the targets: 20 % and 5 mm over the nadir, the smallest complete sum before; the line falls with it. Partial response: 30 % below baseline.";

    public static string Label(SumFigure figure, int i) => figure.Points[i] is var p && i == 0
        ? "baseline" : $"{ResponseFigureWords.Category(p.Category)}{(p.Category is null || Change(figure, i) is not { Length: > 0 } change ? "" : " " + change)}";

    public static string Point(SumFigure figure, int i)
    {
        var p = figure.Points[i];
        return string.Join(", ", new[] { $"{p.Name}, {When(figure, p)}", Size(p), Label(figure, i), p.NewLesion ? NewLesion : "" }.Where(s => s.Length > 0));
    }

    public static string Undated(SumFigure figure) => figure.Undated.Count == 0 ? "" : $"Not drawn, for no day is recorded: {string.Join(", ", figure.Undated)}.";

    public static string Describe(SumFigure figure) => string.Join(' ', new[] { figure.Description, $"Sum of diameters of the targets over time, {Words.Plural(figure.Points.Count, "assessment")}; {figure.Criterion}." }
        .Concat(figure.Points.Select((_, i) => Point(figure, i) + ".")).Append(Lines(figure)).Append(Rule).Append(Undated(figure)).Concat(figure.Footnotes).Where(s => s.Length > 0));

    public static FigureTable Table(SumFigure figure) => new FigureTable(figure.Title,
        ["Time point", "When", .. figure.Lesions.Select(l => l.Lesion), "Sum, mm", "From baseline", "Nadir before, mm", "Progression from, mm", "Response", "New lesion"],
        [.. figure.Points.Select((p, i) => (IReadOnlyList<string>)
        [
            p.Name, When(figure, p), .. figure.Lesions.Select(l => Mm(i < l.Sizes.Count ? l.Sizes[i] : null)), Size(p), Change(figure, i), Mm(figure.NadirBefore(i)), Mm(SumFigure.ProgressionLine(figure.NadirBefore(i))),
            i == 0 ? "baseline" : ResponseFigureWords.Category(p.Category), p.NewLesion ? "yes" : "",
        ])]).Filled();

    public static string Mm(decimal? size) => size is { } mm ? ResponseFigureWords.Size(mm) : "";

    private static string Lines(SumFigure figure) => figure.NadirBefore(figure.Points.Count) is not { } nadir ? "" :
        $"Nadir {Mm(nadir)} mm; progression from {Mm(SumFigure.ProgressionLine(nadir))} mm{(figure.ResponseLine is { } response ? $", partial response to {Mm(response)} mm" : "")}.";

    private static string Size(SumPoint p) => p.Sum is not { } sum ? "not measured" : $"{Mm(sum)} mm{(p.IsComplete ? "" : ", incomplete")}";

    // Half a sum says nothing of the change.
    private static string Change(SumFigure figure, int i) => i > 0 && figure.Points[i] is { IsComplete: true, Sum: { } sum } && figure.Baseline is { } first and > 0
        ? ResponseFigureWords.Percent(100 * (sum - first) / first) : "";

    private static string When(SumFigure figure, SumPoint p) => p.When ?? figure.Axis.Name(p.At);
}
