namespace Islet.Figures;

/// <summary>Ki-67 over the course of one patient, or of several with a line each, on the grades' bands (after figure 3 of the Uppsala paper).</summary>
/// <remarks>
/// Re-characterization of metastasized panNET, Uppsala 2025, figure 3 and §2.2: 3 and 20 % part the grades, 10 % low from high G2. A point without a value is
/// left out and named below the plot. A step is a solid line only where lesion, kind of specimen and reader are known to be the same.
/// </remarks>
public sealed record Ki67Figure(string Title, TimelineAxis Axis, IReadOnlyList<Ki67Line> Lines)
{
    public Ki67Scale Scale { get; init; }

    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    /// <summary>What the lines are told apart by, each with a colour and a shape of its own and a place in the key; empty: every line looks its own way.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The label of each line at its end; false where there are too many to be read.</summary>
    public bool Named { get; init; } = true;

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new Ki67Drawing(this, frame).Draw();

    /// <summary>Every point, drawn or not: the figure as a table, for a page to show beside it.</summary>
    public FigureTable Table() => Ki67Words.Table(this);

    public string InWords() => Ki67Words.Describe(this);
}

/// <summary>How percentages are spread over the height; all three keep 0 and 100 % on the page of a tumour that has them.</summary>
public enum Ki67Scale
{
    /// <summary>Opens the low values without a logarithm's trouble with 0: 2 and 70 % are both readable.</summary>
    SquareRoot,
    Linear,

    /// <summary>Equal folds are equal distances; what is below 0.5 % stands at 0.5 %.</summary>
    Logarithmic,
}

/// <summary>One patient.</summary>
/// <param name="Label">Written at the line's end where there are several.</param>
public sealed record Ki67Line(string Label, IReadOnlyList<Ki67Mark> Marks)
{
    /// <summary>Place of its group among the figure's; null where the figure has none.</summary>
    public int? Group { get; init; }
}

/// <summary>One specimen's Ki-67.</summary>
/// <param name="At">Place on the axis.</param>
/// <param name="Written">As the report has it, with its sign or range, without %; where there is none, why: "no tumour in the specimen".</param>
public sealed record Ki67Mark(double At, string Written)
{
    /// <summary>Lowest and highest value that the report leaves possible, %; equal where it gives a number, null where it gives none.</summary>
    public (decimal Low, decimal High)? Percent { get; init; }

    /// <summary>The time as the source gives it, e.g. "2019-05"; null: as the axis names it.</summary>
    public string? When { get; init; }

    public string? Grade { get; init; }

    public string? Lesion { get; init; }

    public string? Specimen { get; init; }

    public string? Reader { get; init; }

    /// <summary>Place, in the line's marks, of the value that this one follows; null: the one before in time. Several specimens of one day are not strung together.</summary>
    public int? Follows { get; init; }

    /// <summary>Against the value that it follows.</summary>
    public Ki67Likeness Compared { get; init; }

    /// <summary>What is other, or not stated: "other lesion", "reader not stated".</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>A number without doubt.</summary>
    public static Ki67Mark Of(double at, decimal percent) =>
        new(at, percent.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)) { Percent = (percent, percent) };

    /// <summary>A specimen that gives no value.</summary>
    public static Ki67Mark Without(double at, string why) => new(at, why);
}

/// <summary>Whether a value can be held against the one before.</summary>
public enum Ki67Likeness
{
    /// <summary>Same lesion, kind of specimen and reader, or the first value of a line.</summary>
    Same,

    /// <summary>At least one of them is another.</summary>
    Other,

    /// <summary>None is known to be another, and not all are known to be the same.</summary>
    NotStated,
}
