using Islet.Clinic;

namespace Islet.Figures;

/// <summary>Treatment and response over time, a lane a patient, the longest first (specification response-criteria 7.5).</summary>
/// <param name="Origin">From when months are counted: "start of treatment".</param>
public sealed record SwimmerFigure(string Title, string Origin, IReadOnlyList<SwimmerLane> Lanes)
{
    /// <summary>By which responses and progression are worked out.</summary>
    public string Criterion { get; init; } = "RECIST 1.1";

    public IReadOnlyList<NotShown> Without { get; init; } = [];

    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    internal IReadOnlyList<SwimmerLane> InOrder => [.. Lanes.OrderByDescending(l => l.Last).ThenById(l => l.Patient)];

    public string ToSvg(FigureFrame frame) => new SwimmerDrawing(this, frame).Draw();

    /// <summary>A row a patient, in the order of the lanes.</summary>
    public FigureTable Table() => SwimmerWords.Table(this);

    public string InWords() => SwimmerWords.Describe(this);
}

/// <summary>One patient; days from the origin.</summary>
/// <param name="Treated">Last day of the treatment; of one that goes on the last day it is known of.</param>
public sealed record SwimmerLane(string Patient, decimal Treated)
{
    /// <summary>No end of the treatment is on record: the bar ends in an arrow.</summary>
    public bool Ongoing { get; init; }

    /// <summary>From the first assessment of a category to the next other one.</summary>
    public IReadOnlyList<ResponseSpan> Spans { get; init; } = [];

    public decimal? Progression { get; init; }

    public decimal? NewTherapy { get; init; }

    public decimal? Death { get; init; }

    /// <summary>Last day known of the patient; null: that of what else is given.</summary>
    public decimal? Followed { get; init; }

    /// <summary>Every line of therapy as a bar of its class; empty: one bar for the treatment.</summary>
    public IReadOnlyList<LineBar> Lines { get; init; } = [];

    /// <summary>Progressions after the first.</summary>
    public IReadOnlyList<decimal> LaterProgressions { get; init; } = [];

    /// <summary>Where a click on the lane leads; null: nowhere.</summary>
    public string? Href { get; init; }

    /// <summary>Last day of the lane.</summary>
    public decimal Last => new[] { Treated, Progression, NewTherapy, Death, Followed, Spans.Count == 0 ? null : Spans.Max(s => s.To), Lines.Count == 0 ? null : Lines.Max(l => l.To), LaterProgressions.Count == 0 ? null : LaterProgressions.Max() }.Max() ?? Treated;

    internal IEnumerable<decimal> Days => Spans.SelectMany(s => new[] { s.From, s.To }).Concat(Lines.SelectMany(l => new[] { l.From, l.To })).Concat(LaterProgressions)
        .Concat(new[] { Treated, Progression, NewTherapy, Death, Followed }.OfType<decimal>());
}

/// <summary>A line of therapy within a lane.</summary>
/// <param name="Number">Of the line, from 1.</param>
/// <param name="Ongoing">No end is on record.</param>
public sealed record LineBar(int Number, TherapyClass Class, decimal From, decimal To, bool Ongoing = false);

/// <param name="From">Day of the first assessment that shows it.</param>
public sealed record ResponseSpan(decimal From, decimal To, ResponseCategory Category);
