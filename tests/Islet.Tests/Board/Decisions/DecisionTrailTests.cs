using Islet.Board;
using Islet.Course;

namespace Islet.Tests.Board;

/// <summary>What ran on the day of a decision, what came after it, and whether its plan still holds.</summary>
public class DecisionTrailTests
{
    [Fact] // the line that the board decided on had begun before it: it is not told as followed by the next one
    public void A_line_begun_before_the_board_and_running_on_its_day_is_told_as_running()
    {
        var decision = Assert.Single(Board(Decided("2022-06-10", new() { Plan = "everolimus" }), Given("A", "2022-06-01", "everolimus"), Given("B", "2023-05-01", "sunitinib")).Decisions);
        Assert.Equal(["line 2, everolimus, begun 9 days before it"], decision.OnTheDay.Where(line => line.Contains("everolimus", StringComparison.Ordinal)));
        Assert.Equal(["line 3, sunitinib, from 2023-05-01"], decision.Since);
    }

    [Theory]
    [InlineData("2022-06-09", false), InlineData("2022-06-10", true)] // stopped the day before the board; on it
    public void What_had_stopped_before_the_board_did_not_run_on_its_day(string stopped, bool runs)
    {
        var decision = Assert.Single(Board(Decided("2022-06-10", new() { Plan = "wait" }), Given("B", "2022-01-01", "everolimus"), (Day.Parse(stopped), new TreatmentStop { Course = "B" })).Decisions);
        Assert.Equal(runs, decision.OnTheDay.Any(line => line.Contains("everolimus", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_followed_stands_in_the_order_of_its_days() => Assert.Equal(["resection, 2022-07-01", "line 2, everolimus, from 2023-01-01"],
        Assert.Single(Board(Decided("2022-06-10", new() { Plan = "resection" }), Given("B", "2023-01-01", "everolimus"), (Day.Parse("2022-07-01"), new Procedure { Name = "resection" })).Decisions).Since);

    [Fact]
    public void A_plan_holds_while_nothing_after_it_says_otherwise()
    {
        var plan = Board(Decided("2022-06-10", new() { Plan = "everolimus" }), Given("B", "2022-06-20", "everolimus")).Plan!;
        Assert.Equal(("everolimus", "2022-06-10", null), (plan.Decided, plan.DecidedOn, plan.Over));
    }

    [Theory]
    [InlineData("2022-05-13", true), InlineData("2022-05-12", false)] // 28 days before the board; 29: it was given already, and the plan is for another
    [InlineData("2022-09-08", true), InlineData("2022-09-09", false)] // 90 days after it; 91
    public void The_line_that_a_board_decided_on_is_the_one_begun_near_it(string begun, bool isIt)
    {
        var lines = Islet.Clinic.TherapyLines.Of(new(BoardCourses.Of(Axis.Calendar, (Day.Parse("2019-03-10"), new Diagnosis()), Given("B", begun, "everolimus")), View.AsOf(new DateOnly(2026, 3, 1))));
        Assert.Equal(isIt, Islet.Clinic.DecidedLines.Of(AxisPoint.Of(new DateOnly(2022, 6, 10)), lines) is not null);
    }

    [Fact]
    public void A_plan_ends_with_the_next_progression_the_next_line_and_the_end_of_what_it_was_about()
    {
        var plan = Board(Decided("2022-06-10", new() { Plan = "captem" }), Given("B", "2022-06-20", "temozolomide"), (Day.Parse("2023-01-01"), new TreatmentStop { Course = "B" }), Progressed("2023-02-01"), Given("C", "2023-03-01", "sunitinib")).Plan!;
        Assert.Null(plan.Decided);
        Assert.Equal("The last decision, of 2022-06-10 (captem), is overtaken by the end of line 2, the progression of 2023-02-01 and line 3; no plan is in force.", plan.Over);
    }

    [Theory]
    [InlineData("2022-06-10", true), InlineData("2022-06-11", false)] // the board saw a progression of its own day
    public void A_progression_after_the_board_ends_its_plan(string day, bool holds) => Assert.Equal(holds, Board(Decided("2022-06-10", new() { Plan = "wait" }), Progressed(day)).Plan!.Over is null);

    [Fact] // three lines ago
    public void To_stop_is_no_plan_once_another_line_began() => Assert.Equal("The last decision, of 2022-06-10 (Stop, because of response), is overtaken by line 2; no plan is in force.",
        Board(Decided("2022-06-10", new() { Decision = "stop", DecisionReason = "response" }), Given("B", "2022-07-01", "everolimus")).Plan!.Over);

    [Fact]
    public void What_was_done_in_its_place_takes_the_place_of_a_plan()
    {
        var plan = Board(Decided("2022-06-10", new() { Plan = "everolimus", Done = false, DoneInstead = "sunitinib" }), Given("B", "2022-06-20", "sunitinib")).Plan!;
        Assert.Equal(("sunitinib, in place of everolimus", null), (plan.Decided, plan.Over));
    }

    [Fact]
    public void A_plan_that_was_not_carried_out_is_none() => Assert.Equal("The last decision, of 2022-06-10 (everolimus), was not carried out; no plan is in force.",
        Board(Decided("2022-06-10", new() { Plan = "everolimus", Done = false })).Plan!.Over);

    [Fact]
    public void Without_a_decision_nothing_is_overtaken()
    {
        var plan = Board(Progressed("2022-06-10")).Plan!;
        Assert.Equal((null, null), (plan.Decided, plan.Over));
    }

    private static BoardSummary Board(params (When When, Content Content)[] more) => BoardCourses.Summary(BoardCourses.Pancreatic(more));

    private static (When When, Content Content) Decided(string day, BoardDecision decision) => (Day.Parse(day), decision);

    private static (When When, Content Content) Given(string course, string day, string drug) => (Day.Parse(day), new Treatment { Course = course, Drugs = [drug], Purpose = "tumour" });

    private static (When When, Content Content) Progressed(string day) => (Day.Parse(day), new ProgressionJudgement { Progressive = true, Grounds = ["radiological"], StatedBy = StatedBy.Board });
}
