using Islet.Imaging.Quantify;

namespace Islet.Imaging.Pictures;

/// <summary>One projection of a sheet.</summary>
/// <param name="Extent">What of it is drawn: left, top, right and bottom in mm of its view.</param>
internal sealed record MipPanel(
    Mip Mip, ImageGrid Grid, (double Left, double Top, double Right, double Bottom) Extent, DisplayWindow Window, string Unit, string Caption, string Content, IReadOnlyList<LesionMark> Marks, bool Numbers);

/// <summary>Projections side by side on one scale, with captions, letters of the sides, scale bar, grey scale and the colours of the classes.</summary>
internal static class MipSheet
{
    private const int Edge = 14, Head = 40, Foot = 34, Between = 12, Key = 62;

    public static Picture Draw(IReadOnlyList<MipPanel> panels, int zoom, double pixelMm)
    {
        var mm = pixelMm / zoom;
        panels = Aligned(panels);
        PictureFrame[] frames = [.. panels.Select(p => MipPicture.Frame(p.Mip.View, p.Extent, mm))];
        var (height, lefts, x) = (frames.Max(f => f.Height), new int[panels.Count], Edge * zoom);
        for (var i = 0; i < panels.Count; i++)
        {
            lefts[i] = x;
            x += frames[i].Width + ((i + 1 == panels.Count || panels[i + 1].Window != panels[i].Window || panels[i + 1].Caption.Length > 0 ? Key : Between) * zoom);
        }
        OrganClass?[] classes = [.. panels.SelectMany(p => p.Marks).Select(m => m.Organ).Distinct().Order()];
        var canvas = new Canvas(Math.Max(x, (2 * Edge * zoom) + (int)panels.Max(p => Canvas.TextWidth(p.Caption, 10 * zoom))), height + ((Head + Foot + (classes.Any(c => c is not null) ? 18 : 0)) * zoom), Ink.White);
        for (var i = 0; i < panels.Count; i++)
        {
            Panel(canvas, panels[i], frames[i], lefts[i], Head * zoom, zoom);
            if (i + 1 == panels.Count || panels[i + 1].Caption.Length > 0 || panels[i + 1].Window != panels[i].Window)
                GreyScale(canvas, panels[i], lefts[i] + frames[i].Width + (10 * zoom), (Head + 18) * zoom, zoom);
        }
        ScaleBar(canvas, lefts[0], ((Head + 18) * zoom) + height, mm, zoom);
        if (classes.Any(c => c is not null))
            Classes(canvas, classes, lefts[0], ((Head + 40) * zoom) + height, zoom);
        return canvas.Done(mm);
    }

    /// <summary>Same heights of the table beside each other, where the images overlap there; else the tops.</summary>
    private static List<MipPanel> Aligned(IReadOnlyList<MipPanel> panels)
    {
        var (top, bottom) = (panels.Max(p => p.Extent.Top), panels.Min(p => p.Extent.Bottom));
        if (bottom <= top)
            return [.. panels];
        var (least, most) = (panels.Min(p => p.Extent.Top), panels.Max(p => p.Extent.Bottom));
        return [.. panels.Select(p => p with { Extent = p.Extent with { Top = least, Bottom = most } })];
    }

    private static void Panel(Canvas canvas, MipPanel panel, PictureFrame frame, int left, int top, int zoom)
    {
        var grey = MipPicture.Shade(panel.Mip, panel.Window, frame);
        for (var y = 0; y < frame.Height; y++)
            for (var x = 0; x < frame.Width; x++)
                canvas.Set(left + x, top + y, new(grey[(y * frame.Width) + x], grey[(y * frame.Width) + x], grey[(y * frame.Width) + x]));
        LesionDrawing.Draw(canvas, LesionOutline.Of(panel.Marks, panel.Grid, frame, 1.2 * zoom), (left, top, frame.Width, frame.Height), zoom, onDark: false, panel.Numbers);
        canvas.Text(panel.Caption, left, 15 * zoom, 10 * zoom, Ink.Black);
        if (panel.Caption.Length > 0 || panel.Content.Length > 0)
            canvas.Text(panel.Content.Length > 0 ? $"{panel.Unit} {panel.Window}, {panel.Content}" : $"{panel.Unit} {panel.Window}", left, 31 * zoom, 7.5 * zoom, Ink.Quiet);
        var (low, high) = (View.Letter(-1 * panel.Mip.View.Right), View.Letter(panel.Mip.View.Right));
        canvas.Text(low, left + (3 * zoom), top + (14 * zoom), 9 * zoom, Ink.Quiet, 0, 1.2 * zoom, Ink.White);
        canvas.Text(high, left + frame.Width - (3 * zoom), top + (14 * zoom), 9 * zoom, Ink.Quiet, 1, 1.2 * zoom, Ink.White);
    }

