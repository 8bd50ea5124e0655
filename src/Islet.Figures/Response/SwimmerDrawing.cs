using Islet.Clinic;

namespace Islet.Figures;

/// <summary>Draws a swimmer plot: title, legend, lanes from top to bottom, the axis of months, small print.</summary>
internal sealed class SwimmerDrawing
{
    private const int MostNames = 60; // lanes of more patients are too low for a name
    private const string Stripe = "#e4e4e4"; // of the treatment

    private readonly SwimmerFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly IReadOnlyList<SwimmerLane> lanes;
    private readonly Scale x;
    private readonly TimelineAxis axis;
    private readonly bool coloured;

    public SwimmerDrawing(SwimmerFigure figure, FigureFrame frame)
    {
        if (figure.Lanes.FirstOrDefault(l => l.Days.Any(d => d < 0) || l.Spans.Any(s => s.To < s.From) || l.Lines.Any(b => b.To < b.From)) is not null)
            throw new ArgumentException("A lane begins at its origin, day 0, and no response ends before it begins.", nameof(figure));
        (this.figure, canvas, theme, lanes, coloured) = (figure, new(frame), Theme.For(frame.Width), figure.InOrder, figure.Lanes.Any(l => l.Lines.Count > 0));
        var labels = Named ? Math.Min(0.2 * theme.Width, lanes.Select(l => theme.Note.Of(l.Patient)).DefaultIfEmpty().Max()) + theme.Gap : theme.Gap;
        axis = TimelineAxis.SinceOrigin($"Months since {figure.Origin}", 0, Math.Max((double)(lanes.Count == 0 ? 0 : lanes.Max(l => l.Last)), TimelineAxis.DaysPerMonth) * 1.02);
        x = new(0, axis.To, theme.Pad + labels, theme.Width - theme.Pad - 2.5 * Radius);
    }

    private TherapyHatches Therapies => field ??= TherapyTint.Hatches(canvas, lanes.SelectMany(l => l.Lines).Select(l => l.Class));

    private bool Named => lanes.Count <= MostNames;

    private double RowHeight => Named ? Math.Round(theme.Body.Size * 1.6) : 9;

    private double Radius => Math.Min(theme.Body.Size * 0.36, RowHeight * 0.4);

    public string Draw()
    {
        var hatch = ResponseTint.Hatch(canvas);
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        top = ResponseKey.Draw(canvas, theme, [.. Key(hatch)], top);
        var box = new Box(x.PixelFrom, top, x.PixelTo - x.PixelFrom, Math.Max(1, lanes.Count) * RowHeight + theme.Gap);
        foreach (var tick in axis.FittingTicks(x, theme))
            canvas.Line(x[tick.Day], box.Y, x[tick.Day], box.Bottom, new(Ink.Grid, 1));
        for (var i = 0; i < lanes.Count; i++)
            Lane(lanes[i], box.Y + theme.Gap / 2 + (i + 0.5) * RowHeight, hatch);
        canvas.Line(box.X, box.Y, box.X, box.Bottom, theme.AxisStroke);
        var bottom = ResponseAxis.Months(canvas, theme, axis, x, box) + theme.Gap / 2;
        foreach (var note in Notes())
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner) + theme.Gap / 3;
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    private void Lane(SwimmerLane lane, double y, string hatch)
    {
        var half = RowHeight * 0.32;
        canvas.Link(lane.Href, SwimmerWords.Lane(lane));
        if (Named)
            canvas.Fitted(x.PixelFrom - theme.Gap, y + theme.Note.Size * 0.36, lane.Patient, theme.Note with { Fill = Ink.Text }, x.PixelFrom - theme.Gap - theme.Pad + 0.01, Anchor.End);
        canvas.Line(X(lane.Treated), y, X(lane.Last), y, new(Ink.Quiet, 1));
        if (lane.Lines.Count == 0)
            Bar(lane, y, half);
        foreach (var line in lane.Lines)
            Line(line, y, half);
        foreach (var span in lane.Spans)
            Response(Box.Between(X(span.From), y - half * 0.55, Math.Max(X(span.To), X(span.From) + 2), y + half * 0.55), span.Category, hatch);
        Marks(lane, y);
        canvas.End();
    }

    // Where colours tell the classes of therapy apart, response is black and white: two meanings of one hue could not be read.
    private void Response(Box box, ResponseCategory category, string hatch)
    {
        var tint = ResponseTint.Of(category);
        if (coloured)
            canvas.Rectangle(box, tint.Tone, new(Ink.Text, 1));
        else
            tint.Paint(canvas, box, hatch);
    }

