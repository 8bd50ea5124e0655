namespace Islet.Figures;

/// <summary>Draws the sum over time: title, legend, lines and marks, the limits by name at the right, the axis, small print.</summary>
internal sealed class SumDrawing
{
    private static readonly string SumColour = Palette.Series(0).Line, ProgressionColour = Palette.Series(1).Line, ResponseColour = Palette.Series(2).Line;

    private readonly SumFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly SumPlot plot;

    public SumDrawing(SumFigure figure, FigureFrame frame)
    {
        if (figure.Points.Any(p => p.At < figure.Axis.From || p.At > figure.Axis.To || p.Sum < 0) || figure.Points.Zip(figure.Points.Skip(1)).Any(pair => pair.Second.At < pair.First.At))
            throw new ArgumentException($"Assessments stand in order on the axis, {figure.Axis.From} to {figure.Axis.To}, and no sum is negative.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        plot = new(figure, canvas, theme, ResponseKey.Draw(canvas, theme, [.. Key()], top));
    }

    private double Radius => theme.Body.Size * 0.4;

    public string Draw()
    {
        plot.Ground();
        Limits();
        foreach (var lesion in figure.Lesions)
            Lesion(lesion);
        Sums();
        SumLabels.Draw(figure, canvas, theme, plot, Radius);
        var bottom = ResponseAxis.Months(canvas, theme, figure.Axis, plot.X, plot.Box) + theme.Gap / 2;
        foreach (var note in new[] { SumWords.Rule, SumWords.Undated(figure) }.Concat(figure.Footnotes).Where(n => n.Length > 0))
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner) + theme.Gap / 3;
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    private void Limits()
    {
        if (figure.Points.Count == 0)
            return;
        var from = plot.X[figure.Points[0].At];
        if (figure.ResponseLine is { } response)
            canvas.Line(from, plot.Y[(double)response], plot.Box.Right, plot.Y[(double)response], new(ResponseColour, theme.Line * 0.75, "2 3"));
        var path = "";
        for (var i = 1; i <= figure.Points.Count; i++)
            if (SumFigure.ProgressionLine(figure.NadirBefore(i)) is { } limit)
            {
                path += $"{(path.Length == 0 ? $"M{Svg.Number(plot.X[figure.Points[i - 1].At])} " : "V")}{Svg.Number(plot.Y[(double)limit])}";
                path += $"H{Svg.Number(i < figure.Points.Count ? plot.X[figure.Points[i].At] : plot.Box.Right)}";
            }
        if (path.Length > 0)
            canvas.Path(path, new(ProgressionColour, theme.Line * 0.75, "7 3"));
    }

    // A size that is not known parts the line.
    private void Lesion(LesionTrace lesion)
    {
        canvas.Group($"{lesion.Lesion}: {string.Join(", ", lesion.Sizes.Select(s => s is null ? "not measured" : SumWords.Mm(s) + " mm"))}");
        for (var i = 0; i < Math.Min(lesion.Sizes.Count, figure.Points.Count); i++)
        {
            if (lesion.Sizes[i] is not { } size)
                continue;
            var (x, y) = (plot.X[figure.Points[i].At], plot.Y[(double)size]);
            canvas.Path($"M{Svg.Number(x - 1.5)} {Svg.Number(y - 1.5)}h3v3h-3Z", new(Ink.Quiet, 0.5), Ink.Quiet);
            if (i > 0 && lesion.Sizes[i - 1] is { } before)
                canvas.Line(plot.X[figure.Points[i - 1].At], plot.Y[(double)before], x, y, new(Ink.Quiet, 0.75));
        }
        canvas.End();
    }

    private void Sums()
    {
        (double X, double Y)? last = null;
        for (var i = 0; i < figure.Points.Count; i++)
        {
            var p = figure.Points[i];
            var (x, y) = plot.Of(i);
            canvas.Group(SumWords.Point(figure, i));
            if (p is { IsComplete: true, Sum: not null } && last is { } from)
                canvas.Line(from.X, from.Y, x, y, new(SumColour, theme.Line));
            canvas.End();
            last = p is { IsComplete: true, Sum: not null } ? (x, y) : last;
        }
        for (var i = 0; i < figure.Points.Count; i++)
            Mark(i);
    }

    private void Mark(int i)
    {
        var p = figure.Points[i];
        var (x, y) = plot.Of(i);
        if (p.Sum is not null)
            TimelineMark.Point(canvas, Islet.Figures.Mark.Disc, SumColour, x, y, Radius, open: !p.IsComplete);
        if (p.IsComplete && p.Sum is not null && plot.NadirAt == i)
            Ring(x, y);
        if (p.NewLesion)
            TimelineMark.Point(canvas, Islet.Figures.Mark.Diamond, Ink.Text, x, plot.NewLesionY, Radius);
    }

    private void Ring(double x, double y)
    {
        var (r, d) = (Svg.Number(1.8 * Radius), Svg.Number(3.6 * Radius));
        canvas.Path($"M{Svg.Number(x - 1.8 * Radius)} {Svg.Number(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z", new(SumColour, 1));
    }

    private IEnumerable<KeyEntry> Key()
    {
        var s = theme.Swatch;
        yield return new(SumWords.Complete, s, (x, y) =>
        {
            canvas.Line(x, y, x + s, y, new(SumColour, theme.Line));
            TimelineMark.Point(canvas, Islet.Figures.Mark.Disc, SumColour, x + s / 2, y, Radius);
        });
        if (figure.Points.Any(p => p is { IsComplete: true, Sum: not null }))
            yield return new(SumWords.Nadir, 3.6 * Radius, (x, y) =>
            {
                TimelineMark.Point(canvas, Islet.Figures.Mark.Disc, SumColour, x + 1.8 * Radius, y, Radius);
                Ring(x + 1.8 * Radius, y);
            });
        if (figure.Points.Any(p => p is { IsComplete: false, Sum: not null }))
            yield return new(SumWords.Incomplete, 2.4 * Radius, (x, y) => TimelineMark.Point(canvas, Islet.Figures.Mark.Disc, SumColour, x + Radius, y, Radius, open: true));
        if (figure.Lesions.Count > 0)
            yield return new(SumWords.Single, s, (x, y) => canvas.Line(x, y, x + s, y, new(Ink.Quiet, 0.75)));
        if (figure.Baseline is not null)
        {
            yield return new("line of progression", s, (x, y) => canvas.Line(x, y, x + s, y, new(ProgressionColour, theme.Line * 0.75, "7 3")));
            yield return new("line of partial response", s, (x, y) => canvas.Line(x, y, x + s, y, new(ResponseColour, theme.Line * 0.75, "2 3")));
        }
        if (figure.Points.Any(p => p.NewLesion))
            yield return ResponseKey.Mark(canvas, theme, Islet.Figures.Mark.Diamond, Ink.Text, SumWords.NewLesion);
    }
}
