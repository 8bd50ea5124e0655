using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.SizeResponse.Measured;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>What cannot be is said, makes nobody disease-free, and is never counted with.</summary>
public class SeriesProblemTests
{
    [Theory]
    [InlineData("", "-7: T1=50", "56: T1=50", "NE")]
    [InlineData("", "-7: T1=50", "56: T1=0", "NE")]
    [InlineData("", "-7:", "56: T1=50", "NE")]
    [InlineData("", "-7: NT1=present", "56: NT1=absent", "NE")]
    [InlineData("T2", "-7: T1=50 T2=20", "56: T1=50 T2=0", "NE")] // T1's role could not be read
    [InlineData("T2", "-7: T1=50 T2=20", "56: T1=50 T2=40 +X", "PD")]
    [InlineData("-NT1", "-7: T1=50 NT1=present", "56: T1=50 NT1=present", "NE")]
    [InlineData("-NT1", "-7: NT1=present NT2=present", "56: NT1=absent NT2=present", "NE")]
    [InlineData("T1", "-7: T1=50 NT1=present", "56: T1=0 NT1=present", "PR")]
    public void Disease_that_nobody_listed_is_not_evaluable_and_never_gone(string lesions, string baseline, string now, string expected)
    {
        var series = Series(lesions, baseline, now);
        Assert.Equal(expected, series.Recist().Overall());
        Assert.Contains("W_RESPONSE_LESIONS_MISSING", Codes(series));
        foreach (var criterion in ResponseCriteria.All.Where(c => c != TumourGrowthRate.Criterion && expected is "NE"))
            Assert.Contains(criterion.Assess(series, ResponseOptions.Default).TimePoints[0].Overall, new ResponseCategory?[] { null, ResponseCategory.NE, ResponseCategory.NotApplicable });
    }

    [Fact]
    public void Without_any_disease_there_is_none_and_uptake_alone_is_disease()
    {
        var none = Series("", "-7:", "56:");
        Assert.Equal("NED", none.Recist().Overall());
        Assert.Empty(Codes(none));
        Assert.Equal("NE", (none with { TimePoints = [.. none.TimePoints.Select(t => t with { Pet = Sample.Sstr(Sample.Max(20)) })] }).Recist().Overall());
    }

    [Theory]
    [InlineData("W_RESPONSE_DEATH", -1, null), InlineData("W_RESPONSE_AFTER_DEATH", 55, null), InlineData(null, 56, null), InlineData("W_RESPONSE_THERAPY", null, -1), InlineData(null, null, 0)]
    public void An_event_that_cannot_be_then_is_said_and_no_time_is_negative(string? code, int? death, int? therapy)
    {
        var series = Series("T1", "-7: T1=50", "56: T1=50") with { Events = new(At(death), At(therapy)) };
        Assert.Equal(code, Codes(series).Except(death < 0 ? ["W_RESPONSE_AFTER_DEATH"] : []).SingleOrDefault());
        Assert.All(Times(series), t => Assert.False(t.Days < 0));
        if (death < 0)
            Assert.Equal((ResponseTimeStatus.None, ResponseTimeCause.DatesContradict), (Times(series)[0].Status, Times(series)[0].Cause));
    }

    [Theory]
    [InlineData(null, 50), InlineData("W_RESPONSE_NEW_DATE", -1), InlineData("W_RESPONSE_NEW_DATE", -8), InlineData(null, 0)]
    public void A_new_lesion_from_before_the_treatment_is_said(string? code, int day)
    {
        var series = Series("T1", "-7: T1=50", "56: T1=50 +X");
        series = series with { TimePoints = [series.TimePoints[0], series.TimePoints[1] with { NewLesions = [series.TimePoints[1].NewLesions[0] with { Date = Day(day) }] }] };
        Assert.Equal(code is null ? [] : [code], Codes(series));
        Assert.All(Times(series), t => Assert.False(t.Days < 0));
        Assert.Equal(code is null ? ResponseTimeStatus.Event : ResponseTimeStatus.None, Times(series)[0].Status);
    }

    [Theory]
    [InlineData(null, "T1=50@116"), InlineData("W_RESPONSE_SCAN_DATE", "T1=50@117"), InlineData("W_RESPONSE_SCAN_DATE", "T1=50@-5"), InlineData(null, "T1=50@-4")]
    [InlineData("W_RESPONSE_MERGED", "T1=50&T1"), InlineData("W_RESPONSE_MERGED", "T1=50&T9"), InlineData("W_RESPONSE_NEW_LISTED", "T1=50 +T1")]
    public void What_contradicts_itself_is_said(string? code, string now) => Assert.Equal(code is null ? [] : [code], Codes(Series("T1", "-7: T1=50", $"56: {now}")));

    [Fact]
    public void Lesions_merged_in_a_circle_are_said_and_not_evaluable()
    {
        var series = Series("T1 T2", "-7: T1=20 T2=20", "56: T1=>T2 T2=>T1");
        Assert.Equal(["W_RESPONSE_MERGED", "W_RESPONSE_MERGED"], Codes(series));
        Assert.Equal("NE", series.Recist().Overall());
    }

