namespace Islet.Figures;

/// <summary>From one half on the axis to the curves, and from each curve down to its median.</summary>
internal static class MedianLines
{
    public static void Draw(Canvas canvas, KaplanMeierFigure figure, Theme theme, KaplanMeierLayout layout)
    {
        var medians = Shown(figure, layout);
        if (medians.Count == 0)
            return;
        var half = layout.Y[0.5];
        canvas.Group();
        canvas.Line(layout.Plot.X, half, layout.X[medians.Max(m => m.Time)], half, Guide(Ink.Quiet, theme));
        foreach (var (group, time) in medians)
            canvas.Line(layout.X[time], half, layout.X[time], layout.Plot.Bottom, Guide(Palette.Series(group).Line, theme));
        canvas.End();
    }

    public static IEnumerable<Box> Covered(KaplanMeierFigure figure, KaplanMeierLayout layout) => figure.Options.MedianLines
        ? Shown(figure, layout).SelectMany(m => new[]
        {
            Box.Between(layout.Plot.X, layout.Y[0.5], layout.X[m.Time], layout.Y[0.5]),
            Box.Between(layout.X[m.Time], layout.Y[0.5], layout.X[m.Time], layout.Plot.Bottom),
        })
        : [];

    private static Stroke Guide(string colour, Theme theme) => new(colour, theme.Line / 2, "2 3");

    private static List<(int Group, double Time)> Shown(KaplanMeierFigure figure, KaplanMeierLayout layout) =>
        [.. figure.Groups.Select((g, i) => (Group: i, Time: g.Median?.Value ?? double.NaN)).Where(m => m.Time <= layout.End)];
}
