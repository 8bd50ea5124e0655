using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Islet.Figures;

namespace Islet.Tests.Figures;

/// <summary>The timeline as it is drawn for paper.</summary>
public class StripTests
{
    private const double Paper = 718, Tallest = 300; // px: 190 mm and 80 mm

    private static readonly string[] Drugs = ["lanreotide", "capecitabine + temozolomide", "177Lu-DOTATATE × 4", "", "everolimus"], Words = ["PD", "SSTR +", "", "8 %, G2", "FDG +, NETPET P2b"];

    private static readonly Mark[] Marks = Enum.GetValues<Mark>();

    [Fact]
    public void The_strip_is_the_one_that_was_looked_at() => Golden.Matches(CourseExamples.Timeline.ToStrip(new("course", Paper)), "tests", "Islet.Tests", "Figures", "Golden", "course-strip.svg");

    [Fact]
    public void Words_are_of_seven_to_eight_points_on_paper() =>
        Assert.All(DrawnFigure.Read(CourseExamples.Timeline.ToStrip(new("course", Paper))).Texts, t => Assert.InRange(t.Style.Size * 0.75, 7, 8));

    [Theory, InlineData(560), InlineData(718), InlineData(960)]
    public void Hostile_names_stay_on_the_page(double width)
    {
        var lanes = Examples.HostileNames.Take(16).Select((name, i) => new TimelineLane(name,
            [new TimelinePoint(10 * i, name), new TimelinePoint(500, name), new TimelineBar(100 * i % 900, null, name), new TimelineBar(0, 1000, name)])).ToList();
        var drawn = DrawnFigure.Read(new TimelineFigure(Examples.LongName, TimelineAxis.SinceOrigin(Examples.LongName, 0, 1000), lanes).ToStrip(new("course", width)));
        drawn.AssertLegible();
    }

    [Fact]
    public void Whatever_a_course_holds_nothing_overlaps_every_item_is_told_and_the_height_is_bounded() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Courses, figure =>
    {
        var drawn = DrawnFigure.Read(figure.ToStrip(new("course", Paper)));
        drawn.AssertLegible();
        Assert.InRange(drawn.Page.Height, 0, Tallest);
        var said = drawn.Root.Descendants().Where(e => e.Name.LocalName is "title" && e.Parent!.Name.LocalName is "g").SelectMany(e => e.Value.Split("; ")).ToList();
        Assert.Equal(Items(figure) - Undrawn(drawn), said.Count);
        Assert.Equal(Items(figure), drawn.Texts.Where(t => t.Style.Bold).SelectMany(t => t.Content.Split('(').Skip(1)).Sum(rest => int.Parse(rest.Split(')')[0], CultureInfo.InvariantCulture)));
    }));

    [Fact]
    public void Two_bars_of_the_same_days_and_words_are_two() =>
        Drawn(new TimelineLane("therapy", [.. Enumerable.Range(0, 3).Select(_ => new TimelineBar(900, 905, "lanreotide"))])).AssertLegible();

    [Fact]
    public void Moments_of_one_kind_that_touch_are_one_and_counted()
    {
        var drawn = Drawn(new TimelineLane("PET", [.. Enumerable.Range(0, 12).Select(i => new TimelinePoint(400 + i, "SSTR +", Mark.Square))]));
        Assert.Contains(drawn.Texts, t => t.Content is "SSTR + × 12");
        Assert.Contains(drawn.Texts, t => t.Content is "PET (12)");
        Assert.DoesNotContain(drawn.Texts, t => t.Content is "SSTR +");
    }

    [Fact]
    public void Moments_apart_keep_their_words() =>
        Assert.Equal(2, Drawn(new TimelineLane("PET", [new TimelinePoint(100, "SSTR +", Mark.Square), new TimelinePoint(800, "SSTR +", Mark.Square)])).Texts.Count(t => t.Content is "SSTR +"));

    [Fact]
    public void Imaging_without_words_is_one_lane_that_counts_each_modality()
    {
        var drawn = Drawn(new TimelineLane("CT", [.. Enumerable.Range(0, 9).Select(i => new TimelinePoint(i * 100, ""))]), new TimelineLane("MRI", [new TimelinePoint(50, ""), new TimelinePoint(350, "")]));
        Assert.Contains(drawn.Texts, t => t.Content is "CT (9), MRI (2)");
        Assert.Contains(drawn.Root.Descendants(), e => e.Name.LocalName is "title" && e.Value.EndsWith(": MRI", StringComparison.Ordinal));
    }

    [Fact]
    public void Treatments_beyond_the_room_are_counted_in_the_note()
    {
        var drawn = Drawn(new TimelineLane("Lines", [.. Enumerable.Range(0, 20).Select(i => new TimelineBar(i, 900, "x") { Number = $"{i + 1}" })]));
        Assert.Contains(drawn.Texts, t => t.Content.Contains("For want of room not drawn: 13 of Lines.", StringComparison.Ordinal));
        Assert.DoesNotContain(Drawn(new TimelineLane("Lines", [.. Enumerable.Range(0, 7).Select(i => new TimelineBar(i, 900, "x") { Number = $"{i + 1}" })])).Texts, t => t.Content.Contains("want of room", StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_word_takes_the_place_of_one_that_has_none()
    {
        var points = Enumerable.Range(0, 6).Select(i => (TimelineItem)new TimelinePoint(400 + i * 35, $"C{i} meets the definition: i, ii, iii", Mark.Diamond) { Brief = $"C{i}" });
        Assert.Contains(Drawn(new TimelineLane("Characterization", [.. points])).Texts, t => t.Content is "C3");
    }

    private static DrawnFigure Drawn(params TimelineLane[] lanes)
    {
        var drawn = DrawnFigure.Read(new TimelineFigure("Course", TimelineAxis.SinceOrigin("Months since diagnosis", -30, 1000), lanes).ToStrip(new("course", Paper)));
        drawn.AssertLegible();
        return drawn;
    }

    private static int Items(TimelineFigure figure) => figure.Lanes.Sum(lane => lane.Items.Count);

    private static int Undrawn(DrawnFigure drawn) =>
        string.Join(' ', drawn.Texts.Select(t => t.Content)).Split("not drawn: ").Skip(1).Sum(rest => int.Parse(rest.Split(' ')[0], CultureInfo.InvariantCulture));

    private static Arbitrary<TimelineFigure> Courses => (
        from lanes in Gen.Choose(1, 12)
        from items in Gen.Choose(0, 30).SelectMany(n => Item.ListOf(n)).ListOf(lanes)
        select new TimelineFigure("Course", TimelineAxis.Calendar("Calendar time", new(2014, 1, 1), new(2013, 11, 1), new(2024, 3, 1)),
            [.. items.Select((of, i) => new TimelineLane($"Lane {(char)('A' + i)}", [.. of.Where(item => item is TimelineBar == (i % 3 == 0))]) { Through = i == 1, Series = i })])).ToArbitrary();

    private static Gen<TimelineItem> Item =>
        from day in Gen.Choose(0, 3600)
        from lasts in Gen.Choose(-1, 900)
        from word in Gen.Choose(0, 4)
        from mark in Gen.Choose(0, Marks.Length - 1)
        from bar in Gen.Elements(true, false)
        select bar ? (TimelineItem)new TimelineBar(day, lasts < 0 ? null : Math.Min(day + lasts, 3650), Drugs[word]) { Number = word == 0 ? null : $"{word}" } : new TimelinePoint(day, Words[word], Marks[mark]) { Until = lasts > 600 ? day + 30 : null };
}
