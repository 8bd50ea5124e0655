namespace Islet.Figures;

/// <summary>Each group's name beside its curve, where no curve and no other text is; all groups or none, for a half-labelled figure misleads.</summary>
internal static class DirectLabels
{
    public static void Draw(Canvas canvas, KaplanMeierFigure figure, Theme theme, KaplanMeierLayout layout, Box? summary)
    {
        if (!figure.Options.DirectLabels || figure.Groups.Count < 2)
            return;
        var taken = layout.Curves.SelectMany(c => c.Covered(band: false)).Concat(MedianLines.Covered(figure, layout)).Select(b => b.Grow(theme.Gap * 0.4)).ToList();
        taken.AddRange(summary is { } table ? [table] : []);
        var placed = new List<(int Group, Box Place)>();
        for (var i = 0; i < figure.Groups.Count; i++)
        {
            if (layout.Curves[i].IsEmpty)
                continue;
            var size = new Box(0, 0, theme.BodyBold.Of(figure.Groups[i].Label), theme.Body.LineHeight);
            if (size.Width > layout.Plot.Width * 0.3 || Place(layout, i, size, theme, taken) is not { } place)
                return;
            placed.Add((i, place));
            taken.Add(place.Grow(theme.Gap * 0.4));
        }
        foreach (var (group, place) in placed)
            canvas.Haloed(place.X, place.Y + TextMetrics.Ascent * theme.Body.Size, TextMetrics.Clean(figure.Groups[group].Label),
                theme.BodyBold with { Fill = Palette.Series(group).Words });
    }

    // Right of the curve's end, else above or below it, walking back from the end: the first place that is clear of the other curves by a few
    // gaps, else the clearest. A place nearer to another curve than to its own would misname it.
    private static Box? Place(KaplanMeierLayout layout, int group, Box size, Theme theme, List<Box> taken) => Candidates(layout, layout.Curves[group], size, theme)
        .Where(c => layout.Plot.Contains(c) && !taken.Any(c.Overlaps) && Distance(layout.Curves[group], c) <= OfOthers(layout, group, c))
        .OrderByDescending(c => Math.Min(OfOthers(layout, group, c), 3 * theme.Gap)) // stable: among the clear ones the first stays first
        .Select(c => (Box?)c).FirstOrDefault();

    private static IEnumerable<Box> Candidates(KaplanMeierLayout layout, CurveShape curve, Box size, Theme theme)
    {
        var (end, gap) = (layout.X[curve.End], theme.Gap * 0.6);
        yield return size with { X = end + gap + 1, Y = layout.Y[curve.At(curve.End)] - size.Height / 2 };
        for (var back = 0.0; back < 0.95; back += 0.05)
        {
            var right = end - back * (end - layout.Plot.X);
            var time = curve.End * (1 - back);
            yield return size with { X = right - size.Width, Y = layout.Y[curve.At(time)] - size.Height - gap };
            var left = Math.Max(layout.Plot.X, right - size.Width);
            yield return size with { X = right - size.Width, Y = layout.Y[curve.At(time)] + gap };
            yield return size with { X = left, Y = layout.Y[curve.At(curve.End * (left - layout.Plot.X) / (end - layout.Plot.X + 1e-9))] - size.Height - gap };
        }
    }

    private static double OfOthers(KaplanMeierLayout layout, int group, Box label) =>
        layout.Curves.Where((curve, i) => i != group && !curve.IsEmpty).Select(curve => Distance(curve, label)).DefaultIfEmpty(double.MaxValue).Min();

    private static double Distance(CurveShape curve, Box label) => curve.Covered(band: false).Min(box =>
        Math.Max(0, Math.Max(box.X - label.Right, label.X - box.Right)) + Math.Max(0, Math.Max(box.Y - label.Bottom, label.Y - box.Bottom)));
}
