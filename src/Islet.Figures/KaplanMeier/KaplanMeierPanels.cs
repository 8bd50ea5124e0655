using System.Globalization;

namespace Islet.Figures;

/// <summary>Several Kaplan–Meier figures in one, each with a letter, its own test and its numbers at risk: two beside each other where there is room for both.</summary>
/// <param name="Title">Of the whole; empty: the panels' own titles say all.</param>
/// <param name="Panels">In the order of their letters.</param>
public sealed record KaplanMeierPanels(string Title, IReadOnlyList<KaplanMeierFigure> Panels)
{
    /// <summary>A panel is readable from this width (px) on: half of a page of 174 mm.</summary>
    private const double NarrowestPanel = 310;

    private const int MostLetters = 26;

    /// <summary>Small print of all panels, once.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>A, B, C …</summary>
    public static string Letter(int panel) => ((char)('A' + panel)).ToString();

    public string InWords() => string.Join(' ', Panels.Select((p, i) => $"{Letter(i)}: {p.InWords()}").Concat(Footnotes));

    public string ToSvg(FigureFrame frame)
    {
        if (Panels.Count is 0 or > MostLetters)
            throw new ArgumentException($"A figure has 1 to {MostLetters} panels; found {Panels.Count}.", nameof(frame));
        var (canvas, theme) = (new Canvas(frame), Theme.For(frame.Width));
        var top = Title.Length == 0 ? 0 : canvas.Paragraph(theme.Pad, theme.Pad, Title, theme.Title, theme.Inner, lines: 3);
        var columns = Panels.Count > 1 && frame.Width / 2 >= NarrowestPanel ? 2 : 1;
        var width = Math.Floor(frame.Width / columns);
        foreach (var (row, panels) in Panels.Select((p, i) => (p with { Title = $"{Letter(i)}. {p.Title}" }, i)).Chunk(columns).Index())
        {
            var drawn = panels.Select(p => p.Item1.ToSvg(new($"{frame.Id}-{Letter(p.i).ToLowerInvariant()}", width) { Background = false })).ToList();
            foreach (var (column, svg) in drawn.Index())
                canvas.Embed(svg, column * width, top);
            top += drawn.Max(HeightOf);
        }
        foreach (var note in Footnotes)
            top = canvas.Paragraph(theme.Pad, top, note, theme.Note, theme.Inner);
        return canvas.Finish(top + theme.Pad, Title.Length == 0 ? string.Join("; ", Panels.Select(p => p.Title)) : Title, InWords());
    }

    private static double HeightOf(string svg)
    {
        const string Attribute = " height=\"";
        var from = svg.IndexOf(Attribute, StringComparison.Ordinal) + Attribute.Length;
        return double.Parse(svg.AsSpan(from, svg.IndexOf('"', from) - from), CultureInfo.InvariantCulture);
    }
}
