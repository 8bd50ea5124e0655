using Islet.Figures;

namespace Islet.Tests.Figures;

public class BurdenFigureTests
{
    private static readonly TimelineAxis Axis = TimelineAxis.Calendar("Calendar time", new(2023, 3, 1), new(2023, 2, 1), new(2025, 2, 1));

    private static BurdenFigure Four { get; } = new("SST-TV over the course", "SST-TV (mL)", Axis,
    [
        new("REL42", [new(4, 182.4, "2023-03-05", "182 mL"), new(190, 141, "2023-09-07", "141 mL"), new(380, 96.2, "2024-03-15", "96.2 mL"), new(650, null, "2024-12-10", "")]),
        new("LIV2SD", [new(4, 240.3, "2023-03-05", "240 mL"), new(190, 181, "2023-09-07", "181 mL"), new(380, 131.9, "2024-03-15", "132 mL"), new(650, 20, "2024-12-10", "20 mL")]),
    ])
    { Breaks = [new(1, "uptake time 60.0 min, then 82.0 min; scanner A, then B")], Footnotes = ["Synthetic data: this patient never lived."] };

    [Theory, InlineData(360), InlineData(960)]
    public void The_figure_is_the_one_that_was_looked_at(double width) =>
        Golden.Matches(Four.ToSvg(new("burden", width)), "tests", "Islet.Tests", "Figures", "Golden", $"burden-{width}.svg");

    [Theory, InlineData(300), InlineData(360), InlineData(800), InlineData(1600)]
    public void Every_text_is_on_the_page_and_none_on_another(double width)
    {
        DrawnFigure.Read(Four.ToSvg(new("b", width))).AssertLegible();
        var hostile = new BurdenFigure(Examples.LongName, Examples.LongName, Axis, [.. Examples.HostileNames.Select(name => new BurdenLine(name, [new(4, 0, name, "0 mL"), new(5, 1e-3, name, "0 mL"), new(600, 4000, name, "4000 mL")]))])
        { Breaks = [.. Examples.HostileNames.Take(2).Select((name, i) => new BurdenBreak(i, name))], Footnotes = Examples.HostileNames };
        DrawnFigure.Read(hostile.ToSvg(new("b", width))).AssertLegible();
    }

    [Fact]
    public void No_line_crosses_a_break_or_a_missing_value()
    {
        Assert.Equal(3, Joined(Four)); // first to second of both methods; third to fourth of the second method
        Assert.Equal(5, Joined(Four with { Breaks = [] }));
        Assert.Equal(0, Joined(Four with { Breaks = [new(0, "a"), new(1, "b"), new(2, "c")] }));
    }

    [Fact]
    public void The_reason_of_a_break_stands_under_the_plot_and_in_the_description()
    {
        Assert.Contains("A: not compared, 2023-09-07 to 2024-03-15: uptake time 60.0 min, then 82.0 min; scanner A, then B.", string.Join(' ', DrawnFigure.Read(Four.ToSvg(new("b", 1200))).Texts.Select(t => t.Content)), StringComparison.Ordinal);
        Assert.Contains("Not compared: 2023-09-07 to 2024-03-15: uptake time", Four.InWords(), StringComparison.Ordinal);
        Assert.Contains("2024-12-10 no value", Four.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_volume_or_lines_of_other_scans_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new BurdenFigure("t", "mL", Axis, [new("m", [new(1, -1, "", "")])]).ToSvg(new("b")));
        Assert.Throws<ArgumentException>(() => (Four with { Lines = [Four.Lines[0], new("m", [])] }).ToSvg(new("b")));
    }

    /// <summary>Pieces of curve: lines inside the plot that are as thick as a curve, without those of the key.</summary>
    private static int Joined(BurdenFigure figure) => System.Xml.Linq.XDocument.Parse(figure.ToSvg(new("b", 960))).Descendants().Count(e => e.Name.LocalName == "line"
        && (string?)e.Attribute("stroke") is { } colour && (colour == Palette.Series(0).Line || colour == Palette.Series(1).Line) && (string?)e.Attribute("y1") != (string?)e.Attribute("y2"));
}
