using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class NordicResponseTests
{
    private static readonly Finding[] Stopped = [Drug("pe", "2020-02-01", "carboplatin+etoposide"), Stop("pe", "2020-03-20", "progression"), Pd("pd", "2020-03-18", "clinical")];

    private static EarlyClinicalProgression Early(params IEnumerable<Finding> findings) => At(findings) is var snapshot ? EarlyClinicalProgression.Of(snapshot, TherapyLines.Of(snapshot).Lines[0]) : null!;

    // NORDIC NEC 2 (2025), table 2: CR, PR, SD, PD, not assessed or not evaluable; note c: how many of the PD had no scan
    [Theory]
    [InlineData(8, 119, 102, 158, 40, 47, 427, 387, 328, 592, 408)]
    [InlineData(1, 28, 53, 26, 9, 5, 117, 108, 269, 759, 241)]
    public void The_papers_counts_give_its_rates_on_evaluable_patients(int cr, int pr, int sd, int pd, int ne, int early, int all, int evaluable, int response, int control, int progression)
    {
        var group = EvaluableResponses.Of([.. Some(cr, ResponseCategory.CR), .. Some(pr, ResponseCategory.PR), .. Some(sd, ResponseCategory.SD), .. Some(pd - early, ResponseCategory.PD),
            .. Enumerable.Repeat(new StudyBestResponse(ResponseCategory.PD, true), early), .. Enumerable.Repeat(new StudyBestResponse(null, false), ne)], new(true));
        Assert.Equal((all, evaluable, early, ne), (group.Patients, group.Evaluable, group.EarlyClinical, group.NotAssessed));
        Assert.Equal([response, control, progression], new[] { group.Response, group.DiseaseControl, group.Progression }.Select(share => (int)Math.Round(1000m * share.Count / share.Of)));
        Assert.Equal((all, evaluable - early), (group.ResponseOfAll.Of, group.ResponseOfScanned.Of));
    }

    private static IEnumerable<StudyBestResponse> Some(int count, ResponseCategory category) => Enumerable.Repeat(new StudyBestResponse(category, false), count);

    [Fact]
    public void Stopped_for_clinical_progression_within_two_months_without_a_scan() => Assert.Equal(Answer.Yes, Early([.. Stopped, Seen("d", "2020-04-10", alive: false)]).Answer.Answer);

    [Theory] // the first course was on 2020-02-01; two months are 60.875 days
    [InlineData("2020-04-01", Answer.Yes)] // 60 days
    [InlineData("2020-04-02", Answer.No)] // 61 days
    [InlineData("2020-04", Answer.Unknown)]
    public void Two_months_from_the_first_course(string stop, Answer answer) =>
        Assert.Equal(answer, Early(Stopped[0], Stop("pe", stop, "progression"), Pd("pd", "2020-03-25", "clinical")).Answer.Answer);

    [Fact]
    public void The_first_dose_counts_where_doses_are_recorded() =>
        Assert.Equal(Answer.Yes, Early(Stopped[0], Dose("d1", "pe", "2020-02-10"), Stop("pe", "2020-04-08", "progression"), Pd("pd", "2020-04-05", "clinical")).Answer.Answer);

    [Fact]
    public void A_scan_after_the_start_decides_against_it()
    {
        Assert.Equal(Answer.No, Early([.. Stopped, .. Ct("2020-03-01", "")]).Answer.Answer);
        Assert.Equal(Answer.Yes, Early([.. Stopped, .. Ct("2020-02-01", "")]).Answer.Answer);
        Assert.Equal(EarlyClinicalOpen.DatesOpen, Early([.. Stopped, .. Ct("2020-02", "")]).Open);
    }

    [Theory]
    [InlineData(0, EarlyClinicalOpen.StopNotRecorded)]
    [InlineData(1, EarlyClinicalOpen.GroundsNotStated)]
    public void Each_fact_that_is_missing_leaves_it_open(int removed, EarlyClinicalOpen open)
    {
        var early = Early(Stopped.Where((_, i) => i != removed + 1));
        Assert.Equal((Answer.Unknown, open), (early.Answer.Answer, early.Open));
    }

    [Fact]
    public void A_stop_without_a_reason_leaves_it_open_and_another_reason_decides_against_it()
    {
        Assert.Equal(EarlyClinicalOpen.ReasonNotStated, Early(Stopped[0], Stop("pe", "2020-03-20"), Stopped[2]).Open);
        Assert.Equal(Answer.No, Early(Stopped[0], Stop("pe", "2020-03-20", "toxicity"), Stopped[2]).Answer.Answer);
    }

    [Fact]
    public void It_is_progression_as_best_response_only_where_the_study_says_so_and_never_progression_free_survival()
    {
        var snapshot = At(Stopped);
        var (line, early) = (LineResponses.Of(snapshot).Single(), EarlyClinicalProgression.Of(snapshot, TherapyLines.Of(snapshot).Lines[0]));
        Assert.Equal(new(null, false), StudyBestResponse.Of(line, early, BestResponseRule.Default));
        Assert.Equal(new(ResponseCategory.PD, true), StudyBestResponse.Of(line, early, new(true)));
        Assert.NotEqual(PfsEnd.Progression, ProgressionFreeSurvival.OfLine(snapshot, TherapyLines.Of(snapshot), 1, PfsCensoring.LastFollowUp).End);
        Assert.NotEqual(BestResponseRule.Default.Says, new BestResponseRule(true).Says);
    }
}