    private static void GreyScale(Canvas canvas, MipPanel panel, int left, int top, int zoom)
    {
        var (width, height) = (10 * zoom, 120 * zoom);
        for (var y = 0; y < height; y++)
        {
            var grey = panel.Window.InverseGrey(panel.Window.Low + ((panel.Window.High - panel.Window.Low) * (height - 1 - y) / (height - 1)));
            canvas.Fill(left, top + y, width, 1, new(grey, grey, grey));
        }
        canvas.Stroke([[(left, top), (left + width, top), (left + width, top + height), (left, top + height), (left, top)]], zoom, Ink.Quiet);
        canvas.Text(panel.Unit, left, top - (6 * zoom), 6.5 * zoom, Ink.Quiet);
        foreach (var value in Ticks(panel.Window))
        {
            var y = top + (height * (1 - panel.Window.Share(value)));
            canvas.Stroke([[(left + width, y), (left + width + (3 * zoom), y)]], zoom, Ink.Quiet);
            canvas.Text(FormattableString.Invariant($"{value:0.##}"), left + width + (6 * zoom), y + (3.2 * zoom), 6.5 * zoom, Ink.Quiet);
        }
    }

    /// <summary>The ends, and round numbers between them.</summary>
    private static IEnumerable<double> Ticks(DisplayWindow window)
    {
        var span = window.High - window.Low;
        var step = new[] { 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 }.FirstOrDefault(s => span / s <= 4, span);
        return Enumerable.Range((int)Math.Ceiling(window.Low / step), 12).Select(n => n * step).Where(v => v > window.Low + (step / 2) && v < window.High - (step / 2)).Prepend(window.Low).Append(window.High);
    }

    private static void ScaleBar(Canvas canvas, int left, int y, double mm, int zoom)
    {
        var length = 100 / mm;
        canvas.Stroke([[(left, y), (left + length, y)], [(left, y - (4 * zoom)), (left, y + (4 * zoom))], [(left + (length / 2), y - (2 * zoom)), (left + (length / 2), y + (2 * zoom))], [(left + length, y - (4 * zoom)), (left + length, y + (4 * zoom))]], 1.3 * zoom, Ink.Black);
        canvas.Text("10 cm", left + length + (7 * zoom), y + (3.6 * zoom), 7.5 * zoom, Ink.Black);
    }

    private static void Classes(Canvas canvas, OrganClass?[] classes, double left, int baseline, int zoom)
    {
        foreach (var organ in classes)
        {
            canvas.Stroke([[(left + (5 * zoom), baseline - (3.5 * zoom)), (left + (5.01 * zoom), baseline - (3.5 * zoom))]], 8 * zoom, Ink.Of(organ));
            var name = Name(organ);
            canvas.Text(name, left + (13 * zoom), baseline, 7.5 * zoom, Ink.Black);
            left += (26 * zoom) + Canvas.TextWidth(name, 7.5 * zoom);
        }
    }

    internal static string Name(OrganClass? organ) => organ switch
    {
        OrganClass.Liver => "liver",
        OrganClass.LymphNode => "lymph node",
        OrganClass.Bone => "bone",
        OrganClass.Peritoneum => "peritoneum",
        OrganClass.Primary => "primary",
        OrganClass.Other => "other",
        null => "no class",
    };
}
