namespace Islet.Figures;

/// <summary>A patient on two (or three) days side by side, row for row, with what changed (after figure 2 of the Uppsala paper: FDG, receptor PET and Ki-67 at two re-characterizations).</summary>
/// <remarks>
/// A cell shows values; a picture of it (a MIP, a stain) has its place above them, <see cref="CaseCell.Picture"/>, and is lettered A, B, C … through the panel as the
/// paper letters its figure. Without pictures the panel is a page's table that can be cut out.
/// </remarks>
public sealed record CasePanel(string Title, IReadOnlyList<CaseDay> Days, IReadOnlyList<CaseRow> Rows)
{
    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it comes to, in a sentence under the rows; drawn in bold.</summary>
    public string Conclusion { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new CaseDrawing(this, frame).Draw();

    public FigureTable Table() => CaseWords.Table(this);

    public string InWords() => CaseWords.Describe(this);
}

/// <summary>The head of a column.</summary>
/// <param name="When">The day, or days, as written.</param>
public sealed record CaseDay(string Title, string When);

/// <summary>One thing that was looked at on each day.</summary>
/// <param name="Cells">One for each day.</param>
/// <param name="Change">In words: "18 to 40 %, G2 to G3"; "cannot be decided: no FDG PET on the first day".</param>
public sealed record CaseRow(string Label, IReadOnlyList<CaseCell> Cells, CaseChange Changed, string Change = "");

/// <param name="Value">What stands out: "18 %", "positive", "not done".</param>
/// <param name="Detail">Small print: which specimen, which lesions, whose read.</param>
public sealed record CaseCell(string Value, string Detail = "")
{
    public CaseSign Sign { get; init; }

    /// <summary>Ki-67 in %, drawn on a small scale with the grades' cut-offs; null: no scale.</summary>
    public decimal? Ki67Percent { get; init; }

    /// <summary>The image of this cell, where the centre keeps one.</summary>
    public CasePicture? Picture { get; init; }
}

/// <summary>A picture inside the figure itself: a figure refers to nothing outside.</summary>
/// <param name="Width">px of the image; only its proportion matters.</param>
/// <param name="Words">What is seen on it.</param>
public sealed record CasePicture(ReadOnlyMemory<byte> Png, int Width, int Height, string Words);

/// <summary>A result that a mark can show: filled, open, crossed, dashed; never by colour alone.</summary>
public enum CaseSign
{
    None,
    Positive,
    Negative,

    /// <summary>Equivocal, or readers differ.</summary>
    Unclear,
    NotDone,
}

/// <summary>Whether a row differs between the days.</summary>
public enum CaseChange
{
    /// <summary>Nothing to compare: a heading, an explanation.</summary>
    NotAsked,
    Changed,
    Unchanged,

    /// <summary>A day lacks what the comparison needs.</summary>
    Undecided,
}
