using Islet.Clinic;

namespace Islet.Figures;

/// <summary>The sum of the targets of one patient over time, with what each assessment is measured against: the nadir and the lines of progression and response.</summary>
/// <remarks>
/// Progression: at least 20 % and 5 mm over the smallest complete sum before; partial response: at least 30 % below baseline. Eisenhauer et al., Eur J Cancer 2009;45:228–247,
/// section 4.3.1. An incomplete sum is what was measured of it: open, off the line, and no nadir.
/// </remarks>
/// <param name="Points">The baseline first, then in order of time.</param>
public sealed record SumFigure(string Title, TimelineAxis Axis, IReadOnlyList<SumPoint> Points)
{
    /// <summary>In the order of the points, as thin lines.</summary>
    public IReadOnlyList<LesionTrace> Lesions { get; init; } = [];

    public string Criterion { get; init; } = "RECIST 1.1";

    /// <summary>Assessments without a day that can be drawn.</summary>
    public IReadOnlyList<string> Undated { get; init; } = [];

    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new SumDrawing(this, frame).Draw();

    /// <summary>A row an assessment.</summary>
    public FigureTable Table() => SumWords.Table(this);

    public string InWords() => SumWords.Describe(this);

    internal decimal? Baseline => Points is [{ IsComplete: true, Sum: { } sum }, ..] ? sum : null;

    /// <summary>At and below which the sum is a partial response.</summary>
    internal decimal? ResponseLine => Baseline * 0.7m;

    /// <summary>At and above which the sum is progression, by the smallest complete sum before it.</summary>
    public static decimal? ProgressionLine(decimal? nadir) => nadir is { } n ? Math.Max(n * 1.2m, n + 5) : null;

    /// <summary>Smallest complete sum before a point; of the place after the last, of all.</summary>
    internal decimal? NadirBefore(int point) => point < Points.Count && Points[point].Nadir is { } given ? given : Points.Take(point).SelectMany(p => new[] { p.IsComplete ? p.Sum : null, p.Nadir }).Min();
}

/// <param name="Name">Of the time point ("TP1").</param>
/// <param name="At">Place on the axis, days.</param>
/// <param name="Sum">Of the targets that were assessed, mm; null: none was.</param>
/// <param name="IsComplete">Every target was assessed or is accounted for.</param>
/// <param name="Category">Of the whole time point; null: the baseline, or no category.</param>
public sealed record SumPoint(string Name, double At, decimal? Sum, bool IsComplete, ResponseCategory? Category)
{
    /// <summary>Smallest complete sum before, where assessments that are not drawn count too; null: of those drawn.</summary>
    public decimal? Nadir { get; init; }

    public bool NewLesion { get; init; }

    /// <summary>The day as pages write it; null: as the axis names it.</summary>
    public string? When { get; init; }
}

/// <param name="Sizes">At each point of the figure, mm; null: not assessed.</param>
public sealed record LesionTrace(string Lesion, IReadOnlyList<decimal?> Sizes);
