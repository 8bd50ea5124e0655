using Islet.Figures;
using Islet.Statistics;

namespace Islet.Tests.Figures;

public class ForestPairTests
{
    /// <summary>Numbers of nobody.</summary>
    private static ForestFigure Figure { get; } = new("Overall survival", "Hazard ratio",
    [
        ForestRow.Heading("WHO grade"), ForestRow.Reference("G1"),
        ForestRow.OfPair("G2", new(1.42, new(0.82, 2.48), 0.21), new(1.31, new(0.7, 2.3), 0.4)),
        ForestRow.OfPair("G3", new(5.09, new(2.67, 9.69), 0.0001), new(4.2, new(2.1, 8.5), 0.0003)),
        ForestRow.OfPair("Age, per 10 years", new(1.33, new(1.14, 1.56), 0.0004), null),
        ForestRow.OfPair("Separated", new(double.PositiveInfinity, default), null),
    ])
    {
        Columns = ("Univariable", "Multivariable"), BelowOne = "Lower hazard", AboveOne = "Higher hazard", Footnotes = ["–: not in the model."],
    };

    [Theory, InlineData(280), InlineData(321), InlineData(400), InlineData(658), InlineData(800), InlineData(1200)]
    public void The_figure_is_the_one_that_was_looked_at_and_every_text_is_legible(double width)
    {
        var svg = Figure.ToSvg(new("forest", width));
        DrawnFigure.Read(svg).AssertLegible();
        if (width is 400 or 800)
            Golden.Matches(svg, "tests", "Islet.Tests", "Figures", "Golden", $"forest-pair-{width}.svg");
    }

    [Fact]
    public void A_term_that_was_not_selected_has_a_dash_and_says_so_in_words()
    {
        var svg = Figure.ToSvg(new("forest", 800));
        Assert.Contains("Age, per 10 years: alone 1.33 (1.14–1.56), p &lt; 0.001; not in the model.", svg, StringComparison.Ordinal);
        Assert.Equal(2, DrawnFigure.Read(svg).Texts.Count(t => t.Content == "–"));
    }

    [Fact] // colour alone would not do: the effect alone is a ring on a dashed line
    public void The_two_effects_are_told_apart_without_colour()
    {
        var svg = Figure.ToSvg(new("forest", 800));
        Assert.Contains("stroke-dasharray", svg, StringComparison.Ordinal);
        Assert.Contains($"fill=\"{Ink.Ground}\" stroke=\"{Palette.Series(1).Line}\"", svg, StringComparison.Ordinal);
    }
}
