using System.Globalization;

namespace Islet.Imaging.Pictures;

/// <summary>Letters as strokes, drawn for Islet: a picture needs no font of the machine and is the same everywhere. Units: capitals are 10 high, small letters 7, the base line is 0.</summary>
internal static class Glyphs
{
    public const double CapHeight = 10, Gap = 2.3, Blank = 3.4;

    private const int StepsPerTurn = 32;

    /// <summary>Width, then M x y (begin), L x y (line), A cx cy rx ry from to (arc in degrees, on from where the pen is), Q cx cy x y (curve).</summary>
    private static readonly Dictionary<char, string> Drawn = new()
    {
        ['0'] = "6 M 0 3 L 0 7 A 3 7 3 3 180 0 L 6 3 A 3 3 3 3 0 -180", ['1'] = "6 M 1 8 L 3.4 10 L 3.4 0", ['2'] = "6 M 0.2 7.9 A 3 7.2 2.8 2.8 165 -38 L 0 0 L 6 0",
        ['3'] = "6 A 3 7.7 2.7 2.3 155 -90 M 2 5.4 L 3 5.4 A 3 2.7 3 2.7 90 -155", ['4'] = "6 M 4.5 0 L 4.5 10 L 0 2.9 L 6 2.9", ['5'] = "6 M 5.5 10 L 1 10 L 0.6 5.4 A 2.9 3.2 3.1 3.2 138 -150",
        ['6'] = "6 A 3 3.1 3 3.1 0 360 M 0 3.1 Q 0.1 8 4.6 10", ['7'] = "6 M 0 10 L 6 10 L 2.2 0", ['8'] = "6 A 3 7.6 2.6 2.4 0 360 M 6 2.6 A 3 2.6 3 2.6 0 360", ['9'] = "6 A 3 6.9 3 3.1 0 360 M 6 6.9 Q 5.9 2 1.4 0",
        ['A'] = "7 M 0 0 L 3.5 10 L 7 0 M 1.2 3.4 L 5.8 3.4", ['B'] = "6 M 0 5.3 L 3.2 5.3 A 3.2 7.65 2.4 2.35 -90 90 L 0 10 L 0 0 L 3.3 0 A 3.3 2.65 2.7 2.65 -90 90", ['C'] = "6.3 A 3.5 5 3.5 5 48 312",
        ['D'] = "6.5 M 0 0 L 0 10 L 2.5 10 A 2.5 5 4 5 90 -90 L 0 0", ['E'] = "5.2 M 5.2 10 L 0 10 L 0 0 L 5.2 0 M 0 5.2 L 4.6 5.2", ['F'] = "5.2 M 5.2 10 L 0 10 L 0 0 M 0 5.2 L 4.6 5.2",
        ['G'] = "6.6 A 3.5 5 3.5 5 50 328 L 6.47 4.7 L 3.8 4.7", ['H'] = "6.5 M 0 0 L 0 10 M 6.5 0 L 6.5 10 M 0 5.2 L 6.5 5.2", ['I'] = "0.4 M 0.2 0 L 0.2 10", ['J'] = "4 M 4 10 L 4 2.6 A 2 2.6 2 2.6 0 -160",
        ['K'] = "6 M 0 0 L 0 10 M 6 10 L 0 3.8 M 2.1 6 L 6.3 0", ['L'] = "5 M 0 10 L 0 0 L 5 0", ['M'] = "8 M 0 0 L 0 10 L 4 3.2 L 8 10 L 8 0", ['N'] = "6.5 M 0 0 L 0 10 L 6.5 0 L 6.5 10", ['O'] = "7.4 A 3.7 5 3.7 5 0 360",
        ['P'] = "6 M 0 0 L 0 10 L 3.2 10 A 3.2 7.3 2.8 2.7 90 -90 L 0 4.6", ['Q'] = "7.4 A 3.7 5 3.7 5 0 360 M 4.6 2.4 L 7.2 -0.7", ['R'] = "6.2 M 0 0 L 0 10 L 3.2 10 A 3.2 7.3 2.8 2.7 90 -90 L 0 4.6 M 3 4.6 L 6.2 0",
        ['S'] = "6 A 3 7.6 2.7 2.4 32 270 A 3 2.6 3 2.6 90 -152", ['T'] = "6.4 M 0 10 L 6.4 10 M 3.2 10 L 3.2 0", ['U'] = "6.4 M 0 10 L 0 3.2 A 3.2 3.2 3.2 3.2 180 360 L 6.4 10", ['V'] = "7 M 0 10 L 3.5 0 L 7 10",
        ['W'] = "10 M 0 10 L 2.5 0 L 5 8.6 L 7.5 0 L 10 10", ['X'] = "6.4 M 0 0 L 6.4 10 M 0 10 L 6.4 0", ['Y'] = "6.6 M 0 10 L 3.3 4.6 L 6.6 10 M 3.3 4.6 L 3.3 0", ['Z'] = "6.2 M 0 10 L 6.2 10 L 0 0 L 6.2 0",
        ['a'] = "5.2 A 2.6 3.5 2.6 3.5 0 360 M 5.2 7 L 5.2 0", ['b'] = "5.2 M 0 10 L 0 0 M 5.2 3.5 A 2.6 3.5 2.6 3.5 0 360", ['c'] = "4.6 A 2.7 3.5 2.7 3.5 48 312", ['d'] = "5.2 A 2.6 3.5 2.6 3.5 0 360 M 5.2 10 L 5.2 0",
        ['e'] = "5.2 M 0 3.6 L 5.2 3.6 A 2.6 3.5 2.6 3.5 2 312", ['f'] = "3.2 M 1.2 0 L 1.2 7.8 A 3.2 7.8 2 2.2 180 92 M 0 6.7 L 3.1 6.7", ['g'] = "5.2 A 2.6 3.5 2.6 3.5 0 360 M 5.2 7 L 5.2 -0.6 A 2.7 -0.6 2.5 2.4 0 -150",
        ['h'] = "4.9 M 0 10 L 0 0 M 0 4.4 A 2.45 4.5 2.45 2.5 180 0 L 4.9 0", ['i'] = "0.4 M 0.2 0 L 0.2 7 M 0.2 9.5 L 0.2 9.6", ['j'] = "1.4 M 1.2 7 L 1.2 -1 A -0.3 -1 1.5 2 0 -80 M 1.2 9.5 L 1.2 9.6",
        ['k'] = "5 M 0 10 L 0 0 M 4.8 7 L 0 2.8 M 1.7 4.4 L 5 0", ['l'] = "0.4 M 0.2 10 L 0.2 0", ['m'] = "8.2 M 0 0 L 0 7 M 0 4.6 A 2.05 4.7 2.05 2.3 180 0 L 4.1 0 M 4.1 4.6 A 6.15 4.7 2.05 2.3 180 0 L 8.2 0",
        ['n'] = "4.9 M 0 0 L 0 7 M 0 4.4 A 2.45 4.5 2.45 2.5 180 0 L 4.9 0", ['o'] = "5.4 A 2.7 3.5 2.7 3.5 0 360", ['p'] = "5.2 M 0 7 L 0 -3 M 5.2 3.5 A 2.6 3.5 2.6 3.5 0 360", ['q'] = "5.2 A 2.6 3.5 2.6 3.5 0 360 M 5.2 7 L 5.2 -3",
        ['r'] = "3 M 0 0 L 0 7 M 0 4.2 A 2.7 4.3 2.7 2.7 180 80", ['s'] = "4.6 A 2.3 5.3 2 1.7 28 270 A 2.3 1.8 2.3 1.8 90 -152", ['t'] = "3 M 1.2 9.3 L 1.2 2 A 3.2 2 2 2 180 262 M 0 6.8 L 3 6.8",
        ['u'] = "4.9 M 0 7 L 0 2.5 A 2.45 2.5 2.45 2.5 180 360 M 4.9 7 L 4.9 0", ['v'] = "5 M 0 7 L 2.5 0 L 5 7", ['w'] = "7.4 M 0 7 L 1.9 0 L 3.7 6 L 5.5 0 L 7.4 7", ['x'] = "4.8 M 0 0 L 4.8 7 M 0 7 L 4.8 0",
        ['y'] = "5 M 0 7 L 2.6 0.2 M 5 7 L 1.5 -3", ['z'] = "4.6 M 0 7 L 4.6 7 L 0 0 L 4.6 0",
        ['.'] = "0.6 M 0.3 0.2 L 0.3 0.3", [','] = "0.8 M 0.6 0.4 L 0.1 -1.8", [':'] = "0.6 M 0.3 0.2 L 0.3 0.3 M 0.3 5.6 L 0.3 5.7", [';'] = "0.8 M 0.6 0.4 L 0.1 -1.8 M 0.5 5.6 L 0.5 5.7", ['-'] = "3 M 0 3.8 L 3 3.8",
        ['–'] = "5 M 0 3.8 L 5 3.8", ['−'] = "5 M 0 4.4 L 5 4.4", ['+'] = "5 M 0 4.4 L 5 4.4 M 2.5 1.9 L 2.5 6.9", ['/'] = "4.4 M 0 -1 L 4.4 11", ['('] = "2 M 2 11.4 Q -1.6 4.7 2 -2", [')'] = "2 M 0 11.4 Q 3.6 4.7 0 -2",
        ['['] = "2 M 2 11.2 L 0 11.2 L 0 -1.8 L 2 -1.8", [']'] = "2 M 0 11.2 L 2 11.2 L 2 -1.8 L 0 -1.8", ['%'] = "7.6 A 1.7 7.9 1.7 2.1 0 360 M 7.6 2.1 A 5.9 2.1 1.7 2.1 0 360 M 6.8 10 L 0.8 0", ['='] = "5 M 0 3 L 5 3 M 0 5.8 L 5 5.8",
        ['<'] = "5 M 5 7.4 L 0 4.4 L 5 1.4", ['>'] = "5 M 0 7.4 L 5 4.4 L 0 1.4", ['≥'] = "5 M 0 8.4 L 5 5.4 L 0 2.4 M 0 0.4 L 5 0.4", ['≤'] = "5 M 5 8.4 L 0 5.4 L 5 2.4 M 0 0.4 L 5 0.4", ['×'] = "4.4 M 0 2.2 L 4.4 6.6 M 0 6.6 L 4.4 2.2",
        ['·'] = "0.6 M 0.3 4.2 L 0.3 4.3", ['°'] = "3.2 A 1.6 8.4 1.6 1.6 0 360", ['\''] = "0.4 M 0.2 10 L 0.2 7.6", ['"'] = "2.4 M 0.2 10 L 0.2 7.6 M 2.2 10 L 2.2 7.6", ['_'] = "5 M 0 -1.6 L 5 -1.6", ['*'] = "4 M 2 10 L 2 5.4 M 0 8.9 L 4 6.5 M 0 6.5 L 4 8.9",
        ['#'] = "6.4 M 1.4 0 L 2.6 10 M 4 0 L 5.2 10 M 0 3.2 L 6.1 3.2 M 0.4 6.8 L 6.4 6.8", ['µ'] = "4.9 M 0 7 L 0 -3 M 0 2.5 A 2.45 2.5 2.45 2.5 180 360 M 4.9 7 L 4.9 0", ['?'] = "5 M 0.1 7.9 A 2.5 7.5 2.5 2.5 170 -60 Q 2.5 4.6 2.5 3 M 2.5 0.2 L 2.5 0.3",
        ['→'] = "8 M 0 4.4 L 8 4.4 M 5.2 7 L 8 4.4 L 5.2 1.8", ['←'] = "8 M 0 4.4 L 8 4.4 M 2.8 7 L 0 4.4 L 2.8 1.8",
    };

