using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class CourseAssessmentTests
{
    private static readonly Finding[] Prrt =
    [
        Drug("prrt", "2020-02-01", "177Lu-DOTATATE", t => t with { CyclesPlanned = 4 }), Dose("c1", "prrt", "2020-02-01"), Dose("c2", "prrt", "2020-04-01"), Dose("c3", "prrt", "2020-06-01"),
        Dose("c4", "prrt", "2020-08-01"), .. Ct("2020-01-20", "L1 liver target 100"), .. Ct("2020-05-20", "L1 70"), .. Ct("2020-11-01", "L1 65"), .. Ct("2021-02-01", "L1 60"),
    ];

    private static IReadOnlyList<CourseAssessment> Of(params IEnumerable<Finding> findings) => At(findings) is var snapshot ? CourseAssessments.Of(snapshot, LineResponses.Of(snapshot).Single()) : null!;

    private static Finding Board(string id, string on, string decision, string? reason = null, string? assessment = null, string? course = "prrt") =>
        Found(id, on, new BoardDecision { Course = course, Assessment = assessment, Decision = decision, DecisionReason = reason });

    [Fact]
    public void Assessments_are_called_by_the_cycles_given()
    {
        var course = Of(Prrt);
        Assert.Equal(["after 2 of 4 cycles", "after 4 of 4 cycles", "after 4 of 4 cycles"], course.Select(a => a.Label));
        Assert.Equal([CoursePhase.Interim, CoursePhase.EndOfTreatment, CoursePhase.FollowUp], course.Select(a => a.Phase));
        Assert.Equal((ResponseCategory.PR, ResponseCategory.PR), MidAgainstEnd.Of(course));
    }

    [Fact]
    public void Cycles_that_nobody_recorded_are_not_none()
    {
        var course = Of(Prrt.Where(f => f.Content is not Injection));
        Assert.All(course, a => Assert.Null(a.Label));
        Assert.All(course, a => Assert.Null(a.Phase));
    }

    [Fact]
    public void A_course_broken_off_ends_with_the_assessment_after_its_last_dose()
    {
        Finding[] broken = [.. Prrt.Where(f => f.Content is not Injection || f.Happened.First < AxisPoint.Of(new DateOnly(2020, 5, 1)))];
        Assert.Equal(CoursePhase.Interim, Of(broken)[0].Phase); // two of four, and nobody says that it is over
        Assert.Equal(CoursePhase.EndOfTreatment, Of([.. broken, Stop("prrt", "2020-05-25", "toxicity")])[0].Phase);
        Assert.Equal(CoursePhase.EndOfTreatment, Of([.. broken, Board("b", "2020-05-25", "stop", "toxicity", "end_of_treatment")])[0].Phase);
    }

    [Fact]
    public void A_decision_and_its_reason_stand_with_the_assessment_they_follow()
    {
        var course = Of([.. Prrt, Board("b1", "2020-05-22", "continue", "response", "interim"), Board("b2", "2020-11-05", "stop", "response", "end_of_treatment", null), Board("b3", "2020-11-05", "continue", course: "another")]);
        Assert.Equal(["continue", "stop", null], course.Select(a => a.Decision?.Decision));
        Assert.Equal("response", course[0].Decision!.DecisionReason);
    }

    [Fact] // Wetz et al. 2025 through the review: 119 patients, 83 went on, 27 PD, 3 surgery after PR, 5 toxicity, 1 died
    public void The_reviews_interim_counts()
    {
        var interim = Enumerable.Range(0, 119).Select(i => i < 83 ? ("continue", "stable") : i < 110 ? ("stop", "progression") : i < 113 ? ("surgery", "response") : i < 118 ? ("stop", "toxicity") : ("stop", "death"))
            .Select(d => new CourseAssessment("TP1", null, 2, 4, CoursePhase.Interim, [], [Board("b", "2020-05-22", d.Item1, d.Item2)])).ToList();
        var tally = InterimTally.Of(interim);
        Assert.Equal((119, 83, 36, 0), (tally.Assessed, tally.Continued, tally.Stopped.Values.Sum(), tally.Open));
        Assert.Equal((27, 3, 5, 1), (tally.Stopped["progression"], tally.Stopped["response"], tally.Stopped["toxicity"], tally.Stopped["death"]));
        Assert.Equal(1, InterimTally.Of([interim[0] with { Decisions = [] }]).Open);
    }

    [Fact]
    public void Mid_course_against_the_end_leaves_out_what_is_not_known() =>
        Assert.Equal(new(1, 1, 1, 1, 2), MidAgainstEnd.Of([(ResponseCategory.PR, ResponseCategory.CR), (ResponseCategory.PR, ResponseCategory.SD), (ResponseCategory.SD, ResponseCategory.PR),
            (ResponseCategory.SD, ResponseCategory.PD), (ResponseCategory.NE, ResponseCategory.PR), (ResponseCategory.PR, null)]));

    [Theory]
    [InlineData("stop", TreatmentFailureEnd.Stop, 100)]
    [InlineData("death", TreatmentFailureEnd.Death, 60)]
    [InlineData("next", TreatmentFailureEnd.NextLine, 80)]
    public void Treatment_fails_when_it_stops_for_any_reason(string how, TreatmentFailureEnd end, int days)
    {
        Finding[] course = [Drug("eve", "2020-02-01", "everolimus"), .. how switch
        {
            "stop" => (Finding[])[Stop("eve", "2020-05-11", "choice")],
            "death" => [Stop("eve", "2020-05-11", "choice"), Seen("d", "2020-04-01", alive: false)],
            _ => [Pd("pd", "2020-04-20"), Drug("sun", "2020-04-21", "sunitinib")],
        }];
        var failed = At(course) is var snapshot ? TimeToTreatmentFailure.Of(snapshot, TherapyLines.Of(snapshot), 1) : null!;
        Assert.Equal((end, days, true), (failed.End, (int)failed.Time.Days, failed.Time.Event));
        Assert.Equal(how is "stop" ? "choice" : null, failed.Reason);
    }

    [Fact]
    public void What_runs_is_censored_where_the_patient_was_last_seen_and_unknown_without_a_day()
    {
        var running = At(Drug("eve", "2020-02-01", "everolimus"), Seen("s", "2020-03-02", alive: true));
        Assert.Equal((TreatmentFailureEnd.Running, 30m, false), TimeToTreatmentFailure.Of(running, TherapyLines.Of(running), 1) is var t ? (t.End, t.Time.Days, t.Time.Event) : default);
        var nobody = At(Drug("eve", "2020-02-01", "everolimus"));
        Assert.NotNull(TimeToTreatmentFailure.Of(nobody, TherapyLines.Of(nobody), 1).Time.Excluded);
        var partial = At(Drug("eve", "2020-02-01", "everolimus"), Stop("eve", "2020-05"));
        Assert.Equal(NoOutcome.EndUncertain, TimeToTreatmentFailure.Of(partial, TherapyLines.Of(partial), 1).Time.Excluded);
    }

    [Theory]
    [InlineData("flushing", "", "flushing", SymptomResponse.Unchanged)]
    [InlineData("flushing diarrhea", "", "flushing", SymptomResponse.Fewer)]
    [InlineData("flushing", "", "flushing diarrhea", SymptomResponse.More)]
    [InlineData("flushing", "syndromic_symptoms", "", SymptomResponse.Resolved)]
    [InlineData("flushing", "", "", null)] // an empty list that nobody asked
    public void Symptoms_have_a_response_of_their_own(string before, string asked, string now, SymptomResponse? response)
    {
        var functional = Functional(Found("v1", "2020-01-25", Visit(before)), Found("v2", "2020-05-21", Visit(now) with { Asked = [asked], HeldBy = ["octreotide"] }));
        Assert.Equal(response, functional.TimePoints[0].Symptoms);
        Assert.Equal(response is null ? [] : ["octreotide"], functional.TimePoints[0].HeldBy);
    }

    [Theory]
    [InlineData(200, 100, 50, HormoneResponse.Halved)]
    [InlineData(200, 101, 50, HormoneResponse.Stable)]
    [InlineData(200, 249, 50, HormoneResponse.Stable)]
    [InlineData(200, 250, 50, HormoneResponse.Risen)]
    [InlineData(200, 50, 50, HormoneResponse.Normalised)]
    public void Hormones_are_compared_with_the_baseline(int before, int now, int upper, HormoneResponse response) => Assert.Equal(response,
        Assert.Single(Functional(Found("l1", "2020-01-25", Lab(before, upper)), Found("l2", "2020-05-21", Lab(now, upper))).TimePoints[0].Hormones).Response);

    [Fact]
    public void Hormones_of_other_units_or_assays_or_without_a_baseline_are_not_compared()
    {
        var before = Found("l1", "2020-01-25", Lab(200, null));
        Assert.Equal(HormoneNotCompared.OtherUnit, Change(before, Lab(90, null) with { Unit = "ng/L" }).Not);
        Assert.Equal(HormoneNotCompared.OtherAssay, Change(before, Lab(90, null) with { Assay = "B" }).Not);
        Assert.Equal(HormoneNotCompared.NoNumber, Change(before, Lab(90, null) with { Comparator = Comparator.Below }).Not);
        Assert.Equal(HormoneNotCompared.NoBaseline, Change(Found("l1", "2019-01-25", Lab(200, null)), Lab(90, null)).Not);
    }

    [Fact]
    public void A_scan_after_each_cycle_is_read_by_eye_with_its_alerts()
    {
        var snapshot = At([.. Prrt, .. Scan("SPECT", "2020-04-03", "X1 liver new positive present, A1 ascites present, M1 liver present", more: s => s with { Response = "SD" }), Board("b", "2020-04-20", "pause", "toxicity")]);
        var scan = Assert.Single(TherapyScans.Of(snapshot, TherapyLines.Of(snapshot).Lines[0]));
        Assert.Equal((2, ResponseCategory.SD), (scan.Cycle, scan.Category));
        Assert.Equal([TherapyScanAlert.NewAvidLesion, TherapyScanAlert.Effusion], scan.Alerts);
        Assert.Single(scan.Changed);
    }

    private static HormoneChangeAt Change(Finding before, Laboratory now) => Assert.Single(Functional(before, Found("l2", "2020-05-21", now)).TimePoints[0].Hormones);

    private static FunctionalResponse Functional(params Finding[] findings) => At([.. Prrt, .. findings]) is var snapshot ? FunctionalResponse.Of(snapshot, ResponseCourse.SeriesOf(snapshot).Single()) : null!;

    private static ClinicalStatus Visit(string symptoms) => new() { SyndromicSymptoms = symptoms.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

    private static Laboratory Lab(decimal value, decimal? upper) => new() { Analyte = "gastrin", Value = value, Unit = "pmol/L", Upper = upper, Assay = "A" };
}
