namespace Islet.Figures;

/// <summary>The axis of a forest plot and what its two sides mean.</summary>
internal static class ForestScale
{
    /// <summary>
    /// From the smallest to the largest limit, 1 always inside; a limit more than eightfold from every ratio is cut and drawn as an arrow, and a ratio beyond fiftyfold
    /// (separated data) is an arrow alone: it must not flatten all the others.
    /// </summary>
    public static Scale Of(IEnumerable<ForestEffect> all, Box plot)
    {
        var effects = all.Where(e => e.Estimable && e.Ratio is > 0.02 and < 50).ToList();
        var (low, high) = (effects.Select(e => e.Ratio).Append(1).Min(), effects.Select(e => e.Ratio).Append(1).Max());
        low = Math.Min(0.8, Math.Max(low / 8, effects.Select(e => e.Limits.Lower ?? 0).Append(low).Min()));
        high = Math.Max(1.25, Math.Min(high * 8, effects.Select(e => e.Limits.Upper ?? double.MaxValue).Append(high).Max()));
        return new(low / 1.15, high * 1.15, plot.X, plot.Right, Log: true);
    }

    // Each side's meaning, pointing away from 1; a side too small for its words gives them a line of their own.
    public static double Directions(Canvas canvas, Theme theme, ForestFigure figure, Scale scale, double top)
    {
        if (figure.BelowOne.Length + figure.AboveOne.Length == 0)
            return top;
        var (below, above) = (figure.BelowOne.Length > 0 ? $"← {figure.BelowOne}" : "", figure.AboveOne.Length > 0 ? $"{figure.AboveOne} →" : "");
        var baseline = top + TextMetrics.Ascent * theme.Note.Size;
        var (leftRoom, rightRoom) = (scale[1] - theme.Gap - theme.Pad, theme.Width - theme.Pad - scale[1] - theme.Gap);
        if (theme.Note.Of(below) <= leftRoom && theme.Note.Of(above) <= rightRoom)
        {
            canvas.Text(scale[1] - theme.Gap, baseline, below, theme.Note, Anchor.End);
            canvas.Text(scale[1] + theme.Gap, baseline, above, theme.Note);
            return top + theme.Note.LineHeight + theme.Gap;
        }
        canvas.Fitted(theme.Pad, baseline, below, theme.Note, theme.Inner);
        canvas.Fitted(theme.Width - theme.Pad, baseline + theme.Note.LineHeight, above, theme.Note, theme.Inner, Anchor.End);
        return top + 2 * theme.Note.LineHeight + theme.Gap;
    }
}
