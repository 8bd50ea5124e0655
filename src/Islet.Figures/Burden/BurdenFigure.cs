namespace Islet.Figures;

/// <summary>Volume of a tumour over time, a line for each method by which it was drawn. A line breaks where two scans are not to be compared, and a letter leads to the reason.</summary>
/// <param name="Vertical">What is counted, with its unit: "SST-TV (mL)".</param>
/// <param name="Lines">All of the same scans, in the order of time.</param>
public sealed record BurdenFigure(string Title, string Vertical, TimelineAxis Axis, IReadOnlyList<BurdenLine> Lines)
{
    /// <summary>Where nothing may be compared, in the order of time.</summary>
    public IReadOnlyList<BurdenBreak> Breaks { get; init; } = [];

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new BurdenDrawing(this, frame).Draw();

    /// <summary>For who cannot see it.</summary>
    public string InWords() => string.Join(' ', [
        .. Lines.Select(l => $"{l.Label}: {string.Join("; ", l.Marks.Select(m => $"{m.When} {(m.Value is null ? "no value" : m.Written)}"))}."),
        .. Breaks.Select(b => $"Not compared: {Words(b)}."), .. Footnotes]);

    internal string Words(BurdenBreak at) => Lines is [{ Marks: var marks }, ..] && at.Before >= 0 && at.Before + 1 < marks.Count ? $"{marks[at.Before].When} to {marks[at.Before + 1].When}: {at.Words}" : at.Words;

    /// <summary>A, B, C …</summary>
    internal static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : FormattableString.Invariant($"A{index - 25}");
}

public sealed record BurdenLine(string Label, IReadOnlyList<BurdenMark> Marks);

/// <param name="At">On the axis.</param>
/// <param name="Value">Null: not measured, or not as a whole; the line has a gap.</param>
/// <param name="Written">The value as the table writes it.</param>
public sealed record BurdenMark(double At, double? Value, string When, string Written);

/// <param name="Before">Place of the mark after which nothing may be compared with the next one.</param>
/// <param name="Words">Why.</param>
public sealed record BurdenBreak(int Before, string Words);
