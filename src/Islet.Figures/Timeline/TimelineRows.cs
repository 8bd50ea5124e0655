namespace Islet.Figures;

/// <summary>An item with its place: the drawn shape from <paramref name="From"/> to <paramref name="To"/>, its label where there is room.</summary>
/// <param name="Extent">Shape and label together, left to right in px.</param>
internal sealed record PlacedItem(TimelineItem Item, double From, double To, double LabelX, double LabelWidth, bool Inside, (double Left, double Right) Extent);

/// <summary>Packs the items of one lane into as few rows as hold them without overlap.</summary>
internal static class TimelineRows
{
    public static IReadOnlyList<IReadOnlyList<PlacedItem>> Pack(TimelineLane lane, Scale scale, Theme theme)
    {
        var rows = new List<List<PlacedItem>>();
        foreach (var item in lane.Items.OrderBy(i => i.Start).Select(i => Place(i, scale, theme)))
        {
            var row = rows.FirstOrDefault(r => r.TrueForAll(other => item.Extent.Left > other.Extent.Right + theme.Gap || other.Extent.Left > item.Extent.Right + theme.Gap));
            if (row is null)
                rows.Add(row = []);
            row.Add(item);
        }
        return rows;
    }

    // Inside a bar that is long enough, else right, else left, else the side with more room, shortened.
    private static PlacedItem Place(TimelineItem item, Scale scale, Theme theme)
    {
        var (from, to) = Span(item, scale, theme);
        var (width, gap) = (theme.Body.Of(item.Label) + 0.01, theme.Gap * 0.6);
        var (inside, right, left) = (item is TimelineBar ? to - from - 2 * gap : 0, scale.PixelTo + theme.Pad / 2 - to - gap, from - gap - scale.PixelFrom);
        if (width <= inside || (inside >= right && inside >= left && width > right && width > left))
            return new(item, from, to, from + gap, Math.Min(width, inside), Inside: true, (from, to));
        if (width <= right || (right >= left && width > left))
            return new(item, from, to, to + gap, Math.Min(width, right), Inside: false, (from, to + gap + Math.Min(width, right)));
        width = Math.Min(width, left);
        return new(item, from, to, from - gap - width, width, Inside: false, (from - gap - width, to));
    }

    private static (double From, double To) Span(TimelineItem item, Scale scale, Theme theme) => item switch
    {
        TimelineBar bar => (scale[bar.From], Math.Max(scale[bar.From] + 3, bar.To is { } end ? scale[end] : scale.PixelTo)),
        _ => (scale[item.Start] - theme.Body.Size * 0.4, scale[item.Start] + theme.Body.Size * 0.4),
    };
}
