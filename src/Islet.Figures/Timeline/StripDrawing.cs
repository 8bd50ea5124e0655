namespace Islet.Figures;

/// <summary>Draws a timeline as a strip for paper: one lane a kind, rows shared out within a bound, whatever the course holds.</summary>
internal sealed class StripDrawing
{
    /// <summary>Rows of all lanes together; a lane always has one.</summary>
    public const int MostRows = 17;

    private const int MostOfBars = 7, MostOfMoments = 3; // rows of one lane
    private const double Row = 12.5, Gap = 5, Pad = 2, NameShare = 0.19;

    private static readonly TextStyle Body = new(10), Names = new(10, Bold: true), Note = new(9.5, Fill: Ink.Quiet);

    private readonly TimelineFigure figure;
    private readonly FigureFrame frame;
    private readonly Canvas canvas;
    private readonly Scale scale;
    private readonly double names;
    private readonly List<List<TimelineLane>> lanes;

    public StripDrawing(TimelineFigure figure, FigureFrame frame)
    {
        TimelineDrawing.Check(figure);
        (this.figure, this.frame, canvas, names) = (figure, frame, new(frame), NameShare * frame.Width);
        scale = new(figure.Axis.From, figure.Axis.To, names + Gap, frame.Width - Pad - Gap);
        lanes = Gathered(figure.Lanes);
    }

    public string Draw()
    {
        var packed = Share();
        var top = Pad;
        var bottom = top + packed.Sum(Height);
        Axis(top, bottom);
        Through(packed, top, bottom);
        foreach (var (lane, rows) in lanes.Zip(packed))
        {
            Lane(lane, rows, top);
            top += Height(rows);
        }
        bottom += Body.LineHeight + Gap;
        if (Notes(packed) is { Length: > 0 } note)
            bottom = canvas.Paragraph(Pad, bottom, note, Note, frame.Width - 2 * Pad, lines: 2);
        return canvas.Finish(bottom + Pad, figure.Title, figure.InWords());
    }

    /// <summary>Lanes of one kind, as they stand after each other, are one where their marks have no words: imaging of every modality.</summary>
    private static List<List<TimelineLane>> Gathered(IReadOnlyList<TimelineLane> all)
    {
        var gathered = new List<List<TimelineLane>>();
        foreach (var lane in all.Where(lane => lane.Items.Count > 0))
            if (gathered is [.., var last] && IsWordless(lane) && last.TrueForAll(IsWordless))
                last.Add(lane);
            else
                gathered.Add([lane]);
        return gathered;

        static bool IsWordless(TimelineLane lane) => lane.Items.All(item => item is TimelinePoint { Label: "" });
    }

    /// <summary>Row by row to the lane that wants it most: first every bar gets its place and its words, then what goes through all lanes, then the lane in which most words have none.</summary>
    private List<StripRows> Share()
    {
        List<StripRows> packed = [.. lanes.Select(lane => Pack(lane, 1))];
        for (var next = Neediest(packed); next is var (lane, more); next = Neediest(packed))
            packed[lane] = more;
        return packed;
    }

    private (int Lane, StripRows More)? Neediest(List<StripRows> packed)
    {
        var free = MostRows - packed.Sum(rows => rows.Rows.Count);
        var wanting = Enumerable.Range(0, lanes.Count).Where(i => packed[i].Left.Count + packed[i].Wanting > 0 && packed[i].Rows.Count < Most(i, packed[i]));
        foreach (var i in wanting.OrderByDescending(i => packed[i].Left.Count).ThenByDescending(i => packed[i].HasBars).ThenByDescending(i => lanes[i][0].Through).ThenByDescending(i => packed[i].Wanting))
            for (var rows = packed[i].Rows.Count + 1; rows <= Most(i, packed[i]) && rows - packed[i].Rows.Count <= free; rows++)
                if (Pack(lanes[i], rows) is var more && more.Left.Count + more.Wanting < packed[i].Left.Count + packed[i].Wanting)
                    return (i, more);
        return null;
    }

    private int Most(int lane, StripRows packed) => packed.HasBars ? MostOfBars : lanes[lane][0].MostRows ?? MostOfMoments;

    private StripRows Pack(List<TimelineLane> lane, int rows) => StripRows.Pack(lane, rows, scale, Body, Gap);

    private static double Height(StripRows rows) => rows.Rows.Count * Row + Gap / 2;

