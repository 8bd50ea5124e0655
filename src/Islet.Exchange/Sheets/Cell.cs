using System.Globalization;

namespace Islet.Exchange;

public enum CellKind
{
    /// <summary>Nothing stands there.</summary>
    Empty,
    Text,

    /// <summary>A number by the file's own types; digits in a text file are text.</summary>
    Number,

    /// <summary>A day by the file's own types.</summary>
    Day,
    YesNo,

    /// <summary>A formula that failed (#DIV/0!), or a value that the file itself marks as broken.</summary>
    Error,

    /// <summary>A value that the file itself declares to mean "missing" (SPSS's user-missing codes, REDCap's missing-data codes).</summary>
    Missing,
}

/// <summary>One cell: what the file's types say it is, and the text as a person sees it there. The default is an empty cell.</summary>
public readonly struct Cell
{
    private readonly string? text;
    private readonly decimal number;
    private readonly DateOnly day;

    private Cell(CellKind kind, string? text, decimal number = 0, DateOnly day = default) => (Kind, this.text, this.number, this.day) = (kind, text, number, day);

    public static Cell Empty => default;

    public CellKind Kind { get; }

    /// <summary>As a person sees it in the file; never null. Numbers with a decimal point, days as 2019-05-17.</summary>
    public string Text => text ?? "";

    public bool IsEmpty => Kind is CellKind.Empty;

    public decimal? Number => Kind is CellKind.Number ? number : null;

    public DateOnly? Day => Kind is CellKind.Day ? day : null;

    public bool? YesNo => Kind is CellKind.YesNo ? number != 0 : null;

    /// <summary>Blank text is an empty cell; a text keeps its inner spaces and loses those around it.</summary>
    public static Cell OfText(string? text) => string.IsNullOrWhiteSpace(text) ? default : new(CellKind.Text, text.Trim());

    public static Cell Of(decimal number) => new(CellKind.Number, number.ToString(CultureInfo.InvariantCulture), number);

    /// <param name="shown">As the file shows it, where that says more than the number ("007", "12 %").</param>
    public static Cell Of(decimal number, string shown) => new(CellKind.Number, shown, number);

    public static Cell Of(DateOnly day) => new(CellKind.Day, day.ToString("O", CultureInfo.InvariantCulture), day: day);

    public static Cell Of(bool flag) => new(CellKind.YesNo, flag ? "true" : "false", flag ? 1 : 0);

    public static Cell OfError(string shown) => new(CellKind.Error, shown);

    /// <param name="shown">The code as it stands in the file.</param>
    public static Cell OfMissing(string shown) => new(CellKind.Missing, shown);

    public override string ToString() => Text;
}
