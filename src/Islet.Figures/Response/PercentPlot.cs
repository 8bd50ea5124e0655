namespace Islet.Figures;

/// <summary>The ground of a figure of changes from baseline: an axis from −100 % to a top that ends at +100 %, and the lines at −30 and +20 %.</summary>
internal sealed class PercentPlot
{
    /// <summary>What grows more is drawn here, with a mark.</summary>
    public const double Highest = 100;

    /// <summary>Partial response from baseline, and growth that is often mistaken for the rule of progression, % (Eisenhauer et al. 2009).</summary>
    private const double PartialResponse = -30, Growth = 20;

    private readonly Canvas canvas;
    private readonly Theme theme;

    /// <param name="highest">Of what will be drawn, %.</param>
    public PercentPlot(Canvas canvas, Theme theme, double top, double highest)
    {
        (this.canvas, this.theme) = (canvas, theme);
        top += theme.Narrow ? theme.Body.LineHeight : 0;
        var left = theme.Pad + theme.Body.Of("−100") + theme.Tick + theme.Gap / 2 + (theme.Narrow ? 0 : theme.Body.LineHeight + theme.Gap / 2);
        var right = theme.Width - theme.Pad - theme.Body.Of("−30") - theme.Gap / 2;
        Box = new(left, top, right - left, Math.Round(Math.Clamp((right - left) * 0.56, 240, 620)));
        Top = Math.Clamp(Math.Ceiling((highest + 5) / 20) * 20, 40, Highest);
        Y = new(-100, Top, Box.Bottom - theme.Body.Size, Box.Y + (highest > Highest ? 3 : 1.5) * theme.Body.Size);
    }

    public Box Box { get; }

    public Scale Y { get; }

    public double Top { get; }

    public double this[decimal percent] => Y[Math.Clamp((double)percent, -100, Top)];

    public void Draw()
    {
        var step = Y[0] - Y[20] >= theme.Body.LineHeight ? 20 : 50;
        for (var tick = -100; tick <= Top; tick += step)
        {
            if (tick != 0)
                canvas.Line(Box.X, Y[tick], Box.Right, Y[tick], new(Ink.Grid, 1));
            canvas.Line(Box.X - theme.Tick, Y[tick], Box.X, Y[tick], theme.AxisStroke);
            canvas.Text(Box.X - theme.Tick - theme.Gap / 2, Y[tick] + theme.Body.Size * 0.36, Signed(tick), theme.Body, Anchor.End);
        }
        foreach (var limit in new[] { PartialResponse, Growth })
        {
            canvas.Line(Box.X, Y[limit], Box.Right, Y[limit], new(Ink.Quiet, 1, "6 4"));
            canvas.Text(Box.Right + theme.Gap / 2, Y[limit] + theme.Body.Size * 0.36, Signed(limit), theme.Body with { Fill = Ink.Quiet });
        }
        canvas.Line(Box.X, Box.Y, Box.X, Box.Bottom, theme.AxisStroke);
        canvas.Line(Box.X, Y[0], Box.Right, Y[0], theme.AxisStroke);
        if (theme.Narrow)
            canvas.Fitted(theme.Pad, Box.Y - theme.Gap / 2 - theme.Body.Size * 0.3, ResponseFigureWords.Vertical, theme.Body, theme.Inner);
        else
            canvas.Upwards(theme.Pad + theme.Body.Size * 0.8, Box.MiddleY, ResponseFigureWords.Vertical, theme.Body, Box.Height);
    }

    /// <summary>Points upwards where something went on beyond the plot.</summary>
    public void Beyond(double x, double r)
    {
        var tip = Y[Top] - 2.6 * r;
        canvas.Path($"M{Svg.Number(x - r)} {Svg.Number(tip + r)}L{Svg.Number(x)} {Svg.Number(tip)}L{Svg.Number(x + r)} {Svg.Number(tip + r)}M{Svg.Number(x)} {Svg.Number(tip)}V{Svg.Number(Y[Top])}", new(Ink.Text, 1.2));
    }

    private static string Signed(double value) => value switch { > 0 => "+" + Ticks.Label(value), < 0 => "−" + Ticks.Label(-value), _ => "0" };
}
