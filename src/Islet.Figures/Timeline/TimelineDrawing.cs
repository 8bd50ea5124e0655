namespace Islet.Figures;

/// <summary>Draws a timeline: lanes from top to bottom, named at their left or, in a narrow figure, above; the axis below.</summary>
internal sealed class TimelineDrawing
{
    private readonly TimelineFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly Scale scale;
    private readonly double labels;

    public TimelineDrawing(TimelineFigure figure, FigureFrame frame)
    {
        var axis = figure.Axis;
        if (!(axis.From < axis.To))
            throw new ArgumentException($"A timeline's axis runs forward; found {axis.From} to {axis.To}.", nameof(figure));
        foreach (var item in figure.Lanes.SelectMany(l => l.Items))
            if (!IsOn(axis, item))
                throw new ArgumentException($"Every item lies on the axis, {axis.From} to {axis.To} days, and no bar ends before it begins; found one from day {item.Start}.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        labels = theme.Narrow ? 0 : Math.Min(0.22 * theme.Width, figure.Lanes.Select(l => theme.BodyBold.Of(l.Label)).DefaultIfEmpty().Max()) + theme.Gap;
        var margin = theme.Body.Size * 0.9; // half of a first label, half of a mark
        scale = new(axis.From, axis.To, theme.Pad + labels + margin, theme.Width - theme.Pad - margin);
    }

    private double RowHeight => Math.Round(theme.Body.Size * 1.9);

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        var lanes = figure.Lanes.Select(lane => (Lane: lane, Rows: TimelineRows.Pack(lane, scale, theme))).ToList();
        var bottom = top + lanes.Sum(l => Height(l.Rows.Count));
        Axis(top, bottom);
        for (var i = 0; i < lanes.Count; i++)
        {
            Lane(lanes[i].Lane, lanes[i].Rows, Palette.Series(lanes[i].Lane.Series ?? i), top);
            top += Height(lanes[i].Rows.Count);
        }
        bottom += theme.Tick + 2 * theme.Body.LineHeight + theme.Gap;
        canvas.Fitted((scale.PixelFrom + scale.PixelTo) / 2, bottom - theme.Gap / 2, figure.Axis.Label, theme.Body, scale.PixelTo - scale.PixelFrom, Anchor.Middle);
        foreach (var note in figure.Footnotes)
            bottom = canvas.Paragraph(theme.Pad, bottom + theme.Gap / 2, note, theme.Note, theme.Inner);
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    private void Axis(double top, double bottom)
    {
        foreach (var tick in FittingTicks())
        {
            canvas.Line(scale[tick.Day], top, scale[tick.Day], bottom, new(Ink.Grid, 1));
            canvas.Line(scale[tick.Day], bottom, scale[tick.Day], bottom + theme.Tick, theme.AxisStroke);
            canvas.Text(scale[tick.Day], bottom + theme.Tick + theme.Body.LineHeight, tick.Label, theme.Body, Anchor.Middle);
        }
        canvas.Line(scale.PixelFrom, bottom, scale.PixelTo, bottom, theme.AxisStroke);
    }

    // The densest set whose labels stand apart; a label that would leave the page keeps its neighbours and loses its place.
    private List<TimelineTick> FittingTicks()
    {
        Box Bounds(TimelineTick tick) => TextMetrics.Bounds(tick.Label, theme.Body, scale[tick.Day], 0, Anchor.Middle);
        var page = (Left: theme.Pad / 2, Right: theme.Width - theme.Pad / 2);
        var choices = figure.Axis.Choices.Select(set => set.Where(t => Bounds(t).X >= page.Left && Bounds(t).Right <= page.Right).ToList()).ToList();
        return choices.FirstOrDefault(set => set.Zip(set.Skip(1)).All(pair => Bounds(pair.First).Right + 1.5 * theme.Gap <= Bounds(pair.Second).X)) ?? [];
    }

    private void Lane(TimelineLane lane, IReadOnlyList<IReadOnlyList<PlacedItem>> rows, SeriesStyle series, double top)
    {
        canvas.Line(theme.Pad, top, theme.Width - theme.Pad, top, new(Ink.Grid, 1));
        var y = top + theme.Gap / 2;
        var words = theme.BodyBold with { Fill = series.Words };
        if (theme.Narrow)
            canvas.Fitted(theme.Pad, y + TextMetrics.Ascent * words.Size, lane.Label, words, theme.Inner);
        else
            canvas.Fitted(theme.Pad, y + RowHeight / 2 + words.Size * 0.36, lane.Label, words, labels - theme.Gap + 0.01);
        y += theme.Narrow ? theme.Body.LineHeight : 0;
        foreach (var row in rows)
        {
            foreach (var item in row)
                Item(item, lane, series, y + RowHeight / 2);
            y += RowHeight;
        }
    }

    private void Item(PlacedItem placed, TimelineLane lane, SeriesStyle series, double y)
    {
        canvas.Group(placed.Item.InWords(figure.Axis, lane.Label));
        if (placed.Item is TimelineBar bar)
            TimelineMark.Bar(canvas, placed, bar.To is null, series.Line, y, RowHeight * 0.38);
        else if (placed.Item is TimelinePoint point)
            TimelineMark.Point(canvas, point.Mark, series.Line, scale[point.Day], y, theme.Body.Size * 0.38);
        var (label, baseline) = (TextMetrics.Fit(placed.Item.Label, theme.Body, placed.LabelWidth), y + theme.Body.Size * 0.36);
        var whole = string.Equals(label, TextMetrics.Clean(placed.Item.Label), StringComparison.Ordinal) ? null : placed.Item.Label;
        if (placed.Inside)
            canvas.Text(placed.LabelX, baseline, label, theme.Body, whole: whole);
        else
            canvas.Haloed(placed.LabelX, baseline, label, theme.Body, whole);
        canvas.End();
    }

    private double Height(int rows) => theme.Gap + Math.Max(1, rows) * RowHeight + (theme.Narrow ? theme.Body.LineHeight : 0);

    private static bool IsOn(TimelineAxis axis, TimelineItem item) =>
        item.Start >= axis.From && item.Start <= axis.To && (item is not TimelineBar { To: { } end } || (end >= item.Start && end <= axis.To));
}
