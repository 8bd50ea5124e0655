using Islet.Clinic;

namespace Islet.Figures;

/// <summary>How a category of response looks in every figure: a colour, and a pattern or dash that tells it apart without colour.</summary>
/// <remarks>Hues of <see cref="Palette"/>; lightness falls from not evaluable (white) over stable (grey) to response, so that the figure reads in grey print.</remarks>
/// <param name="Rank">Order in legends: the best first.</param>
/// <param name="Line">Of lines and marks; 3 : 1 on white at least.</param>
/// <param name="Fill">Of areas.</param>
/// <param name="Dash">In multiples of the line's width; empty: a solid line.</param>
internal sealed record ResponseTint(int Rank, string Line, string Fill, IReadOnlyList<double> Dash, bool Hatched = false)
{
    private static readonly ResponseTint
        Complete = new(0, Palette.Series(2).Line, Palette.Series(2).Line, [1.5, 1.5], Hatched: true),
        Partial = new(1, Palette.Series(0).Line, Palette.Series(0).Line, []),
        Minor = new(2, Palette.Series(3).Line, Palette.Series(3).Line, [8, 1.5, 1.5, 1.5]),
        Stable = new(3, "#6a6a6a", "#b9b9b9", [5, 2]),
        Progressed = new(4, Palette.Series(1).Line, Palette.Series(1).Line, [3, 1.5]),
        NotEvaluable = new(5, Palette.Series(4).Line, Ink.Ground, [1.5, 3]);

    public static ResponseTint Of(ResponseCategory category) => category switch
    {
        ResponseCategory.CR or ResponseCategory.Cmr => Complete,
        ResponseCategory.PR or ResponseCategory.Pmr or ResponseCategory.Response or ResponseCategory.EarlyResponder => Partial,
        ResponseCategory.MR => Minor,
        ResponseCategory.SD or ResponseCategory.NonCrNonPd or ResponseCategory.Smd or ResponseCategory.Stable or ResponseCategory.NoResponse
            or ResponseCategory.NonResponder or ResponseCategory.NED => Stable,
        ResponseCategory.PD or ResponseCategory.Pmd or ResponseCategory.Progression => Progressed,
        ResponseCategory.NE or ResponseCategory.NA or ResponseCategory.NotApplicable => NotEvaluable,
    };

    /// <summary>Of a best response that nobody worked out, that of what is not evaluable.</summary>
    public static ResponseTint Of(ResponseCategory? category) => category is { } known ? Of(known) : NotEvaluable;

    /// <summary>Beside colours of another meaning: complete response black, partial white, what is less grey.</summary>
    public string Tone => Rank switch { 0 => Ink.Text, 1 => Ink.Ground, _ => Stable.Fill };

    public Stroke Stroke(double width) => new SeriesStyle(Line, Line, Dash, 0).Stroke(width);

    /// <summary>An area of this category; what is hatched has white lines over it.</summary>
    public void Paint(Canvas canvas, Box box, string hatch)
    {
        canvas.Rectangle(box, Fill, new(Line, 0.75));
        if (Hatched)
            canvas.Rectangle(box, hatch);
    }

    /// <summary>The pattern for <see cref="Paint"/>, once a figure.</summary>
    public static string Hatch(Canvas canvas) => canvas.Hatch("complete", Ink.Ground, 45, 4);
}
