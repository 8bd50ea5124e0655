namespace Islet.Figures;

/// <summary>The shapes of a timeline.</summary>
internal static class TimelineMark
{
    /// <summary>A bar; one without a known end points on.</summary>
    public static void Bar(Canvas canvas, PlacedItem item, bool open, string colour, double y, double half)
    {
        var tip = open ? Math.Min(half, (item.To - item.From) / 2) : 0;
        var path = $"M{P(item.From, y - half)}H{Svg.Number(item.To - tip)}L{P(item.To, y)}L{P(item.To - tip, y + half)}H{Svg.Number(item.From)}Z";
        if (!open)
            path = $"M{P(item.From, y - half)}H{Svg.Number(item.To)}V{Svg.Number(y + half)}H{Svg.Number(item.From)}Z";
        canvas.Area(path, Ink.Ground);
        canvas.Area(path, colour, 0.14);
        canvas.Path(path, new(colour, 1));
    }

    public static void Point(Canvas canvas, Mark mark, string colour, double x, double y, double r)
    {
        var stroke = new Stroke(colour, Math.Round(r * 0.4, 1));
        var path = mark switch
        {
            Mark.Disc or Mark.Ring => $"M{P(x - r, y)}a{P(r, r)} 0 1 0 {P(2 * r, 0)}a{P(r, r)} 0 1 0 {P(-2 * r, 0)}Z",
            Mark.Square => $"M{P(x - r, y - r)}h{Svg.Number(2 * r)}v{Svg.Number(2 * r)}h{Svg.Number(-2 * r)}Z",
            Mark.Diamond => $"M{P(x, y - 1.2 * r)}L{P(x + 1.2 * r, y)}L{P(x, y + 1.2 * r)}L{P(x - 1.2 * r, y)}Z",
            Mark.Triangle => $"M{P(x, y - 1.1 * r)}L{P(x + 1.15 * r, y + 0.9 * r)}L{P(x - 1.15 * r, y + 0.9 * r)}Z",
            Mark.Cross => $"M{P(x - r, y - r)}L{P(x + r, y + r)}M{P(x - r, y + r)}L{P(x + r, y - r)}",
        };
        canvas.Path(path, mark is Mark.Cross ? stroke with { Width = stroke.Width * 1.4 } : stroke, mark is Mark.Ring ? Ink.Ground : mark is Mark.Cross ? "none" : colour);
    }

    private static string P(double x, double y) => $"{Svg.Number(x)} {Svg.Number(y)}";
}
