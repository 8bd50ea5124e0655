using Islet.Clinic;

namespace Islet.Figures;

/// <summary>Change from baseline over time, a line a patient (specification response-criteria 7.5).</summary>
/// <param name="Origin">From when months are counted: "start of treatment".</param>
public sealed record SpiderFigure(string Title, string Origin, IReadOnlyList<SpiderLine> Lines)
{
    /// <summary>By which best response is worked out.</summary>
    public string Criterion { get; init; } = "RECIST 1.1";

    /// <summary>A line ends with its first progression or where a new therapy began; false: it goes on.</summary>
    public bool StopsAtProgression { get; init; } = true;

    public IReadOnlyList<NotShown> Without { get; init; } = [];

    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    internal IReadOnlyList<SpiderLine> InOrder => [.. Lines.OrderBy(l => ResponseTint.Of(l.Best).Rank).ThenById(l => l.Patient)];

    public string ToSvg(FigureFrame frame) => new SpiderDrawing(this, frame).Draw();

    /// <summary>A row an assessment.</summary>
    public FigureTable Table() => SpiderWords.Table(this);

    public string InWords() => SpiderWords.Describe(this);

    /// <summary>The assessments that the line is drawn through, in order of time.</summary>
    internal IReadOnlyList<SpiderPoint> Shown(SpiderLine line)
    {
        var points = line.Points.OrderBy(p => p.Days).ToList();
        if (!StopsAtProgression)
            return points;
        points = [.. points.Where(p => !(p.Days > line.NewTherapy))];
        var last = points.FindIndex(p => p.Progression);
        return last < 0 ? points : points[..(last + 1)];
    }
}

/// <param name="Points">Those after baseline; the baseline is 0 % at 0 months.</param>
/// <param name="Best">Best response; null: not worked out.</param>
public sealed record SpiderLine(string Patient, ResponseCategory? Best, IReadOnlyList<SpiderPoint> Points)
{
    /// <summary>Day from the origin on which another therapy began.</summary>
    public decimal? NewTherapy { get; init; }
}

/// <param name="Days">From the origin.</param>
/// <param name="Percent">Change of the complete sum from baseline; null: the sum is incomplete, and the line is dotted over it.</param>
public sealed record SpiderPoint(decimal Days, decimal? Percent)
{
    public bool NewLesion { get; init; }

    public bool Progression { get; init; }
}
