namespace Islet.Figures;

/// <summary>Draws a spider plot: title, legend, lines with their marks, names at their ends where there is room, the axis of months, small print.</summary>
internal sealed class SpiderDrawing
{
    private const int MostNames = 40; // more lines are looked at together, not one by one

    private readonly SpiderFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly IReadOnlyList<(SpiderLine Line, IReadOnlyList<SpiderPoint> Points)> lines;

    public SpiderDrawing(SpiderFigure figure, FigureFrame frame)
    {
        if (figure.Lines.SelectMany(l => l.Points).FirstOrDefault(p => p.Days < 0 || p.Percent < -100) is { } wrong)
            throw new ArgumentException($"An assessment after baseline lies after the origin, and nothing shrinks by more than 100 %; found day {wrong.Days}, {wrong.Percent} %.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        lines = [.. figure.InOrder.Select(l => (l, figure.Shown(l)))];
    }

    private double Radius => theme.Body.Size * (lines.Count > MostNames ? 0.22 : 0.34);

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        top = ResponseKey.Draw(canvas, theme, [.. Key()], top);
        var plot = new PercentPlot(canvas, theme, top, lines.SelectMany(l => l.Points).Max(p => (double?)p.Percent) ?? 0);
        var last = lines.SelectMany(l => l.Points).Max(p => (double?)p.Days) ?? 0;
        var axis = TimelineAxis.SinceOrigin($"Months since {figure.Origin}", 0, Math.Max(last, TimelineAxis.DaysPerMonth) * 1.02);
        var names = lines.Count is > 1 and <= MostNames ? lines.Max(l => theme.Note.Of(l.Line.Patient)) + 3 * theme.Gap : theme.Gap;
        var x = new Scale(0, axis.To, plot.Box.X, plot.Box.Right - Math.Min(0.2 * theme.Width, names));
        plot.Draw();
        foreach (var (line, points) in lines)
            Line(line, points, plot, x);
        if (lines.Count is > 1 and <= MostNames)
            Names(plot, x);
        var bottom = ResponseAxis.Months(canvas, theme, axis, x, plot.Box) + theme.Gap / 2;
        foreach (var note in Notes(plot))
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner) + theme.Gap / 3;
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    private void Line(SpiderLine line, IReadOnlyList<SpiderPoint> points, PercentPlot plot, Scale x)
    {
        var (tint, at, skipped) = (ResponseTint.Of(line.Best), (X: x[0], Y: plot.Y[0]), false);
        canvas.Group(SpiderWords.Line(figure, line));
        foreach (var p in points)
        {
            // A sum that is incomplete has no height: its marks stand on the line's last one.
            var to = (X: x[(double)p.Days], Y: p.Percent is { } percent ? plot[percent] : at.Y);
            if (p.Percent is not null)
                canvas.Line(at.X, at.Y, to.X, to.Y, skipped ? new(tint.Line, theme.Line * 0.7, "1.5 3") : tint.Stroke(theme.Line * 0.7));
            Marks(p, tint.Line, to.X, to.Y, plot);
            skipped = p.Percent is null;
            at = skipped ? at : to;
        }
        if (SpiderWords.Therapy(figure, line))
            canvas.Path($"M{Svg.Number(at.X)} {Svg.Number(at.Y - 1.8 * Radius)}v{Svg.Number(3.6 * Radius)}", new(tint.Line, theme.Line));
        canvas.End();
    }

    private void Marks(SpiderPoint p, string colour, double x, double y, PercentPlot plot)
    {
        TimelineMark.Point(canvas, Mark.Disc, colour, x, y, Radius * 0.55, open: p.Percent is null);
        if ((double?)p.Percent > plot.Top)
            plot.Beyond(x, Radius);
        if (p.NewLesion)
            TimelineMark.Point(canvas, Mark.Diamond, Ink.Text, x, y, Radius);
        if (p.Progression)
            TimelineMark.Point(canvas, Mark.Flag, colour, x, y - ((double?)p.Percent > plot.Top ? 4.2 : p.NewLesion ? 2.5 : 1.5) * Radius, Radius);
    }

    private void Names(PercentPlot plot, Scale x)
    {
        var style = theme.Note;
        var height = (TextMetrics.Ascent + TextMetrics.Descent) * style.Size;
        var places = new LabelPlaces(plot.Box);
        foreach (var (line, points) in lines)
        {
            var (endX, endY) = (x[points.Count == 0 ? 0 : (double)points[^1].Days], plot[points.LastOrDefault(p => p.Percent is not null)?.Percent ?? 0]);
            var text = TextMetrics.Fit(line.Patient, style, Math.Min(0.2 * theme.Width, plot.Box.Right - endX - 2 * theme.Gap));
            Box At(double dy) => new(endX + 3 * Radius, endY + dy - height / 2, style.Of(text) + 0.02, height);
            if (places.Place(new[] { 0, height * 0.5, -height * 0.5, height, -height }.Select(At)) is { } box)
                canvas.Haloed(box.X, box.Y + TextMetrics.Ascent * style.Size, text, style with { Fill = ResponseTint.Of(line.Best).Line }, string.Equals(text, TextMetrics.Clean(line.Patient), StringComparison.Ordinal) ? null : line.Patient);
        }
    }

    private IEnumerable<KeyEntry> Key()
    {
        foreach (var group in lines.GroupBy(l => l.Line.Best).OrderBy(g => ResponseTint.Of(g.Key).Rank).ThenBy(g => g.Key))
            yield return new($"{ResponseFigureWords.Category(group.Key)} ({Words.Count(group.Count())})", theme.Swatch, (x, y) => canvas.Line(x, y, x + theme.Swatch, y, ResponseTint.Of(group.Key).Stroke(theme.Line)));
        if (lines.Any(l => l.Points.Any(p => p.NewLesion)))
            yield return ResponseKey.Mark(canvas, theme, Mark.Diamond, Ink.Text, SpiderWords.NewLesion);
        if (lines.Any(l => l.Points.Any(p => p.Progression)))
            yield return ResponseKey.Mark(canvas, theme, Mark.Flag, Ink.Text, SpiderWords.Progression);
        if (lines.Any(l => SpiderWords.Therapy(figure, l.Line)))
            yield return ResponseKey.Mark(canvas, theme, Mark.Tick, Ink.Text, SpiderWords.NewTherapy);
    }

    private IEnumerable<string> Notes(PercentPlot plot)
    {
        yield return $"0 at baseline; best response by {figure.Criterion}. {(figure.StopsAtProgression ? "A line ends with the first progression or a new therapy. " : "")}{ResponseFigureWords.NotTheRule}";
        if (lines.Any(l => l.Points.Any(p => p.Percent is null)))
            yield return "Open marks: the sum is incomplete; a mark without a height stands on the last complete sum.";
        if (lines.Any(l => l.Points.Any(p => (double?)p.Percent > plot.Top)))
            yield return "What grew by more than 100 % stands at +100 %, with an arrow.";
        if (ResponseFigureWords.Without(figure.Without) is { Length: > 0 } without)
            yield return without;
        foreach (var note in figure.Footnotes)
            yield return note;
    }
}
