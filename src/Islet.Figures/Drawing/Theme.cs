namespace Islet.Figures;

/// <summary>Sizes that follow the width: a phone's column, a page, a projector.</summary>
/// <param name="Gap">px; the unit of all white space.</param>
/// <param name="Line">Width (px) of a curve.</param>
public sealed record Theme(double Width, TextStyle Title, TextStyle Body, TextStyle Note, double Gap, double Line)
{
    public static Theme For(double width) => width switch
    {
        < 520 => new(width, new(15, Bold: true), new(12), new(11, Fill: Ink.Quiet), 7, 1.8),
        < 1000 => new(width, new(17, Bold: true), new(13), new(12, Fill: Ink.Quiet), 9, 2),
        _ => new(width, new(22, Bold: true), new(17), new(15, Fill: Ink.Quiet), 12, 2.8),
    };

    /// <summary>Too narrow for labels beside what they name: they move above it.</summary>
    public bool Narrow => Width < 520;

    public double Pad => 1.5 * Gap;

    public double Inner => Width - 2 * Pad;

    /// <summary>Length of the piece of line that shows a series' colour and dash.</summary>
    public double Swatch => Math.Round(Line * 14);

    public double Tick => Math.Round(Gap * 0.6, 1);

    public Stroke AxisStroke => new(Ink.Axis, Narrow ? 1 : Line / 2);

    public TextStyle BodyBold => Body with { Bold = true };
}
