namespace Islet.Figures;

/// <summary>Draws a waterfall: title, legend, bars, patients' names where they fit, small print.</summary>
internal sealed class WaterfallDrawing
{
    private const double Widest = 46, Share = 0.8; // of a bar: px, and of its place

    private readonly WaterfallFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly IReadOnlyList<WaterfallBar> bars;

    public WaterfallDrawing(WaterfallFigure figure, FigureFrame frame)
    {
        if (figure.Bars.FirstOrDefault(b => b.Percent < -100) is { } wrong)
            throw new ArgumentException($"Nothing shrinks by more than 100 %; found {wrong.Percent}.", nameof(figure));
        (this.figure, canvas, theme, bars) = (figure, new(frame), Theme.For(frame.Width), figure.InOrder);
    }

    public string Draw()
    {
        var hatch = ResponseTint.Hatch(canvas);
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        top = ResponseKey.Draw(canvas, theme, [.. Key(hatch)], top);
        var plot = new PercentPlot(canvas, theme, top, bars.Count == 0 ? 0 : (double)bars[0].Percent);
        plot.Draw();
        var pitch = Math.Min(plot.Box.Width / Math.Max(1, bars.Count), Widest / Share);
        for (var i = 0; i < bars.Count; i++)
            Bar(bars[i], plot, plot.Box.X + (i + 0.5) * pitch, Math.Min(Widest, pitch * Share), hatch);
        var bottom = Names(plot, pitch) + theme.Gap;
        foreach (var note in Notes(plot))
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner) + theme.Gap / 3;
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    private void Bar(WaterfallBar bar, PercentPlot plot, double x, double width, string hatch)
    {
        var r = Math.Clamp(width * 0.4, 2, theme.Body.Size * 0.42);
        var (zero, end) = (plot.Y[0], plot[bar.Percent]);
        canvas.Link(bar.Href, WaterfallWords.Bar(bar));
        var tint = ResponseTint.Of(bar.Best);
        tint.Paint(canvas, Math.Abs(end - zero) < 1.5 ? new(x - width / 2, zero - 0.75, width, 1.5) : Box.Between(x - width / 2, zero, x + width / 2, end), hatch);
        if ((double)bar.Percent > plot.Top)
            plot.Beyond(x, r);
        if (bar.NewLesion || bar.NonTarget)
            TimelineMark.Point(canvas, bar.NewLesion ? Mark.Diamond : Mark.Triangle, Ink.Text, x, bar.Percent > 0 ? end - ((double)bar.Percent > plot.Top ? 5 : 2) * r : end + 2 * r, r);
        canvas.End();
    }

    // All of them or none: a name here and there would say nothing of its neighbours.
    private double Names(PercentPlot plot, double pitch)
    {
        var style = theme.Note;
        if (bars.Count == 0 || bars.Max(b => style.Of(b.Patient)) + 3 > pitch)
            return plot.Box.Bottom;
        for (var i = 0; i < bars.Count; i++)
            canvas.Text(plot.Box.X + (i + 0.5) * pitch, plot.Box.Bottom + TextMetrics.Ascent * style.Size, bars[i].Patient, style, Anchor.Middle);
        return plot.Box.Bottom + style.LineHeight;
    }

    private IEnumerable<KeyEntry> Key(string hatch)
    {
        var size = theme.Body.Size;
        foreach (var group in bars.GroupBy(b => b.Best).OrderBy(g => ResponseTint.Of(g.Key).Rank).ThenBy(g => g.Key))
            yield return new($"{ResponseFigureWords.Category(group.Key)} ({Words.Count(group.Count())})", size, (x, y) => ResponseTint.Of(group.Key).Paint(canvas, new(x, y - size / 2, size, size), hatch));
        if (bars.Any(b => b.NewLesion))
            yield return ResponseKey.Mark(canvas, theme, Mark.Diamond, Ink.Text, WaterfallWords.NewLesion);
        if (bars.Any(b => b is { NonTarget: true, NewLesion: false }))
            yield return ResponseKey.Mark(canvas, theme, Mark.Triangle, Ink.Text, WaterfallWords.NonTarget);
    }

    private IEnumerable<string> Notes(PercentPlot plot)
    {
        yield return bars.Count == 0 ? $"No patient has a bar. {ResponseFigureWords.NotTheRule}" : $"A bar is the best change of one patient; its colour the best response by {figure.Criterion}. {ResponseFigureWords.NotTheRule}";
        if (bars.Any(b => (double)b.Percent > plot.Top))
            yield return WaterfallWords.Capped;
        if (ResponseFigureWords.Without(figure.Without) is { Length: > 0 } without)
            yield return without;
        foreach (var note in figure.Footnotes)
            yield return note;
    }
}