    private static readonly Dictionary<char, (double Width, (double X, double Y)[][] Strokes)> Known = Drawn.ToDictionary(d => d.Key, d => Parsed(d.Value));

    public static IReadOnlyCollection<char> All => Known.Keys;

    /// <summary>A letter with a mark on it is drawn without the mark, one that is not known as a question mark.</summary>
    public static (double Width, (double X, double Y)[][] Strokes) Of(char letter) =>
        Known.TryGetValue(letter, out var found) || Known.TryGetValue(letter.ToString().Normalize(System.Text.NormalizationForm.FormD)[0], out found) ? found : Known['?'];

    private static (double, (double, double)[][]) Parsed(string drawn)
    {
        var words = drawn.Split(' ');
        var (strokes, stroke, at) = (new List<(double, double)[]>(), new List<(double X, double Y)>(), 1);
        while (at < words.Length)
            switch (words[at++])
            {
                case "M": Close(); stroke.Add((Number(), Number())); break;
                case "L": stroke.Add((Number(), Number())); break;
                case "Q": Curve(Number(), Number(), Number(), Number()); break;
                default: Arc(Number(), Number(), Number(), Number(), Number(), Number()); break;
            }
        Close();
        return (double.Parse(words[0], CultureInfo.InvariantCulture), [.. strokes]);

        double Number() => double.Parse(words[at++], CultureInfo.InvariantCulture);

        void Close()
        {
            if (stroke.Count > 0)
                strokes.Add([.. stroke]);
            stroke.Clear();
        }

        void Curve(double cx, double cy, double x, double y)
        {
            var from = stroke[^1];
            for (var i = 1; i <= 10; i++)
            {
                var t = i / 10.0;
                stroke.Add((((1 - t) * (1 - t) * from.X) + (2 * t * (1 - t) * cx) + (t * t * x), ((1 - t) * (1 - t) * from.Y) + (2 * t * (1 - t) * cy) + (t * t * y)));
            }
        }

        void Arc(double cx, double cy, double rx, double ry, double from, double to)
        {
            var steps = Math.Max(2, (int)Math.Ceiling(Math.Abs(to - from) / 360 * StepsPerTurn));
            for (var i = 0; i <= steps; i++)
            {
                var (sin, cos) = Math.SinCos(Math.PI / 180 * (from + ((to - from) * i / steps)));
                stroke.Add((cx + (rx * cos), cy + (ry * sin)));
            }
        }
    }
}
