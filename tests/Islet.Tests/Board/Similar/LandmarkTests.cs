using Islet.Board;
using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Board.WorkCourses;

namespace Islet.Tests.Board;

/// <summary>What boards decided, the state on that day by what was known then, and what followed.</summary>
public class LandmarkTests
{
    private static readonly Finding[] Course =
    [
        On("2020-01-10", new Treatment { Course = "A", Drugs = ["lanreotide"], Purpose = "tumour" }),
        On("2022-05-01", Progression),
        On("2022-06-01", new BoardDecision { Question = "next line", Plan = "PRRT", Done = true }),
        On("2022-06-20", new Treatment { Course = "B", Drugs = ["177Lu-DOTATATE"], Purpose = "tumour" }),
        On("2024-02-01", Progression),
        On("2025-01-01", new VitalStatus { Alive = false }),
    ];

    [Fact]
    public void A_decision_has_the_state_of_its_day_and_what_followed_in_days()
    {
        var one = Assert.Single(Of(With(Course)));
        Assert.Equal((Day("2022-06-01"), "PRRT", true), (one.Day, one.Decision.Plan, one.Decision.Done));
        Assert.Equal(("net_g2", "1", "pancreas", "low_g2"), (one.State.Class, one.State.Lines, one.State.Site, one.State.Ki67));
        Assert.Null(one.State.Receptors); // nobody looked
        Assert.Equal(("prrt+ssa", 19, 610), (one.After.NextLine, one.After.NextLineDays, one.After.ProgressionDays));
        Assert.Equal((945m, true), (one.After.Survival.Days, one.After.Survival.Event));
    }

    [Fact]
    public void What_became_known_later_is_not_the_state_of_the_day()
    {
        var late = On("2022-05-20", new Specimen { SpecimenName = "S2", SpecimenType = "core_biopsy", SpecimenSite = "distant_metastasis", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(30) })
            with { Reported = Reported.On(Islet.Course.Day.Parse("2022-06-02")) };
        Assert.Equal("low_g2", Assert.Single(Of(With([.. Course, late]))).State.Ki67);
    }

    [Theory] // what was begun shortly before the board and runs on its day is what it decided on, by house rule
    [InlineData("2022-06-01", 0, null), InlineData("2022-05-04", -28, null), InlineData("2022-05-03", null, 29), InlineData("2022-06-02", 1, null)]
    public void A_line_of_the_day_itself_or_of_the_four_weeks_before_is_what_followed_and_an_earlier_one_was_running(string begun, int? next, int? running)
    {
        var after = Assert.Single(Of(With(On("2022-06-01", new BoardDecision { Plan = "x" }), On(begun, new Treatment { Course = "B", Drugs = ["everolimus"], Purpose = "tumour" })))).After;
        Assert.Equal((next, running), (after.NextLineDays, after.RunningDays));
    }

    [Fact]
    public void The_line_after_the_one_that_was_decided_on_is_not_what_followed()
    {
        var after = Assert.Single(Of(With(On("2022-06-01", new BoardDecision { Plan = "everolimus" }), On("2022-05-23", new Treatment { Course = "B", Drugs = ["everolimus"], Purpose = "tumour" }),
            On("2024-06-01", new Treatment { Course = "C", Drugs = ["177Lu-DOTATATE"], Purpose = "tumour" })))).After;
        Assert.Equal("mtor_inhibitor", after.NextLine);
        Assert.EndsWith("begun 9 days before, running on the day", LandmarkWords.After(after)[0], StringComparison.Ordinal);
    }

    [Fact] // a progression that came first is told first
    public void What_followed_is_told_in_time()
    {
        var after = Assert.Single(Of(With(On("2020-01-10", new Treatment { Course = "A", Drugs = ["lanreotide"], Purpose = "tumour" }), On("2020-06-01", new BoardDecision { Plan = "continue" }), On("2022-05-01", Progression),
            On("2022-06-20", new Treatment { Course = "B", Drugs = ["177Lu-DOTATATE"], Purpose = "tumour" }), On("2025-01-01", new VitalStatus { Alive = true })))).After;
        Assert.Equal(["SSA, begun 4 months before, running on the day", "Progression 22 months later", "PRRT + SSA 2.1 years later", "Last seen alive 4.6 years later"], LandmarkWords.After(after));
    }

    [Fact]
    public void Of_a_decision_of_today_nothing_can_have_followed()
    {
        var after = Assert.Single(Of(With(On("2020-01-10", new Treatment { Course = "A", Drugs = ["lanreotide"], Purpose = "tumour" }), On("2025-06-01", new BoardDecision { Plan = "continue" })))).After;
        Assert.Equal(["SSA, begun 5.4 years before, running on the day", "Decided today: what follows is still to come"], LandmarkWords.After(after, today: true));
        Assert.Equal("Not seen since", LandmarkWords.After(after)[^1]); // read on a later day
    }

    [Fact]
    public void Who_took_back_consent_to_be_counted_and_a_decision_without_a_day_give_none()
    {
        Assert.Empty(Of(With([.. Course, On("2025-02-01", new ConsentWithdrawal { Purpose = ConsentPurpose.Research })])));
        Assert.Empty(Of(With(On("2022-06", new BoardDecision { Plan = "PRRT" }))));
        Assert.Empty(Of(new(1, "K1", Axis.OffsetFrom("diagnosis"), null, false, [On(Offset.FromMonths(9), new BoardDecision { Plan = "PRRT" })])));
    }

    [Fact]
    public void Decisions_of_one_day_are_one() => Assert.Single(Of(With(On("2022-06-01", new BoardDecision { Plan = "PRRT" }), On("2022-06-01", new BoardDecision { Decision = "stop" }))));

    private static IReadOnlyList<Landmark> Of(DiseaseCourse course) => Landmarks.Of(new(course, View.Latest(course, Day("2025-06-01"))));
}
