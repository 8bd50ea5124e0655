using System.Globalization;
using Islet.Figures;
using Islet.Statistics;

namespace Islet.Tests.Figures;

public class IncidenceFigureTests
{
    private static readonly Dictionary<string, IncidenceFigure> Examples = new()
    {
        ["two groups"] = Figure("no", "yes") with { Tests = [new("Gray's test, progression", 0.0004, 12.3), new("Gray's test, death", 0.69, 0.2)] },
        ["one group"] = Figure("All") with { Footnotes = ["Data cut-off 1 May 2024."] },
        ["long names"] = Figure("Temozolomide with capecitabine, first line", "Platinum with etoposide, any dose", "Neither"),
        ["no limits"] = Figure("no", "yes") with { Bands = Bands.None },
        ["nobody left"] = new("Nothing happened", new("Months", TimeUnit.Months), [new("All", CumulativeIncidence.Estimate(new([3, 9, 24], [0, 0, 0], ["progression", "death"]), TimeTies.Exact))]),
        ["followed for no time"] = new("Time 0", new("Months", TimeUnit.Months), [new("All", CumulativeIncidence.Estimate(new([0, 0], [0, 1], ["progression", "death"]), TimeTies.Exact))]),
    };

    public static TheoryData<string, double> Every()
    {
        var data = new TheoryData<string, double>();
        foreach (var name in Examples.Keys)
            foreach (var width in new double[] { 280, 400, 800, 1200 })
                data.Add(name, width);
        return data;
    }

    [Theory, InlineData(400), InlineData(800)]
    public void The_figure_is_the_one_that_was_looked_at(double width) =>
        Golden.Matches(Examples["two groups"].ToSvg(new("incidence", width)), "tests", "Islet.Tests", "Figures", "Golden", $"incidence-{width}.svg");

    [Theory, MemberData(nameof(Every))]
    public void Every_text_is_on_the_page_and_none_on_another(string name, double width) => DrawnFigure.Read(Examples[name].ToSvg(new("ci", width))).AssertLegible();

    [Theory, MemberData(nameof(Every))]
    public void Equal_figures_are_equal_bytes_in_every_culture(string name, double width)
    {
        var here = Examples[name].ToSvg(new("ci", width));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(here, Examples[name].ToSvg(new("ci", width)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_two_lines_share_a_dash_and_causes_of_a_group_share_its_colour()
    {
        var lines = DrawnFigure.Read(Examples["two groups"].ToSvg(new("ci"))).Root.Descendants().Where(e => e.Name.LocalName == "path" && e.Parent!.Name.LocalName == "g" && e.Parent.Elements().Any(t => t.Name.LocalName == "title"))
            .Select(e => (Colour: (string)e.Attribute("stroke")!, Dash: (string?)e.Attribute("stroke-dasharray"))).ToList();
        Assert.Equal(4, lines.Select(l => l.Dash).Distinct().Count());
        Assert.Equal((lines[0].Colour, lines[2].Colour, 2), (lines[1].Colour, lines[3].Colour, lines.Select(l => l.Colour).Distinct().Count()));
    }

    [Fact]
    public void Numbers_at_risk_count_those_observed_to_the_tick_or_longer_and_entered_before_it()
    {
        CompetingSample sample = new([2, 4, 6, 8, 8], [1, 0, 2, 0, 1], ["progression", "death"]) { Entry = [0, 0, 3, 0, 4] };
        var figure = new IncidenceFigure("Late entry", new("Months", TimeUnit.Months, Step: 2), [new("All", CumulativeIncidence.Estimate(sample, TimeTies.Exact))]);
        var texts = DrawnFigure.Read(figure.ToSvg(new("ci"))).Texts;
        Assert.Equal(["3", "3", "3", "3", "2"], texts.SkipWhile(t => t.Content is not "No. at risk").Skip(1).Take(5).Select(t => t.Content));
    }

    [Fact]
    public void An_axis_that_does_not_reach_100_percent_says_so()
    {
        Assert.Contains("The vertical axis ends at 4%", Examples["nobody left"].ToSvg(new("ci")), StringComparison.Ordinal);
        Assert.DoesNotContain("vertical axis ends", Examples["followed for no time"].ToSvg(new("ci")), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_without_the_same_causes_are_refused() => Assert.Throws<ArgumentException>(() =>
        (Examples["one group"] with { Groups = [Examples["one group"].Groups[0], new("b", [])] }).ToSvg(new("ci")));

    // Subjects 0 … 59 of a group leave by progression, death or censoring, the later groups later.
    private static IncidenceFigure Figure(params string[] groups) => new("Progression and death", new("Months since diagnosis", TimeUnit.Months), [.. groups.Select((label, g) => new IncidenceGroup(label,
        CumulativeIncidence.Estimate(new([.. Enumerable.Range(0, 60).Select(i => 1.0 + (i * 37 % 61) * (1 + g) * 0.7)], [.. Enumerable.Range(0, 60).Select(i => i % 7 == 0 ? 0 : i % (3 + g) == 0 ? 2 : 1)], ["progression", "death"]), TimeTies.Exact)))]);
}
