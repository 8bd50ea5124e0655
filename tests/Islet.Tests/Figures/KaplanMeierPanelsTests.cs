using System.Globalization;
using System.Xml.Linq;
using Islet.Figures;

namespace Islet.Tests.Figures;

public class KaplanMeierPanelsTests
{
    private static readonly KaplanMeierPanels Four = new("Survival", [.. Enumerable.Repeat(Examples.Remission, 3), Examples.Remission with { Title = "The last", Footnotes = [] }]) { Footnotes = ["Of all panels."] };

    [Theory, InlineData(321, 1), InlineData(400, 1), InlineData(658, 2), InlineData(1200, 2)]
    public void Panels_stand_beside_each_other_where_there_is_room_and_none_on_another(double width, int columns)
    {
        var root = XDocument.Parse(Four.ToSvg(new("f", width))).Root!;
        var panels = root.Elements().Where(e => e.Name.LocalName == "svg").Select(e => new Box(Number(e, "x"), Number(e, "y"), Number(e, "width"), Number(e, "height"))).ToList();
        Assert.Equal(4, panels.Count);
        Assert.Equal(columns, panels.Select(p => p.X).Distinct().Count());
        Assert.All(panels, p => Assert.True(new Box(0, 0, width, Number(root, "height")).Contains(p)));
        Assert.All(panels.Index(), p => Assert.All(panels.Skip(p.Index + 1), other => Assert.False(p.Item.Overlaps(other))));
        Assert.All(Four.Panels, p => DrawnFigure.Read(p.ToSvg(new("p", Math.Floor(width / columns)))).AssertLegible());
    }

    [Fact]
    public void Every_panel_has_its_letter_and_every_id_stands_once()
    {
        var root = XDocument.Parse(Four.ToSvg(new("f", 800))).Root!;
        Assert.Equal(["A. ", "B. ", "C. ", "D. "], root.Elements().Where(e => e.Name.LocalName == "svg").Select(e => e.Elements().First(t => t.Name.LocalName == "title").Value[..3]));
        var ids = root.DescendantsAndSelf().Select(e => (string?)e.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains("D: Kaplan–Meier curves", Four.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_panels_is_refused() => Assert.Throws<ArgumentException>(() => new KaplanMeierPanels("t", []).ToSvg(new("f")));

    private static double Number(XElement e, string name) => double.Parse((string)e.Attribute(name)!, CultureInfo.InvariantCulture);
}
