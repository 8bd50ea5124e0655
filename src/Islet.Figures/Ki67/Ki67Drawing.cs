namespace Islet.Figures;

/// <summary>Draws Ki-67 trajectories: title, plot on the grades' bands, axis, key, small print.</summary>
internal sealed class Ki67Drawing
{
    private readonly Ki67Figure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly Box plot;
    private readonly Scale x;
    private readonly Ki67Axis y;
    private readonly IReadOnlyList<Ki67Trace> traces;

    public Ki67Drawing(Ki67Figure figure, FigureFrame frame)
    {
        if (!(figure.Axis.From < figure.Axis.To))
            throw new ArgumentException($"The axis of a Ki-67 figure runs forward; found {figure.Axis.From} to {figure.Axis.To}.", nameof(figure));
        var marks = figure.Lines.SelectMany(l => l.Marks).ToList();
        if (marks.Find(m => m.At < figure.Axis.From || m.At > figure.Axis.To) is { } beside)
            throw new ArgumentException($"Every point lies on the axis, {figure.Axis.From} to {figure.Axis.To}; found one at {beside.At}.", nameof(figure));
        if (marks.Find(m => m.Percent is var (low, high) && !(low >= 0 && low <= high && high <= 100)) is { Percent: { } wrong })
            throw new ArgumentException($"Ki-67 is 0 to 100 %, and the lower value comes first; found {wrong.Low} to {wrong.High}.", nameof(figure));
        if (figure.Lines.Any(l => l.Group is { } group ? group < 0 || group >= figure.Groups.Count : figure.Groups.Count > 0))
            throw new ArgumentException("Where a Ki-67 figure has groups, every line is in one of them.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap + (theme.Narrow ? theme.Body.LineHeight : 0);
        plot = Plot(top);
        var reach = theme.Body.Size * 1.2;
        x = new(figure.Axis.From, figure.Axis.To, plot.X + reach, plot.Right - Math.Max(reach, LabelRoom));
        y = new(figure.Scale, Ki67Axis.TopFor(marks.Select(m => (double)(m.Percent?.High ?? 0)).DefaultIfEmpty().Max()), plot.Y, plot.Bottom);
        traces = [.. figure.Lines.Select((line, i) => new Ki67Trace(line, i, x, y))];
    }

    private bool Several => figure.Lines.Count > 1 && figure.Named;

    // Names stand behind the last point of their line.
    private double LabelRoom => Several ? Math.Min(0.25 * theme.Width, figure.Lines.Max(l => theme.Body.Of(l.Label))) + 4 * theme.Gap : 0;

    public string Draw()
    {
        Ground();
        foreach (var trace in traces)
            trace.Draw(canvas, theme, Ki67Words.Line(figure, trace.Line));
        var unnamed = figure.Named ? new Ki67Labels(figure, theme, plot, traces).Draw(canvas) : "";
        var bottom = Ki67Key.Groups(canvas, figure, theme, HorizontalAxis());
        bottom = Ki67Key.Draw(canvas, theme, traces, bottom);
        foreach (var note in new[] { unnamed, Ki67Words.NotDrawn(figure), $"{Ki67Words.Bands} {Ki67Words.ScaleNote(figure.Scale)}".TrimEnd() }.Concat(figure.Footnotes).Where(n => n.Length > 0))
            bottom = canvas.Paragraph(theme.Pad, bottom + theme.Gap / 3, note, theme.Note, theme.Inner);
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    // High enough for a name a line, no higher than a page.
    private Box Plot(double top)
    {
        var left = theme.Pad + theme.Body.Of("100") + theme.Tick + theme.Gap / 2 + (theme.Narrow ? 0 : theme.Body.LineHeight + theme.Gap / 2);
        var right = theme.Width - theme.Pad - theme.BodyBold.Of("G3") - theme.Gap;
        var height = Math.Clamp(Math.Max((right - left) * 0.5, theme.Narrow ? 250 : 0), (figure.Named ? figure.Lines.Count : 0) * theme.Body.LineHeight * 1.15, 900);
        return new(left, top, right - left, Math.Round(height));
    }

    private void Ground()
    {
        foreach (var (name, from, to, tint) in new[] { ("G1", 0, Ki67Axis.G2From, Ink.Ground), ("G2", Ki67Axis.G2From, Ki67Axis.G2To, "#f4f4f4"), ("G3", Ki67Axis.G2To, y.Top, "#e8e8e8") })
        {
            canvas.Rectangle(Box.Between(plot.X, y[to], plot.Right, y[from]), tint);
            if (y[from] - y[to] >= theme.Body.LineHeight)
                canvas.Text(plot.Right + theme.Gap / 2, (y[from] + y[to]) / 2 + theme.Body.Size * 0.36, name, theme.BodyBold with { Fill = Ink.Quiet });
        }
        foreach (var cut in new[] { Ki67Axis.G2From, Ki67Axis.G2To })
            canvas.Line(plot.X, y[cut], plot.Right, y[cut], new(Ink.Quiet, 0.75));
        canvas.Line(plot.X, y[Ki67Axis.HighG2From], plot.Right, y[Ki67Axis.HighG2From], new(Ink.Quiet, 1, "6 4"));
        foreach (var tick in y.Ticks(theme.Body.LineHeight))
        {
            canvas.Line(plot.X - theme.Tick, y[tick], plot.X, y[tick], theme.AxisStroke);
            canvas.Text(plot.X - theme.Tick - theme.Gap / 2, y[tick] + theme.Body.Size * 0.36, Ticks.Label(tick), theme.Body, Anchor.End);
        }
        canvas.Path($"M{Svg.Number(plot.X)} {Svg.Number(plot.Y)}V{Svg.Number(plot.Bottom)}H{Svg.Number(plot.Right)}", theme.AxisStroke);
        if (theme.Narrow)
            canvas.Text(theme.Pad, plot.Y - theme.Gap - theme.Body.Size * 0.3, Ki67Words.Vertical, theme.Body);
        else
            canvas.Upwards(theme.Pad + theme.Body.Size * 0.8, plot.MiddleY, Ki67Words.Vertical, theme.Body, plot.Height);
    }

    private double HorizontalAxis()
    {
        foreach (var tick in figure.Axis.FittingTicks(x, theme))
        {
            canvas.Line(x[tick.Day], plot.Bottom, x[tick.Day], plot.Bottom + theme.Tick, theme.AxisStroke);
            canvas.Text(x[tick.Day], plot.Bottom + theme.Tick + theme.Body.LineHeight, tick.Label, theme.Body, Anchor.Middle);
        }
        var bottom = plot.Bottom + theme.Tick + 2 * theme.Body.LineHeight + theme.Gap;
        canvas.Fitted(plot.MiddleX, bottom - theme.Gap / 2, figure.Axis.Label, theme.Body, plot.Width, Anchor.Middle);
        return bottom + theme.Gap / 2;
    }
}
