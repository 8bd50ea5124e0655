namespace Islet.Figures;

/// <summary>Which part of a text stands at its x.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>How words are set.</summary>
/// <param name="Size">px.</param>
public sealed record TextStyle(double Size, bool Bold = false, string Fill = Ink.Text)
{
    public const string Fonts = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

    /// <summary>From one baseline to the next.</summary>
    public double LineHeight => Math.Round(Size * 1.35, 1);

    public double Of(string text) => TextMetrics.Width(text, this);
}

/// <summary>How a line is drawn.</summary>
/// <param name="Dash">Lengths of dash and gap in px; null is a solid line.</param>
public sealed record Stroke(string Colour, double Width, string? Dash = null, double Opacity = 1);
