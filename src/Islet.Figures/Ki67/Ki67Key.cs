namespace Islet.Figures;

/// <summary>Says what solid, dashed and dotted steps are; only those that are drawn.</summary>
internal static class Ki67Key
{
    /// <summary>The groups of lines, each by shape and colour.</summary>
    public static double Groups(Canvas canvas, Ki67Figure figure, Theme theme, double top)
    {
        var (x, baseline) = (theme.Pad, top + TextMetrics.Ascent * theme.Body.Size);
        foreach (var (group, name) in figure.Groups.Index())
        {
            var series = Palette.Series(group);
            var text = TextMetrics.Fit(name, theme.Body, theme.Inner - theme.Swatch - theme.Gap);
            var width = theme.Swatch + theme.Gap / 2 + theme.Body.Of(text);
            if (x > theme.Pad && x + width > theme.Width - theme.Pad)
                (x, baseline) = (theme.Pad, baseline + theme.Body.LineHeight);
            var y = baseline - theme.Body.Size * 0.35;
            canvas.Line(x, y, x + theme.Swatch, y, new(series.Line, theme.Line));
            TimelineMark.Point(canvas, Ki67Trace.ShapeOf(group), series.Line, x + theme.Swatch / 2, y, Ki67Trace.Radius(theme));
            canvas.Text(x + theme.Swatch + theme.Gap / 2, baseline, text, theme.Body with { Fill = series.Words });
            x += width + 2 * theme.Gap;
        }
        return figure.Groups.Count == 0 ? top : baseline + TextMetrics.Descent * theme.Body.Size + theme.Gap / 2;
    }

    public static double Draw(Canvas canvas, Theme theme, IReadOnlyList<Ki67Trace> traces, double top)
    {
        var drawn = traces.SelectMany(t => t.Points.Skip(1).Select(p => p.Mark.Compared)).Distinct().Order().ToList();
        var (x, baseline) = (theme.Pad, top + TextMetrics.Ascent * theme.Note.Size);
        foreach (var compared in drawn)
        {
            var text = TextMetrics.Fit(Ki67Words.Key(compared), theme.Note, theme.Inner - theme.Swatch - theme.Gap);
            var width = theme.Swatch + theme.Gap / 2 + theme.Note.Of(text);
            if (x > theme.Pad && x + width > theme.Width - theme.Pad)
                (x, baseline) = (theme.Pad, baseline + theme.Note.LineHeight);
            var y = baseline - theme.Note.Size * 0.35;
            canvas.Line(x, y, x + theme.Swatch, y, Ki67Trace.Step(compared, Ink.Text, theme));
            TimelineMark.Point(canvas, Mark.Disc, Ink.Text, x + theme.Swatch / 2, y, Ki67Trace.Radius(theme), compared is not Ki67Likeness.Same);
            canvas.Text(x + theme.Swatch + theme.Gap / 2, baseline, text, theme.Note);
            x += width + 2 * theme.Gap;
        }
        return drawn.Count == 0 ? top : baseline + TextMetrics.Descent * theme.Note.Size + theme.Gap / 3;
    }
}
