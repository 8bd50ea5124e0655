namespace Islet.Figures;

/// <summary>One lane of a strip, in as many rows as it was given. What is not a place of its own is counted with its neighbour; a bar without a place is told in the note.</summary>
internal sealed class StripRows
{
    private const double Least = 5; // times the size of the words: under that a shortened word says nothing

    private static readonly Manner[] Manners = Enum.GetValues<Manner>();

    private readonly Scale scale;
    private readonly TextStyle words;
    private readonly double gap;
    private readonly List<StripItem>[] rows;
    private readonly List<StripItem> left = [];

    private StripRows(IReadOnlyList<TimelineLane> lanes, int most, Scale scale, TextStyle words, double gap)
    {
        (this.scale, this.words, this.gap) = (scale, words, gap);
        rows = [.. Enumerable.Range(0, most).Select(_ => new List<StripItem>())];
        foreach (var item in Joined(lanes))
            Place(item);
        foreach (var row in rows)
            for (var i = 0; i < row.Count; i++)
                if (!row[i].HasWords)
                    row[i] = Manners.Select(manner => Worded(row[i], row, manner)).FirstOrDefault(worded => worded is not null) ?? row[i];
    }

    public IReadOnlyList<IReadOnlyList<StripItem>> Rows => [.. rows.Where((row, i) => i == 0 || row.Count > 0)];

    /// <summary>Bars for which no row has room.</summary>
    public IReadOnlyList<StripItem> Left => left;

    /// <summary>Shapes whose whole words found no room, and moments of different kinds that share a place.</summary>
    public int Wanting => rows.Sum(row => row.Count(item => item.IsMixed || (item.Wordings is [var whole, ..] && item.Label != whole) || (item.HasWords && words.Of(item.Label) > item.LabelWidth)));

    public bool HasBars => rows.Any(row => row.Exists(item => item.Bar is not null));

    public static StripRows Pack(IReadOnlyList<TimelineLane> lanes, int most, Scale scale, TextStyle words, double gap) => new(lanes, most, scale, words, gap);

    /// <summary>Moments of one kind that touch are one, whatever lies between them.</summary>
    private List<StripItem> Joined(IReadOnlyList<TimelineLane> lanes)
    {
        var joined = new List<StripItem>();
        foreach (var one in lanes.SelectMany(lane => lane.Items.Select(item => (lane, item))).OrderBy(pair => pair.item.Start).Select(Shape))
            if (joined.FindLastIndex(one.IsLike) is var at and >= 0 && joined[at].Touches(one, 0))
                joined[at] = joined[at].With(one);
            else
                joined.Add(one);
        return joined;
    }

    private StripItem Shape((TimelineLane Lane, TimelineItem Item) one)
    {
        if (one.Item is TimelineBar bar)
            return new([one], scale[bar.From], Math.Max(scale[bar.From] + 3, bar.To is { } end ? scale[end] : scale.PixelTo), IsMixed: false);
        var (half, point) = (words.Size * 0.4, (TimelinePoint)one.Item);
        var ahead = point.Mark is Mark.Flag or Mark.OpenFlag ? 2 * half : half;
        return new([one], Math.Min(scale[point.Day], scale[point.Middle] - half), Math.Max(scale[point.Until ?? point.Day], scale[point.Middle] + ahead), IsMixed: false);
    }

    // With words where a row has room for them; without; where only words stand in the way, instead of them; else with what stands there.
    private void Place(StripItem item)
    {
        foreach (var manner in Manners)
            foreach (var row in rows)
                if (Worded(item, row, manner) is { } worded)
                {
                    row.Add(worded);
                    return;
                }
        if (Array.Find(rows, row => row.TrueForAll(other => !item.Meets(other, 1))) is { } free)
            free.Add(item);
        else if (Array.Find(rows, row => row.TrueForAll(other => !item.Touches(other, 1))) is { } quiet)
        {
            for (var i = 0; i < quiet.Count; i++)
                if (item.Meets(quiet[i], 1))
                    quiet[i] = quiet[i].Bare;
            quiet.Add(item);
        }
        else if (item.Bar is null)
            Join(item);
        else
            left.Add(item);
    }

    /// <summary>Joined, it may reach what stood beside it: all that touches is one.</summary>
    private void Join(StripItem item)
    {
        var row = rows[0];
        for (var next = row.Find(other => item.Touches(other, 1)); next is not null; next = row.Find(other => item.Touches(other, 1)))
        {
            row.Remove(next);
            item = next.Bare.With(item);
        }
        for (var i = 0; i < row.Count; i++)
            if (item.Meets(row[i], 1))
                row[i] = row[i].Bare;
        row.Add(item);
    }

    /// <summary>Inside a bar, else right of the shape, else left; no words are cut beyond recognition.</summary>
    private StripItem? Worded(StripItem item, List<StripItem> row, Manner manner)
    {
        if (item.Wordings is not [var first, ..] wordings || (manner is Manner.Brief && wordings.Count == 1))
            return null;
        var wording = manner is Manner.Brief ? wordings[^1] : first;
        var (width, inside) = (words.Of(wording) + 0.01, item.Bar is null ? 0 : item.To - item.From - gap);
        if (width <= inside || (manner is Manner.Cut && inside >= Least * words.Size))
            return Free(item with { Label = wording, LabelX = item.From + gap / 2, LabelWidth = Math.Min(width, inside), IsInside = true }, row);
        if (manner is Manner.Cut)
            return null;
        var beside = item with { Label = wording, LabelWidth = width };
        return (Inside(beside with { LabelX = item.To + gap / 2 }) is { } right ? Free(right, row) : null) ?? (Inside(beside with { LabelX = item.From - gap / 2 - width }) is { } before ? Free(before, row) : null);
    }

    private StripItem? Inside(StripItem item) => item.LabelX >= scale.PixelFrom - gap && item.LabelX + item.LabelWidth <= scale.PixelTo + gap ? item : null;

    /// <summary>Itself apart, it may already stand in the row; another shape of the same day and words is another one.</summary>
    private StripItem? Free(StripItem item, List<StripItem> row) => row.TrueForAll(other => ReferenceEquals(other.Items, item.Items) || !item.Meets(other, gap)) ? item : null;

    /// <summary>How the words of a shape stand beside it, the best first.</summary>
    private enum Manner
    {
        Whole,
        Cut,
        Brief,
    }
}
