namespace Islet.Figures;

/// <summary>Numbers within printed limits: every row has a scale of its own, so that its limits stand below each other with those of the others.</summary>
public sealed record LimitsFigure(string Title, IReadOnlyList<LimitsRow> Rows)
{
    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public string ToSvg(FigureFrame frame) => new LimitsDrawing(this, frame).Draw();

    /// <summary>The rows in words.</summary>
    public string InWords() => string.Join(' ', Rows.Select(row => row.InWords()).Prepend(Description).Where(s => s.Length > 0));
}

/// <summary>A number, and the limits that were printed of another one.</summary>
/// <param name="PrintedText">As the paper has it.</param>
/// <param name="FoundText">As it is shown beside it.</param>
/// <param name="IsRatio">Its scale is logarithmic.</param>
public sealed record LimitsRow(string Label, string PrintedText, string FoundText, double Lower, double Printed, double Upper, double Found, bool IsRatio)
{
    /// <summary>0 at the lower limit, 1 at the upper.</summary>
    internal double PlaceOf(double value) => IsRatio ? value > 0 ? Math.Log(value / Lower) / Math.Log(Upper / Lower) : double.NegativeInfinity : (value - Lower) / (Upper - Lower);

    internal string InWords() => $"{Label}: published {PrintedText}, found {FoundText}.";
}
