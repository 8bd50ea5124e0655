using System.Globalization;

namespace Islet.Imaging.Pictures;

/// <summary>Outlines and numbers on a picture. Numbers stand beside their lesions, off other numbers and, where there is room, off other outlines; from farther away a thin line leads to the lesion.</summary>
internal static class LesionDrawing
{
    private const int Directions = 16, Rings = 9;

    /// <param name="place">Left, top, width and height of the picture on the canvas: what is drawn stays inside.</param>
    public static void Draw(Canvas canvas, IReadOnlyList<LesionOutline> outlines, (int Left, int Top, int Width, int Height) place, double zoom, bool onDark, bool numbers)
    {
        var around = onDark ? Ink.Black : Ink.White;
        foreach (var outline in outlines)
            canvas.Stroke([.. outline.Outlines.SelectMany(o => Clipped(Moved(o, place), place))], 1.5 * zoom, Colour(outline), 0.8 * zoom, around);
        if (!numbers)
            return;
        var cap = 8.5 * zoom;
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        var boxes = outlines.Select(o => o.Box).Select(b => (b.Left + place.Left, b.Top + place.Top, b.Right + place.Left, b.Bottom + place.Top)).ToArray();
        foreach (var (outline, box) in outlines.Zip(boxes).Where(o => o.First.Mark.Number is not null).OrderBy(o => o.Second.Item2).ThenBy(o => o.Second.Item1))
        {
            var text = outline.Mark.Number!.Value.ToString(CultureInfo.InvariantCulture);
            var (label, far) = Free(box, Canvas.TextWidth(text, cap) + (2 * zoom), cap + (3 * zoom));
            taken.Add(label);
            var (x, y) = ((label.Left + label.Right) / 2, (label.Top + label.Bottom) / 2);
            if (far)
            {
                var from = Nearest(outline, place, x, y);
                canvas.Stroke([[from, (Math.Clamp(from.X, label.Left, label.Right), Math.Clamp(from.Y, label.Top, label.Bottom))]], 0.9 * zoom, Colour(outline), 0.6 * zoom, around);
            }
            canvas.Text(text, x, y + (cap / 2), cap, Colour(outline), 0.5, 1.4 * zoom, around);
        }

        Ink Colour(LesionOutline o) => onDark ? Ink.OnDark(o.Mark.Organ) : Ink.Of(o.Mark.Organ);

        ((double Left, double Top, double Right, double Bottom) Label, bool Far) Free((double Left, double Top, double Right, double Bottom) box, double width, double height)
        {
            var (cx, cy, best, cost, far) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2, default((double, double, double, double)), double.MaxValue, false);
            for (var ring = 0; ring < Rings && cost >= 3 + (2.5 * ring); ring++)
                for (var d = 0; d < Directions; d++)
                {
                    var (sin, cos) = Math.SinCos((2 * Math.PI * d / Directions) - 0.4); // first: to the right, a little up
                    var (x, y) = (cx + (cos * (((box.Right - box.Left + width) / 2) + (2 * zoom) + (ring * 9 * zoom))), cy + (sin * (((box.Bottom - box.Top + height) / 2) + (2 * zoom) + (ring * 9 * zoom))));
                    var label = (Left: x - (width / 2), Top: y - (height / 2), Right: x + (width / 2), Bottom: y + (height / 2));
                    if (label.Left < place.Left + 1 || label.Top < place.Top + 1 || label.Right > place.Left + place.Width - 1 || label.Bottom > place.Top + place.Height - 1)
                        continue;
                    var here = (100 * taken.Count(t => Meet(t, label))) + (12 * boxes.Count(b => Meet(b, label))) + (2.5 * ring) + (0.01 * d);
                    if (here < cost)
                        (best, cost, far) = (label, here, ring > 0);
                }
            return cost < double.MaxValue ? (best, far) : ((cx - (width / 2), cy - (height / 2), cx + (width / 2), cy + (height / 2)), false);
        }
    }

    private static bool Meet((double Left, double Top, double Right, double Bottom) a, (double Left, double Top, double Right, double Bottom) b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static (double X, double Y) Nearest(LesionOutline outline, (int Left, int Top, int, int) place, double x, double y) =>
        outline.Outlines.SelectMany(o => Moved(o, place)).MinBy(p => ((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y)));

    private static (double X, double Y)[] Moved((double X, double Y)[] line, (int Left, int Top, int, int) place) => [.. line.Select(p => (p.X + place.Left, p.Y + place.Top))];

    /// <summary>The parts of a line inside the picture.</summary>
    private static IEnumerable<(double X, double Y)[]> Clipped((double X, double Y)[] line, (int Left, int Top, int Width, int Height) place)
    {
        var part = new List<(double, double)>();
        foreach (var p in line)
            if (p.X >= place.Left + 1 && p.X <= place.Left + place.Width - 1 && p.Y >= place.Top + 1 && p.Y <= place.Top + place.Height - 1)
                part.Add(p);
            else if (part.Count > 0)
            {
                yield return [.. part];
                part.Clear();
            }
        if (part.Count > 0)
            yield return [.. part];
    }
}
