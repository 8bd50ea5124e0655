namespace Islet.Figures;

/// <summary>The drawn part of one row: a square with its interval, an arrow where the interval leaves the axis, a hollow diamond for the reference.</summary>
internal static class ForestMark
{
    public static void Draw(Canvas canvas, Theme theme, Scale scale, ForestRow row, double y)
    {
        var half = theme.Body.Size * 0.34;
        if (row.Effect is not { } effect)
            canvas.Path($"M{P(scale[1] - half, y)}L{P(scale[1], y - half)}L{P(scale[1] + half, y)}L{P(scale[1], y + half)}Z", new(Ink.Axis, theme.Line * 0.75), Ink.Ground);
        else
            Draw(canvas, theme, scale, effect, y, open: false);
    }

    /// <param name="open">A ring on a dashed line in the second colour: the effect alone.</param>
    public static void Draw(Canvas canvas, Theme theme, Scale scale, ForestEffect effect, double y, bool open)
    {
        var half = theme.Body.Size * 0.34;
        if (effect.Estimable)
        {
            var stroke = Palette.Series(open ? 1 : 0).Stroke(theme.Line);
            var low = End(canvas, scale, effect.Limits.Lower, y, scale.From, half, stroke);
            var high = End(canvas, scale, effect.Limits.Upper, y, scale.To, half, stroke);
            canvas.Line(low, y, high, y, stroke);
            if (effect.Ratio > scale.From && effect.Ratio < scale.To && open)
                TimelineMark.Point(canvas, Mark.Ring, stroke.Colour, scale[effect.Ratio], y, half);
            else if (effect.Ratio > scale.From && effect.Ratio < scale.To)
                canvas.Rectangle(new(scale[effect.Ratio] - half, y - half, 2 * half, 2 * half), stroke.Colour);
        }
    }

    // A limit inside the axis ends in a bar; one beyond it, or unknown, in an arrow head at the axis' end.
    private static double End(Canvas canvas, Scale scale, double? limit, double y, double edge, double half, Stroke stroke)
    {
        if (limit is { } inside && scale.From <= inside && inside <= scale.To)
        {
            canvas.Line(scale[inside], y - half * 0.8, scale[inside], y + half * 0.8, stroke);
            return scale[inside];
        }
        var (tip, back) = (scale[edge], edge == scale.From ? half * 1.3 : -half * 1.3);
        canvas.Path($"M{P(tip + back, y - half)}L{P(tip, y)}L{P(tip + back, y + half)}", stroke);
        return tip;
    }

    private static string P(double x, double y) => $"{Svg.Number(x)} {Svg.Number(y)}";
}
