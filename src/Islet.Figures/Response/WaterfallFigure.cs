using Islet.Clinic;

namespace Islet.Figures;

/// <summary>Best change from baseline, a bar a patient, the greatest growth first (specification response-criteria 7.5; Eisenhauer et al. 2009 for what a sum is).</summary>
/// <remarks>Who has no complete sum after baseline has no bar and no 0: <see cref="Without"/> says why.</remarks>
public sealed record WaterfallFigure(string Title, IReadOnlyList<WaterfallBar> Bars)
{
    /// <summary>By which best response is worked out.</summary>
    public string Criterion { get; init; } = "RECIST 1.1";

    public IReadOnlyList<NotShown> Without { get; init; } = [];

    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>From the greatest growth to the deepest response, ties by id.</summary>
    internal IReadOnlyList<WaterfallBar> InOrder => [.. Bars.OrderByDescending(b => b.Percent).ThenById(b => b.Patient)];

    public string ToSvg(FigureFrame frame) => new WaterfallDrawing(this, frame).Draw();

    /// <summary>A row a patient, in the order of the bars; those without a bar last.</summary>
    public FigureTable Table() => WaterfallWords.Table(this);

    public string InWords() => WaterfallWords.Describe(this);
}

/// <param name="Percent">Best change from baseline, unrounded.</param>
/// <param name="Best">Best response; null: not worked out.</param>
public sealed record WaterfallBar(string Patient, decimal Percent, ResponseCategory? Best)
{
    /// <summary>Progression that the bar does not show, for it measures the targets alone.</summary>
    public bool NewLesion { get; init; }

    public bool NonTarget { get; init; }

    /// <summary>Where a click on the bar leads; null: nowhere.</summary>
    public string? Href { get; init; }

    internal string Besides => (NewLesion, NonTarget) switch
    {
        (true, true) => "progression by a new lesion and a non-target",
        (true, false) => "progression by a new lesion",
        (false, true) => "progression by a non-target",
        _ => "",
    };
}
