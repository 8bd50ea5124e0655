namespace Islet.Figures;

/// <summary>The small drawings of a case panel.</summary>
internal static class CaseMarks
{
    private static readonly string Colour = Palette.Series(0).Line;

    /// <summary>Filled, open, half, or dashed for what was not done.</summary>
    public static void Sign(Canvas canvas, CaseSign sign, double x, double y, double r)
    {
        var stroke = new Stroke(Colour, 1.6, sign is CaseSign.NotDone ? "2 2" : null);
        canvas.Path($"M{P(x - r, y)}a{P(r, r)} 0 1 0 {P(2 * r, 0)}a{P(r, r)} 0 1 0 {P(-2 * r, 0)}Z", sign is CaseSign.NotDone ? stroke with { Colour = Ink.Quiet } : stroke, sign is CaseSign.Positive ? Colour : Ink.Ground);
        if (sign is CaseSign.Unclear)
            canvas.Area($"M{P(x, y - r)}a{P(r, r)} 0 0 0 {P(0, 2 * r)}Z", Colour);
    }

    /// <summary>A filled triangle for a change, a bar for none, a ring for what cannot be decided.</summary>
    public static void Change(Canvas canvas, CaseChange change, double x, double y, double r)
    {
        if (change is CaseChange.Changed)
            TimelineMark.Point(canvas, Mark.Triangle, Palette.Series(1).Line, x, y, r);
        else if (change is CaseChange.Unchanged)
            canvas.Line(x - r, y, x + r, y, new(Ink.Quiet, 2));
        else if (change is CaseChange.Undecided)
            TimelineMark.Point(canvas, Mark.Ring, Ink.Quiet, x, y, r);
    }

    /// <summary>A percentage on a square-root scale from 0 to 100 with ticks at 3 and 20 %; returns the y under it.</summary>
    public static double Gauge(Canvas canvas, Theme theme, double percent, Box box)
    {
        var scale = new Ki67Axis(Ki67Scale.SquareRoot, 100, box.Right, box.X);
        canvas.Rectangle(box, Ink.Grid);
        canvas.Rectangle(new(box.X, box.Y, scale[percent] - box.X, box.Height), Colour);
        foreach (var cut in new[] { Ki67Axis.G2From, Ki67Axis.G2To })
        {
            canvas.Line(scale[cut], box.Y - 2, scale[cut], box.Bottom + 2, new(Ink.Ground, 3));
            canvas.Line(scale[cut], box.Y - 2, scale[cut], box.Bottom + 2, new(Ink.Text, 1));
            canvas.Text(scale[cut], box.Bottom + theme.Note.LineHeight, Ticks.Label(cut), theme.Note, Anchor.Middle);
        }
        return box.Bottom + theme.Note.LineHeight + TextMetrics.Descent * theme.Note.Size;
    }

    private static string P(double x, double y) => $"{Svg.Number(x)} {Svg.Number(y)}";
}
