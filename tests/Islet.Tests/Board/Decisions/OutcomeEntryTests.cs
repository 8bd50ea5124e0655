using Islet.Course;

namespace Islet.Tests.Board;

/// <summary>What became of a decision: a version of it that is known from its own day on.</summary>
public class OutcomeEntryTests
{
    private static readonly DiseaseCourse Decided = BoardCourses.Pancreatic((Day.Parse("2020-06-10"), new BoardDecision { Question = "What next?", Plan = "PRRT" }));

    private static Finding Decision => Decided.Findings[^1];

    [Fact]
    public void The_board_s_day_sees_the_decision_and_not_its_outcome()
    {
        var course = Decided.With(Read(new(5, OutcomeForm.NotDone, "2020-09-01", "", "the patient declined")).Finding!, new(2020, 9, 1));
        Assert.Equal(DecisionOutcome.Open, Assert.Single(BoardCourses.Summary(course, new DateOnly(2020, 8, 31)).Decisions).Outcome);
        var after = Assert.Single(BoardCourses.Summary(course, new DateOnly(2020, 9, 1)).Decisions);
        Assert.Equal(DecisionOutcome.NotDone, after.Outcome);
        Assert.Contains("the patient declined", after.OutcomeInWords, StringComparison.Ordinal);
        Assert.Single(after.Replaced);
    }

    [Theory]
    [InlineData(OutcomeForm.Done, "", "", true)]
    [InlineData(OutcomeForm.Changed, "", "toxicity", false), InlineData(OutcomeForm.Changed, "everolimus", "", false), InlineData(OutcomeForm.Changed, "everolimus", "toxicity", true)]
    [InlineData(OutcomeForm.NotDone, "", "", false), InlineData(OutcomeForm.NotDone, "", "declined", true)]
    [InlineData("", "", "", false), InlineData("perhaps", "", "", false)]
    public void What_was_not_done_as_planned_says_why(string outcome, string instead, string reason, bool stands) => Assert.Equal(stands, Read(new(5, outcome, "2020-09-01", instead, reason)).Finding is not null);

    [Theory]
    [InlineData("2020-06-10", true), InlineData("2020-06-09", false)] // the board's own day is the first
    [InlineData("2026-03-01", true), InlineData("2026-03-02", false), InlineData("2020", false)]
    public void Its_day_lies_between_the_board_and_today(string day, bool stands) => Assert.Equal(stands, Read(new(5, OutcomeForm.Done, day, "", "")).Finding is not null);

    [Fact]
    public void A_second_word_corrects_the_first()
    {
        var once = Decided.With(Read(new(5, OutcomeForm.Done, "2020-09-01", "", "")).Finding!, new(2020, 9, 1));
        var again = OutcomeEntry.Of(new(6, OutcomeForm.Changed, "2020-09-01", "everolimus", "no slot"), once.Findings[^1], BoardCourses.Today).Finding!;
        Assert.Equal(Why.Correction, again.Why);
        var now = Assert.Single(BoardCourses.Summary(once.With(again, new(2020, 10, 1))).Decisions);
        Assert.Equal(DecisionOutcome.Changed, now.Outcome);
        Assert.Equal("everolimus", now.Decision.DoneInstead);
    }

    [Fact]
    public void What_the_record_shows_stands_beside_what_was_said()
    {
        var course = BoardCourses.Pancreatic((Day.Parse("2020-06-10"), new BoardDecision { Plan = "PRRT" }), (Day.Parse("2020-08-01"), new Procedure { Name = "liver_resection" }),
            (Day.Parse("2021-01-10"), new BoardDecision { Plan = "Watch" }), (Day.Parse("2021-02-01"), new Procedure { Name = "ablation" }));
        var decisions = BoardCourses.Summary(course).Decisions;
        Assert.Equal(["Watch", "PRRT"], decisions.Select(d => d.Plan));
        Assert.Contains("liver resection", Assert.Single(decisions[1].Since), StringComparison.Ordinal);
        Assert.Contains("ablation", Assert.Single(decisions[0].Since), StringComparison.Ordinal);
    }

    [Fact] // version 1 had one reason for all, or none
    public void An_older_record_is_read_as_it_was_written()
    {
        var old = (BoardDecision)FindingKinds.Read("BoardDecision", 1, """{"plan":"PRRT","departed_from":["NANETS2020-SYS-03"],"departure_reason":"patient's wish","done":false}""");
        var record = Assert.Single(BoardCourses.Summary(BoardCourses.Pancreatic((Day.Parse("2020-06-10"), old))).Decisions);
        Assert.Equal(new Departure("NANETS2020-SYS-03", "patient's wish"), Assert.Single(record.Departures));
        Assert.Equal(DecisionOutcome.NotDone, record.Outcome);
    }

    private static OutcomeEntry Read(OutcomeForm form) => OutcomeEntry.Of(form, Decision, BoardCourses.Today);
}
