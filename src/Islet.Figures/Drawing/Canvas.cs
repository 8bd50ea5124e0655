namespace Islet.Figures;

/// <summary>The drawing board of one figure: shapes and texts in pixels, framed at the end, when the height is known.</summary>
public sealed class Canvas(FigureFrame frame)
{
    private readonly Svg body = new();
    private readonly Svg definitions = new();
    private bool linked;

    public string Id(string part) => $"{frame.Id}-{part}";

    public Canvas Group(string? title = null)
    {
        body.Open("g");
        if (title is not null)
            body.Text("title", title, null);
        return this;
    }

    /// <summary>As <see cref="Group"/>, and leads to an address of the same site where there is one; its words are the link's name. Ends with <see cref="End"/>.</summary>
    public Canvas Link(string? address, string title)
    {
        if (address is null)
            return Group(title);
        if (!address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal))
            throw new ArgumentException("A figure leads to pages of its own site only: an address begins with one slash.", nameof(address));
        linked = true;
        body.Open("a", ("href", address), ("aria-label", title));
        body.Text("title", title, null);
        return this;
    }

    public Canvas End()
    {
        body.Close();
        return this;
    }

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) => body.Element("line",
        ("x1", Svg.Number(x1)), ("y1", Svg.Number(y1)), ("x2", Svg.Number(x2)), ("y2", Svg.Number(y2)),
        ("stroke", stroke.Colour), ("stroke-width", Svg.Number(stroke.Width)), ("stroke-dasharray", stroke.Dash), ("stroke-opacity", Opacity(stroke.Opacity)));

    public void Path(string path, Stroke stroke, string fill = "none") => body.Element("path",
        ("d", path), ("fill", fill), ("stroke", stroke.Colour), ("stroke-width", Svg.Number(stroke.Width)),
        ("stroke-dasharray", stroke.Dash), ("stroke-opacity", Opacity(stroke.Opacity)), ("stroke-linejoin", "round"));

    public void Area(string path, string fill, double opacity = 1) => body.Element("path", ("d", path), ("fill", fill), ("fill-opacity", Opacity(opacity)));

    public void Rectangle(Box box, string fill, Stroke? border = null, double corner = 0) => body.Element("rect",
        ("x", Svg.Number(box.X)), ("y", Svg.Number(box.Y)), ("width", Svg.Number(box.Width)), ("height", Svg.Number(box.Height)),
        ("rx", corner == 0 ? null : Svg.Number(corner)), ("fill", fill), ("stroke", border?.Colour), ("stroke-width", border is null ? null : Svg.Number(border.Width)));

    /// <summary>A picture inside the figure, named for who cannot see it.</summary>
    public void Picture(Box box, ReadOnlyMemory<byte> png, string words)
    {
        Group(words);
        body.Element("image", ("x", Svg.Number(box.X)), ("y", Svg.Number(box.Y)), ("width", Svg.Number(box.Width)), ("height", Svg.Number(box.Height)),
            ("href", "data:image/png;base64," + Convert.ToBase64String(png.Span)));
        End();
    }

    /// <summary>Another figure's whole document, its upper left corner at (x, y); its ids must begin otherwise than this one's others.</summary>
    public void Embed(string svg, double x, double y)
    {
        const string Start = "<svg ";
        if (!svg.StartsWith(Start, StringComparison.Ordinal))
            throw new ArgumentException("What is set into a figure is a figure.", nameof(svg));
        linked |= svg.Contains(" role=\"group\"", StringComparison.Ordinal);
        body.Raw($"{Start}x=\"{Svg.Number(x)}\" y=\"{Svg.Number(y)}\" {svg[Start.Length..]}");
    }

    /// <summary>A text on its baseline; where it was shortened to fit, <paramref name="whole"/> keeps all of it for pointer and screen reader.</summary>
    public void Text(double x, double baseline, string text, TextStyle style, Anchor anchor = Anchor.Start, string? whole = null)
    {
        if (text.Length > 0)
            Text(x, baseline, text, style, anchor, whole, transform: null, halo: false);
    }

    /// <summary>A text with a white edge, for a place where a band or a grid line may pass behind it.</summary>
    public void Haloed(double x, double baseline, string text, TextStyle style, string? whole = null) => Text(x, baseline, text, style, Anchor.Start, whole, null, halo: true);

    /// <summary>A text that reads upwards, its middle at (x, y), as much of it as fits.</summary>
    public void Upwards(double x, double y, string text, TextStyle style, double height)
    {
        var fitted = TextMetrics.Fit(text, style, height);
        Text(x, y, fitted, style, Anchor.Middle, Whole(text, fitted), $"rotate(-90 {Svg.Number(x)} {Svg.Number(y)})", halo: false);
    }

    /// <summary>As much of a text as fits.</summary>
    public void Fitted(double x, double baseline, string text, TextStyle style, double width, Anchor anchor = Anchor.Start)
    {
        var fitted = TextMetrics.Fit(text, style, width);
        Text(x, baseline, fitted, style, anchor, Whole(text, fitted));
    }

    /// <summary>Lines of text below each other; returns the y under the last.</summary>
    public double Paragraph(double x, double top, string text, TextStyle style, double width, int lines = int.MaxValue)
    {
        var wrapped = TextMetrics.Wrap(text, style, width, lines);
        var shortened = wrapped.Any(line => line.EndsWith('…')) ? TextMetrics.Clean(text) : null;
        for (var i = 0; i < wrapped.Count; i++)
            Text(x, top + TextMetrics.Ascent * style.Size + i * style.LineHeight, wrapped[i], style, whole: wrapped[i].EndsWith('…') ? shortened : null);
        return top + wrapped.Count * style.LineHeight;
    }

    /// <summary>Hatching in one colour; returns the reference to fill with.</summary>
    public string Hatch(string name, string colour, double angle, double spacing)
    {
        definitions.Open("pattern", ("id", Id(name)), ("width", Svg.Number(spacing)), ("height", Svg.Number(spacing)),
            ("patternUnits", "userSpaceOnUse"), ("patternTransform", $"rotate({Svg.Number(angle)})"));
        definitions.Element("line", ("x1", "0"), ("y1", "0"), ("x2", "0"), ("y2", Svg.Number(spacing)), ("stroke", colour), ("stroke-width", "1"), ("stroke-opacity", "0.5"));
        definitions.Close();
        return $"url(#{Id(name)})";
    }

    /// <summary>The whole document: sized, titled, and described in words for who cannot see it. What holds links is no image, or nobody would be led to them.</summary>
    public string Finish(double height, string title, string words)
    {
        var (width, tall) = (Svg.Number(frame.Width), Svg.Number(Math.Ceiling(height)));
        var svg = new Svg();
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("id", frame.Id), ("width", width), ("height", tall), ("viewBox", $"0 0 {width} {tall}"),
            ("role", linked ? "group" : "img"), ("aria-labelledby", $"{Id("title")} {Id("desc")}"), ("font-family", TextStyle.Fonts));
        svg.Text("title", title, null, ("id", Id("title")));
        svg.Text("desc", words, null, ("id", Id("desc")));
        if (frame.Background)
            svg.Element("rect", ("width", width), ("height", tall), ("fill", Ink.Ground));
        var patterns = definitions.ToString();
        return $"{svg}{(patterns.Length == 0 ? "" : $"<defs>\n{patterns}</defs>\n")}{body}</svg>\n";
    }

    private void Text(double x, double baseline, string text, TextStyle style, Anchor anchor, string? whole, string? transform, bool halo) => body.Text("text", text, whole,
        ("x", Svg.Number(x)), ("y", Svg.Number(baseline)), ("font-size", Svg.Number(style.Size)), ("font-weight", style.Bold ? "bold" : null), ("fill", style.Fill),
        ("text-anchor", anchor switch { Anchor.Start => null, Anchor.Middle => "middle", Anchor.End => "end" }), ("transform", transform),
        ("stroke", halo ? Ink.Ground : null), ("stroke-width", halo ? "3" : null), ("stroke-linejoin", halo ? "round" : null), ("paint-order", halo ? "stroke" : null));

    private static string? Whole(string text, string fitted) => TextMetrics.Clean(text) is var clean && string.Equals(clean, fitted, StringComparison.Ordinal) ? null : clean;

    private static string? Opacity(double value) => value >= 1 ? null : Svg.Number(value);
}
