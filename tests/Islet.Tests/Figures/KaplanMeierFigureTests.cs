using System.Globalization;
using Islet.Figures;
using Islet.Statistics;

namespace Islet.Tests.Figures;

public class KaplanMeierFigureTests
{
    public static TheoryData<string, double> Every()
    {
        var data = new TheoryData<string, double>();
        foreach (var name in Examples.KaplanMeier.Keys)
            foreach (var width in Examples.Widths)
                data.Add(name, width);
        return data;
    }

    [Theory, InlineData(400), InlineData(800), InlineData(1200)]
    public void The_figure_is_the_one_that_was_looked_at(double width) =>
        Golden.Matches(Examples.Remission.ToSvg(new("remission", width)), "tests", "Islet.Tests", "Figures", "Golden", $"kaplan-meier-{width}.svg");

    [Theory, MemberData(nameof(Every))]
    public void Every_text_is_on_the_page_and_none_on_another(string name, double width) =>
        DrawnFigure.Read(Examples.KaplanMeier[name].ToSvg(new("km", width))).AssertLegible();

    [Theory, MemberData(nameof(Every))]
    public void Equal_figures_are_equal_bytes_in_every_culture(string name, double width)
    {
        var here = Examples.KaplanMeier[name].ToSvg(new("km", width));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(here, Examples.KaplanMeier[name].ToSvg(new("km", width)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Every_column_of_numbers_at_risk_stands_under_its_tick(string name, double width)
    {
        var texts = DrawnFigure.Read(Examples.KaplanMeier[name].ToSvg(new("km", width))).Texts;
        var ticks = texts.Where(t => double.TryParse(t.Content, CultureInfo.InvariantCulture, out _)).GroupBy(t => t.Baseline).OrderByDescending(g => g.Count()).ToList();
        var head = texts.Single(t => t.Content.StartsWith("No. at risk", StringComparison.Ordinal)).Baseline;
        var axis = texts.Where(t => t.Baseline < head && char.IsAsciiDigit(t.Content[0])).GroupBy(t => t.Baseline).MaxBy(g => g.Key)!.Select(t => t.X).ToList();
        var groups = Examples.KaplanMeier[name].Groups.Count;
        var rows = texts.Where(t => t.Baseline > head && axis.Contains(t.X)).GroupBy(t => t.Baseline).Take(groups).ToList();
        Assert.Equal(groups, rows.Count);
        Assert.All(rows, row => Assert.Equal(axis, row.Select(t => t.X)));
        Assert.NotEmpty(ticks);
    }

    [Fact] // Freireich's trial, counted in the rows at 0, 13 and 26 weeks
    public void Numbers_at_risk_count_those_observed_to_the_tick_or_longer()
    {
        var texts = DrawnFigure.Read((Examples.Remission with { Time = Examples.Remission.Time with { Step = 13 } }).ToSvg(new("km"))).Texts;
        var rows = texts.SkipWhile(t => t.Content is not "No. at risk").Skip(1).Select(t => t.Content).ToList();
        Assert.Equal(["6-mercaptopurine", "21", "12", "4", "Placebo", "21", "4", "0"], rows[..8]);
    }

    [Fact]
    public void The_description_says_the_result_in_words()
    {
        var figure = DrawnFigure.Read(Examples.Remission.ToSvg(new("km")));
        Assert.Equal("Duration of remission in acute leukaemia", figure.Child("title"));
        Assert.Contains("6-mercaptopurine: 21 patients, 9 events, median 23.0 weeks (95% CI 16.0 to not reached)", figure.Child("desc"), StringComparison.Ordinal);
        Assert.Contains("Log-rank test: χ² = 16.8 (1 df), p < 0.001.", figure.Child("desc"), StringComparison.Ordinal);
        Assert.Equal("km-title km-desc", (string?)figure.Root.Attribute("aria-labelledby"));
        Assert.Equal("img", (string?)figure.Root.Attribute("role"));
    }

    [Theory]
    [InlineData(0.0000001, "p < 0.001"), InlineData(0.00131, "p = 0.001"), InlineData(0.0099, "p = 0.010"), InlineData(0.048, "p = 0.048")]
    [InlineData(0.053, "p = 0.053"), InlineData(0.21, "p = 0.21"), InlineData(0.999, "p > 0.99"), InlineData(1, "p > 0.99")]
    public void The_test_is_named_beside_its_p(double p, string printed) =>
        Assert.Contains(DrawnFigure.Read((Examples.Remission with { Test = new("Log-rank test", p) }).ToSvg(new("km"))).Texts, t => string.Equals(t.Content, $"Log-rank test: {printed}", StringComparison.Ordinal));

    [Fact]
    public void Hostile_names_are_shown_as_text_and_shortened_ones_keep_all_in_their_title()
    {
        var svg = Examples.KaplanMeier["hostile names"].ToSvg(new("km", 400));
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.Contains($"<title>{TextMetrics.Clean(Examples.LongName)}</title>", svg, StringComparison.Ordinal);
        Assert.Contains(DrawnFigure.Read(svg).Texts, t => t.Content.EndsWith('…'));
    }

    [Theory, MemberData(nameof(Every))]
    public void No_style_no_script_and_every_id_begins_with_the_figures(string name, double width)
    {
        var root = DrawnFigure.Read(Examples.KaplanMeier[name].ToSvg(new("fig-7", width))).Root;
        var attributes = root.DescendantsAndSelf().SelectMany(e => e.Attributes()).ToList();
        Assert.DoesNotContain(attributes, a => a.Name.LocalName is "style" or "class" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Value.Contains("currentColor", StringComparison.Ordinal));
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "style" or "script");
        Assert.All(attributes.Where(a => a.Name.LocalName is "id"), a => Assert.StartsWith("fig-7", a.Value, StringComparison.Ordinal));
        Assert.Equal(attributes.Count(a => a.Name.LocalName is "id"), attributes.Where(a => a.Name.LocalName is "id").Select(a => a.Value).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_curve_that_falls_to_zero_ends_on_the_axis_and_one_that_stays_reaches_its_last_observation()
    {
        var figure = new KaplanMeierFigure("t", "Survival", new("Months", TimeUnit.Months, Step: 6, End: 12), [Curves.Group("A", "6 12"), Curves.Group("B", "12+")]) { Options = new() { MedianLines = false, Bands = Bands.None } };
        var root = DrawnFigure.Read(figure.ToSvg(new("km"))).Root;
        var paths = root.Descendants().Where(e => e.Name.LocalName is "path").Select(e => (string)e.Attribute("d")!).ToList();
        var axis = paths[0]; // M left top V bottom H right
        var (bottom, right) = (axis.Split('V')[1].Split('H')[0], axis.Split('H')[1]);
        Assert.EndsWith($"H{right}V{bottom}H{right}", paths[1], StringComparison.Ordinal);
        Assert.EndsWith($"H{right}", paths[2], StringComparison.Ordinal);
        Assert.DoesNotContain('V', paths[2]);
    }

    [Fact]
    public void Without_a_group_there_is_no_figure() =>
        Assert.Throws<ArgumentException>(() => (Examples.Remission with { Groups = [] }).ToSvg(new("km")));

    [Fact]
    public void A_nation_is_drawn_to_the_half_pixel_and_no_finer()
    {
        var nation = Curves.Of(Enumerable.Range(1, 50_000).Select(i => new Observation(i * 0.0024, i % 3 == 0)));
        var svg = new KaplanMeierFigure("A nation", "Overall survival", new("Months since diagnosis", TimeUnit.Months), [KaplanMeierGroup.Of("All", nation)]).ToSvg(new("nation", 800));
        Assert.InRange(svg.Length, 20_000, 200_000);
    }
}
