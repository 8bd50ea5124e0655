namespace Islet.Figures;

/// <summary>Draws a figure of cumulative incidence: title, legend, plot, numbers at risk, small print.</summary>
internal static class IncidenceDrawing
{
    public static string Draw(IncidenceFigure figure, FigureFrame frame)
    {
        if (figure.Groups.Count == 0 || figure.Groups[0].Curves.Count == 0 || figure.Groups.Any(g => g.Curves.Count != figure.Groups[0].Curves.Count))
            throw new ArgumentException("A figure of cumulative incidence needs a group, and every group the same causes.", nameof(figure));
        var (canvas, theme) = (new Canvas(frame), Theme.For(frame.Width));
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        var layout = new IncidenceLayout(figure, theme, top);
        var legend = new IncidenceLegend(figure, theme, theme.Narrow ? theme.Inner : layout.Plot.Width - theme.Gap);
        var place = Inside(figure, theme, layout, legend);
        if (place is null)
        {
            legend.Draw(canvas, theme.Narrow ? theme.Pad : layout.Plot.X, top);
            layout = new IncidenceLayout(figure, theme, top + legend.Height + theme.Gap);
        }
        Axes(canvas, figure, theme, layout);
        Lines(canvas, figure, theme, layout);
        if (place is { } box)
        {
            canvas.Rectangle(box, Ink.Ground);
            legend.Draw(canvas, box.X + theme.Gap / 2, box.Y);
        }
        var bottom = AtRisk(canvas, figure, theme, layout, layout.Plot.Bottom + theme.Tick + 2 * theme.Body.LineHeight + 1.5 * theme.Gap) + theme.Gap;
        foreach (var note in Notes(figure, layout))
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner);
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    // Incidence rises from the left: its upper left corner is free, or none is.
    private static Box? Inside(IncidenceFigure figure, Theme theme, IncidenceLayout layout, IncidenceLegend legend)
    {
        if (theme.Narrow)
            return null;
        Box corner = new(layout.Plot.X + theme.Gap, layout.Plot.Y, legend.Width + theme.Gap, legend.Height + theme.Gap / 2);
        return layout.Plot.Contains(corner) && !figure.Lines.SelectMany(l => layout.Covered(l.Curve, figure.Bands is not Bands.None)).Any(corner.Grow(theme.Gap / 2).Overlaps) ? corner : null;
    }

    private static void Axes(Canvas canvas, IncidenceFigure figure, Theme theme, IncidenceLayout layout) => PlotAxes.Draw(canvas, theme, layout.Plot,
        [.. layout.YLabels.Select((label, i) => (layout.Y[layout.Top * i / 4], label))], layout.Times.Select(time => (layout.X[time], Ticks.Label(time))), Words.Incidence, figure.Time.Label);

    private static void Lines(Canvas canvas, IncidenceFigure figure, Theme theme, IncidenceLayout layout)
    {
        foreach (var line in figure.Lines)
            if (figure.Bands is not Bands.None && layout.Band(line.Curve) is { } band)
            {
                canvas.Area(band, line.Series.Line, 0.08);
                canvas.Path(band, new(line.Series.Line, 0.75, Opacity: 0.3));
            }
        foreach (var line in figure.Lines)
        {
            canvas.Group(line.Name);
            canvas.Path(layout.Path(line.Curve), line.Series.Stroke(theme.Line));
            canvas.End();
        }
    }

    private static double AtRisk(Canvas canvas, IncidenceFigure figure, Theme theme, IncidenceLayout layout, double top)
    {
        canvas.Group();
        var baseline = top + TextMetrics.Ascent * theme.Body.Size;
        canvas.Text(theme.Pad, baseline, Words.AtRisk, theme.BodyBold);
        foreach (var (group, i) in figure.Groups.Select((g, i) => (g, i)))
        {
            baseline += theme.Body.LineHeight;
            if (figure.Groups.Count > 1)
                canvas.Fitted(theme.Pad, baseline, group.Label, theme.BodyBold with { Fill = Palette.Series(i).Words },
                    layout.Stacked ? theme.Inner : layout.Plot.X - layout.Cell / 2 - theme.Gap - theme.Pad + 0.01);
            if (layout.Stacked)
                baseline += theme.Body.LineHeight;
            foreach (var time in layout.Times)
                canvas.Text(layout.X[time], baseline, Words.Count(IncidenceLayout.AtRisk(group.Curves[0], time)), theme.Body, Anchor.Middle);
        }
        canvas.End();
        return baseline + theme.Body.LineHeight - TextMetrics.Ascent * theme.Body.Size;
    }

    private static IEnumerable<string> Notes(IncidenceFigure figure, IncidenceLayout layout)
    {
        List<string> keys = [];
        if (figure.Bands is not Bands.None && figure.Lines.Any(l => l.Curve.Events > 0))
            keys.Add(Words.BandNote(figure.Level, Statistics.IntervalKind.LogLog));
        if (layout.Top < 1)
            keys.Add(Words.AxisNote(layout.Top));
        return keys.Count == 0 ? figure.Footnotes : figure.Footnotes.Prepend(string.Join(' ', keys));
    }
}
