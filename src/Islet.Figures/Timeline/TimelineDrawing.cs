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
        Check(figure);
        var axis = figure.Axis;
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        labels = theme.Narrow ? 0 : Math.Min(0.22 * theme.Width, figure.Lanes.Select(l => theme.BodyBold.Of(l.Label)).DefaultIfEmpty().Max()) + theme.Gap;
        var margin = theme.Body.Size * 0.9; // half of a first label, half of a mark
        scale = new(axis.From, axis.To, theme.Pad + labels + margin, theme.Width - theme.Pad - margin);
    }

    /// <exception cref="ArgumentException">The axis runs backwards, or something does not lie on it.</exception>
    public static void Check(TimelineFigure figure)
    {
        var axis = figure.Axis;
        if (!(axis.From < axis.To))
            throw new ArgumentException($"A timeline's axis runs forward; found {axis.From} to {axis.To}.", nameof(figure));
        foreach (var item in figure.Lanes.SelectMany(l => l.Items))
            if (!(item.Start >= axis.From && item.Start <= axis.To && item.IsInOrder(axis.To)))
                throw new ArgumentException($"Every item lies on the axis, {axis.From} to {axis.To} days, and none ends before it begins; found one from day {item.Start}.", nameof(figure));
    }

    private double RowHeight => Math.Round(theme.Body.Size * 1.9);

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        var lanes = figure.Lanes.Select(lane => (Lane: lane, Rows: TimelineRows.Pack(lane, scale, theme))).ToList();
        var bottom = top + lanes.Sum(l => Height(l.Rows.Count));
        Axis(top, bottom);
        Through(lanes, top, bottom);
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
        foreach (var tick in figure.Axis.FittingTicks(scale, theme))
        {
            canvas.Line(scale[tick.Day], top, scale[tick.Day], bottom, new(Ink.Grid, 1));
            canvas.Line(scale[tick.Day], bottom, scale[tick.Day], bottom + theme.Tick, theme.AxisStroke);
            canvas.Text(scale[tick.Day], bottom + theme.Tick + theme.Body.LineHeight, tick.Label, theme.Body, Anchor.Middle);
        }
        canvas.Line(scale.PixelFrom, bottom, scale.PixelTo, bottom, theme.AxisStroke);
    }

    private void Lane(TimelineLane lane, IReadOnlyList<IReadOnlyList<PlacedItem>> rows, SeriesStyle series, double top)
    {
        canvas.Line(theme.Pad, top, theme.Width - theme.Pad, top, new(Ink.Grid, 1));
        var y = top + theme.Gap / 2;
        var words = theme.BodyBold with { Fill = series.Words };
        if (theme.Narrow)
            Name(lane.Label, y + TextMetrics.Ascent * words.Size, words);
        else
            canvas.Fitted(theme.Pad, y + RowHeight / 2 + words.Size * 0.36, lane.Label, words, labels - theme.Gap + 0.01);
        y = FirstRow(top);
        foreach (var row in rows)
        {
            foreach (var item in row)
                Item(item, lane, series, y + RowHeight / 2);
            y += RowHeight;
        }
    }

    // Each from its own mark down to the axis.
    private void Through(List<(TimelineLane Lane, IReadOnlyList<IReadOnlyList<PlacedItem>> Rows)> lanes, double top, double bottom)
    {
        foreach (var (lane, rows) in lanes)
        {
            for (var row = 0; lane.Through && row < rows.Count; row++)
                foreach (var point in rows[row].Select(placed => placed.Item).OfType<TimelinePoint>())
                    canvas.Line(scale[point.Middle], FirstRow(top) + (row + 0.5) * RowHeight, scale[point.Middle], bottom, new(Ink.Quiet, 1, "5 3"));
            top += Height(rows.Count);
        }
    }

    private double FirstRow(double laneTop) => laneTop + theme.Gap / 2 + (theme.Narrow ? theme.Body.LineHeight : 0);

    private void Item(PlacedItem placed, TimelineLane lane, SeriesStyle series, double y)
    {
        canvas.Group(placed.Item.InWords(figure.Axis, lane.Label));
        if (placed.Item is TimelineBar bar)
            TimelineMark.Bar(canvas, placed, bar.To is null, series.Line, y, RowHeight * 0.38);
        else if (placed.Item is TimelinePoint point)
            Moment(point, series.Line, y);
        Label(placed, series, y + theme.Body.Size * 0.36);
        canvas.End();
    }

    private void Moment(TimelinePoint point, string colour, double y)
    {
        if (point.Until is { } until && scale[until] - scale[point.Day] > theme.Body.Size)
            TimelineMark.Span(canvas, colour, scale[point.Day], scale[until], y);
        TimelineMark.Point(canvas, point.Mark, colour, scale[point.Middle], y, theme.Body.Size * 0.38);
    }

    private void Label(PlacedItem placed, SeriesStyle series, double baseline)
    {
        if (placed.LabelWidth <= 0)
            return;
        if (placed.Plate > 0 && placed.Item is TimelineBar { Number: { } number })
        {
            canvas.Rectangle(new(placed.LabelX, baseline - theme.Body.Size * 0.92, placed.Plate - theme.Gap / 2, theme.Body.Size * 1.14), series.Words, corner: 2);
            canvas.Text(placed.LabelX + (placed.Plate - theme.Gap / 2) / 2, baseline, number, theme.BodyBold with { Fill = Ink.Ground }, Anchor.Middle);
        }
        var label = TextMetrics.Fit(placed.Item.Label, theme.Body, placed.LabelWidth - placed.Plate);
        var whole = string.Equals(label, TextMetrics.Clean(placed.Item.Label), StringComparison.Ordinal) ? null : placed.Item.Label;
        if (placed.Inside)
            canvas.Text(placed.LabelX + placed.Plate, baseline, label, theme.Body, whole: whole);
        else
            canvas.Haloed(placed.LabelX + placed.Plate, baseline, label, theme.Body, whole);
    }

    // A line that goes through all lanes does not go through their names.
    private void Name(string name, double baseline, TextStyle words)
    {
        var fitted = TextMetrics.Fit(name, words, theme.Inner);
        if (figure.Lanes.Any(l => l.Through))
            canvas.Haloed(theme.Pad, baseline, fitted, words, string.Equals(fitted, TextMetrics.Clean(name), StringComparison.Ordinal) ? null : name);
        else
            canvas.Fitted(theme.Pad, baseline, name, words, theme.Inner);
    }

    private double Height(int rows) => theme.Gap + Math.Max(1, rows) * RowHeight + (theme.Narrow ? theme.Body.LineHeight : 0);
}
