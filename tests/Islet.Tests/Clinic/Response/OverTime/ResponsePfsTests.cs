using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.SizeResponse.BestResponseTests;
using static Islet.Tests.Clinic.SizeResponse.Measured;
using Cause = Islet.Clinic.ResponseTimeCause;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>Specification 7.1 to 7.4 (FDA 2018, EMA 2012). Days are end - start + 1.</summary>
public class ResponsePfsTests
{
    [Theory] // public vignettes P-01, P-02, P-06
    [InlineData("56 PR 112 PR", "censored 112 113 NoEvent"), InlineData("56 PR 112 PD", "event 112 113 TargetPd"), InlineData("84 PD", "event 84 85 TargetPd")]
    [InlineData("", "censored 0 1 NoAssessment"), InlineData("56 NE", "censored 0 1 NoAssessment"), InlineData("56 SD 112 NE", "censored 56 57 NoEvent"), InlineData("56 NON", "censored 56 57 NoEvent")]
    [InlineData("56 SD 112 PD 168 SD", "event 112 113 TargetPd"), InlineData("56 PD 112 PD", "event 56 57 TargetPd")]
    public void Progression_or_the_last_adequate_assessment(string course, string expected) => Assert.Equal(expected, Pfs(course));

    [Theory]
    [InlineData("56 SD", 70, "event 70 71 Death"), InlineData("", 30, "event 30 31 Death"), InlineData("56 PD", 70, "event 56 57 TargetPd"), InlineData("56 PD", 56, "event 56 57 TargetPd"), InlineData("56 NE", 70, "event 70 71 Death")]
    public void Death_of_any_cause(string course, int death, string expected) => Assert.Equal(expected, Pfs(course, new(Death: Day(death))));

    [Theory]
    [InlineData("56 SD 112 PD", 60, "censored 56 57 NewTherapy"), InlineData("56 SD 112 SD", 112, "censored 112 113 NewTherapy"), InlineData("56 SD 112 SD", 111, "censored 56 57 NewTherapy")]
    [InlineData("56 SD 112 PD", 112, "event 112 113 TargetPd"), InlineData("56 SD 112 PD", 111, "censored 56 57 NewTherapy"), InlineData("56 SD", 30, "censored 0 1 NewTherapy"), InlineData("56 PD", 70, "event 56 57 TargetPd")]
    public void A_new_therapy_before_it_censors(string course, int therapy, string expected)
    {
        Assert.Equal(expected, Pfs(course, new(NewTherapy: Day(therapy))));
        Assert.DoesNotContain("NewTherapy", Pfs(course, new(NewTherapy: Day(therapy)), new() { Censoring = ResponseCensoring.EmaAllEvents }), StringComparison.Ordinal);
    }

    [Theory] // every 56 days, 7 days late allowed: 119 days are two visits
    [InlineData("56 SD 175 PD", null, "event 175 176 TargetPd"), InlineData("56 SD 176 PD", null, "censored 56 57 MissedAssessments"), InlineData("56 SD 112 NE 168 NE 224 PD", null, "censored 56 57 MissedAssessments")]
    [InlineData("56 SD 112 NE 168 PD", null, "event 168 169 TargetPd"), InlineData("56 SD", 175, "event 175 176 Death"), InlineData("56 SD", 176, "censored 56 57 MissedAssessments")]
    [InlineData("112 PD", null, "event 112 113 TargetPd"), InlineData("113 PD", null, "censored 0 1 MissedAssessments"), InlineData("", 112, "event 112 113 Death"), InlineData("", 113, "censored 0 1 MissedAssessments")] // baseline on day -7
    [InlineData("56 SD 300 SD 350 PD", null, "event 350 351 TargetPd")] // a gap that ended well hides nothing
    public void Two_missed_visits_before_it_censor(string course, int? death, string expected)
    {
        var events = new SeriesEvents(Death: death is { } day ? Day(day) : null);
        Assert.Equal(expected, Pfs(course, events, null, new(56, 7)));
        Assert.Contains("event", Pfs(course, events, new() { Censoring = ResponseCensoring.EmaAllEvents }, new(56, 7)), StringComparison.Ordinal);
        Assert.Contains("event", Pfs(course, events), StringComparison.Ordinal); // no schedule, no rule
    }

