namespace Islet.Figures;

/// <summary>A patient's course on one axis: a lane for each kind of finding, moments as marks, what lasts as bars.</summary>
public sealed record TimelineFigure(string Title, TimelineAxis Axis, IReadOnlyList<TimelineLane> Lanes)
{
    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new TimelineDrawing(this, frame).Draw();

    /// <summary>Every item in order of time, a line each: the figure as a list, for a page to show beside it.</summary>
    public IReadOnlyList<string> InList() =>
        [.. Lanes.SelectMany(lane => lane.Items.Select(item => (lane, item))).OrderBy(pair => pair.item.Start).Select(pair => pair.item.InWords(Axis, pair.lane.Label))];

    public string InWords() => string.Join(' ', new[] { Description, $"Timeline. {Axis.Label}." }
        .Concat(InList().Select(line => line + ".")).Concat(Footnotes).Where(s => s.Length > 0));
}

public sealed record TimelineLane(string Label, IReadOnlyList<TimelineItem> Items)
{
    /// <summary>Which colour of the palette is this lane's, so that it keeps it where other lanes are empty; null: that of its place.</summary>
    public int? Series { get; init; }
}

/// <summary>The shape of a moment; every shape also reads in grey.</summary>
public enum Mark
{
    Disc,
    Ring,
    Square,
    Diamond,
    Triangle,

    /// <summary>By convention a death.</summary>
    Cross,
}

/// <summary>Something on a lane; times in days on the axis.</summary>
public abstract record TimelineItem(string Label)
{
    /// <summary>The time as the source gives it, e.g. "2019-05"; null: as the axis names it.</summary>
    public string? When { get; init; }

    internal abstract double Start { get; }

    internal abstract string InWords(TimelineAxis axis, string lane);
}

public sealed record TimelinePoint(double Day, string Label, Mark Mark = Mark.Disc) : TimelineItem(Label)
{
    internal override double Start => Day;

    internal override string InWords(TimelineAxis axis, string lane) => $"{When ?? axis.Name(Day)}: {lane}, {Label}";
}

/// <summary>Something that lasts.</summary>
/// <param name="To">Null: no end is known; drawn open to the axis' end.</param>
public sealed record TimelineBar(double From, double? To, string Label) : TimelineItem(Label)
{
    internal override double Start => From;

    internal override string InWords(TimelineAxis axis, string lane) =>
        $"{When ?? $"{axis.Name(From)} to {(To is { } end ? axis.Name(end) : "no known end")}"}: {lane}, {Label}";
}
