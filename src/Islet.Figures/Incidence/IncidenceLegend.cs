using Islet.Statistics;

namespace Islet.Figures;

/// <summary>The legend that is a table: line, name, patients, events, incidence at a time to which all were followed; under it the tests.</summary>
internal sealed class IncidenceLegend
{
    private readonly IncidenceFigure figure;
    private readonly Theme theme;
    private readonly IReadOnlyList<string> heads;
    private readonly IReadOnlyList<IReadOnlyList<string>> cells;
    private readonly double[] columns;
    private readonly IReadOnlyList<string> below;

    /// <param name="available">px; names are shortened to keep the table within it.</param>
    public IncidenceLegend(IncidenceFigure figure, Theme theme, double available)
    {
        (this.figure, this.theme) = (figure, theme);
        var (names, table) = (figure.Lines.Max(l => theme.BodyBold.Of(l.Name)), Full());
        var others = Others(table);
        // Where names would have no room the limits go, then the counts: the curves' bands and the description have them.
        for (var less = 1; less <= 2 && available - Left - others.Sum() < Math.Min(names, 0.3 * available); less++)
            others = Others(table = [.. Full().Select(row => (IReadOnlyList<string>)(less == 1 ? [row[0], row[1], row[2].Split(" (")[0]] : [row[2].Split(" (")[0]]))]);
        (heads, cells) = (table[0], table[1..]);
        columns = [Math.Max(20, Math.Min(names, available - Left - others.Sum())), .. others];
        below = [.. figure.Tests.SelectMany(t => TextMetrics.Wrap(Words.Test(t), theme.Body, available, lines: 2))];
        Width = Math.Max(Left + columns.Sum(), below.Select(theme.Body.Of).DefaultIfEmpty().Max());
    }

    // The heads, then a row a line.
    private IReadOnlyList<string>[] Full()
    {
        var time = IncidenceLayout.Common(figure);
        return [[Words.Patients, Words.Events, $"At {Ticks.Label(time)} {Words.Unit(figure.Time.Unit)} ({figure.Level} CI)"],
            .. figure.Lines.Select(l => (IReadOnlyList<string>)[Words.Count(l.Curve.Subjects), Words.Count(l.Curve.Events), At(l.Curve, time)])];
    }

    private double[] Others(IReadOnlyList<string>[] table) =>
        [.. table[0].Select((head, j) => 2 * theme.Gap + Math.Max(theme.Note.Of(head), table.Skip(1).Max(row => theme.Body.Of(row[j]))))];

    public double Width { get; }

    public double Height => (1 + cells.Count + below.Count) * theme.Body.LineHeight + (below.Count == 0 ? 0 : theme.Gap / 2);

    // Two dashes of every kind of line can be seen.
    private double Left => 1.6 * theme.Swatch + theme.Gap;

    public static string At(IncidenceCurve curve, double time) => curve.At(time) switch
    {
        null => Words.NotEstimable,
        { Limits: { Lower: { } lower, Upper: { } upper } } s => $"{Words.Percent(s.Incidence)} ({Words.Percent(lower)}–{Words.Percent(upper)})",
        { } s => Words.Percent(s.Incidence),
    };

    public void Draw(Canvas canvas, double x, double y)
    {
        var baseline = y + TextMetrics.Ascent * theme.Body.Size;
        Row(canvas, x, baseline, theme.Note, heads);
        foreach (var (line, row) in figure.Lines.Zip(cells))
        {
            baseline += theme.Body.LineHeight;
            var middle = baseline - theme.Body.Size * 0.35;
            canvas.Line(x, middle, x + Left - theme.Gap, middle, line.Series.Stroke(theme.Line));
            canvas.Fitted(x + Left, baseline, line.Name, theme.BodyBold with { Fill = line.Series.Words }, columns[0]);
            Row(canvas, x, baseline, theme.Body, row);
        }
        baseline += theme.Gap / 2;
        foreach (var line in below)
            canvas.Text(x, baseline += theme.Body.LineHeight, line, theme.Body);
    }

    private void Row(Canvas canvas, double x, double baseline, TextStyle style, IReadOnlyList<string> texts)
    {
        var right = x + Left + columns[0];
        for (var j = 0; j < texts.Count; j++)
            canvas.Text(right += columns[j + 1], baseline, texts[j], style, Anchor.End);
    }
}
