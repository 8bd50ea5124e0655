namespace Islet.Figures;

/// <summary>The axes of a plot of curves over time: horizontal guides with their labels, ticks of time, the two lines, and what each axis counts.</summary>
internal static class PlotAxes
{
    /// <param name="heights">Where a guide stands, and its label; the first is the axis itself.</param>
    /// <param name="times">Where a tick stands, and its label.</param>
    public static void Draw(Canvas canvas, Theme theme, Box plot, IReadOnlyList<(double Y, string Label)> heights, IEnumerable<(double X, string Label)> times, string vertical, string horizontal)
    {
        canvas.Group();
        for (var i = 0; i < heights.Count; i++)
        {
            var (y, label) = heights[i];
            if (i > 0)
                canvas.Line(plot.X, y, plot.Right, y, new(Ink.Grid, 1));
            canvas.Line(plot.X - theme.Tick, y, plot.X, y, theme.AxisStroke);
            canvas.Text(plot.X - theme.Tick - theme.Gap / 2, y + theme.Body.Size * 0.36, label, theme.Body, Anchor.End);
        }
        foreach (var (x, label) in times)
        {
            canvas.Line(x, plot.Bottom, x, plot.Bottom + theme.Tick, theme.AxisStroke);
            canvas.Text(x, plot.Bottom + theme.Tick + theme.Body.LineHeight, label, theme.Body, Anchor.Middle);
        }
        canvas.Path($"M{Svg.Number(plot.X)} {Svg.Number(plot.Y)}V{Svg.Number(plot.Bottom)}H{Svg.Number(plot.Right)}", theme.AxisStroke);
        Vertical(canvas, theme, plot, heights.Max(h => theme.Body.Of(h.Label)), vertical);
        Horizontal(canvas, theme, plot, horizontal);
        canvas.End();
    }

    /// <summary>Above the plot where there is no room beside it.</summary>
    private static void Vertical(Canvas canvas, Theme theme, Box plot, double labels, string title)
    {
        if (theme.Narrow)
            canvas.Fitted(theme.Pad, plot.Y - theme.Gap - theme.Body.Size * 0.3, title, theme.Body, theme.Inner);
        else
            canvas.Upwards(plot.X - theme.Tick - theme.Gap - labels - TextMetrics.Descent * theme.Body.Size, plot.MiddleY, title, theme.Body, plot.Height);
    }

    private static void Horizontal(Canvas canvas, Theme theme, Box plot, string title)
    {
        var half = theme.Body.Of(TextMetrics.Fit(title, theme.Body, theme.Inner)) / 2;
        var middle = Math.Clamp(plot.MiddleX, theme.Pad + half, theme.Width - theme.Pad - half);
        canvas.Fitted(middle, plot.Bottom + theme.Tick + 2 * theme.Body.LineHeight + theme.Gap / 2, title, theme.Body, theme.Inner, Anchor.Middle);
    }
}
