namespace Islet.Figures;

/// <summary>What is drawn as one thing on a strip: a bar, a moment, or moments of the same kind that would touch, counted.</summary>
/// <param name="Items">With the lane that each comes from, in order of time.</param>
/// <param name="From">Left end (px) of the shape.</param>
/// <param name="IsMixed">Moments of different kinds share the place: only the gravest shape is drawn, the words count the rest.</param>
internal sealed record StripItem(IReadOnlyList<(TimelineLane Lane, TimelineItem Item)> Items, double From, double To, bool IsMixed)
{
    /// <summary>The words beside it; empty: there was no room.</summary>
    public string Label { get; init; } = "";

    public double LabelX { get; init; }

    public double LabelWidth { get; init; }

    /// <summary>The label stands in the bar.</summary>
    public bool IsInside { get; init; }

    public int Count => Items.Count;

    public TimelineItem First => Items[0].Item;

    public TimelineBar? Bar => First as TimelineBar;

    /// <summary>The shape that stands for all: an open one only where no filled one is there.</summary>
    public Mark Mark => Items.Select(i => ((TimelinePoint)i.Item).Mark).OrderBy(mark => mark is Mark.Ring or Mark.OpenFlag).First();

    public bool IsLike(StripItem other) => Bar is null && other.Bar is null && First.Label == other.First.Label && Mark == other.Mark;

    public bool HasWords => Label.Length > 0;

    public StripItem Bare => this with { Label = "", LabelWidth = 0, IsInside = false };

    public (double Left, double Right) Extent => HasWords && !IsInside ? (Math.Min(From, LabelX), Math.Max(To, LabelX + LabelWidth)) : (From, To);

    public bool Touches(StripItem other, double gap) => From < other.To + gap && other.From < To + gap;

    /// <summary>Shape and words of both, kept apart.</summary>
    public bool Meets(StripItem other, double gap) => Extent.Left < other.Extent.Right + gap && other.Extent.Left < Extent.Right + gap;

    public StripItem With(StripItem other) => new([.. Items, .. other.Items], Math.Min(From, other.From), Math.Max(To, other.To), IsMixed || other.IsMixed || !IsLike(other));

    /// <summary>What could be written beside it, the fullest first: "PD × 3"; "2 PD, 1 no PD"; of a bar its number and its words.</summary>
    public IReadOnlyList<string> Wordings => this switch
    {
        { Bar: { Number: { } number } bar } => bar.Label.Length > 0 ? [$"{number} {bar.Label}", number] : [number],
        { IsMixed: true } => [string.Join(", ", Items.GroupBy(i => i.Item.Label).Select(same => $"{same.Count()} {same.Key}".TrimEnd())), $"× {Count}"],
        { Count: > 1 } => First.Label.Length > 0 ? [$"{First.Label} × {Count}", $"× {Count}"] : [],
        _ => First.Label.Length == 0 ? [] : First.Brief is { } brief ? [First.Label, brief] : [First.Label],
    };
}
