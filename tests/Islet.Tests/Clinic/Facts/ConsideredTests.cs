using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Facts;

/// <summary>Whether radionuclide therapy or embolisation is in view, by what a board decided (facts.md 3.8).</summary>
public class ConsideredTests
{
    [Fact] // a rejected option is not in view
    public void A_board_that_weighed_it_and_plans_something_else_does_not_say_that_it_is_in_view() =>
        Assert.Equal(UnknownReason.NotRecorded, Said.Known(Fact.PrrtConsidered, Board("2024-05-01", "best supportive care", ["prrt", "everolimus"])).Reason);

    [Fact]
    public void Such_a_decision_ends_what_was_known_before_and_names_it()
    {
        var state = Said.Known(Fact.PrrtConsidered, Said.Judged("2024-04-20", Fact.PrrtConsidered, "true"), Board("2024-05-01", "everolimus", ["prrt"]));
        Assert.Equal((UnknownReason.Invalidated, FactValue.True), (state.Reason!.Value, state.Former!));
    }

    [Theory]
    [InlineData(null, "prrt", true), InlineData("", "prrt", true), InlineData(null, "everolimus", false)] // weighed, and nothing is planned yet; other treatments say nothing of it
    public void Without_a_plan_what_was_weighed_is_still_in_view(string? plan, string weighed, bool known) =>
        Assert.Equal(known ? FactValue.True : null, Said.Known(Fact.PrrtConsidered, Board("2024-05-01", plan, [weighed])).Value);

    [Theory]
    [InlineData("PRRT", true), InlineData("177Lu-DOTATATE", true), InlineData("Lu-177 DOTATATE 4 × 7.4 GBq", true), InlineData("prrt, four cycles", true), InlineData("PRRT with lanreotide", true), InlineData(" PRRT. Imaging in 3 months", true)]
    [InlineData("a further course of 177Lu-DOTATATE", true), InlineData("second course of PRRT", true), InlineData("radionuklidterapi och lanreotid", true)]
    [InlineData("PRRT refused", false), InlineData("PRRT?", false), InlineData("no PRRT", false), InlineData("everolimus, then PRRT", false), InlineData("PRRT refused, everolimus", false), InlineData("prrtx", false)]
    public void A_plan_says_it_where_it_names_it_first(string plan, bool known) =>
        Assert.Equal(known ? FactValue.True : null, Said.Known(Fact.PrrtConsidered, Board("2024-05-01", plan, null)).Value);

    [Theory]
    [InlineData("TACE", true), InlineData("bland embolization of the right lobe", true), InlineData("surgery", false), InlineData("embolisation not possible", false)]
    public void Embolisation_is_read_alike(string plan, bool known) =>
        Assert.Equal(known ? FactValue.True : null, Said.Known(Fact.EmbolizationConsidered, Board("2024-05-01", plan, ["embolization"])).Value);

    [Fact]
    public void Watching_the_patient_leaves_nothing_in_view() => Assert.False(Said.Known(Fact.PrrtConsidered,
        Said.On("2024-05-01", new BoardDecision { Considered = ["prrt"], Observation = true }, "b")).IsKnown);

    private static Finding Board(string day, string? plan, IReadOnlyList<string>? weighed) => Said.On(day, new BoardDecision { Plan = plan, Considered = weighed, StatedBy = StatedBy.Board }, "b" + day);
}
