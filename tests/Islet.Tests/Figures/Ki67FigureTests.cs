using Islet.Figures;

namespace Islet.Tests.Figures;

public class Ki67FigureTests
{
    public static TheoryData<Ki67Scale, double> ScalesAndWidths()
    {
        var data = new TheoryData<Ki67Scale, double>();
        foreach (var scale in Enum.GetValues<Ki67Scale>())
            foreach (var width in Examples.Widths)
                data.Add(scale, width);
        return data;
    }

    [Theory, InlineData(400), InlineData(800), InlineData(1200)]
    public void The_figures_are_those_that_were_looked_at(double width)
    {
        Golden.Matches(CourseExamples.OnePatient.ToSvg(new("ki67", width)), "tests", "Islet.Tests", "Figures", "Golden", $"ki67-patient-{width}.svg");
        Golden.Matches(CourseExamples.Cohort.ToSvg(new("ki67", width)), "tests", "Islet.Tests", "Figures", "Golden", $"ki67-cohort-{width}.svg");
    }

    [Theory, MemberData(nameof(ScalesAndWidths))]
    public void Every_text_is_on_the_page_and_none_on_another(Ki67Scale scale, double width)
    {
        DrawnFigure.Read((CourseExamples.OnePatient with { Scale = scale }).ToSvg(new("k", width))).AssertLegible();
        DrawnFigure.Read((CourseExamples.Cohort with { Scale = scale }).ToSvg(new("k", width))).AssertLegible();
        var hostile = Examples.HostileNames.Select((name, i) => new Ki67Line(name, [Ki67Mark.Of(0, i), Ki67Mark.Of(1, 20), Ki67Mark.Without(2, name)])).ToList();
        var axis = TimelineAxis.Occasions(Examples.LongName, [.. Examples.HostileNames.Take(3)], ["1", "2", "3"]);
        DrawnFigure.Read(new Ki67Figure(Examples.LongName, axis, hostile) { Scale = scale, Footnotes = Examples.HostileNames }.ToSvg(new("k", width))).AssertLegible();
    }

    [Theory, InlineData(Ki67Scale.SquareRoot), InlineData(Ki67Scale.Linear), InlineData(Ki67Scale.Logarithmic)]
    public void Two_and_seventy_per_cent_stand_apart_on_the_right_sides_of_the_cut_offs(Ki67Scale scale)
    {
        var texts = DrawnFigure.Read((CourseExamples.OnePatient with { Scale = scale }).ToSvg(new("k"))).Texts;
        double Y(string content) => texts.First(t => t.Content == content).Baseline;
        Assert.True(Y("70 %") < Y("20") && Y("20") < Y("10") && Y("10") < Y("2 %") && Y("G3") < Y("20") && Y("20") < Y("G2"));
    }

    [Fact]
    public void A_point_without_value_is_left_out_of_the_line_and_named()
    {
        var svg = CourseExamples.OnePatient.ToSvg(new("k"));
        Assert.Contains("Not drawn, for there is no value: 2020-05-01 (no tumour in the specimen).", svg, StringComparison.Ordinal);
        Assert.Equal(4, DrawnFigure.Read(svg).Texts.Count(t => t.Content.EndsWith(" %", StringComparison.Ordinal)));
        Assert.Contains(CourseExamples.OnePatient.Table().Rows, row => row[1] is "no value: no tumour in the specimen");
    }

    [Fact]
    public void The_description_reads_each_value_with_what_speaks_against_comparing_it() => Assert.Contains(
        "Patient: 2014-03-04 2 %, G1; 2017-04-27 8 %, G2, other lesion, other specimen kind; 2020-05-01 no value: no tumour in the specimen; 2020-06-20 15-18 %, G2; 2023-06-15 70 %, G3, lesion not stated.",
        CourseExamples.OnePatient.InWords(), StringComparison.Ordinal);

