namespace Islet.Figures;

/// <summary>Writes the category beside each assessment and the names of limits and lesions at the right.</summary>
internal static class SumLabels
{
    public static void Draw(SumFigure figure, Canvas canvas, Theme theme, SumPlot plot, double radius)
    {
        AtTheRight(canvas, theme, plot);
        var places = new LabelPlaces(plot.Box);
        for (var i = 0; i < figure.Points.Count; i++)
        {
            var (x, y) = plot.Of(i);
            places.Avoid(new Box(x - radius, y - radius, 2 * radius, 2 * radius));
            places.Avoid(new Box(x - radius, plot.NewLesionY - radius, 2 * radius, 2 * radius));
            if (figure.ResponseLine is { } response)
                places.Avoid(x - 60, plot.Y[(double)response], x + 60, plot.Y[(double)response]);
            if (SumFigure.ProgressionLine(figure.NadirBefore(i)) is { } before && SumFigure.ProgressionLine(figure.NadirBefore(i + 1)) is { } after)
            {
                places.Avoid(x - 60, plot.Y[(double)before], x, plot.Y[(double)before]);
                places.Avoid(x, plot.Y[(double)before], x, plot.Y[(double)after]);
                places.Avoid(x, plot.Y[(double)after], x + 60, plot.Y[(double)after]);
            }
        }
        var line = Enumerable.Range(0, figure.Points.Count).Where(i => figure.Points[i] is { IsComplete: true, Sum: not null }).Select(plot.Of).ToList();
        foreach (var (from, to) in line.Zip(line.Skip(1)))
            places.Avoid(from.X, from.Y, to.X, to.Y);
        for (var i = 0; i < figure.Points.Count; i++)
            Label(figure, canvas, theme, plot, places, radius, i);
    }

    private static void Label(SumFigure figure, Canvas canvas, Theme theme, SumPlot plot, LabelPlaces places, double radius, int i)
    {
        var style = theme.BodyBold;
        var (x, y) = plot.Of(i);
        var whole = SumWords.Label(figure, i);
        string[] texts = i == 0 ? [whole] : theme.Narrow ? [whole.Split(' ')[0]] : [whole, whole.Split(' ')[0]]; // the category alone where there is little room
        foreach (var text in texts)
            if (places.Place(Candidates(style.Of(text) + 0.02, (TextMetrics.Ascent + TextMetrics.Descent) * style.Size, x, y, 2 * radius)) is { } box)
            {
                canvas.Haloed(box.X, box.Y + TextMetrics.Ascent * style.Size, text, style);
                return;
            }
    }

    private static IEnumerable<Box> Candidates(double width, double height, double x, double y, double gap)
    {
        foreach (var dy in new[] { -gap - height, gap, -gap - 2 * height, gap + height, -gap - 3 * height, gap + 2 * height })
            foreach (var dx in new[] { -width / 2, 0, -width, gap, -width - gap })
                yield return new(x + dx, y + dy, width, height);
        yield return new(x + gap, y - height / 2, width, height);
        yield return new(x - gap - width, y - height / 2, width, height);
    }

    private static void AtTheRight(Canvas canvas, Theme theme, SumPlot plot)
    {
        var style = theme.Note;
        var height = (TextMetrics.Ascent + TextMetrics.Descent) * style.Size;
        var labels = plot.RightLabels().OrderByDescending(l => l.At).ToList();
        var middles = LabelColumn.Spread([.. labels.Select(l => plot.Y[(double)l.At])], height + 0.5, plot.Box.Y + height / 2, plot.Box.Bottom - height / 2);
        foreach (var (label, middle) in labels.Zip(middles))
            canvas.Fitted(plot.Box.Right + theme.Gap, middle - height / 2 + TextMetrics.Ascent * style.Size, label.Text, style with { Fill = label.Colour }, theme.Width - theme.Pad - plot.Box.Right - theme.Gap + 0.01);
    }
}
