using System.Globalization;
using System.Xml.Linq;
using Islet.Figures;

namespace Islet.Tests.Figures;

/// <summary>An SVG read back as a browser reads it: every text with the box it may fill.</summary>
internal sealed record DrawnFigure(XElement Root, IReadOnlyList<DrawnText> Texts)
{
    public static DrawnFigure Read(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        return new(root, [.. root.Descendants().Where(e => e.Name.LocalName is "text").Select(Text)]);
    }

    public Box Page => new(0, 0, Number(Root, "width"), Number(Root, "height"));

    public string Child(string name) => Root.Elements().First(e => string.Equals(e.Name.LocalName, name, StringComparison.Ordinal)).Value;

    /// <summary>Every text on the page and none upon another; half a pixel is for rounding.</summary>
    public void AssertLegible()
    {
        foreach (var text in Texts)
            Assert.True(Page.Contains(text.Box), $"'{text.Content}' leaves the page {Page}: {text.Box}");
        for (var i = 0; i < Texts.Count; i++)
            foreach (var other in Texts.Skip(i + 1))
                Assert.False(Texts[i].Box.Grow(-0.5).Overlaps(other.Box.Grow(-0.5)), $"'{Texts[i].Content}' {Texts[i].Box} and '{other.Content}' {other.Box} overlap");
    }

    private static DrawnText Text(XElement e)
    {
        var content = string.Concat(e.Nodes().OfType<XText>().Select(t => t.Value));
        var style = new TextStyle(Number(e, "font-size"), (string?)e.Attribute("font-weight") is "bold", (string)e.Attribute("fill")!);
        var anchor = (string?)e.Attribute("text-anchor") switch { "middle" => Anchor.Middle, "end" => Anchor.End, _ => Anchor.Start };
        var (x, y) = (Number(e, "x"), Number(e, "y"));
        var box = TextMetrics.Bounds(content, style, x, y, anchor);
        var upwards = e.Attribute("transform") is not null;
        return new(content, x, y, style, upwards ? new(x + (box.Y - y), y - (box.Right - x), box.Height, box.Width) : box);
    }

    private static double Number(XElement e, string attribute) => double.Parse((string)e.Attribute(attribute)!, CultureInfo.InvariantCulture);
}

internal sealed record DrawnText(string Content, double X, double Baseline, TextStyle Style, Box Box);
