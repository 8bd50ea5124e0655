using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using By = Islet.Clinic.PfsCensoring;

namespace Islet.Tests.Clinic.Outcomes;

public class ProgressionFreeSurvivalTests
{
    private static readonly Finding First = Drug("a", "2020-01-01", "lanreotide");

    [Fact]
    public void Progression_ends_it_and_each_line_has_its_own_clock()
    {
        Finding[] course = [First, Pd("p", "2020-12-31"), Drug("b", "2021-01-31", "everolimus"), Pd("q", "2021-07-30"), Seen("v", "2022-01-01", alive: false)];
        Assert.Equal((365, PfsEnd.Progression), Days(Pfs(1, By.LastFollowUp, course)));
        Assert.Equal((180, PfsEnd.Progression), Days(Pfs(2, By.LastFollowUp, course)));
        Assert.Equal(FactId("q"), Pfs(2, By.LastFollowUp, course).Progression!.Id);
    }

    [Fact] // Panzuto et al. 2024, table 5 gives such a time without a definition
    public void Time_to_second_progression_runs_from_the_first_start_under_its_own_name() => Assert.Equal((576, PfsEnd.Progression), Days(At2nd(
        First, Pd("p", "2020-12-31"), Drug("b", "2021-01-31", "everolimus"), Pd("q", "2021-07-30"))));

    [Fact]
    public void Without_a_second_line_there_is_no_time_to_second_progression() => Assert.Equal(NoOutcome.NoSuchLine, At2nd(First, Pd("p", "2020-12-31"), Seen("v", "2021-01-01", false)).Time.Excluded);

    [Fact]
    public void A_death_long_after_the_last_scan_prints_the_gap_and_the_censored_alternative()
    {
        var outcome = Pfs(1, By.LastRadiologicalEvaluation, First, Scan("s", "2020-04-10", "CT"), Seen("v", "2021-01-01", alive: false));
        Assert.Equal((366, PfsEnd.Death), Days(outcome));
        Assert.Equal((266m, new TimeToEvent(100, false)), (outcome.DaysFromLastScan, outcome.IfCensored));
    }

    [Fact]
    public void A_death_without_any_scan_has_no_censored_alternative() => Assert.Equal((366m, NoOutcome.EvaluationNotRecorded),
        Pfs(1, By.LastFollowUp, First, Seen("v", "2021-01-01", alive: false)) is var o ? (o.DaysFromLastScan, o.IfCensored!.Value.Excluded) : default);

    [Theory]
    [InlineData(By.LastRadiologicalEvaluation, 100), InlineData(By.LastFollowUp, 366)]
    public void Who_neither_progressed_nor_died_leaves_by_the_named_convention(By convention, int days)
    {
        var outcome = Pfs(1, convention, First, Scan("s", "2020-04-10", "MRI"), Scan("u", "2020-11-10", "US"), Seen("v", "2021-01-01", alive: true));
        Assert.Equal((days, PfsEnd.Censored), Days(outcome));
        Assert.Equal(convention, outcome.Convention);
    }

    [Fact]
    public void Without_a_scan_nobody_is_censored_on_the_last_scan() =>
        Assert.Equal(NoOutcome.EvaluationNotRecorded, Pfs(1, By.LastRadiologicalEvaluation, First, Seen("v", "2021-01-01", alive: true)).Time.Excluded);

    [Fact]
    public void A_scan_shows_the_patient_alive_where_follow_up_says_nothing()
    {
        Assert.Equal((100, PfsEnd.Censored), Days(Pfs(1, By.LastRadiologicalEvaluation, First, Scan("s", "2020-04-10", "CT"))));
        Assert.Equal(NoOutcome.VitalStatusNotRecorded, Pfs(1, By.LastFollowUp, First, Scan("s", "2020-04-10", "CT")).Time.Excluded);
    }

    [Fact]
    public void Known_to_be_dead_without_a_date_is_never_censored() => Assert.Equal(NoOutcome.EndUncertain,
        Pfs(1, By.LastRadiologicalEvaluation, First, Scan("s", "2020-04-10", "CT"), Found("v", "", new VitalStatus { Alive = false })).Time.Excluded);

    [Theory]
    [InlineData("2020-01-01", 366), InlineData("2020-01-02", 1)] // the scan of the first day is the baseline
    public void Progression_on_the_day_of_the_start_belongs_to_what_was_before(string pd, int days) =>
        Assert.Equal(days, Pfs(1, By.LastFollowUp, First, Pd("p", pd), Seen("v", "2021-01-01", alive: false)).Time.Days);

    [Theory]
    [InlineData("2020-06", NoOutcome.ProgressionUncertain), InlineData("", NoOutcome.ProgressionUncertain)]
    public void A_progression_without_its_day_gives_no_outcome(string pd, NoOutcome reason) =>
        Assert.Equal(reason, Pfs(1, By.LastFollowUp, First, Pd("p", pd), Seen("v", "2021-01-01", alive: true)).Time.Excluded);

