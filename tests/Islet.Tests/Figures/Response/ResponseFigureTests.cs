using Islet.Clinic;
using Islet.Figures;
using static Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Figures;

public class ResponseFigureTests
{
    [Theory, InlineData(400), InlineData(800), InlineData(1200)]
    public void The_figures_are_those_that_were_looked_at(double width)
    {
        foreach (var (name, draw, _, _) in ResponseExamples.All)
            Golden.Matches(draw(new(name, width)), "tests", "Islet.Tests", "Figures", "Golden", $"{name}-{width}.svg");
    }

    [Theory, InlineData(280), InlineData(400), InlineData(560), InlineData(800), InlineData(1200)]
    public void Every_text_is_on_the_page_and_none_on_another(double width)
    {
        foreach (var (_, draw, _, _) in ResponseExamples.All)
            DrawnFigure.Read(draw(new("r", width))).AssertLegible();
        DrawnFigure.Read(ResponseExamples.Many.ToSvg(new("r", width))).AssertLegible();
    }

    [Theory, InlineData(280), InlineData(400), InlineData(800), InlineData(1200)]
    public void Hostile_names_stay_inside_and_apart(double width)
    {
        var names = Examples.HostileNames;
        DrawnFigure.Read(new WaterfallFigure(Examples.LongName, [.. names.Select((n, i) => new WaterfallBar(n, 40 - i * 20, SD))]) { Criterion = Examples.LongName, Without = [.. names.Select(n => new NotShown(n, n))], Footnotes = names }.ToSvg(new("w", width))).AssertLegible();
        DrawnFigure.Read(new SpiderFigure(Examples.LongName, names[0], [.. names.Select((n, i) => new SpiderLine(n, SD, [new(100, i), new(200, i)]))]) { Footnotes = names }.ToSvg(new("w", width))).AssertLegible();
        DrawnFigure.Read(new SwimmerFigure(Examples.LongName, names[0], [.. names.Select(n => new SwimmerLane(n, 100) { Death = 200 })]) { Footnotes = names }.ToSvg(new("w", width))).AssertLegible();
        DrawnFigure.Read((ResponseExamples.Sum with { Title = Examples.LongName, Lesions = [.. names.Select((n, i) => new LesionTrace(n, [10 + i, 12 + i]))], Footnotes = names, Undated = names }).ToSvg(new("w", width))).AssertLegible();
        DrawnFigure.Read(new AgreementFigure(Examples.LongName, names, [new(names[0], names[1], 12_345, 12_345, 1)]) { Footnotes = names }.ToSvg(new("w", width))).AssertLegible();
    }

    [Fact]
    public void Nobody_at_all_gives_a_figure_that_says_so()
    {
        Assert.Contains("No patient has a bar.", new WaterfallFigure("t", []).ToSvg(new("w")), StringComparison.Ordinal);
        foreach (var svg in new[] { new SpiderFigure("t", "o", []).ToSvg(new("s")), new SwimmerFigure("t", "o", []).ToSvg(new("s")), new AgreementFigure("t", [], []).ToSvg(new("a")), (ResponseExamples.Sum with { Points = [], Lesions = [], Undated = [] }).ToSvg(new("u")) })
            DrawnFigure.Read(svg).AssertLegible();
    }

    [Fact] // specification response-criteria 7.5: sorted descending, ties by id
    public void A_waterfall_falls_and_ties_stand_by_id()
    {
        var figure = new WaterfallFigure("t", [new("P10", -20, SD), new("P9", -20, SD), new("P2", -60, PR), new("P1", 5, SD)]);
        Assert.Equal(["P1", "P9", "P10", "P2"], figure.Table().Rows.Select(r => r[0]));
        var names = DrawnFigure.Read(figure.ToSvg(new("w"))).Texts.Where(t => t.Content is ['P', >= '0' and <= '9', ..]).OrderBy(t => t.X).Select(t => t.Content);
        Assert.Equal(["P1", "P9", "P10", "P2"], names.Take(4));
    }