    private void Axis(double top, double bottom)
    {
        var theme = Theme.For(frame.Width) with { Body = Body, Gap = Gap };
        foreach (var tick in figure.Axis.FittingTicks(scale, theme))
        {
            canvas.Line(scale[tick.Day], top, scale[tick.Day], bottom, new(Ink.Grid, 1));
            canvas.Text(scale[tick.Day], bottom + Body.LineHeight, tick.Label, Body, Anchor.Middle);
        }
        canvas.Line(scale.PixelFrom - Gap, bottom, scale.PixelTo + Gap, bottom, new(Ink.Axis, 1));
    }

    private void Through(IReadOnlyList<StripRows> packed, double top, double bottom)
    {
        foreach (var (lane, rows) in lanes.Zip(packed))
        {
            foreach (var item in rows.Rows.SelectMany((row, i) => row.Select(one => (one, Y: top + (i + 0.5) * Row))).Where(_ => lane[0].Through))
                foreach (var point in item.one.Items.Select(i => i.Item).OfType<TimelinePoint>())
                    canvas.Line(scale[point.Middle], item.Y, scale[point.Middle], bottom, new(Ink.Quiet, 0.75, "3 3"));
            top += Height(rows);
        }
    }

    private void Lane(List<TimelineLane> lane, StripRows packed, double top)
    {
        var series = Palette.Series(lane[0].Series ?? figure.Lanes.ToList().IndexOf(lane[0]));
        canvas.Line(Pad, top, frame.Width - Pad, top, new(Ink.Grid, 1));
        var name = Counted(lane);
        canvas.Text(Pad, top + Row / 2 + Names.Size * 0.36 + Gap / 4, name, Names with { Fill = series.Words }, whole: name.Contains('…', StringComparison.Ordinal) ? string.Join(", ", lane.Select(one => one.Label)) : null);
        var y = top + Row / 2 + Gap / 4;
        foreach (var row in packed.Rows)
        {
            foreach (var item in row)
                Item(item, series, y);
            y += Row;
        }
    }

    /// <summary>"CT (24), MRI (3)"; where that has no room the count of all, after as much of the names as fits.</summary>
    private string Counted(List<TimelineLane> lane)
    {
        var (each, all) = (string.Join(", ", lane.Select(one => $"{one.Label} ({one.Items.Count})")), $" ({lane.Sum(one => one.Items.Count)})");
        return Names.Of(each) <= names - Gap ? TextMetrics.Clean(each) : TextMetrics.Fit(string.Join(", ", lane.Select(one => one.Label)), Names, names - Gap - Names.Of("\u00a0" + all)) + all;
    }

    private void Item(StripItem item, SeriesStyle series, double y)
    {
        canvas.Group(string.Join("; ", item.Items.Select(i => i.Item.InWords(figure.Axis, i.Lane.Label))));
        if (item.Bar is { } bar)
            TimelineMark.Bar(canvas, new(bar, item.From, item.To, 0, 0, true, (item.From, item.To)) { Sure = TimelineRows.Sure(bar, scale, item.From, item.To) }, bar.To is null, series.Line, y, Row * 0.43);
        else if (item.IsMixed)
            TimelineMark.Point(canvas, item.Mark, series.Line, scale[((TimelinePoint)item.First).Middle], y, Body.Size * 0.34);
        else
            foreach (var point in item.Items.Select(i => (TimelinePoint)i.Item))
                Moment(point, series.Line, y);
        Label(item, y + Body.Size * 0.36);
        canvas.End();
    }

    private void Moment(TimelinePoint point, string colour, double y)
    {
        if (point.Until is { } until && scale[until] - scale[point.Day] > Body.Size)
            TimelineMark.Span(canvas, colour, scale[point.Day], scale[until], y);
        TimelineMark.Point(canvas, point.Mark, colour, scale[point.Middle], y, Body.Size * 0.34);
    }

    private void Label(StripItem item, double baseline)
    {
        if (!item.HasWords)
            return;
        var label = TextMetrics.Fit(item.Label, Body, item.LabelWidth);
        if (item.IsInside)
            canvas.Text(item.LabelX, baseline, label, Body);
        else
            canvas.Haloed(item.LabelX, baseline, label, Body);
    }

    private string Notes(IReadOnlyList<StripRows> packed) => string.Join(' ', new[] { figure.Axis.Label + "." }
        .Concat(lanes.Zip(packed).Where(pair => pair.Second.Left.Count > 0).Select(pair => Words.NotDrawn(pair.Second.Left.Count, pair.First[0].Label)))
        .Concat(figure.Footnotes));
}
