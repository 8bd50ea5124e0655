namespace Islet.Figures;

/// <summary>Draws tumour volume over time: title, plot, key, the reasons of the breaks, small print.</summary>
internal sealed class BurdenDrawing
{
    private static readonly Mark[] Shapes = [Mark.Disc, Mark.Square, Mark.Diamond, Mark.Triangle];

    private readonly BurdenFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly Box plot;
    private readonly Scale x, y;
    private readonly IReadOnlyList<double> heights;

    public BurdenDrawing(BurdenFigure figure, FigureFrame frame)
    {
        if (figure.Lines.Count == 0 || figure.Lines.Any(l => l.Marks.Count != figure.Lines[0].Marks.Count))
            throw new ArgumentException("Every line of a burden figure is of the same scans.", nameof(figure));
        if (figure.Lines.SelectMany(l => l.Marks).Any(m => m.Value is < 0 || m.Value is { } value && !double.IsFinite(value)))
            throw new ArgumentException("A volume is 0 or more.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        var most = figure.Lines.SelectMany(l => l.Marks).Max(m => m.Value) is { } highest and > 0 ? highest : 1;
        var step = Ticks.NiceStep(most / 5);
        heights = Ticks.FromZero(step, Math.Ceiling(most * 1.05 / step) * step);
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap + (theme.Narrow ? theme.Body.LineHeight : 0);
        var left = theme.Pad + heights.Max(h => theme.Body.Of(Ticks.Label(h))) + theme.Tick + theme.Gap / 2 + (theme.Narrow ? 0 : theme.Body.LineHeight + theme.Gap / 2);
        var width = theme.Width - theme.Pad - left;
        plot = new(left, top, width, Math.Round(Math.Max(width * 0.34, 200)));
        x = new(figure.Axis.From, figure.Axis.To, plot.X, plot.Right);
        y = new(0, heights[^1], plot.Bottom, plot.Y + (figure.Breaks.Count > 0 ? theme.Body.LineHeight : 0)); // room for the letters
    }

    public string Draw()
    {
        PlotAxes.Draw(canvas, theme, plot, [.. heights.Select(h => (y[h], Ticks.Label(h)))], figure.Axis.FittingTicks(x, theme).Select(t => (x[t.Day], t.Label)), figure.Vertical, figure.Axis.Label);
        var places = new LabelPlaces(plot);
        foreach (var (i, gap) in figure.Breaks.Index())
            Break(gap, BurdenFigure.Letter(i), places);
        foreach (var (i, line) in figure.Lines.Index())
            Line(line, Palette.Series(i), Shapes[i % Shapes.Length], places);
        foreach (var (i, line) in figure.Lines.Index())
            Values(line, Palette.Series(i), places);
        var bottom = Key(plot.Bottom + theme.Tick + 2 * theme.Body.LineHeight + 1.5 * theme.Gap);
        var missing = figure.Lines.SelectMany(l => l.Marks.Where(m => m.Value is null).Select(m => figure.Lines.Count > 1 ? $"{l.Label}, {m.When}" : m.When)).ToList();
        foreach (var note in figure.Breaks.Select((b, i) => $"{BurdenFigure.Letter(i)}: not compared, {figure.Words(b)}.")
            .Concat(missing.Count > 0 ? [$"Not drawn, for there is no value: {string.Join("; ", missing)}."] : []).Concat(figure.Footnotes))
            bottom = canvas.Paragraph(theme.Pad, bottom + theme.Gap / 3, note, theme.Note, theme.Inner);
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    /// <summary>A dashed line between the two scans, with its letter on top.</summary>
    private void Break(BurdenBreak gap, string letter, LabelPlaces places)
    {
        var marks = figure.Lines[0].Marks;
        if (gap.Before < 0 || gap.Before + 1 >= marks.Count)
            return;
        var at = (x[marks[gap.Before].At] + x[marks[gap.Before + 1].At]) / 2;
        var half = theme.BodyBold.Of(letter) / 2;
        canvas.Group($"{letter}: {figure.Words(gap)}");
        canvas.Line(at, plot.Y + theme.Body.LineHeight, at, plot.Bottom, new(Ink.Quiet, 1, "3 4"));
        canvas.Text(at, plot.Y + TextMetrics.Ascent * theme.Body.Size, letter, theme.BodyBold, Anchor.Middle);
        canvas.End();
        places.Place([new(at - half, plot.Y, 2 * half, theme.Body.LineHeight)]);
        places.Avoid(at, plot.Y + theme.Body.LineHeight, at, plot.Bottom);
    }

    private void Line(BurdenLine line, SeriesStyle style, Mark shape, LabelPlaces places)
    {
        canvas.Group($"{line.Label}: {string.Join("; ", line.Marks.Where(m => m.Value is not null).Select(m => $"{m.When} {m.Written}"))}");
        for (var i = 0; i + 1 < line.Marks.Count; i++)
            if (line.Marks[i] is { Value: { } a, At: var from } && line.Marks[i + 1] is { Value: { } b, At: var to } && !figure.Breaks.Any(gap => gap.Before == i))
            {
                canvas.Line(x[from], y[a], x[to], y[b], style.Stroke(theme.Line));
                places.Avoid(x[from], y[a], x[to], y[b]);
            }
        foreach (var mark in line.Marks)
            if (mark.Value is { } value)
            {
                TimelineMark.Point(canvas, shape, style.Line, x[mark.At], y[value], Radius);
                places.Avoid(new(x[mark.At] - Radius, y[value] - Radius, 2 * Radius, 2 * Radius));
            }
        canvas.End();
    }

    /// <summary>Where there is room; the table has them all.</summary>
    private void Values(BurdenLine line, SeriesStyle style, LabelPlaces places)
    {
        foreach (var mark in line.Marks)
        {
            if (mark.Value is not { } value)
                continue;
            var (width, height, gap) = (theme.Body.Of(mark.Written) + 0.02, (TextMetrics.Ascent + TextMetrics.Descent) * theme.Body.Size, Radius + 2);
            var (px, py) = (x[mark.At], y[value]);
            Box[] candidates = [new(px - width / 2, py - gap - height, width, height), new(px + gap, py - height / 2, width, height), new(px - gap - width, py - height / 2, width, height), new(px - width / 2, py + gap, width, height)];
            if (places.Place(candidates) is { } box)
                canvas.Haloed(box.X, box.Y + TextMetrics.Ascent * theme.Body.Size, mark.Written, theme.Body with { Fill = style.Words });
        }
    }

    private double Key(double top)
    {
        var (left, baseline) = (theme.Pad, top + TextMetrics.Ascent * theme.Body.Size);
        foreach (var (i, line) in figure.Lines.Index())
        {
            var style = Palette.Series(i);
            var text = TextMetrics.Fit(line.Label, theme.Body, theme.Inner - theme.Swatch - theme.Gap);
            var width = theme.Swatch + theme.Gap / 2 + theme.Body.Of(text);
            if (left > theme.Pad && left + width > theme.Width - theme.Pad)
                (left, baseline) = (theme.Pad, baseline + theme.Body.LineHeight);
            var middle = baseline - theme.Body.Size * 0.35;
            canvas.Line(left, middle, left + theme.Swatch, middle, style.Stroke(theme.Line));
            TimelineMark.Point(canvas, Shapes[i % Shapes.Length], style.Line, left + theme.Swatch / 2, middle, Radius);
            canvas.Text(left + theme.Swatch + theme.Gap / 2, baseline, text, theme.Body with { Fill = style.Words });
            left += width + 2 * theme.Gap;
        }
        return baseline + TextMetrics.Descent * theme.Body.Size + theme.Gap / 2;
    }

    private double Radius => theme.Body.Size * 0.36;
}
