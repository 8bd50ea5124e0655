namespace Islet.Figures;

/// <summary>A forest plot of two columns: each effect alone (a ring on a dashed line) above the effect in the model (a square on a solid one), their numbers side by side; in a narrow figure one under the other.</summary>
internal sealed class ForestPairDrawing
{
    private readonly ForestFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly string alone, together;
    private readonly double labels, cell;
    private readonly Scale scale;
    private readonly Box plot;

    public ForestPairDrawing(ForestFigure figure, FigureFrame frame)
    {
        if (figure.Rows.Count == 0)
            throw new ArgumentException("A forest plot needs at least one row.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        (alone, together) = figure.Columns!.Value;
        IEnumerable<ForestEffect?> effects = [.. figure.Rows.SelectMany(r => new[] { r.Pair?.Alone, r.Pair?.Together })];
        var numbers = effects.SelectMany(e => theme.Narrow ? [OneLine(e)] : new[] { Ratio(e), P(e) }).Append(theme.Narrow ? "" : Words.Reference).Max(theme.Body.Of);
        cell = theme.Narrow ? Math.Min(numbers, theme.Inner * 0.62) : Math.Max(numbers, Math.Max(theme.BodyBold.Of(alone), theme.BodyBold.Of(together)) + 2 * theme.Gap);
        var right = theme.Narrow ? cell + 2 * theme.Gap : 0;
        labels = theme.Narrow ? 0 : Math.Min(figure.Rows.Max(r => (r.IsHeading ? theme.BodyBold : theme.Body).Of(r.Label) + Indent(r)), theme.Inner - 2 * cell - 6 * theme.Gap - 120);
        var left = theme.Narrow ? theme.Pad : theme.Pad + labels + 2 * (cell + 2 * theme.Gap) + 2 * theme.Gap;
        plot = new(left, 0, theme.Width - theme.Pad - right - left, figure.Rows.Sum(Height));
        scale = ForestScale.Of(effects.OfType<ForestEffect>(), plot);
    }

    private double Line => theme.Body.LineHeight;

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap / 2;
        top = Key(top) + theme.Gap / 2;
        if (!theme.Narrow)
        {
            canvas.Text(Column(0), top + TextMetrics.Ascent * theme.Body.Size, alone, theme.BodyBold with { Fill = Palette.Series(1).Words }, Anchor.End);
            canvas.Text(Column(1), top + TextMetrics.Ascent * theme.Body.Size, together, theme.BodyBold with { Fill = Palette.Series(0).Words }, Anchor.End);
            top += Line + theme.Gap / 2;
        }
        foreach (var (i, (r, y)) in figure.Rows.Zip(Tops(top)).Index())
            if (i % 2 == 0)
                canvas.Rectangle(new(theme.Pad / 2, y, theme.Width - theme.Pad, Height(r)), Ink.Stripe);
        var bottom = top + plot.Height;
        Axis(top, bottom);
        foreach (var (r, y) in figure.Rows.Zip(Tops(top)))
            Row(r, y);
        bottom = ForestScale.Directions(canvas, theme, figure, scale, bottom + theme.Tick + Line + theme.Gap);
        foreach (var note in figure.Footnotes)
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner);
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    /// <summary>What the two marks are, and what the numbers are.</summary>
    private double Key(double top)
    {
        var (x, baseline) = (theme.Pad, top + TextMetrics.Ascent * theme.Note.Size);
        foreach (var (open, name) in new[] { (true, alone), (false, together) })
        {
            var y = baseline - theme.Note.Size * 0.35;
            var small = new Scale(0.5, 2, x, x + theme.Swatch, Log: true);
            ForestMark.Draw(canvas, theme, small, new(1, new(0.55, 1.8)), y, open);
            canvas.Text(x + theme.Swatch + theme.Gap / 2, baseline, name, theme.Note);
            x += theme.Swatch + theme.Gap / 2 + theme.Note.Of(name) + 2 * theme.Gap;
        }
        return canvas.Paragraph(theme.Pad, baseline + TextMetrics.Descent * theme.Note.Size, $"{figure.Effect} ({Words.Percent(figure.Level)} CI)", theme.Note, theme.Inner);
    }