    [Fact]
    public void Symptomatic_deterioration_is_no_event() => Assert.Equal("censored 56 57 NoEvent", Pfs("56 SD", new(SymptomaticDeterioration: Day(60))));

    [Fact]
    public void Without_a_baseline_or_a_reference_day_there_is_nothing_to_count()
    {
        var series = Series("T1", "TP1 56: T1=50");
        Assert.Equal("censored 0 1 NoBaseline", Text(ResponsePfs.Of(series.Recist(), series with { Events = new(Death: Day(70)) })));
        var (assessment, dated) = Said("56 PD");
        Assert.Equal((ResponseTimeStatus.None, Cause.ReferenceNotRecorded), Say(ResponsePfs.Of(assessment, dated with { Reference = null })));
        var undated = Series("T1", "-7: T1=50", "?: T1=80");
        Assert.Equal((ResponseTimeStatus.None, Cause.ProgressionUndated), Say(ResponsePfs.Of(undated.Recist(), undated)));
    }

    [Theory] // dates inside one time point
    [InlineData("56: T1=80@58 T2=50@60", ProgressionDate.ComponentDate, 60), InlineData("56: T1=80@58 T2=50@60", ProgressionDate.EarliestScan, 58), InlineData("56: T1=80@58 T2=50@60", ProgressionDate.VisitDate, 56)]
    [InlineData("56: T1=80@58 T2=50", ProgressionDate.ComponentDate, 58), InlineData("56: T1=80@54 T2=50", ProgressionDate.ComponentDate, 56), InlineData("56: T1=130@58 T2=ne@60", ProgressionDate.ComponentDate, 58)]
    [InlineData("56: T1=80@58 T2=50@60 NT1=pd@57", ProgressionDate.ComponentDate, 57), InlineData("56: T1=50@58 T2=50@60 +X", ProgressionDate.ComponentDate, 56), InlineData("56: T1=80@58 T2=50@60 NT1=pd@61", ProgressionDate.ComponentDate, 60)]
    public void The_day_of_a_progression_is_that_of_the_scan_that_shows_it(string point, ProgressionDate convention, int day)
    {
        var series = Series("T1 T2 -NT1", "-7: T1=50 T2=50 NT1=present", point);
        Assert.Equal(Day(day), ResponsePfs.Of(series.Recist(new() { PdDateConvention = convention }), series).End);
    }

    [Theory]
    [InlineData("56: T1=50@58 T2=50@60", 60), InlineData("56: T1=50@54 T2=50", 56), InlineData("56: T1=50@54 T2=50@55", 55)]
    public void The_day_of_what_is_no_progression_is_the_last_scan(string point, int day)
    {
        var series = Series("T1 T2", "-7: T1=50 T2=50", point);
        Assert.Equal(Day(day), ResponsePfs.Of(series.Recist(), series).End);
    }

    [Fact]
    public void A_lesion_that_was_equivocal_ends_it_on_its_first_appearance()
    {
        var series = Series("T1", "-7: T1=50", "56: T1=50 ?X", "112: T1=50 +X");
        Assert.Equal("event 56 57 NewLesion", Text(ResponsePfs.Of(series.Recist(), series)));
        Assert.Equal("PD PD", series.Recist().Best(series));
    }

    [Fact]
    public void Causes_are_told_apart()
    {
        Assert.Equal([Cause.TargetPd, Cause.NonTargetPd, Cause.NewLesion, Cause.Reappearance], new[] { "T1=60 NT1=absent", "T1=0 NT1=pd", "T1=0 NT1=absent +X", "T1=3 NT1=absent" }.Select(now =>
        {
            var series = Series("T1 -NT1", "-7: T1=50 NT1=present", "56: T1=0 NT1=absent", "112: " + now);
            return ResponsePfs.Of(series.Recist(new() { CrThenDiseaseIsPd = now is "T1=3 NT1=absent" }), series).Cause;
        }));
    }

