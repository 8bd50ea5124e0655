namespace Islet.Imaging.Pictures;

/// <summary>Pictures side by side and in rows, each under its own words.</summary>
public static class PictureSheet
{
    private const int Edge = 14, Between = 10, Cap = 9, Foot = 24;

    private const double BarMm = 100;

    /// <summary>All tiles get the place of the largest; a bar of 10 cm stands below where they share one scale.</summary>
    /// <param name="heading">Lines above all of them.</param>
    /// <param name="columns">Most in a row.</param>
    public static Picture Of(IReadOnlyList<string> heading, IReadOnlyList<(Picture Picture, string Caption)> tiles, int columns)
    {
        columns = Math.Min(columns, tiles.Count);
        var (width, height, rows) = (tiles.Max(t => t.Picture.Width), tiles.Max(t => t.Picture.Height), (tiles.Count + columns - 1) / columns);
        var (head, caption) = (heading.Count == 0 ? Edge : Edge + (heading.Count * 2 * Cap), tiles.Any(t => t.Caption.Length > 0) ? 2 * Cap : 0);
        var pixelMm = tiles.Select(t => t.Picture.PixelMm).Distinct().ToList() is [{ } mm] ? mm : (double?)null; // a scale only where all tiles have one
        var needed = Math.Max(heading.Append("").Max(h => Canvas.TextWidth(h, Cap)), 0);
        var canvas = new Canvas(Math.Max((2 * Edge) + (columns * width) + ((columns - 1) * Between), (2 * Edge) + (int)needed + 1), head + (rows * (height + caption + Between)) + Edge - Between + (pixelMm is null ? 0 : Foot), Ink.White);
        for (var i = 0; i < heading.Count; i++)
            canvas.Text(heading[i], Edge, Edge + Cap + (2 * i * Cap), Cap, Ink.Black);
        for (var i = 0; i < tiles.Count; i++)
        {
            var (picture, words) = tiles[i];
            var (left, top) = (Edge + (i % columns * (width + Between)), head + (i / columns * (height + caption + Between)));
            canvas.Text(words, left, top + Cap, 0.8 * Cap, Ink.Quiet);
            for (var y = 0; y < picture.Height; y++)
                picture.Rgb.AsSpan(3 * y * picture.Width, 3 * picture.Width).CopyTo(canvas.Rgb.AsSpan(3 * (((top + caption + y) * canvas.Width) + left)));
        }
        if (pixelMm is { } one)
        {
            var (y, length) = (canvas.Height - Edge, BarMm / one);
            canvas.Stroke([[(Edge, y), (Edge + length, y)], [(Edge, y - 4), (Edge, y + 4)], [(Edge + length, y - 4), (Edge + length, y + 4)]], 1.3, Ink.Black);
            canvas.Text("10 cm", Edge + length + 7, y + 3.6, 7.5, Ink.Black);
        }
        return canvas.Done(pixelMm);
    }
}
