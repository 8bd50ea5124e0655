namespace Islet.Figures;

/// <summary>The shapes of a timeline.</summary>
internal static class TimelineMark
{
    /// <summary>A bar; one without a known end points on; what is not sure of its ends is pale and dashed.</summary>
    public static void Bar(Canvas canvas, PlacedItem item, bool open, string colour, double y, double half)
    {
        var tip = open ? Math.Min(half, (item.To - item.From) / 2) : 0;
        string Shape(double from, double to) => open
            ? $"M{P(from, y - half)}H{Svg.Number(to - tip)}L{P(to, y)}L{P(to - tip, y + half)}H{Svg.Number(from)}Z"
            : $"M{P(from, y - half)}H{Svg.Number(to)}V{Svg.Number(y + half)}H{Svg.Number(from)}Z";
        canvas.Area(Shape(item.From, item.To), Ink.Ground);
        if (item.Sure is not var (from, to))
        {
            canvas.Area(Shape(item.From, item.To), colour, 0.14);
            canvas.Path(Shape(item.From, item.To), new(colour, 1));
            return;
        }
        canvas.Path(Shape(item.From, item.To), new(colour, 1, "2 2"));
        if (to - from < 1)
            return;
        canvas.Area(Shape(from, to), colour, 0.14);
        canvas.Path(Shape(from, to), new(colour, 1));
    }

    /// <summary>Where a moment may have been, as a line with ends.</summary>
    public static void Span(Canvas canvas, string colour, double from, double to, double y) =>
        canvas.Path($"M{P(from, y - 3)}v6m0 -3H{Svg.Number(to)}m0 -3v6", new(colour, 1.2));

    /// <param name="open">The shape's outline alone.</param>
    public static void Point(Canvas canvas, Mark mark, string colour, double x, double y, double r, bool open = false)
    {
        var stroke = new Stroke(colour, Math.Round(r * 0.4, 1));
        var path = mark switch
        {
            Mark.Disc or Mark.Ring => $"M{P(x - r, y)}a{P(r, r)} 0 1 0 {P(2 * r, 0)}a{P(r, r)} 0 1 0 {P(-2 * r, 0)}Z",
            Mark.Square => $"M{P(x - r, y - r)}h{Svg.Number(2 * r)}v{Svg.Number(2 * r)}h{Svg.Number(-2 * r)}Z",
            Mark.Diamond => $"M{P(x, y - 1.2 * r)}L{P(x + 1.2 * r, y)}L{P(x, y + 1.2 * r)}L{P(x - 1.2 * r, y)}Z",
            Mark.Triangle => $"M{P(x, y - 1.1 * r)}L{P(x + 1.15 * r, y + 0.9 * r)}L{P(x - 1.15 * r, y + 0.9 * r)}Z",
            Mark.Cross => $"M{P(x - r, y - r)}L{P(x + r, y + r)}M{P(x - r, y + r)}L{P(x + r, y - r)}",
            Mark.Flag or Mark.OpenFlag => $"M{P(x, y + 1.5 * r)}V{Svg.Number(y - 1.5 * r)}L{P(x + 1.8 * r, y - 0.65 * r)}L{P(x, y + 0.2 * r)}Z",
            Mark.Tick => $"M{P(x, y - 1.5 * r)}V{Svg.Number(y + 1.5 * r)}",
        };
        var width = mark is Mark.Cross or Mark.Tick ? 1.4 : 1;
        canvas.Path(path, width == 1 ? stroke : stroke with { Width = stroke.Width * width }, open || mark is Mark.Ring or Mark.OpenFlag ? Ink.Ground : mark is Mark.Cross or Mark.Tick ? "none" : colour);
    }

    private static string P(double x, double y) => $"{Svg.Number(x)} {Svg.Number(y)}";
}