    [Theory]
    [InlineData("56 SD", 70, false, "censored 56 57 Death"), InlineData("56 SD", 70, true, "censored 70 71 Death"), InlineData("56 PD", 70, false, "event 56 57 TargetPd"), InlineData("", 70, false, "censored 0 1 Death")]
    public void Time_to_progression_censors_deaths(string course, int death, bool atDeath, string expected)
    {
        var (assessment, series) = Said(course, new() { TtpCensorsAtDeath = atDeath });
        Assert.Equal(expected, Text(ResponsePfs.TimeToProgression(assessment, Timeline.Of(series with { Events = new(Death: Day(death)) }))));
    }

    [Theory] // public vignette P-01
    [InlineData("56 PR 112 PR", "censored 112 57 NoEvent", "censored 112 57 NoEvent"), InlineData("56 SD 112 PR 168 PD", "event 168 57 TargetPd", "None"), InlineData("56 SD", "None", "None")]
    [InlineData("56 PR 112 SD 168 PR 224 PR 280 PD", "event 280 225 TargetPd", "event 280 113 TargetPd")]
    public void Duration_of_response_begins_with_the_first_of_the_responses_that_count(string course, string unconfirmed, string confirmed)
    {
        var (assessment, series) = Said(course);
        Assert.Equal(unconfirmed, Text(ResponseDurations.OfResponse(assessment, Timeline.Of(series), confirmed: false)));
        Assert.Equal(confirmed, Text(ResponseDurations.OfResponse(assessment, Timeline.Of(series), confirmed: true)));
    }

    [Fact]
    public void Other_times_of_a_response()
    {
        var (assessment, series) = Said("56 PR 112 CR 168 CR 224 PD");
        var timeline = Timeline.Of(series);
        Assert.Equal("event 224 113 TargetPd", Text(ResponseDurations.OfCompleteResponse(assessment, timeline, confirmed: true)));
        Assert.Equal((57m, Day(56)), ResponseDurations.ToResponse(assessment, timeline, confirmed: true) is { Days: { } days, End: { } end } ? (days, end) : default);
        Assert.Equal("None", Text(ResponseDurations.OfStableDisease(assessment, timeline, confirmed: true)));
        var (stable, stableSeries) = Said("56 SD 112 PD");
        Assert.Equal("event 112 113 TargetPd", Text(ResponseDurations.OfStableDisease(stable, Timeline.Of(stableSeries), confirmed: true))); // from the reference date, not the scan of day -7
        Assert.Equal("None", Text(ResponseDurations.OfCompleteResponse(stable, Timeline.Of(stableSeries), confirmed: false)));
        Assert.Equal("None", Text(ResponseDurations.ToResponse(stable, Timeline.Of(stableSeries), confirmed: false)));
    }

    [Fact]
    public void Duration_of_response_needs_no_reference_date()
    {
        var (assessment, series) = Said("56 PR 112 PD");
        Assert.Equal("event 112 57 TargetPd", Text(ResponseDurations.OfResponse(assessment, Timeline.Of(series with { Reference = null }), confirmed: false)));
    }

    internal static string Text(ResponseTime time) =>
        time.Status is ResponseTimeStatus.None ? "None" : FormattableString.Invariant($"{(time.Status is ResponseTimeStatus.Event ? "event" : "censored")} {time.End!.Value.Days} {time.Days} {time.Cause}");

    private static (ResponseTimeStatus Status, Cause Cause) Say(ResponseTime time) => (time.Status, time.Cause);

    private static string Pfs(string course, SeriesEvents? events = null, ResponseOptions? options = null, VisitSchedule? schedule = null)
    {
        var (assessment, series) = Said(course, options);
        return Text(ResponsePfs.Of(assessment, series with { Events = events ?? new(), Schedule = schedule }));
    }
}
