namespace Islet.Imaging.Pictures;

/// <summary>From black by way of red, orange and yellow to white: more uptake is lighter by even steps, so that the scale reads in grey as well.</summary>
/// <remarks>
/// Computed: CIE L* grows evenly from 0 to 100, hue turns from red (25°) to yellow (108°), and the colour is as strong as sRGB can show at that lightness and hue, up to a chroma of 0.21 of OKLab.
/// </remarks>
internal static class HotScale
{
    private const double RedHue = 25, YellowHue = 108, StrongestChroma = 0.21;

    private const int Halvings = 24;

    public static Ink[] Table { get; } = [.. Enumerable.Range(0, 256).Select(i => Of(i / 255.0))];

    private static Ink Of(double share)
    {
        var luminance = share <= 0.08 ? 100 * share / 903.3 : Cube(((100 * share) + 16) / 116); // CIE 15:2018
        var lightness = Largest(1, l => Luminance(Strongest(l)) <= luminance);
        var (r, g, b) = Strongest(lightness);
        return new(Encoded(r), Encoded(g), Encoded(b));
    }

    /// <summary>The reddest, then the yellowest colour that there is at a lightness of OKLab.</summary>
    private static (double R, double G, double B) Strongest(double lightness)
    {
        var (sin, cos) = Math.SinCos(Math.PI / 180 * (RedHue + ((YellowHue - RedHue) * Math.Clamp((lightness - 0.35) / 0.55, 0, 1))));
        var chroma = Largest(StrongestChroma, c => Fits(Linear(lightness, c * cos, c * sin)));
        return Linear(lightness, chroma * cos, chroma * sin);
    }

    /// <summary>The largest number from 0 on of which something holds.</summary>
    private static double Largest(double most, Func<double, bool> holds)
    {
        var (low, high) = (0.0, most);
        if (holds(most))
            return most;
        for (var i = 0; i < Halvings; i++)
            (low, high) = ((low + high) / 2) is var middle && holds(middle) ? (middle, high) : (low, middle);
        return low;
    }

    private static double Luminance((double R, double G, double B) c) => (0.2126 * c.R) + (0.7152 * c.G) + (0.0722 * c.B);

    private static bool Fits((double R, double G, double B) c) => Math.Min(c.R, Math.Min(c.G, c.B)) >= -1e-6 && Math.Max(c.R, Math.Max(c.G, c.B)) <= 1 + 1e-6;

    /// <summary>OKLab to linear sRGB (B. Ottosson, "A perceptual color space for image processing", 2020).</summary>
    private static (double R, double G, double B) Linear(double lightness, double a, double b)
    {
        var l = Cube(lightness + (0.3963377774 * a) + (0.2158037573 * b));
        var m = Cube(lightness - (0.1055613458 * a) - (0.0638541728 * b));
        var s = Cube(lightness - (0.0894841775 * a) - (1.2914855480 * b));
        return ((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s), (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s), (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s));
    }

    private static double Cube(double x) => x * x * x;

    /// <summary>IEC 61966-2-1.</summary>
    private static byte Encoded(double linear)
    {
        var c = Math.Clamp(linear, 0, 1);
        return (byte)((255 * (c <= 0.0031308 ? 12.92 * c : (1.055 * Math.Pow(c, 1 / 2.4)) - 0.055)) + 0.5);
    }
}
