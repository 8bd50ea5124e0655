namespace Islet.Figures;

/// <param name="Width">Of the symbol, px.</param>
/// <param name="Symbol">Draws it from x on, its middle at y.</param>
internal sealed record KeyEntry(string Text, double Width, Action<double, double> Symbol);

/// <summary>A legend in rows: each symbol before its word.</summary>
internal static class ResponseKey
{
    /// <summary>Returns the y under it.</summary>
    public static double Draw(Canvas canvas, Theme theme, IReadOnlyList<KeyEntry> entries, double top)
    {
        var style = theme.Body;
        var (x, baseline) = (theme.Pad, top + TextMetrics.Ascent * style.Size);
        foreach (var entry in entries)
        {
            var text = TextMetrics.Fit(entry.Text, style, theme.Inner - entry.Width - theme.Gap);
            var width = entry.Width + theme.Gap / 2 + style.Of(text);
            if (x > theme.Pad && x + width > theme.Width - theme.Pad)
                (x, baseline) = (theme.Pad, baseline + style.LineHeight);
            entry.Symbol(x, baseline - style.Size * 0.35);
            canvas.Text(x + entry.Width + theme.Gap / 2, baseline, text, style);
            x += width + 2 * theme.Gap;
        }
        return entries.Count == 0 ? top : baseline + TextMetrics.Descent * style.Size + theme.Gap;
    }

    public static KeyEntry Mark(Canvas canvas, Theme theme, Mark mark, string colour, string text)
    {
        var r = theme.Body.Size * 0.36;
        return new(text, 3 * r, (x, y) => TimelineMark.Point(canvas, mark, colour, x + 1.2 * r, y, r));
    }
}
