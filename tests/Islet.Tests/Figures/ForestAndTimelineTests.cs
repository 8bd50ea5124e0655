using Islet.Figures;
using Islet.Statistics;

namespace Islet.Tests.Figures;

public class ForestFigureTests
{
    [Theory, InlineData(400), InlineData(800), InlineData(1200)]
    public void The_figure_is_the_one_that_was_looked_at(double width) => Golden.Matches(Examples.Cox.ToSvg(new("cox", width)), "tests", "Islet.Tests", "Figures", "Golden", $"forest-{width}.svg");

    [Theory, InlineData(280), InlineData(400), InlineData(560), InlineData(800), InlineData(1200)]
    public void Every_text_is_on_the_page_and_none_on_another(double width)
    {
        DrawnFigure.Read(Examples.Cox.ToSvg(new("cox", width))).AssertLegible();
        var hostile = Examples.HostileNames.SelectMany(name => new[] { ForestRow.Heading(name), ForestRow.Of(name, new(2, new(1, 4), 0.05)) }).ToList();
        DrawnFigure.Read(new ForestFigure(Examples.LongName, "Hazard ratio", hostile) { BelowOne = Examples.LongName, AboveOne = Examples.LongName }.ToSvg(new("cox", width))).AssertLegible();
    }

    [Fact]
    public void An_effect_of_separated_data_does_not_flatten_the_others()
    {
        var without = Examples.Cox with { Rows = [.. Examples.Cox.Rows.Where(r => r.Label is not "Insulinoma")] };
        Assert.Equal(Square(without), Square(Examples.Cox));
        static string Square(ForestFigure figure) => (string)DrawnFigure.Read(figure.ToSvg(new("cox"))).Root.Descendants().Last(e => e.Name.LocalName is "rect").Attribute("x")!;
    }

    [Fact]
    public void A_ratio_stands_where_its_logarithm_is()
    {
        var figure = new ForestFigure("t", "Ratio", [ForestRow.Of("a", new(0.5, new(0.25, 1))), ForestRow.Of("b", new(2, new(1, 4)))]);
        var marks = DrawnFigure.Read(figure.ToSvg(new("f"))).Root.Descendants().Where(e => e.Name.LocalName is "rect" && string.Equals((string?)e.Attribute("fill"), Palette.Series(0).Line, StringComparison.Ordinal))
            .Select(e => (double)e.Attribute("x")! + (double)e.Attribute("width")! / 2).ToList();
        var one = DrawnFigure.Read(figure.ToSvg(new("f"))).Texts.Single(t => t.Content is "1").X;
        Assert.Equal(one - marks[0], marks[1] - one, 0.02);
    }

    [Fact]
    public void The_description_reads_each_row() => Assert.Contains(
        "G1: 1 (reference), 35 patients, 5 events. G2: 0.46 (0.14–1.55), p = 0.21, 57 patients, 6 events.", Examples.Cox.InWords(), StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_estimated_says_so() => Assert.Contains("Familial: not estimable", Examples.Cox.InWords(), StringComparison.Ordinal);

    [Fact]
    public void A_ratio_without_limits_is_not_estimable() =>
        Assert.Contains("not estimable", new ForestFigure("t", "Ratio", [ForestRow.Of("a", new(2, new Limits(1, null)))]).InWords(), StringComparison.Ordinal);
}

public class TimelineFigureTests
{
    [Theory, InlineData(400), InlineData(800), InlineData(1200)]
    public void The_figure_is_the_one_that_was_looked_at(double width) => Golden.Matches(Examples.Course.ToSvg(new("course", width)), "tests", "Islet.Tests", "Figures", "Golden", $"timeline-{width}.svg");

    [Theory, InlineData(280), InlineData(400), InlineData(560), InlineData(800), InlineData(1200)]
    public void Every_text_is_on_the_page_and_none_on_another(double width)
    {
        DrawnFigure.Read(Examples.Course.ToSvg(new("course", width))).AssertLegible();
        var lanes = Examples.HostileNames.Select((name, i) => new TimelineLane(name,
            [new TimelinePoint(10 * i, name), new TimelinePoint(500, name), new TimelineBar(100 * i, 100 * i + 5, name), new TimelineBar(400, null, name), new TimelineBar(0, 1000, name)])).ToList();
        DrawnFigure.Read(new TimelineFigure(Examples.LongName, TimelineAxis.SinceOrigin(Examples.LongName, 0, 1000), lanes).ToSvg(new("course", width))).AssertLegible();
    }

