using Islet.Figures;

namespace Islet.Tests.Figures;

public class CasePanelTests
{
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, InlineData(400), InlineData(800), InlineData(1200)]
    public void The_figure_is_the_one_that_was_looked_at(double width) => Golden.Matches(CourseExamples.Case.ToSvg(new("case", width)), "tests", "Islet.Tests", "Figures", "Golden", $"case-{width}.svg");

    [Theory, InlineData(280), InlineData(400), InlineData(560), InlineData(800), InlineData(1200)]
    public void Every_text_is_on_the_page_and_none_on_another(double width)
    {
        DrawnFigure.Read(CourseExamples.Case.ToSvg(new("case", width))).AssertLegible();
        DrawnFigure.Read(WithPictures().ToSvg(new("case", width))).AssertLegible();
        var hostile = Examples.HostileNames.Select((name, i) => new CaseRow(name, [new(name, name) { Ki67Percent = i * 20 }, new("", "") { Sign = CaseSign.Unclear }], (CaseChange)(i % 4), name)).ToList();
        DrawnFigure.Read(new CasePanel(Examples.LongName, [new(Examples.LongName, Examples.LongName), new("", "")], hostile) { Conclusion = Examples.LongName, Footnotes = Examples.HostileNames }.ToSvg(new("case", width))).AssertLegible();
    }

    [Fact]
    public void The_description_reads_both_days_and_the_change() => Assert.Contains(
        "Ki-67: First re-characterization at inclusion, 18 %, core needle, liver metastasis; Second re-characterization 1 year later, at progression, 40 %, core needle, liver; changed: 18 to 40 %, 2.2-fold",
        CourseExamples.Case.InWords(), StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_decided_is_not_no_change() => Assert.Equal("cannot be decided: no panel on either day", CourseExamples.Case.Table().Rows[4][^1]);

    [Fact]
    public void Pictures_stand_in_the_figure_itself_lettered_and_named()
    {
        var svg = WithPictures().ToSvg(new("case"));
        var drawn = DrawnFigure.Read(svg);
        Assert.Equal(2, drawn.Root.Descendants().Count(e => e.Name.LocalName is "image" && ((string)e.Attribute("href")!).StartsWith("data:image/png;base64,", StringComparison.Ordinal)));
        Assert.Equal(["A", "B"], drawn.Texts.Where(t => t.Content is "A" or "B" or "C").Select(t => t.Content));
        Assert.Contains("<title>FDG MIP</title>", svg, StringComparison.Ordinal);
        Assert.Contains("image: FDG MIP", WithPictures().InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_a_cell_for_each_day_is_refused() =>
        Assert.Throws<ArgumentException>(() => (CourseExamples.Case with { Rows = [new("x", [new("1")], CaseChange.NotAsked)] }).ToSvg(new("case")));

    [Fact]
    public void One_day_is_no_panel() => Assert.Throws<ArgumentException>(() => new CasePanel("t", [new("a", "b")], []).ToSvg(new("case")));

    private static CasePanel WithPictures()
    {
        var fdg = CourseExamples.Case.Rows[0];
        return CourseExamples.Case with { Rows = [fdg with { Cells = [.. fdg.Cells.Select(c => c with { Picture = new(Pixel, 3, 4, "FDG MIP") })] }, .. CourseExamples.Case.Rows.Skip(1)] };
    }
}