    // The end of a treatment that goes on points onwards.
    private void Bar(SwimmerLane lane, double y, double half)
    {
        var (from, to) = (x.PixelFrom, Math.Max(X(lane.Treated), x.PixelFrom + 2));
        canvas.Rectangle(Box.Between(from, y - half, to, y + half), Stripe, new(Ink.Quiet, 0.75));
        if (lane.Ongoing)
            canvas.Area($"M{Svg.Number(to)} {Svg.Number(y - half)}L{Svg.Number(to + 1.6 * half)} {Svg.Number(y)}L{Svg.Number(to)} {Svg.Number(y + half)}Z", Ink.Text);
    }

    // The number stands in the bar where it has room, above the colour of the class.
    private void Line(LineBar line, double y, double half)
    {
        var box = Box.Between(X(line.From), y - half, Math.Max(X(line.To), X(line.From) + 2), y + half);
        TherapyTint.Of(line.Class).Paint(canvas, box, Therapies);
        if (line.Ongoing)
            canvas.Area($"M{Svg.Number(box.Right)} {Svg.Number(y - half)}L{Svg.Number(box.Right + 1.6 * half)} {Svg.Number(y)}L{Svg.Number(box.Right)} {Svg.Number(y + half)}Z", Ink.Text);
    }

    // What falls on nearly one day stands side by side.
    private void Marks(SwimmerLane lane, double y)
    {
        var marks = Symbols(lane).Where(m => m.Day is not null).OrderBy(m => m.Day).ToList();
        marks.AddRange(lane.LaterProgressions.Select(day => (Mark.Flag, Palette.Series(1).Line, (decimal?)day, SwimmerWords.Progression)));
        marks.Sort((a, b) => Nullable.Compare(a.Day, b.Day));
        var places = LabelColumn.Spread([.. marks.Select(m => X(m.Day!.Value))], 3.1 * Radius, x.PixelFrom, theme.Width - theme.Pad - 1.2 * Radius);
        foreach (var (mark, at) in marks.Zip(places))
            TimelineMark.Point(canvas, mark.Mark, mark.Colour, at, y, Radius);
    }

    private double X(decimal day) => x[(double)day];

    private static IEnumerable<(Mark Mark, string Colour, decimal? Day, string Word)> Symbols(SwimmerLane lane) =>
    [
        (Mark.Flag, Palette.Series(1).Line, lane.Progression, SwimmerWords.Progression),
        (Mark.Triangle, Ink.Text, lane.NewTherapy, SwimmerWords.NewTherapy),
        (Mark.Cross, Ink.Text, lane.Death, SwimmerWords.Death),
    ];

    private IEnumerable<KeyEntry> Key(string hatch)
    {
        var size = theme.Body.Size;
        foreach (var therapy in lanes.SelectMany(l => l.Lines).Select(l => l.Class).Distinct().Order())
            yield return new(TherapyTint.Label(therapy), 2 * size, (x, y) => TherapyTint.Of(therapy).Paint(canvas, new(x, y - size * 0.4, 2 * size, size * 0.8), Therapies));
        if (lanes.Count == 0 || lanes.Any(l => l.Lines.Count == 0))
            yield return new(SwimmerWords.Treatment, 2 * size, (x, y) => canvas.Rectangle(new(x, y - size * 0.4, 2 * size, size * 0.8), Stripe, new(Ink.Quiet, 0.75)));
        foreach (var group in lanes.SelectMany(l => l.Spans).GroupBy(s => s.Category).OrderBy(g => ResponseTint.Of(g.Key).Rank).ThenBy(g => g.Key))
            yield return new(ResponseFigureWords.Category(group.Key), size, (x, y) => Response(new(x, y - size * 0.3, size, size * 0.6), group.Key, hatch));
        foreach (var symbol in lanes.SelectMany(Symbols).Where(s => s.Day is not null).DistinctBy(s => s.Mark).OrderByDescending(s => s.Mark is Mark.Flag).ThenByDescending(s => s.Mark is Mark.Triangle))
            yield return ResponseKey.Mark(canvas, theme, symbol.Mark, symbol.Colour, symbol.Word);
        if (lanes.Any(l => l.Ongoing || l.Lines.Any(b => b.Ongoing)))
            yield return new(SwimmerWords.Ongoing, size * 0.7, (x, y) => canvas.Area($"M{Svg.Number(x)} {Svg.Number(y - size * 0.4)}l{Svg.Number(size * 0.7)} {Svg.Number(size * 0.4)}l{Svg.Number(-size * 0.7)} {Svg.Number(size * 0.4)}Z", Ink.Text));
    }

    private IEnumerable<string> Notes()
    {
        yield return $"Response by {figure.Criterion}: each begins on the day of the assessment that first shows it. A thin line is follow-up after the treatment.";
        if (ResponseFigureWords.Without(figure.Without) is { Length: > 0 } without)
            yield return without;
        foreach (var note in figure.Footnotes)
            yield return note;
    }
}