    [Fact]
    public void A_coarse_date_that_agrees_with_an_exact_one_contradicts_nothing_and_an_earlier_one_does()
    {
        Assert.Equal(365, Pfs(1, By.LastFollowUp, First, Pd("p", "2020-12"), Pd("q", "2020-12-31")).Time.Days);
        Assert.Equal(NoOutcome.ProgressionUncertain, Pfs(1, By.LastFollowUp, First, Pd("p", "2020-11"), Pd("q", "2020-12-31")).Time.Excluded);
    }

    [Fact]
    public void Blood_and_symptoms_alone_end_nothing_and_unstated_grounds_leave_it_open()
    {
        Assert.Equal(PfsEnd.Censored, Pfs(1, By.LastFollowUp, First, Pd("p", "2020-06-01", "biochemical", "clinical"), Seen("v", "2021-01-01", alive: true)).End);
        Assert.Equal(NoOutcome.GroundsNotStated, Pfs(1, By.LastFollowUp, First, Found("p", "2020-06-01", new ProgressionJudgement { Progressive = true }), Seen("v", "2021-01-01", alive: true)).Time.Excluded);
    }

    [Fact]
    public void A_change_of_treatment_does_not_end_it_and_is_told()
    {
        var outcome = Pfs(1, By.LastFollowUp, First, Drug("b", "2020-06-29", "everolimus"), Pd("p", "2020-12-31"));
        Assert.Equal((365m, 180m), (outcome.Time.Days, outcome.NextLineFirst));
    }

    [Fact]
    public void Death_before_a_progression_is_a_contradiction() =>
        Assert.Equal(NoOutcome.EndContradictory, Pfs(1, By.LastFollowUp, First, Pd("p", "2021-12-31"), Seen("v", "2021-01-01", alive: false)).Time.Excluded);

    [Fact]
    public void What_the_lines_leave_open_gives_no_outcome_of_a_line()
    {
        Assert.Equal(NoOutcome.NoSuchLine, Pfs(2, By.LastFollowUp, First).Time.Excluded);
        Assert.Equal(NoOutcome.LinesUncertain, Pfs(1, By.LastFollowUp, Drug("a", "2019", "temozolomide"), Drug("b", "2019", "everolimus"), Pd("p", "2020-06-01")).Time.Excluded);
        Assert.Equal(NoOutcome.StartUncertain, Pfs(1, By.LastFollowUp, Drug("a", "2020-01", "lanreotide"), Pd("p", "2020-06-01")).Time.Excluded);
    }

    [Theory] // the cut-off is the day of the view
    [InlineData("2020-12-31", PfsEnd.Progression, 365), InlineData("2020-12-30", PfsEnd.Censored, 364)]
    public void A_progression_after_the_cut_off_is_not_seen(string cutOff, PfsEnd end, int days)
    {
        Finding[] course = [First, Pd("p", "2020-12-31"), Seen("v", "2022-01-01", alive: true)];
        var snapshot = At(Day.Parse(cutOff).First, course);
        Assert.Equal((days, end), Days(ProgressionFreeSurvival.OfLine(snapshot, TherapyLines.Of(snapshot), 1, By.LastFollowUp)));
    }

    [Fact] // no finding taken away invents an event, and none is censored who is known to be dead
    public void No_missing_finding_makes_an_event_of_none()
    {
        Finding[] course = [First, Scan("s", "2020-04-10", "CT"), NoPd("n", "2020-04-10"), Drug("b", "2020-09-01", "everolimus"), Seen("v", "2022-01-01", alive: true)];
        foreach (var missing in course)
            Assert.False(Pfs(1, By.LastRadiologicalEvaluation, [.. course.Where(f => f != missing)]).Time.Event);
    }

    private static ProgressionFree Pfs(int line, By convention, params Finding[] findings)
    {
        var snapshot = At(Late, findings);
        return ProgressionFreeSurvival.OfLine(snapshot, TherapyLines.Of(snapshot), line, convention);
    }

    private static ProgressionFree At2nd(params Finding[] findings)
    {
        var snapshot = At(Late, findings);
        return ProgressionFreeSurvival.TimeToSecondProgression(snapshot, TherapyLines.Of(snapshot), By.LastFollowUp);
    }

    private static (int, PfsEnd) Days(ProgressionFree outcome) => ((int)outcome.Time.Days, outcome.End);

    private static FindingId FactId(string id) => Islet.Tests.Course.FactsExamples.Id(id);

    private static Finding Scan(string id, string on, string modality) => Found(id, on, new ImagingStudy { Study = id, Modality = modality });
}
