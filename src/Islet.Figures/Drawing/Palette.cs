using System.Globalization;

namespace Islet.Figures;

/// <summary>The colours that are no series: text, axes, grid.</summary>
public static class Ink
{
    public const string Text = "#000000";

    /// <summary>Notes and column heads; 8.6 : 1 on white.</summary>
    public const string Quiet = "#484848";
    public const string Axis = "#000000";
    public const string Grid = "#e4e4e4";
    public const string Ground = "#ffffff";

    /// <summary>Every second row of a table.</summary>
    public const string Stripe = "#f4f4f4";
}

/// <summary>How one series looks everywhere in a figure: colour, a darker colour for its words, a dash that tells it apart without colour.</summary>
/// <param name="Dash">In multiples of the line's width; empty is a solid line.</param>
/// <param name="HatchAngle">Direction, in degrees, of the hatching that fills the series in grey print.</param>
public sealed record SeriesStyle(string Line, string Words, IReadOnlyList<double> Dash, double HatchAngle)
{
    public Stroke Stroke(double width) =>
        new(Line, width, Dash.Count == 0 ? null : string.Join(' ', Dash.Select(part => (part * width).ToString("0.#", CultureInfo.InvariantCulture))));
}

/// <summary>Six colours, each with a dash of its own.</summary>
/// <remarks>
/// After Okabe &amp; Ito, Color Universal Design (2008), darkened until a line has 3 : 1 and a word 4.5 : 1 on white (WCAG 2.2, 1.4.11 and 1.4.3), which
/// their sky blue, yellow and orange do not reach. The first three differ in lightness (L* 40, 54, 30), so three groups part in grey by tone alone. In
/// simulated protanopia, deuteranopia and tritanopia (Machado et al., IEEE TVCG 2009;15:1291) no two come nearer than ΔE 16. Black is not among the
/// first three, for two overlapping tints look grey.
/// </remarks>
public static class Palette
{
    private static readonly (string Line, string Words)[] Colours =
    [
        ("#0060a8", "#0060a8"), // blue
        ("#d55e00", "#b34700"), // vermilion
        ("#00523b", "#00523b"), // bluish green
        ("#b8478f", "#9e3478"), // purple
        ("#1a1a1a", "#1a1a1a"), // black
        ("#6b4a00", "#6b4a00"), // brown
    ];

    private static readonly double[][] Dashes = [[], [5, 2], [1.5, 1.5], [6, 1.5, 1.5, 1.5], [3, 1.5], [8, 1.5, 1.5, 1.5, 1.5, 1.5], [10, 2.5]];

    /// <summary>The style of a series by its place, from 0; 42 pairs of colour and dash come before one returns.</summary>
    public static SeriesStyle Series(int index) =>
        new(Colours[index % Colours.Length].Line, Colours[index % Colours.Length].Words, Dashes[index % Dashes.Length], 45 + 60 * (index % 3));
}
