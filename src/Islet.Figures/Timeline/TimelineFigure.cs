namespace Islet.Figures;

/// <summary>A patient's course on one axis: a lane for each kind of finding, moments as marks, what lasts as bars.</summary>
public sealed record TimelineFigure(string Title, TimelineAxis Axis, IReadOnlyList<TimelineLane> Lanes)
{
    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new TimelineDrawing(this, frame).Draw();

    /// <summary>The same for paper, at a width of about 720 px (190 mm) with words of 10 px (7.5 pt): at most 300 px (80 mm) high for up to 12 lanes, whatever they hold. Moments that touch are counted.</summary>
    public string ToStrip(FigureFrame frame) => new StripDrawing(this, frame).Draw();

    /// <summary>Every item in order of time, a line each: the figure as a list, for a page to show beside it.</summary>
    public IReadOnlyList<string> InList() =>
        [.. Lanes.SelectMany(lane => lane.Items.Select(item => (lane, item))).OrderBy(pair => pair.item.Start).Select(pair => pair.item.InWords(Axis, pair.lane.Label))];

    /// <summary>A line a lane, its items counted, what bears the same words told once: the figure where no figure can stand.</summary>
    public IReadOnlyList<(string Lane, string Says)> InLanes() => [.. Lanes.Where(lane => lane.Items.Count > 0).Select(lane => ($"{lane.Label} ({lane.Items.Count})",
        string.Join("; ", lane.Items.OrderBy(i => i.Start).GroupBy(i => i is TimelineBar ? (object)i : i.Label).Select(same => Told([.. same])))))];

    private string Told(IReadOnlyList<TimelineItem> same)
    {
        var (name, first, last) = ((same[0] as TimelineBar)?.Number is { } number ? $"{number} {same[0].Label}" : same[0].Label, same[0].Named(Axis), same[^1].Named(Axis));
        return $"{name}{(same.Count > 1 && name.Length > 0 ? $" × {same.Count}" : "")} ({(same.Count > 1 ? $"{first} to {last}" : first)})".Trim();
    }

    public string InWords() => string.Join(' ', new[] { Description, $"Timeline. {Axis.Label}." }
        .Concat(InList().Select(line => line + ".")).Concat(Footnotes).Where(s => s.Length > 0));
}

public sealed record TimelineLane(string Label, IReadOnlyList<TimelineItem> Items)
{
    /// <summary>Which colour of the palette is this lane's, so that it keeps it where other lanes are empty; null: that of its place.</summary>
    public int? Series { get; init; }

    /// <summary>Its moments are drawn through all lanes as dashed lines, e.g. characterizations.</summary>
    public bool Through { get; init; }

    /// <summary>Rows after which a label that finds no room is left out, its mark staying; pointer and list still say it.</summary>
    public int? MostRows { get; init; }
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

    /// <summary>By convention a progression.</summary>
    Flag,

    /// <summary>By convention any other response.</summary>
    OpenFlag,

    /// <summary>By convention a procedure.</summary>
    Tick,
}

/// <summary>Something on a lane; times in days on the axis.</summary>
/// <param name="Label">Empty: the mark says it all, and its lane's name stands in the list.</param>
public abstract record TimelineItem(string Label)
{
    /// <summary>The time as the source gives it, e.g. "2019-05"; null: as the axis names it.</summary>
    public string? When { get; init; }

    /// <summary>Stands on a strip where the label has no room.</summary>
    public string? Brief { get; init; }

    internal abstract double Start { get; }

    /// <summary>When it was, in words.</summary>
    internal abstract string Named(TimelineAxis axis);

    /// <summary>Its days follow each other, none after the axis' end.</summary>
    internal abstract bool IsInOrder(double to);

    internal abstract string InWords(TimelineAxis axis, string lane);
}

public sealed record TimelinePoint(double Day, string Label, Mark Mark = Mark.Disc) : TimelineItem(Label)
{
    /// <summary>Last day that it may have been, where the source gives a month or a year; drawn as a span with the mark in its middle.</summary>
    public double? Until { get; init; }

    internal override double Start => Day;

    internal double Middle => (Day + (Until ?? Day)) / 2;

    internal override bool IsInOrder(double to) => Until is null || Until >= Day && Until <= to;

    internal override string Named(TimelineAxis axis) => When ?? (Until is { } until && until > Day ? $"{axis.Name(Day)} to {axis.Name(until)}" : axis.Name(Day));

    internal override string InWords(TimelineAxis axis, string lane) =>
        $"{Named(axis)}: {lane}{(Label.Length == 0 ? "" : ", " + Label)}";
}

/// <summary>Something that lasts.</summary>
/// <param name="From">First day that it may have begun.</param>
/// <param name="To">Last day that it may have ended; null: no end is known, drawn open to the axis' end.</param>
public sealed record TimelineBar(double From, double? To, string Label) : TimelineItem(Label)
{
    /// <summary>Stands before the label on a plate, e.g. the number of a line of therapy.</summary>
    public string? Number { get; init; }

    /// <summary>Last day that it may have begun, where the source gives a month or a year; what lies before is drawn pale and dashed.</summary>
    public double? BegunBy { get; init; }

    /// <summary>First day that it may have ended, likewise.</summary>
    public double? EndedFrom { get; init; }

    internal override double Start => From;

    internal override bool IsInOrder(double to) =>
        (To is null || To >= From && To <= to) && (BegunBy is null || BegunBy >= From && BegunBy <= to) && (EndedFrom is null || EndedFrom >= From && EndedFrom <= To);

    internal override string Named(TimelineAxis axis) => When ?? $"{axis.Name(From)} to {(To is { } end ? axis.Name(end) : "no known end")}";

    internal override string InWords(TimelineAxis axis, string lane) =>
        $"{Named(axis)}: {lane}, {(Number is null ? "" : Number + " ")}{Label}";
}
