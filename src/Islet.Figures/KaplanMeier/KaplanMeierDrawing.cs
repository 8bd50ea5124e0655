namespace Islet.Figures;

/// <summary>Draws a Kaplan–Meier figure from top to bottom: title, summary, plot, numbers at risk, small print.</summary>
internal static class KaplanMeierDrawing
{
    public static string Draw(KaplanMeierFigure figure, FigureFrame frame)
    {
        if (figure.Groups.Count == 0)
            throw new ArgumentException("A Kaplan–Meier figure needs at least one group.", nameof(figure));
        var (canvas, theme) = (new Canvas(frame), Theme.For(frame.Width));
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        var layout = new KaplanMeierLayout(figure, theme, top);
        var (table, place) = PlaceSummary(figure, theme, layout);
        if (place is null)
        {
            table.Draw(canvas, theme.Narrow ? theme.Pad : layout.Plot.X, top);
            layout = new KaplanMeierLayout(figure, theme, top + table.Height + theme.Gap);
        }
        Axes(canvas, figure, theme, layout);
        Curves(canvas, figure, theme, layout);
        if (place is { } box)
        {
            canvas.Rectangle(box, Ink.Ground);
            table.Draw(canvas, box.X + theme.Gap / 2, box.Y);
        }
        DirectLabels.Draw(canvas, figure, theme, layout, place);
        var bottom = layout.Plot.Bottom + theme.Tick + 2 * theme.Body.LineHeight + 1.5 * theme.Gap;
        bottom = RiskRows.Draw(canvas, figure, theme, layout, bottom) + theme.Gap;
        foreach (var note in Notes(figure))
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner);
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    // Inside the plot where no curve, band or guide comes near: top right, else bottom left; null: above the plot.
    private static (SummaryTable Table, Box? Place) PlaceSummary(KaplanMeierFigure figure, Theme theme, KaplanMeierLayout layout)
    {
        var table = new SummaryTable(figure, theme, theme.Narrow ? theme.Inner : layout.Plot.Width);
        if (theme.Narrow)
            return (table, null);
        var (plot, width, height) = (layout.Plot, table.Width + theme.Gap, table.Height + theme.Gap / 2);
        Box[] corners =
        [
            new(plot.Right - width, plot.Y, width, height),
            new(plot.X + theme.Gap, plot.Bottom - height - theme.Gap, width, height),
            new(plot.Right - width, plot.Bottom - height - theme.Gap, width, height),
        ];
        var covered = layout.Curves.SelectMany(c => c.Covered(figure.Options.Bands is not Bands.None)).Concat(MedianLines.Covered(figure, layout)).ToList();
        return (table, corners.Where(c => plot.Contains(c) && !covered.Any(c.Grow(theme.Gap).Overlaps)).Select(c => (Box?)c).FirstOrDefault());
    }

    private static void Axes(Canvas canvas, KaplanMeierFigure figure, Theme theme, KaplanMeierLayout layout) => PlotAxes.Draw(canvas, theme, layout.Plot,
        [.. layout.YLabels.Select((label, i) => (layout.Y[i / 4.0], label))], layout.Ticks.Select(time => (layout.X[time], Ticks.Label(time))),
        figure.Options.Percent ? $"{figure.Endpoint} (%)" : $"{figure.Endpoint} (probability)", figure.Time.Label);

    private static void Curves(Canvas canvas, KaplanMeierFigure figure, Theme theme, KaplanMeierLayout layout)
    {
        for (var i = 0; i < layout.Curves.Count; i++)
            Band(canvas, figure.Options.Bands, i, layout.Curves[i]);
        if (figure.Options.MedianLines)
            MedianLines.Draw(canvas, figure, theme, layout);
        for (var i = 0; i < layout.Curves.Count; i++)
            if (layout.Curves[i] is { IsEmpty: false } curve)
            {
                canvas.Link(figure.Href?.Invoke(i, null), KaplanMeierWords.Group(figure, figure.Groups[i]));
                canvas.Path(curve.Line(), Palette.Series(i).Stroke(theme.Line));
                if (figure.Options.CensorTicks && curve.CensorTicks(theme.Body.Size * 0.6) is { Length: > 0 } ticks)
                    canvas.Path(ticks, new(Palette.Series(i).Line, theme.Line * 0.65));
                canvas.End();
            }
    }

    private static void Band(Canvas canvas, Bands kind, int index, CurveShape curve)
    {
        if (kind is Bands.None || curve.Band() is not { } band)
            return;
        var series = Palette.Series(index);
        if (kind is Bands.Tint)
            canvas.Area(band, series.Line, 0.1);
        else
            canvas.Area(band, canvas.Hatch($"band-{index + 1}", series.Line, series.HatchAngle, 6));
        canvas.Path(band, new(series.Line, 0.75, Opacity: 0.35));
    }

    private static IEnumerable<string> Notes(KaplanMeierFigure figure)
    {
        var keys = new List<string>();
        if (figure.Options.CensorTicks && figure.Groups.Any(g => g.Curve.Steps.Any(s => s.Censored > 0)))
            keys.Add(Words.CensoredNote);
        if (figure.Options.Bands is not Bands.None && figure.Groups.FirstOrDefault(g => g.Curve.Events > 0)?.Curve is { } curve)
            keys.Add(Words.BandNote(figure.Level, curve.Interval));
        if (figure.Groups.Any(g => g is { Curve.Steps.Count: > 0, Median: { } m } && (m.Value is null || m.Limits.Upper is null || m.Limits.Lower is null)))
            keys.Add(Words.NotReachedNote);
        return keys.Count == 0 ? figure.Footnotes : figure.Footnotes.Prepend(string.Join(' ', keys));
    }
}
