namespace Islet.Figures;

/// <summary>Writes into the plot: the values of a single line, or the name at the end of each of several.</summary>
internal sealed class Ki67Labels
{
    private readonly Ki67Figure figure;
    private readonly Theme theme;
    private readonly Box plot;
    private readonly IReadOnlyList<Ki67Trace> traces;
    private readonly LabelPlaces places;

    public Ki67Labels(Ki67Figure figure, Theme theme, Box plot, IReadOnlyList<Ki67Trace> traces)
    {
        (this.figure, this.theme, this.plot, this.traces) = (figure, theme, plot, traces);
        places = new(plot);
        var r = Ki67Trace.Radius(theme) + 1;
        foreach (var trace in traces)
        {
            foreach (var p in trace.Points)
                places.Avoid(new Box(p.X - r, p.Y - r, 2 * r, 2 * r));
            foreach (var (from, to) in trace.Steps)
                places.Avoid(from.X, from.Y, to.X, to.Y);
        }
    }

    private bool Several => figure.Lines.Count > 1;

    private double Gap => Ki67Trace.Radius(theme) + theme.Gap / 3;

    /// <summary>Returns a note on the labels that found no place, or nothing.</summary>
    public string Draw(Canvas canvas)
    {
        var without = (Several ? Names() : Values()).Where(wanted => !Write(canvas, wanted)).Select(wanted => wanted.Text).ToList();
        return without.Count == 0 ? "" : Several
            ? $"No room for the name of {string.Join(", ", without)}; the table of the data has every line."
            : "Not every value has room for its number; the table of the data has them.";
    }

    private IEnumerable<Wanted> Values() => traces.SelectMany(t => t.Points.Select(p => new Wanted($"{p.Mark.Written} %", p, p.Y, theme.BodyBold with { Fill = t.Series.Words })));

    // Names that begin one above the other are moved apart together, so that they keep the order of their points.
    private IEnumerable<Wanted> Names()
    {
        var style = theme.Body;
        var height = (TextMetrics.Ascent + TextMetrics.Descent) * style.Size;
        foreach (var column in traces.Where(t => t.Points.Count > 0).GroupBy(t => Math.Round(t.Points[^1].X)).OrderBy(c => c.Key))
        {
            var names = column.OrderBy(t => t.Points[^1].Y).ThenBy(t => t.Line.Label, StringComparer.Ordinal).ToList();
            var middles = LabelColumn.Spread([.. names.Select(t => t.Points[^1].Y)], height + 0.5, plot.Y + height / 2, plot.Bottom - height / 2);
            foreach (var (trace, y) in names.Zip(middles))
                yield return new(trace.Line.Label, trace.Points[^1], y, style with { Fill = trace.Series.Words });
        }
    }

    private bool Write(Canvas canvas, Wanted wanted)
    {
        var (text, point, _, style) = wanted;
        var fitted = TextMetrics.Fit(text, style, Several ? Math.Max(0.25 * theme.Width, plot.Right - point.X - 3 * theme.Gap) : plot.Width / 2);
        if (places.Place(Several ? NamePlaces(fitted, wanted) : ValuePlaces(fitted, wanted)) is not { } box)
            return false;
        if (Several && Math.Abs(box.MiddleY - point.Y) > style.Size / 3 && box.X > point.X)
            canvas.Line(point.X + Ki67Trace.Radius(theme) + 1, point.Y, box.X - 1, box.MiddleY, new(style.Fill, 0.75, Opacity: 0.6));
        canvas.Haloed(box.X, box.Y + TextMetrics.Ascent * style.Size, fitted, style, string.Equals(fitted, TextMetrics.Clean(text), StringComparison.Ordinal) ? null : text);
        return true;
    }

    // Where its column puts it, else as near as there is room.
    private IEnumerable<Box> NamePlaces(string text, Wanted wanted)
    {
        var (width, height) = Size(text, wanted.Style);
        Box At(double middle) => new(wanted.Point.X + Gap + 1.6 * theme.Gap, middle - height / 2, width, height);
        var inColumn = At(wanted.Y);
        return places.IsFree(inColumn) ? [inColumn] : Enumerable.Range(1, (int)(plot.Height / 4)).SelectMany(i => new[] { At(wanted.Y + 4 * i), At(wanted.Y - 4 * i) });
    }

    private IEnumerable<Box> ValuePlaces(string text, Wanted wanted)
    {
        var ((width, height), point) = (Size(text, wanted.Style), wanted.Point);
        var (above, below, beside) = (point.High - Gap - height, point.Low + Gap, point.Y - height / 2);
        return [new(point.X - width / 2, above, width, height), new(point.X - width / 2, below, width, height), new(point.X + Gap, beside, width, height), new(point.X - Gap - width, beside, width, height),
            new(point.X - width, above, width, height), new(point.X, above, width, height), new(point.X, below, width, height), new(point.X - width, below, width, height)];
    }

    private static (double Width, double Height) Size(string text, TextStyle style) => (style.Of(text) + 0.02, (TextMetrics.Ascent + TextMetrics.Descent) * style.Size);

    /// <param name="Y">Where the middle of the label would stand best.</param>
    private sealed record Wanted(string Text, Ki67Point Point, double Y, TextStyle Style);
}