    [Fact]
    public void Who_has_no_bar_is_listed_with_the_reason_and_never_as_0()
    {
        var svg = ResponseExamples.Waterfall.ToSvg(new("w"));
        Assert.Contains("Not drawn, 3 patients: no complete sum after baseline (P25, P27); no target disease at baseline (P26).", ResponseExamples.Waterfall.InWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(DrawnFigure.Read(svg).Texts, t => t.Content is "P25");
        Assert.Equal(["P25", "no bar: no complete sum after baseline", "", ""], ResponseExamples.Waterfall.Table().Rows.Single(r => r[0] == "P25"));
        Assert.Contains("no target disease 1.", (ResponseExamples.Waterfall with { Without = [new("", "no target disease")] }).InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plus_twenty_from_baseline_is_said_not_to_be_the_rule() =>
        Assert.All([ResponseExamples.Waterfall.InWords(), ResponseExamples.Spider.InWords()], words => Assert.Contains("+20 % from baseline, which is not the rule of progression", words, StringComparison.Ordinal));

    [Fact]
    public void Progression_beside_the_targets_is_marked_on_a_bar_that_shrinks() =>
        Assert.Contains("<title>P20: −48 %, best response PR, progression by a new lesion</title>", ResponseExamples.Waterfall.ToSvg(new("w")), StringComparison.Ordinal);

    [Theory, InlineData(100, false), InlineData(100.1, true)]
    public void A_bar_ends_at_plus_100_with_a_mark_where_it_goes_on(double percent, bool marked) =>
        Assert.Equal(marked, new WaterfallFigure("t", [new("P", (decimal)percent, PD)]).ToSvg(new("w")).Contains("Bars end at +100 %", StringComparison.Ordinal));

    [Fact]
    public void A_line_stops_at_its_first_progression_unless_asked_to_go_on()
    {
        Assert.DoesNotContain(ResponseExamples.Spider.Table().Rows, r => r[0] == "P1" && r[2] == "26.3");
        Assert.Contains((ResponseExamples.Spider with { StopsAtProgression = false }).Table().Rows, r => r[0] == "P1" && r[2] == "26.3");
        Assert.Contains("P2, best response SD: 3.0 months −4 %; 6.1 months sum incomplete; 9.0 months −11 %; 12.2 months −8 %; 18.1 months −2 %; new therapy at 18.4 months.", ResponseExamples.Spider.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lanes_stand_from_the_longest_to_the_shortest() =>
        Assert.Equal(["P4", "P1", "P2", "P8", "P6", "P5", "P3", "P7"], ResponseExamples.Swimmer.Table().Rows.Select(r => r[0]));

    [Fact]
    public void A_lane_reads_as_a_sentence() => Assert.Contains(
        "P1: treated 7.9 months; PR 5.9 to 24.0 months; progression at 24.0 months; new therapy at 24.5 months; death at 39.4 months.", ResponseExamples.Swimmer.InWords(), StringComparison.Ordinal);

    [Fact] // Eisenhauer 2009: 20 % and 5 mm over the smallest complete sum before
    public void The_line_of_progression_falls_with_the_nadir_and_not_with_an_incomplete_sum()
    {
        var rows = ResponseExamples.Sum.Table().Rows;
        var column = ResponseExamples.Sum.Table().Head.ToList().IndexOf("Progression from, mm");
        Assert.Equal(["", "120", "98.4", "79.2", "79.2", "62.4", "62.4", "62.4"], rows.Select(r => r[column]));
    }

    [Theory, InlineData("25", "30"), InlineData("24.9", "29.9"), InlineData("25.1", "30.12"), InlineData("0", "5")]
    public void Under_25_mm_the_5_mm_decide(string nadir, string line) =>
        Assert.Equal(decimal.Parse(line, System.Globalization.CultureInfo.InvariantCulture), SumFigure.ProgressionLine(decimal.Parse(nadir, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void An_incomplete_sum_is_open_and_no_change_is_said_of_it() => Assert.Contains("TP3, 2021-12-16, 41 mm, incomplete, NE.", ResponseExamples.Sum.InWords(), StringComparison.Ordinal);

    [Fact]
    public void A_pair_without_patients_has_no_agreement_and_no_kappa()
    {
        Assert.Contains("PERCIST 1.0 and EORTC 1999: no patient of whom both speak.", ResponseExamples.Agreement.InWords(), StringComparison.Ordinal);
        Assert.Equal(["PERCIST 1.0", "EORTC 1999", "0", "0", "–", "–"], ResponseExamples.Agreement.Table().Rows.Single(r => r[2] == "0"));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new WaterfallFigure("t", [new("P", -100.1m, CR)]).ToSvg(new("w")));
        Assert.Throws<ArgumentException>(() => new SpiderFigure("t", "o", [new("P", SD, [new(-1, 0)])]).ToSvg(new("s")));
        Assert.Throws<ArgumentException>(() => new SwimmerFigure("t", "o", [new("P", -1)]).ToSvg(new("s")));
        Assert.Throws<ArgumentException>(() => new AgreementFigure("t", ["A"], [new("A", "B", 1, 1, null)]).ToSvg(new("a")));
        Assert.Throws<ArgumentException>(() => (ResponseExamples.Sum with { Points = [new("BL", 90, 1, true, null), new("TP1", 10, 1, true, SD)] }).ToSvg(new("u")));
    }
}
