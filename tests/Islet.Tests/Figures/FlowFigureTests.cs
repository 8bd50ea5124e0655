using Islet.Figures;

namespace Islet.Tests.Figures;

public class FlowFigureTests
{
    /// <summary>Numbers of nobody.</summary>
    public static FlowFigure Flow { get; } = new("Flow of patients",
    [
        new("Patients in the registry", 412, []),
        new("Remaining without “under 18 years”", 409, [new("under 18 years", 3)]),
        new("Stage III or IV", 300, [new("stage I or II", 100), new("cannot be decided: stage not known at time zero", 9)]),
        new("The cohort", 300, []),
    ])
    {
        Branches = [new("Analysed: Overall survival", 297, [new("follow-up ended, alive or dead not stated", 3)]), new("Analysed: Progression-free survival", 280, [new("no scan after the start", 20)]), new("Analysed: Time to next treatment", 300, []), new("Analysed: a fourth", 300, [])],
        Footnotes = ["Synthetic data: none of these patients is a person."],
    };

    [Theory, InlineData(321), InlineData(400), InlineData(658), InlineData(800), InlineData(1200)]
    public void The_figure_is_the_one_that_was_looked_at_and_every_text_is_legible(double width)
    {
        var svg = Flow.ToSvg(new("flow", width));
        DrawnFigure.Read(svg).AssertLegible();
        if (width is 400 or 800)
            Golden.Matches(svg, "tests", "Islet.Tests", "Figures", "Golden", $"flow-{width}.svg");
    }

    [Theory, InlineData(280), InlineData(900)]
    public void Hostile_words_break_nothing(double width)
    {
        var steps = Examples.HostileNames.Select((name, i) => new FlowStep(name, 10 - i, i == 0 ? [] : [new(name, 1), new(Examples.LongName, 2)])).ToList();
        DrawnFigure.Read(new FlowFigure(Examples.LongName, steps) { Branches = [.. steps], Footnotes = Examples.HostileNames }.ToSvg(new("f", width))).AssertLegible();
    }

    [Fact]
    public void Every_loss_stands_in_words_and_table()
    {
        Assert.Contains("Left: stage I or II, 100; cannot be decided: stage not known at time zero, 9. Stage III or IV: 300.", Flow.InWords(), StringComparison.Ordinal);
        Assert.Equal(["Left: under 18 years", "3"], Flow.Table().Rows[1]);
    }

    [Fact]
    public void A_flow_without_a_step_is_refused() => Assert.Throws<ArgumentException>(() => new FlowFigure("t", []).ToSvg(new("f")));
}