    [Fact]
    public void The_list_tells_the_course_in_order_and_keeps_a_partial_date_as_written()
    {
        var list = Examples.Course.InList();
        Assert.Equal("2017-03-02: Tissue, G2, Ki-67 8 %", list[0]);
        Assert.Contains("2020-06: Tissue, G3, Ki-67 32 %", list, StringComparer.Ordinal);
        Assert.Contains("2021-10-01 to no known end: Treatment, Sunitinib 37.5 mg", list, StringComparer.Ordinal);
        Assert.Equal("2023-09-12: Status, Died of disease", list[^1]);
        Assert.All(list, line => Assert.Contains(line, DrawnFigure.Read(Examples.Course.ToSvg(new("course"))).Child("desc"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_course_without_a_calendar_counts_from_its_origin()
    {
        var figure = new TimelineFigure("t", TimelineAxis.SinceOrigin("Months since diagnosis", -30, 365), [new("Status", [new TimelinePoint(9.4 * TimelineAxis.DaysPerMonth, "Died", Mark.Cross)])]);
        Assert.Equal(["9.4 months: Status, Died"], figure.InList());
        Assert.Contains(DrawnFigure.Read(figure.ToSvg(new("course"))).Texts, t => t.Content is "0");
    }

    [Theory, InlineData(-400.0), InlineData(2600.0)]
    public void What_lies_beside_the_axis_is_refused(double day) =>
        Assert.Throws<ArgumentException>(() => (Examples.Course with { Lanes = [new("x", [new TimelinePoint(day, "x")])] }).ToSvg(new("course")));

    [Fact]
    public void A_long_calendar_has_ticks_on_every_width()
    {
        var figure = new TimelineFigure("t", TimelineAxis.Calendar("Calendar time", new(1980, 1, 1), new(1980, 1, 1), new(2026, 1, 1)), [new("x", [new TimelinePoint(4000, "x")])]);
        Assert.All(Examples.Widths, width => Assert.True(DrawnFigure.Read(figure.ToSvg(new("c", width))).Texts.Count(t => t.Content.Length == 4 && t.Content[0] is '1' or '2') >= 3));
    }

    [Theory, InlineData(400), InlineData(800), InlineData(1200)]
    public void The_course_with_lines_and_characterizations_is_the_one_that_was_looked_at(double width) =>
        Golden.Matches(CourseExamples.Timeline.ToSvg(new("course", width)), "tests", "Islet.Tests", "Figures", "Golden", $"course-{width}.svg");

    [Theory, InlineData(280), InlineData(390), InlineData(560), InlineData(800), InlineData(1200)]
    public void No_label_of_a_course_stands_on_another(double width)
    {
        DrawnFigure.Read(CourseExamples.Timeline.ToSvg(new("course", width))).AssertLegible();
        var crowded = Enumerable.Range(0, 60).Select(i => (TimelineItem)new TimelinePoint(i * 55, i % 4 == 0 ? "PD" : "SD", i % 4 == 0 ? Mark.Flag : Mark.OpenFlag) { Until = i % 7 == 0 ? i * 55 + 90 : null }).ToList();
        var bars = Enumerable.Range(0, 14).Select(i => (TimelineItem)new TimelineBar(i * 220, i * 220 + 300, "lanreotide + everolimus") { Number = $"{i + 1}", BegunBy = i * 220 + 20, EndedFrom = i * 220 + 280 }).ToList();
        var figure = CourseExamples.Timeline with { Lanes = [CourseExamples.Timeline.Lanes[0], new("Response", crowded) { MostRows = 2 }, new("Lines", bars)] };
        DrawnFigure.Read(figure.ToSvg(new("course", width))).AssertLegible();
    }

    [Fact]
    public void A_month_or_a_year_is_a_span_and_reads_as_it_was_written()
    {
        var list = CourseExamples.Timeline.InList();
        Assert.Contains("2020-06: Characterization, C2 meets i, iii", list, StringComparer.Ordinal);
        Assert.Contains("2017: Procedures, bland embolization", list, StringComparer.Ordinal);
        Assert.Contains("2014-08 to 2020-05-21: Lines of therapy, 1 lanreotide", list, StringComparer.Ordinal);
        var unnamed = new TimelineFigure("t", TimelineAxis.Calendar("Calendar time", new(2017, 1, 1), new(2017, 1, 1), new(2018, 1, 1)), [new("x", [new TimelinePoint(0, "biopsy") { Until = 30 }])]);
        Assert.Equal(["2017-01-01 to 2017-01-31: x, biopsy"], unnamed.InList());
    }

    [Fact]
    public void A_label_without_room_leaves_its_mark_and_its_sentence()
    {
        var items = Enumerable.Range(0, 40).Select(i => (TimelineItem)new TimelinePoint(i * 20, "stable disease")).ToList();
        var figure = new TimelineFigure("t", TimelineAxis.SinceOrigin("Months", 0, 1000), [new("Response", items) { MostRows = 1 }]);
        var drawn = DrawnFigure.Read(figure.ToSvg(new("c", 400)));
        Assert.True(drawn.Texts.Count(t => t.Content is "stable disease") < 40);
        Assert.Equal(40, figure.InList().Count);
        Assert.Equal(40, drawn.Root.Descendants().Count(e => e.Name.LocalName is "title" && e.Value.EndsWith("Response, stable disease", StringComparison.Ordinal)));
    }

    [Fact]
    public void Marks_without_words_share_a_row_and_are_listed_by_their_lane()
    {
        var figure = new TimelineFigure("t", TimelineAxis.Calendar("Calendar time", new(2017, 1, 1), new(2017, 1, 1), new(2030, 1, 1)), [new("CT", [.. Enumerable.Range(0, 40).Select(i => new TimelinePoint(i * 20, ""))])]);
        var heights = DrawnFigure.Read(figure.ToSvg(new("c", 400))).Root.Descendants().Where(e => e.Name.LocalName is "path").Select(e => ((string)e.Attribute("d")!).Split(' ', 'a')[1]).Distinct();
        Assert.Single(heights);
        Assert.Equal("2017-01-01: CT", figure.InList()[0]);
    }

    [Theory, InlineData(50.0, 20.0), InlineData(50.0, 4000.0)]
    public void A_span_that_ends_before_it_begins_or_leaves_the_axis_is_refused(double day, double until) =>
        Assert.Throws<ArgumentException>(() => (Examples.Course with { Lanes = [new("x", [new TimelinePoint(day, "x") { Until = until }])] }).ToSvg(new("course")));
}