    [Theory]
    [InlineData("W_RESPONSE_STATE", 0, TargetState.NotEvaluated), InlineData("W_RESPONSE_NO_SIZE", null, TargetState.Measured)]
    public void A_reading_without_a_size_or_with_one_too_many_is_not_evaluated(string code, int? mm, TargetState state)
    {
        var series = Series("T1", "-7: T1=50", "56: T1=50");
        series = series with { TimePoints = [series.TimePoints[0], series.TimePoints[1] with { Targets = new Dictionary<string, TargetReading> { ["T1"] = new() { Mm = mm, State = state } } }] };
        Assert.Equal([code], Codes(series));
        Assert.Equal("NE", series.Recist().Overall());
    }

    [Fact]
    public void Without_a_reference_date_that_is_said() => Assert.Equal(["W_RESPONSE_REFERENCE"], Codes(Series("T1", "-7: T1=50", "56: T1=50") with { Reference = null }));

    [Fact]
    public void Uptake_that_the_baseline_lacks_and_nobody_called_new_is_said()
    {
        var series = Sample.Series(Sample.Pet(Sample.Sstr(Sample.Ml(10))), Sample.Pet(Sample.Sstr(Sample.Ml(10), Sample.Ml(5)))) with { Lesions = [Sample.Liver("L1")] };
        Assert.Contains("W_RESPONSE_UPTAKE_LATE", Codes(series));
        var named = series with { TimePoints = [series.TimePoints[0], series.TimePoints[1] with { NewLesions = [new() { Id = "L2" }] }] };
        Assert.DoesNotContain("W_RESPONSE_UPTAKE_LATE", Codes(named));
    }

    [Theory]
    [InlineData("E_RESPONSE_UPTAKE", "volume"), InlineData("E_RESPONSE_UPTAKE", "suv"), InlineData("E_RESPONSE_REFERENCE_UPTAKE", "liver"), InlineData("E_RESPONSE_REFERENCE_UPTAKE", "liverSuv")]
    public void A_number_that_cannot_be_is_said_and_unknown(string code, string what)
    {
        var scan = Sample.Sstr(new PetReading(SuvMax: what is "suv" ? -1 : 5, VolumeMl: what is "volume" ? -1 : 5)) with { Liver = new(what is "liver" ? 0 : 5, 1), LiverSuv = what is "liverSuv" ? 0 : 5 };
        var timeline = Timeline.Of(Sample.Series(Sample.Pet(Sample.Sstr(Sample.Ml(10))), Sample.Pet(scan)) with { Lesions = [Sample.Liver("L1")] });
        Assert.Contains(code, timeline.Problems.Select(p => p.Code));
        var read = timeline.FollowUps[0].Pet!;
        Assert.Equal((what is "suv", what is "volume", what is "liver", what is "liverSuv"), (read.Lesions["L1"].SuvMax is null, read.Lesions["L1"].VolumeMl is null, read.Liver is null, read.LiverSuv is null));
    }

    [Fact]
    public void A_viable_part_longer_than_its_lesion_is_unknown()
    {
        var series = Sample.Series(Sample.Point(Sample.Mm(50, viable: 40)), Sample.Point(Sample.Mm(30, viable: 30.1m)));
        Assert.Equal(["E_RESPONSE_VIABLE"], Codes(series));
        Assert.Equal(ResponseCategory.NE, LencioniLlovet2010.Criterion.Assess(series, ResponseOptions.Default).TimePoints[0].Overall);
        Assert.Empty(Codes(Sample.Series(Sample.Point(Sample.Mm(50, viable: 40)), Sample.Point(Sample.Mm(30, viable: 30)))));
    }

    [Theory]
    [InlineData(0, 7, false), InlineData(-56, 0, false), InlineData(56, -1, false), InlineData(56, 0, true)]
    public void A_schedule_without_days_is_said_and_off(int interval, int window, bool isGood)
    {
        var timeline = Timeline.Of(Series("T1", "-7: T1=50", "56: T1=50") with { Schedule = new(interval, window) });
        Assert.Equal(isGood ? [] : ["E_RESPONSE_SCHEDULE"], timeline.Problems.Select(p => p.Code));
        Assert.Equal(isGood, timeline.Series.Schedule is not null);
    }

    private static AxisPoint? At(int? day) => day is { } d ? Day(d) : null;

    private static List<ResponseTime> Times(ResponseSeries series)
    {
        var (recist, timeline) = (series.Recist(), Timeline.Of(series));
        return
        [
            ResponsePfs.Of(recist, timeline), ResponsePfs.TimeToProgression(recist, timeline), ResponseDurations.OfResponse(recist, timeline, false),
            ResponseDurations.OfStableDisease(recist, timeline, false), ResponseDurations.ToResponse(recist, timeline, false),
        ];
    }

    private static IEnumerable<string> Codes(ResponseSeries series) => Timeline.Of(series).Problems.Select(p => p.Code).Where(c => c is not "W_RESPONSE_LESION_UNKNOWN");
}