    private void Axis(double top, double bottom)
    {
        foreach (var tick in Ticks.Logarithmic(scale, theme.Body.Of("0.05") + 0.7 * theme.Gap))
        {
            canvas.Line(scale[tick], top, scale[tick], bottom, new(Ink.Grid, 1));
            canvas.Line(scale[tick], bottom, scale[tick], bottom + theme.Tick, theme.AxisStroke);
            canvas.Text(scale[tick], bottom + theme.Tick + Line, Ticks.Label(tick), theme.Body, Anchor.Middle);
        }
        canvas.Line(plot.X, bottom, plot.Right, bottom, theme.AxisStroke);
        canvas.Line(scale[1], top, scale[1], bottom, new(Ink.Axis, theme.AxisStroke.Width, "4 3"));
    }

    private void Row(ForestRow r, double top)
    {
        var (middle, shift) = (top + Height(r) / 2, theme.Body.Size * 0.36);
        canvas.Group(r.InWords());
        var name = theme.Narrow && !r.IsHeading ? top + Line : middle + shift;
        canvas.Fitted(theme.Pad + Indent(r), name, r.Label, r.IsHeading ? theme.BodyBold : theme.Body, theme.Narrow || r.IsHeading ? theme.Inner - Indent(r) : labels - Indent(r) + 0.01);
        if (!r.IsHeading)
        {
            var centre = theme.Narrow ? top + Line * (r.IsReference ? 1.7 : 2.2) : middle;
            if (r.IsReference)
                ForestMark.Draw(canvas, theme, scale, r, theme.Narrow ? top + Line * 0.65 : middle);
            foreach (var (place, effect) in new[] { r.Pair?.Alone, r.Pair?.Together }.Index())
            {
                var y = centre + (place - 0.5) * Line * (theme.Narrow ? 1 : 0.8);
                if (effect is { } drawn)
                    ForestMark.Draw(canvas, theme, scale, drawn, y, open: place == 0);
                Numbers(r, effect, place, (y, middle), shift);
            }
        }
        canvas.End();
    }

    private void Numbers(ForestRow r, ForestEffect? effect, int place, (double Mark, double Row) y, double shift)
    {
        if (r.IsReference)
        {
            if (!theme.Narrow || place == 1)
                canvas.Text(theme.Narrow ? theme.Width - theme.Pad : Column(place), y.Row + shift, Words.Reference, theme.Body, Anchor.End);
        }
        else if (theme.Narrow)
            canvas.Fitted(theme.Width - theme.Pad, y.Mark + shift, OneLine(effect), theme.Body, cell + 0.01, Anchor.End);
        else
        {
            canvas.Text(Column(place), y.Row + shift - (P(effect).Length > 0 ? Line / 2 : 0), Ratio(effect), theme.Body, Anchor.End);
            canvas.Text(Column(place), y.Row + shift + Line / 2, P(effect), theme.Body, Anchor.End);
        }
    }

    /// <summary>Right edge of a column of numbers.</summary>
    private double Column(int place) => theme.Pad + labels + (place + 1) * (cell + 2 * theme.Gap);

    private IEnumerable<double> Tops(double top) => figure.Rows.Select((_, i) => top + figure.Rows.Take(i).Sum(Height));

    private double Height(ForestRow r) => Line * (r.IsHeading ? 1.5 : theme.Narrow ? r.IsReference ? 1.4 : 3.2 : r.IsReference ? 1.5 : 2.4);

    private double Indent(ForestRow r) => !r.IsHeading && figure.Rows.Any(other => other.IsHeading) ? 1.5 * theme.Gap : 0;

    private static string Ratio(ForestEffect? effect) => effect?.Text ?? "–";

    private static string P(ForestEffect? effect) => effect is { Estimable: true, P: { } p } ? Printed.PWithSign(p) : "";

    private static string OneLine(ForestEffect? effect) => P(effect) is { Length: > 0 } p ? $"{Ratio(effect)}, {p}" : Ratio(effect);
}
