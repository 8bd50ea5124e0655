namespace Islet.Figures;

/// <summary>Says what solid, dashed and dotted steps are; only those that are drawn.</summary>
internal static class Ki67Key
{
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
