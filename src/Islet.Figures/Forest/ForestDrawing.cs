namespace Islet.Figures;

/// <summary>Draws a forest plot: names left, the plot in the middle, numbers right; in a narrow figure a row's numbers share two lines.</summary>
internal sealed class ForestDrawing
{
    private readonly ForestFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly double labels, ratios, ps, row;
    private readonly double[] counts;
    private readonly Scale scale;
    private readonly Box plot;

    public ForestDrawing(ForestFigure figure, FigureFrame frame)
    {
        if (figure.Rows.Count == 0)
            throw new ArgumentException("A forest plot needs at least one row.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        ratios = figure.Rows.Select(RatioText).Append(Head).Max(theme.Body.Of);
        ps = figure.Rows.Max(r => theme.Body.Of(PText(r)));
        counts = theme.Narrow ? [] : [.. Columns().Select(c => figure.Rows.Select(c.Cell).Append(c.Head).Max(theme.Body.Of) + 2 * theme.Gap)];
        var right = theme.Narrow ? Math.Max(ratios, ps) : ratios + (ps > 0 ? ps + 2 * theme.Gap : 0);
        var wanted = figure.Rows.Max(r => theme.BodyBold.Of(r.Label) + Indent(r));
        labels = Math.Min(wanted, (theme.Inner - right - counts.Sum()) * 0.5);
        row = theme.Body.LineHeight * (theme.Narrow ? 2.2 : 1.5);
        var left = theme.Pad + labels + counts.Sum() + 2 * theme.Gap;
        plot = new(left, 0, theme.Width - theme.Pad - right - 2 * theme.Gap - left, figure.Rows.Sum(Height));
        scale = ForestScale.Of(figure.Rows.Select(r => r.Effect).OfType<ForestEffect>(), plot);
    }

    private string Head => $"{figure.Effect} ({Words.Percent(figure.Level)} CI)";

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap / 2;
        var baseline = top + TextMetrics.Ascent * theme.Body.Size;
        Heads(baseline);
        top = baseline + theme.Gap;
        Stripes(top);
        var bottom = top + plot.Height;
        Axis(top, bottom);
        foreach (var (r, y) in figure.Rows.Zip(Tops(top)))
            Row(r, y);
        bottom = ForestScale.Directions(canvas, theme, figure, scale, bottom + theme.Tick + theme.Body.LineHeight + theme.Gap);
        foreach (var note in figure.Footnotes)
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner);
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    private void Heads(double baseline)
    {
        var x = theme.Pad + labels;
        foreach (var (width, head) in counts.Zip(Columns().Select(c => c.Head)))
            canvas.Text(x += width, baseline, head, theme.Note, Anchor.End);
        canvas.Text(theme.Width - theme.Pad - (theme.Narrow || ps == 0 ? 0 : ps + 2 * theme.Gap), baseline, Head, theme.Note, Anchor.End);
    }

    private void Stripes(double top)
    {
        foreach (var (i, y) in Tops(top).Index().Where(t => t.Index % 2 == 0))
            canvas.Rectangle(new(theme.Pad / 2, y, theme.Width - theme.Pad, Height(figure.Rows[i])), Ink.Stripe);
    }

    private void Axis(double top, double bottom)
    {
        var ticks = Ticks.Logarithmic(scale, theme.Body.Of("0.05") + 0.7 * theme.Gap);
        foreach (var tick in ticks)
        {
            canvas.Line(scale[tick], top, scale[tick], bottom, new(Ink.Grid, 1));
            canvas.Line(scale[tick], bottom, scale[tick], bottom + theme.Tick, theme.AxisStroke);
            canvas.Text(scale[tick], bottom + theme.Tick + theme.Body.LineHeight, Ticks.Label(tick), theme.Body, Anchor.Middle);
        }
        canvas.Line(plot.X, bottom, plot.Right, bottom, theme.AxisStroke);
        canvas.Line(scale[1], top, scale[1], bottom, new(Ink.Axis, theme.AxisStroke.Width, "4 3"));
    }

    private void Row(ForestRow r, double top)
    {
        var (middle, shift) = (top + Height(r) / 2, theme.Body.Size * 0.36);
        var style = r.IsHeading ? theme.BodyBold : theme.Body;
        var upper = theme.Narrow && !r.IsHeading ? middle - theme.Body.LineHeight / 2 + shift : middle + shift;
        var hasCounts = theme.Narrow && CountText(r).Length > 0;
        canvas.Group(r.InWords());
        canvas.Fitted(theme.Pad + Indent(r), hasCounts ? upper : middle + shift, r.Label, style, r.IsHeading ? theme.Inner : labels - Indent(r) + 0.01);
        if (hasCounts)
            canvas.Fitted(theme.Pad + Indent(r), upper + theme.Body.LineHeight, CountText(r), theme.Note, labels - Indent(r) + theme.Gap);
        var x = theme.Pad + labels;
        foreach (var (width, cell) in counts.Zip(Columns().Select(c => c.Cell(r))))
            canvas.Text(x += width, middle + shift, cell, theme.Body, Anchor.End);
        if (!r.IsHeading)
            ForestMark.Draw(canvas, theme, scale, r, middle);
        var right = theme.Width - theme.Pad;
        canvas.Text(right - (theme.Narrow || ps == 0 ? 0 : ps + 2 * theme.Gap), PText(r).Length > 0 ? upper : middle + shift, RatioText(r), theme.Body, Anchor.End);
        canvas.Text(right, theme.Narrow ? upper + theme.Body.LineHeight : upper, PText(r), theme.Body, Anchor.End);
        canvas.End();
    }

    private IEnumerable<(string Head, Func<ForestRow, string> Cell)> Columns()
    {
        if (figure.Rows.Any(r => r.Patients is not null))
            yield return (Words.Patients, r => r.Patients is { } n ? Words.Count(n) : "");
        if (figure.Rows.Any(r => r.Events is not null))
            yield return (Words.Events, r => r.Events is { } d ? Words.Count(d) : "");
    }

    private IEnumerable<double> Tops(double top) => figure.Rows.Select((_, i) => top + figure.Rows.Take(i).Sum(Height));

    private double Height(ForestRow r) => r.IsHeading ? theme.Body.LineHeight * 1.5 : row;

    private double Indent(ForestRow r) => !r.IsHeading && figure.Rows.Any(other => other.IsHeading) ? 1.5 * theme.Gap : 0;

    private static string RatioText(ForestRow r) => r.IsHeading ? "" : r.Effect?.Text ?? Words.Reference;

    private static string PText(ForestRow r) => r.Effect is { Estimable: true, P: { } p } ? Printed.PWithSign(p) : "";

    private static string CountText(ForestRow r) => (r.Patients, r.Events) switch
    {
        ({ } n, { } d) => $"n {Words.Count(n)}, ev. {Words.Count(d)}",
        ({ } n, null) => $"n {Words.Count(n)}",
        (null, { } d) => $"ev. {Words.Count(d)}",
        _ => "",
    };
}
