namespace Islet.Figures;

/// <summary>The horizontal axis of time under a plot of responses.</summary>
internal static class ResponseAxis
{
    /// <summary>Ticks, numbers and title under the box; returns the y under them.</summary>
    public static double Months(Canvas canvas, Theme theme, TimelineAxis axis, Scale x, Box box)
    {
        canvas.Line(box.X, box.Bottom, box.Right, box.Bottom, theme.AxisStroke);
        foreach (var tick in axis.FittingTicks(x, theme))
        {
            canvas.Line(x[tick.Day], box.Bottom, x[tick.Day], box.Bottom + theme.Tick, theme.AxisStroke);
            canvas.Text(x[tick.Day], box.Bottom + theme.Tick + theme.Body.LineHeight, tick.Label, theme.Body, Anchor.Middle);
        }
        var bottom = box.Bottom + theme.Tick + 2 * theme.Body.LineHeight + theme.Gap;
        canvas.Fitted(box.MiddleX, bottom - theme.Gap / 2, axis.Label, theme.Body, box.Width, Anchor.Middle);
        return bottom + theme.Gap / 2;
    }
}
