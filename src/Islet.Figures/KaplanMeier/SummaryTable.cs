namespace Islet.Figures;

/// <summary>The legend that is a table: line, group, patients, events, median; under it the test and remarks.</summary>
internal sealed class SummaryTable
{
    private readonly KaplanMeierFigure figure;
    private readonly Theme theme;
    private readonly double[] columns;
    private readonly string medianHead;
    private readonly IReadOnlyList<string> below;

    /// <summary>Measures the table.</summary>
    /// <param name="available">px; labels are shortened to keep the table within it, and the unit moves out of the head before they are.</param>
    public SummaryTable(KaplanMeierFigure figure, Theme theme, double available)
    {
        (this.figure, this.theme) = (figure, theme);
        var labels = figure.Groups.Max(g => theme.BodyBold.Of(g.Label));
        medianHead = Words.MedianHead(Words.Unit(figure.Time.Unit), figure.Level);
        var others = OtherColumns();
        if (labels + others.Sum() + theme.Swatch + theme.Gap > available)
        {
            medianHead = Words.MedianHead(figure.Level);
            others = OtherColumns();
        }
        var room = available - theme.Swatch - theme.Gap - others.Sum();
        columns = [Math.Min(labels, room), .. others];
        IEnumerable<string> lines = figure.Test is { } test ? [Words.Test(test), .. figure.Remarks] : figure.Remarks;
        var widest = Math.Max(TableWidth, Math.Min(available, lines.Select(theme.Body.Of).DefaultIfEmpty().Max()));
        below = [.. lines.SelectMany(line => TextMetrics.Wrap(line, theme.Body, widest, lines: 3))];
        Width = Math.Max(TableWidth, below.Select(theme.Body.Of).DefaultIfEmpty().Max());
    }

    public double Width { get; }

    public double Height => (1 + figure.Groups.Count) * Row + (below.Count == 0 ? 0 : theme.Gap / 2 + below.Count * theme.Body.LineHeight);

    private double Row => theme.Body.LineHeight;

    private double TableWidth => theme.Swatch + theme.Gap + columns.Sum();

    private bool HasMedians => figure.Groups.Any(g => g.Median is not null);

    public void Draw(Canvas canvas, double x, double y)
    {
        var baseline = y + TextMetrics.Ascent * theme.Body.Size;
        Cells(canvas, x, baseline, theme.Note, [Words.Patients, Words.Events, medianHead]);
        for (var i = 0; i < figure.Groups.Count; i++)
        {
            baseline += Row;
            var (group, series) = (figure.Groups[i], Palette.Series(i));
            canvas.Line(x, baseline - theme.Body.Size * 0.35, x + theme.Swatch, baseline - theme.Body.Size * 0.35, series.Stroke(theme.Line));
            canvas.Fitted(x + theme.Swatch + theme.Gap, baseline, group.Label, theme.BodyBold with { Fill = series.Words }, columns[0]);
            Cells(canvas, x, baseline, theme.Body, [Words.Count(group.Curve.Subjects), Words.Count(group.Curve.Events), MedianOf(group)]);
        }
        baseline += theme.Gap / 2;
        foreach (var line in below)
            canvas.Text(x, baseline += theme.Body.LineHeight, line, theme.Body);
    }

    private void Cells(Canvas canvas, double x, double baseline, TextStyle style, ReadOnlySpan<string> cells)
    {
        var right = x + theme.Swatch + theme.Gap + columns[0];
        for (var i = 0; i < columns.Length - 1; i++)
            canvas.Text(right += columns[i + 1], baseline, cells[i], style, Anchor.End);
    }

    private double[] OtherColumns()
    {
        double Column(string head, Func<KaplanMeierGroup, string> cell) =>
            2 * theme.Gap + Math.Max(theme.Note.Of(head), figure.Groups.Max(g => theme.Body.Of(cell(g))));
        double[] counts = [Column(Words.Patients, g => Words.Count(g.Curve.Subjects)), Column(Words.Events, g => Words.Count(g.Curve.Events))];
        return HasMedians ? [.. counts, Column(medianHead, MedianOf)] : counts;
    }

    private string MedianOf(KaplanMeierGroup group) => group switch
    {
        { Curve.Steps.Count: 0 } or { Median: null } => "–",
        { Median: { } median } => Words.Median(median, figure.MedianDecimals),
    };
}
