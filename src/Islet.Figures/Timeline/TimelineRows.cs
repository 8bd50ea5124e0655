namespace Islet.Figures;

/// <summary>An item with its place: the drawn shape from <paramref name="From"/> to <paramref name="To"/>, its label where there is room.</summary>
/// <param name="Extent">Shape and label together, left to right in px.</param>
internal sealed record PlacedItem(TimelineItem Item, double From, double To, double LabelX, double LabelWidth, bool Inside, (double Left, double Right) Extent)
{
    /// <summary>What of a bar is sure, px; null: all of it.</summary>
    public (double From, double To)? Sure { get; init; }

    /// <summary>Room (px) for the number's plate before the label.</summary>
    public double Plate { get; init; }

    /// <summary>Without its label: it had no place.</summary>
    public PlacedItem Bare => this with { LabelWidth = 0, Plate = 0, Extent = (From, To) };
}

/// <summary>Packs the items of one lane into as few rows as hold them without overlap.</summary>
internal static class TimelineRows
{
    public static IReadOnlyList<IReadOnlyList<PlacedItem>> Pack(TimelineLane lane, Scale scale, Theme theme)
    {
        var rows = new List<List<PlacedItem>>();
        foreach (var item in lane.Items.OrderBy(i => i.Start).Select(i => Place(i, scale, theme)))
        {
            if (rows.Find(r => IsFree(r, item, theme.Gap) || (IsMark(item) && r.TrueForAll(IsMark))) is { } row)
                row.Add(item);
            else if (rows.Count >= lane.MostRows && rows.Find(r => IsFree(r, item.Bare, 0)) is { } bare)
                bare.Add(item.Bare);
            else
                rows.Add([item]);
        }
        return rows;
    }

    /// <summary>Without words; marks alone may touch each other.</summary>
    private static bool IsMark(PlacedItem item) => item.Item is TimelinePoint { Label: "" };

    private static bool IsFree(IReadOnlyList<PlacedItem> row, PlacedItem item, double gap) =>
        row.All(other => item.Extent.Left > other.Extent.Right + gap || other.Extent.Left > item.Extent.Right + gap);

    // Inside a bar that is long enough, else right, else left, else the side with more room, shortened.
    private static PlacedItem Place(TimelineItem item, Scale scale, Theme theme)
    {
        var (from, to) = Span(item, scale, theme);
        var plate = item is TimelineBar { Number: { } number } ? theme.BodyBold.Of(number) + theme.Gap : 0;
        var (width, gap) = (theme.Body.Of(item.Label) + 0.01 + plate, theme.Gap * 0.6);
        PlacedItem Placed(double labelX, double labelWidth, bool inside, (double, double) extent) =>
            new(item, from, to, labelX, labelWidth, inside, extent) { Plate = plate, Sure = Sure(item, scale, from, to) };
        if (item.Label.Length == 0 && plate == 0)
            return Placed(to, 0, inside: true, (from, to));
        var (inside, right, left) = (item is TimelineBar ? to - from - 2 * gap : 0, scale.PixelTo + theme.Pad / 2 - to - gap, from - gap - scale.PixelFrom);
        if (width <= inside || (inside >= right && inside >= left && width > right && width > left))
            return Placed(from + gap, Math.Min(width, inside), inside: true, (from, to));
        if (width <= right || (right >= left && width > left))
            return Placed(to + gap, Math.Min(width, right), inside: false, (from, to + gap + Math.Min(width, right)));
        width = Math.Min(width, left);
        return Placed(from - gap - width, width, inside: false, (from - gap - width, to));
    }

    private static (double From, double To) Span(TimelineItem item, Scale scale, Theme theme)
    {
        if (item is TimelineBar bar)
            return (scale[bar.From], Math.Max(scale[bar.From] + 3, bar.To is { } end ? scale[end] : scale.PixelTo));
        var (half, point) = (theme.Body.Size * 0.4, (TimelinePoint)item);
        var ahead = point.Mark is Mark.Flag or Mark.OpenFlag ? 2 * half : half; // a flag flies to the right
        return (Math.Min(scale[point.Day], scale[point.Middle] - half), Math.Max(scale[point.Until ?? point.Day], scale[point.Middle] + ahead));
    }

    /// <summary>What of a bar is sure, px; null: all of it.</summary>
    public static (double From, double To)? Sure(TimelineItem item, Scale scale, double from, double to) => item is TimelineBar { BegunBy: not null } or TimelineBar { EndedFrom: not null }
        ? (((TimelineBar)item).BegunBy is { } begun ? scale[begun] : from, ((TimelineBar)item).EndedFrom is { } ended ? scale[ended] : to)
        : null;
}
