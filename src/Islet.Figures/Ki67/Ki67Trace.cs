namespace Islet.Figures;

/// <summary>A line with its points in pixels.</summary>
internal sealed class Ki67Trace
{
    private static readonly Mark[] Shapes = [Mark.Disc, Mark.Square, Mark.Diamond, Mark.Triangle], OfGroups = [.. Shapes, Mark.Ring];

    public Ki67Trace(Ki67Line line, int index, Scale x, Ki67Axis y)
    {
        (Line, Series, Shape) = (line, Palette.Series(line.Group ?? index), line.Group is { } group ? ShapeOf(group) : Shapes[index % Shapes.Length]);
        Points = [.. line.Marks.Where(m => m.Percent is not null).OrderBy(m => m.At).Select(m => new Ki67Point(m, x[m.At], y[(double)m.Percent!.Value.Low], y[(double)m.Percent!.Value.High]))];
    }

    public Ki67Line Line { get; }

    public SeriesStyle Series { get; }

    public Mark Shape { get; }

    public IReadOnlyList<Ki67Point> Points { get; }

    /// <summary>From each value to the one that follows it; a value that names none that is drawn follows the one before in time.</summary>
    public IEnumerable<(Ki67Point From, Ki67Point To)> Steps => Points.Skip(1).Select((to, i) =>
        (to.Mark.Follows is { } place && place >= 0 && place < Line.Marks.Count && Points.FirstOrDefault(p => ReferenceEquals(p.Mark, Line.Marks[place])) is { } from ? from : Points[i], to));

    public static Mark ShapeOf(int group) => OfGroups[group % OfGroups.Length];

    public static double Radius(Theme theme) => theme.Body.Size * 0.36;

    public static Stroke Step(Ki67Likeness compared, string colour, Theme theme) => compared switch
    {
        Ki67Likeness.Same => new(colour, theme.Line),
        Ki67Likeness.Other => new(colour, theme.Line, Dash(5, 3)),
        Ki67Likeness.NotStated => new(colour, theme.Line, Dash(1.5, 3)),
    };

    /// <summary>The steps, then the spans that a report leaves open, then the marks: open where they cannot simply be held against the one before.</summary>
    public void Draw(Canvas canvas, Theme theme, string title)
    {
        if (Points.Count == 0)
            return;
        canvas.Group(title);
        foreach (var (from, to) in Steps)
            canvas.Line(from.X, from.Y, to.X, to.Y, Step(to.Mark.Compared, Series.Line, theme));
        foreach (var p in Points)
        {
            if (p.Low - p.High > 1)
                canvas.Path($"M{Svg.Number(p.X - 4)} {Svg.Number(p.High)}h8m-4 0V{Svg.Number(p.Low)}m-4 0h8", new(Series.Line, theme.Line * 0.7));
            TimelineMark.Point(canvas, Shape, Series.Line, p.X, p.Y, Radius(theme), open: p.Mark.Compared is not Ki67Likeness.Same);
        }
        canvas.End();
    }

    private static string Dash(double line, double gap) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line:0.#} {gap:0.#}");
}

/// <summary>A value in pixels; where the report leaves a span, the mark stands in its middle.</summary>
internal sealed record Ki67Point(Ki67Mark Mark, double X, double Low, double High)
{
    public double Y => (Low + High) / 2;
}
