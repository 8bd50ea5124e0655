using Islet.Course;

namespace Islet.Tests.Board;

/// <summary>What a decision must say, and both sides of each limit.</summary>
public class DecisionEntryTests
{
    private static readonly BoardSummary Board = BoardCourses.Summary(BoardCourses.Synthetic.First(c => BoardCourses.Summary(c).Options is { Shown.Count: > 1 }));

    private static string First => Board.Options!.Shown[0].Id;

    private static string Second => Board.Options!.Shown[1].Id;

    [Fact]
    public void A_whole_decision_becomes_one_finding_of_its_day()
    {
        var entry = Read(Whole with { Considered = ["prrt", "surgery"], OtherConsidered = "telotristat; none", Observation = true, Followed = [First], Departed = Why(Second, "the patient declined"), Present = "surgery, oncology\nradiology" });
        Assert.Empty(entry.Wrong);
        var decision = (BoardDecision)entry.Finding!.Content;
        Assert.Equal(Day.Parse("2026-02-28"), entry.Finding.Happened.Day);
        Assert.Equal(["prrt", "surgery", "telotristat", "none"], decision.Considered);
        Assert.Equal([First], decision.Followed);
        Assert.Equal([Second], decision.DepartedFrom);
        Assert.Equal(["the patient declined"], decision.DepartureReasons);
        Assert.Equal(["surgery", "oncology", "radiology"], decision.Present);
        Assert.True(decision.Observation);
        Assert.Equal(StatedBy.Board, decision.StatedBy);
        Assert.Null(decision.Done);
    }

    [Fact]
    public void What_was_not_said_stays_unknown()
    {
        var decision = (BoardDecision)Read(Whole).Finding!.Content;
        Assert.Null(decision.ChangeMatters);
        Assert.Null(decision.TherapyChanged);
        Assert.Null(decision.Observation);
        Assert.Null(decision.Considered);
        Assert.Null(decision.Followed);
    }

    [Theory]
    [InlineData("2026-03-01", true), InlineData("2026-03-02", false)] // today is the last day
    [InlineData("2026-02", false), InlineData("", false), InlineData("yesterday", false), InlineData("\0", false)]
    public void The_day_is_complete_and_not_to_come(string day, bool stands) => Assert.Equal(stands, !Read(Whole with { Day = day }).Wrong.ContainsKey(DecisionForm.DayField));

    [Theory]
    [InlineData("", false), InlineData(" \n", false), InlineData("x", true)]
    public void Question_and_plan_are_written(string text, bool stands)
    {
        Assert.Equal(stands, !Read(Whole with { Question = text }).Wrong.ContainsKey(DecisionForm.QuestionField));
        Assert.Equal(stands, !Read(Whole with { Plan = text }).Wrong.ContainsKey(DecisionForm.PlanField));
    }

    [Theory]
    [InlineData(4000, true), InlineData(4001, false)]
    public void A_text_has_an_end(int length, bool stands) => Assert.Equal(stands, Read(Whole with { Plan = new('x', length) }).Finding is not null);

    [Theory]
    [InlineData("", false), InlineData("  ", false), InlineData("because", true)]
    public void Each_departure_has_its_reason(string reason, bool stands)
    {
        var entry = Read(Whole with { Departed = Why(First, reason) });
        Assert.Equal(stands, entry.Finding is not null);
        Assert.Equal(!stands, entry.Wrong.ContainsKey(DecisionForm.ReasonField(First)));
    }

    [Fact]
    public void A_statement_that_was_not_shown_cannot_be_followed()
    {
        Assert.NotEmpty(Read(Whole with { Followed = ["NANETS2020-NONE-99"] }).Wrong);
        Assert.NotEmpty(Read(Whole with { Departed = Why("<script>", "because") }).Wrong);
    }

    [Fact]
    public void A_plan_does_not_follow_and_depart_from_the_same_statement() => Assert.True(Read(Whole with { Followed = [First], Departed = Why(First, "because") }).Wrong.ContainsKey(DecisionForm.StatementField(First)));

    [Theory]
    [InlineData(30, 80, true), InlineData(31, 3, false), InlineData(2, 81, false)]
    public void Roles_are_few_and_short(int roles, int length, bool stands) =>
        Assert.Equal(stands, !Read(Whole with { Present = string.Join(",", Enumerable.Range(10, roles).Select(i => $"{i}".PadRight(length, 'r'))) }).Wrong.ContainsKey(DecisionForm.PresentField));

    [Fact]
    public void Nobody_decides_for_somebody_after_the_death()
    {
        var board = BoardCourses.Summary(BoardCourses.Pancreatic((Day.Parse("2026-02-01"), new VitalStatus { Alive = false })));
        Assert.True(DecisionEntry.Of(Whole with { Day = "2026-02-02" }, board, BoardCourses.Today).Wrong.ContainsKey(DecisionForm.DayField));
        Assert.Empty(DecisionEntry.Of(Whole with { Day = "2026-02-01" }, board, BoardCourses.Today).Wrong);
    }

    [Fact]
    public void The_form_asks_what_the_referral_asks_until_it_is_decided()
    {
        (When, Content) referral = (Day.Parse("2026-02-20"), new BoardReferral { Question = "PRRT or CAPTEM?" });
        string Asked(params (When, Content)[] findings) => DecisionForm.For(BoardCourses.Summary(BoardCourses.Pancreatic(findings)).Snapshot, BoardCourses.Today).Question;
        Assert.Equal("", Asked());
        Assert.Equal("PRRT or CAPTEM?", Asked(referral));
        Assert.Equal("", Asked(referral, (Day.Parse("2026-02-25"), new BoardDecision { Plan = "PRRT" })));
    }

    private static DecisionForm Whole => DecisionForm.Empty(0, "2026-02-28") with { Question = "What next?", Plan = "PRRT" };

    private static Dictionary<string, string> Why(string id, string reason) => new() { [id] = reason };

    private static DecisionEntry Read(DecisionForm form) => DecisionEntry.Of(form, Board, BoardCourses.Today);
}
