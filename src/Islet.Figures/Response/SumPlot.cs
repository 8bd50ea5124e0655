namespace Islet.Figures;

/// <summary>The ground of a figure of the sum: millimetres from 0, time, and room at the right for the names of limits and lesions.</summary>
internal sealed class SumPlot
{
    private readonly SumFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly double step;

    public SumPlot(SumFigure figure, Canvas canvas, Theme theme, double top)
    {
        (this.figure, this.canvas, this.theme) = (figure, canvas, theme);
        var highest = (double)figure.Points.Select(p => p.Sum).Concat(figure.Lesions.SelectMany(l => l.Sizes))
            .Concat(Enumerable.Range(1, figure.Points.Count).Select(i => SumFigure.ProgressionLine(figure.NadirBefore(i)))).Append(10m).Max()!.Value;
        step = Ticks.NiceStep(highest / (theme.Narrow ? 5 : 8));
        var end = Math.Ceiling(highest / step) * step;
        top += theme.Narrow ? theme.Body.LineHeight : 0;
        var left = theme.Pad + theme.Body.Of(Ticks.Label(end)) + theme.Tick + theme.Gap / 2 + (theme.Narrow ? 0 : theme.Body.LineHeight + theme.Gap / 2);
        var right = theme.Width - theme.Pad - RightRoom;
        Box = new(left, top, right - left, Math.Round(Math.Clamp((right - left) * 0.6, 260, 640)));
        X = new(figure.Axis.From, figure.Axis.To, Box.X + theme.Gap, Box.Right - theme.Gap);
        Y = new(0, end, Box.Bottom, Box.Y + (HasNew ? 2 : 1) * theme.Body.LineHeight + theme.Gap);
        NadirAt = Enumerable.Range(0, figure.Points.Count).Where(i => figure.Points[i] is { IsComplete: true, Sum: not null }).OrderBy(i => figure.Points[i].Sum).Select(i => (int?)i).FirstOrDefault();
    }

    public Box Box { get; }

    public Scale X { get; }

    public Scale Y { get; }

    /// <summary>First point of the smallest complete sum.</summary>
    public int? NadirAt { get; }

    /// <summary>New lesions stand in a row of their own above the plot: they have no place among millimetres of the targets.</summary>
    public double NewLesionY => Box.Y + theme.Body.LineHeight * 0.5;

    private bool HasNew => figure.Points.Any(p => p.NewLesion);

    private double RightRoom => Math.Min(0.24 * theme.Width, RightLabels().Select(l => theme.Note.Of(l.Text)).DefaultIfEmpty().Max()) + theme.Gap;

    /// <summary>A point; one without any measurement stands on the axis.</summary>
    public (double X, double Y) Of(int i) => (X[figure.Points[i].At], Y[(double)(figure.Points[i].Sum ?? 0)]);

    /// <summary>What is named at the right, with its millimetres.</summary>
    public IEnumerable<(string Text, decimal At, string Colour)> RightLabels()
    {
        if (SumFigure.ProgressionLine(figure.NadirBefore(figure.Points.Count)) is { } progression)
            yield return ($"PD from {SumWords.Mm(progression)}", progression, Palette.Series(1).Words);
        if (figure.ResponseLine is { } response)
            yield return ($"PR to {SumWords.Mm(response)}", response, Palette.Series(2).Words);
        foreach (var lesion in figure.Lesions)
            if (lesion.Sizes.LastOrDefault(s => s is not null) is { } size)
                yield return (lesion.Lesion, size, Ink.Quiet);
    }

    public void Ground()
    {
        foreach (var tick in Ticks.FromZero(step, Y.To))
        {
            if (tick > 0)
                canvas.Line(Box.X, Y[tick], Box.Right, Y[tick], new(Ink.Grid, 1));
            canvas.Line(Box.X - theme.Tick, Y[tick], Box.X, Y[tick], theme.AxisStroke);
            canvas.Text(Box.X - theme.Tick - theme.Gap / 2, Y[tick] + theme.Body.Size * 0.36, Ticks.Label(tick), theme.Body, Anchor.End);
        }
        canvas.Line(Box.X, Box.Y, Box.X, Box.Bottom, theme.AxisStroke);
        if (theme.Narrow)
            canvas.Fitted(theme.Pad, Box.Y - theme.Gap / 2 - theme.Body.Size * 0.3, SumWords.Vertical, theme.Body, theme.Inner);
        else
            canvas.Upwards(theme.Pad + theme.Body.Size * 0.8, Box.MiddleY, SumWords.Vertical, theme.Body, Box.Height);
    }
}