    [Fact]
    public void A_step_is_dashed_where_something_differs_and_dotted_where_nothing_says_that_it_does_not()
    {
        var svg = CourseExamples.OnePatient.ToSvg(new("k"));
        Assert.Equal(2, Count(svg, "stroke-dasharray=\"5 3\"")); // the step and its key
        Assert.Equal(2, Count(svg, "stroke-dasharray=\"1.5 3\""));
        Assert.Contains("lesion, specimen kind or reader differs", svg, StringComparison.Ordinal);
        Assert.Contains("not stated whether the same", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_a_row_for_every_specimen_and_no_empty_column()
    {
        var table = CourseExamples.OnePatient.Table();
        Assert.Equal(["When", "Ki-67", "Grade", "Lesion", "Specimen", "Reader", "Against the value before"], table.Head);
        Assert.Equal(["2020-06-20", "15-18 %", "G2", "liver S6", "core biopsy", "A. B.", ""], table.Rows[3]);
        Assert.Equal(["Patient", "When", "Ki-67"], CourseExamples.Cohort.Table().Head);
        Assert.Equal(["Patient 2", "First re-characterization", "9 %"], CourseExamples.Cohort.Table().Rows[4]);
    }

    [Theory, InlineData(400), InlineData(1200)]
    public void Every_line_is_named_and_the_names_keep_the_order_of_their_last_values(double width)
    {
        var names = DrawnFigure.Read(CourseExamples.Cohort.ToSvg(new("k", width))).Texts.Where(t => t.Content.StartsWith("Patient ", StringComparison.Ordinal) && t.Style.Fill != Ink.Quiet).ToList();
        Assert.Equal(21, names.Count);
        foreach (var column in names.GroupBy(n => n.X))
            Assert.Equal(column.OrderBy(n => n.Baseline).Select(n => Last(n.Content)).OrderDescending(), column.OrderBy(n => n.Baseline).Select(n => Last(n.Content)));
        static decimal Last(string name) => CourseExamples.Cohort.Lines.Single(l => l.Label == name).Marks.Last(m => m.Percent is not null).Percent!.Value.High;
    }

    [Fact]
    public void Two_specimens_of_one_day_both_follow_the_one_before_them()
    {
        var figure = One(Ki67Mark.Of(0, 5)) with { Lines = [new("Patient", [Ki67Mark.Of(0, 5), Ki67Mark.Of(1, 9), Ki67Mark.Of(1, 30) with { Follows = 0 }])] };
        var steps = DrawnFigure.Read(figure.ToSvg(new("k"))).Root.Descendants().Where(e => e.Name.LocalName is "line" && (string?)e.Attribute("stroke") == Palette.Series(0).Line).ToList();
        Assert.Equal(2, steps.Count);
        Assert.Equal((string)steps[0].Attribute("y1")!, (string)steps[1].Attribute("y1")!);
    }

    [Theory, InlineData(-1d), InlineData(100.1)]
    public void An_impossible_percentage_is_refused(double percent) => Assert.Throws<ArgumentException>(() => One(Ki67Mark.Of(0, (decimal)percent)).ToSvg(new("k")));

    [Theory, InlineData(0d), InlineData(0.3), InlineData(3d), InlineData(20d), InlineData(100d)]
    public void Each_possible_percentage_is_drawn_on_every_scale(double percent) =>
        Assert.All(Enum.GetValues<Ki67Scale>(), scale => DrawnFigure.Read((One(Ki67Mark.Of(0, (decimal)percent)) with { Scale = scale }).ToSvg(new("k", 280))).AssertLegible());

    [Fact]
    public void What_lies_beside_the_axis_is_refused() => Assert.Throws<ArgumentException>(() => One(Ki67Mark.Of(7, 5)).ToSvg(new("k")));

    [Fact]
    public void A_patient_without_any_value_gives_an_empty_plot_that_says_so() =>
        Assert.Contains("Not drawn, for there is no value: Diagnosis (not tested).", One(Ki67Mark.Without(0, "not tested")).ToSvg(new("k")), StringComparison.Ordinal);

    private static Ki67Figure One(Ki67Mark mark) => new("t", TimelineAxis.Occasions("Characterization", ["Diagnosis", "First"], ["0", "1"]), [new("Patient", [mark])]);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
