namespace Islet.Imaging.Pictures;

/// <summary>A picture in the making: red, green and blue, row by row; strokes are drawn with smooth edges.</summary>
internal sealed class Canvas
{
    public Canvas(int width, int height, Ink ground)
    {
        (Width, Height, Rgb) = (width, height, new byte[checked(3 * width * height)]);
        Fill(0, 0, width, height, ground);
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Rgb { get; }

    public Picture Done(double? pixelMm) => new(Width, Height, Rgb, pixelMm);

    public void Fill(int x, int y, int width, int height, Ink ink)
    {
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
            for (var column = Math.Max(0, x); column < Math.Min(Width, x + width); column++)
                Set(column, row, ink);
    }

    public void Set(int x, int y, Ink ink)
    {
        var at = 3 * ((y * Width) + x);
        (Rgb[at], Rgb[at + 1], Rgb[at + 2]) = (ink.Red, ink.Green, ink.Blue);
    }

    /// <summary>Lines of round ends. A pixel takes the colour by how much of it the pen covers; lines of one call do not darken each other.</summary>
    /// <param name="border">Breadth of a border of another colour around the line, so that it stands out from any ground.</param>
    public void Stroke(IReadOnlyCollection<(double X, double Y)[]> lines, double breadth, Ink ink, double border = 0, Ink around = default)
    {
        if (lines.Count == 0)
            return;
        var reach = (0.5 * breadth) + border + 1;
        var (left, top) = (Math.Max(0, (int)(lines.Min(l => l.Min(p => p.X)) - reach)), Math.Max(0, (int)(lines.Min(l => l.Min(p => p.Y)) - reach)));
        var (right, bottom) = (Math.Min(Width - 1, (int)(lines.Max(l => l.Max(p => p.X)) + reach)), Math.Min(Height - 1, (int)(lines.Max(l => l.Max(p => p.Y)) + reach)));
        if (right < left || bottom < top)
            return;
        var (width, distances) = (right - left + 1, new float[(right - left + 1) * (bottom - top + 1)]);
        Array.Fill(distances, float.MaxValue);
        foreach (var line in lines)
            for (var i = 0; i < Math.Max(1, line.Length - 1); i++)
                Near(line[i], line[Math.Min(i + 1, line.Length - 1)]);
        for (var y = top; y <= bottom; y++)
            for (var x = left; x <= right; x++)
                if (Math.Sqrt(distances[((y - top) * width) + x - left]) is var d && d < reach)
                {
                    if (border > 0)
                        Mix(x, y, around, Math.Clamp((0.5 * breadth) + border + 0.5 - d, 0, 1));
                    Mix(x, y, ink, Math.Clamp((0.5 * breadth) + 0.5 - d, 0, 1));
                }

        void Near((double X, double Y) a, (double X, double Y) b)
        {
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var length = (dx * dx) + (dy * dy);
            for (var y = Math.Max(top, (int)(Math.Min(a.Y, b.Y) - reach)); y <= Math.Min(bottom, (int)(Math.Max(a.Y, b.Y) + reach)); y++)
                for (var x = Math.Max(left, (int)(Math.Min(a.X, b.X) - reach)); x <= Math.Min(right, (int)(Math.Max(a.X, b.X) + reach)); x++)
                {
                    var (px, py) = (x + 0.5 - a.X, y + 0.5 - a.Y);
                    var t = length > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1) : 0;
                    var (ex, ey) = (px - (t * dx), py - (t * dy));
                    ref var kept = ref distances[((y - top) * width) + x - left];
                    kept = Math.Min(kept, (float)((ex * ex) + (ey * ey)));
                }
        }
    }

    /// <summary>A line of text.</summary>
    /// <param name="x">Of its left end, or its right end if <paramref name="anchor"/> is 1, or its middle if 0.5.</param>
    /// <param name="baseline">On which its letters stand.</param>
    /// <param name="cap">Height of a capital, in pixels.</param>
    public void Text(string text, double x, double baseline, double cap, Ink ink, double anchor = 0, double border = 0, Ink around = default)
    {
        var unit = cap / Glyphs.CapHeight;
        var pen = x - (anchor * TextWidth(text, cap));
        var lines = new List<(double, double)[]>();
        foreach (var letter in text)
        {
            if (letter == ' ')
            {
                pen += (Glyphs.Blank + Glyphs.Gap) * unit;
                continue;
            }
            var (width, strokes) = Glyphs.Of(letter);
            foreach (var stroke in strokes)
                lines.Add([.. stroke.Select(p => (pen + (p.X * unit), baseline - (p.Y * unit)))]);
            pen += (width + Glyphs.Gap) * unit;
        }
        Stroke(lines, Math.Max(1.15, 0.125 * cap), ink, border, around);
    }

    public static double TextWidth(string text, double cap) =>
        text.Length == 0 ? 0 : (text.Sum(c => (c == ' ' ? Glyphs.Blank : Glyphs.Of(c).Width) + Glyphs.Gap) - Glyphs.Gap) * cap / Glyphs.CapHeight;

    private void Mix(int x, int y, Ink ink, double share)
    {
        if (share <= 0)
            return;
        var at = 3 * ((y * Width) + x);
        Rgb[at] = One(Rgb[at], ink.Red);
        Rgb[at + 1] = One(Rgb[at + 1], ink.Green);
        Rgb[at + 2] = One(Rgb[at + 2], ink.Blue);
        byte One(byte under, byte over) => (byte)(under + (share * (over - under)) + 0.5);
    }
}

/// <summary>A finished picture: red, green and blue, row by row from the top.</summary>
/// <param name="PixelMm">What a pixel is of the patient; null: no one size.</param>
public sealed record Picture(int Width, int Height, byte[] Rgb, double? PixelMm)
{
    /// <param name="fast">Packed less, in a fraction of the time: for what is looked at once.</param>
    public byte[] Png(bool fast = false) => PngWriter.Rgb(Width, Height, Rgb, PixelMm, fast);
}
