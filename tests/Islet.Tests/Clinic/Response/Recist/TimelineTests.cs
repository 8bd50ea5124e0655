using Islet.Clinic;
using static Islet.Tests.Clinic.SizeResponse.Measured;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>What is wrong with a series is said, and what can be computed still is.</summary>
public class TimelineTests
{
    [Fact]
    public void Follow_ups_are_read_by_date_then_as_given()
    {
        var series = Series("T1", "-7: T1=50", "c 112: T1=50", "a 56: T1=50", "b 56: T1=50", "BL2 -20: T1=40");
        Assert.Equal(["a", "b", "c"], Timeline.Of(series).FollowUps.Select(t => t.Id));
    }

    [Fact]
    public void A_time_point_without_a_date_stays_where_it_was_given()
    {
        var series = Series("T1", "-7: T1=50", "a 56: T1=50", "b ?: T1=60", "c 112: T1=50");
        Assert.Equal(["a", "b", "c"], Timeline.Of(series).FollowUps.Select(t => t.Id));
        Assert.Equal(["W_RESPONSE_DATE"], Codes(series));
        Assert.Equal("SD PD SD", series.Recist().Overall());
    }

    [Theory] // the last that is not after the reference date; without a reference the earliest
    [InlineData("BL -30: T1=40", "BL2 -7: T1=50", "BL2"), InlineData("BL2 -7: T1=50", "BL -30: T1=40", "BL2"), InlineData("BL -30: T1=40", "BL2 3: T1=50", "BL"), InlineData("BL 3: T1=40", "BL2 5: T1=50", "BL")]
    public void Of_two_baselines_one_is_used_and_that_is_said(string first, string second, string used)
    {
        var series = Series("T1", first, second, "56: T1=40");
        Assert.Equal(used, Timeline.Of(series).Baseline!.Id);
        Assert.Contains("W_RESPONSE_BASELINE", Codes(series));
        Assert.Equal("SD", series.Recist().Overall());
        Assert.Equal("BL", Timeline.Of(series with { Reference = null, TimePoints = [.. series.TimePoints.OrderBy(t => t.Date)] }).Baseline!.Id);
    }

    [Fact]
    public void A_series_without_a_baseline_says_so() => Assert.Equal(["W_RESPONSE_BASELINE"], Codes(Series("", "a 56:")));

    [Theory]
    [InlineData("W_RESPONSE_BEFORE_BASELINE", "-8: T1=50"), InlineData("W_RESPONSE_BEFORE_REFERENCE", "-6: T1=50"), InlineData("W_RESPONSE_BEFORE_REFERENCE", "-7: T1=50"), InlineData(null, "0: T1=50")]
    [InlineData("W_RESPONSE_UNIT", "56: T1=500.1"), InlineData("W_RESPONSE_UNIT", "56: T1=250+501"), InlineData("W_RESPONSE_UNIT", "56: T1=5.1"), InlineData("W_RESPONSE_UNIT", "56: T1=400"), InlineData(null, "56: T1=399")]
    [InlineData(null, "56: T1=5"), InlineData(null, "56: T1=small"), InlineData(null, "56: T1=0"), InlineData("W_RESPONSE_UNIT", "56: T1=3"), InlineData("W_RESPONSE_UNIT", "56: T1=6.25"), InlineData(null, "56: T1=6.3"), InlineData(null, "56: T1=7"), InlineData("W_RESPONSE_LENGTH", "56: T1=-3")]
    [InlineData("W_RESPONSE_LESION_UNKNOWN", "56: T1=50 T9=20"), InlineData("W_RESPONSE_LESION_UNKNOWN", "56: T1=50 NT1=present"), InlineData("W_RESPONSE_MERGED", "56: T1=>T9"), InlineData("W_RESPONSE_FIRST_SEEN", "56: T1=50 +X@TP9")]
    [InlineData("W_RESPONSE_FIRST_SEEN", "56: T1=50 +X@BL"), InlineData(null, "56: T1=50 +X@TP1")]
    public void What_is_odd_about_a_time_point_is_said(string? code, string point)
    {
        var series = Series("T1", "-7: T1=50", point);
        Assert.Equal(code is null ? [] : [code], Codes(series));
        Assert.Equal(code is "W_RESPONSE_BEFORE_BASELINE" ? 0 : 1, series.Recist().TimePoints.Count);
    }

    [Fact]
    public void A_length_above_500_mm_is_used_and_marked()
    {
        Assert.Equal([ResponseCaution.UnitSuspect], Series("T1", "-7: T1=480", "56: T1=500.1").Recist().TimePoints[0].Cautions);
        Assert.Empty(Series("T1", "-7: T1=480", "56: T1=500").Recist().TimePoints[0].Cautions);
    }

    [Theory]
    [InlineData("-7: T1=3.4", "W_RESPONSE_UNIT"), InlineData("-7: T1=9.9", "W_RESPONSE_UNIT"), InlineData("-7: T1=10", null), InlineData("-7: T1=ne", "W_RESPONSE_LATE_TARGET"), InlineData("-7:", "W_RESPONSE_LATE_TARGET")]
    [InlineData("-7: T1=20 +X", "W_RESPONSE_NEW_AT_BASELINE")]
    public void What_is_odd_about_a_baseline_is_said(string baseline, string? code) => Assert.Equal(code is null ? [] : [code], Codes(Series("T1", baseline, "56: T1=12")));

    [Theory]
    [InlineData("T1 -T1", "SD"), InlineData("-T1 T1", "SD"), InlineData("T1 T1", "SD")]
    public void A_lesion_given_twice_counts_once_and_as_target(string lesions, string expected)
    {
        var series = Series(lesions, "-7: T1=50", "56: T1=50");
        Assert.Equal(["W_RESPONSE_LESION_TWICE"], Codes(series));
        Assert.Equal(expected, series.Recist().Overall());
    }

    [Fact]
    public void Fragments_that_contradict_the_whole_count_and_are_said()
    {
        var series = Series("T1", "-7: T1=50", "56: T1=12+11");
        var both = series with { TimePoints = [series.TimePoints[0], series.TimePoints[1] with { Targets = new Dictionary<string, TargetReading> { ["T1"] = new() { Mm = 40, FragmentsMm = [12, 11] } } }] };
        Assert.Equal(["W_RESPONSE_FRAGMENTS"], Codes(both));
        Assert.Equal(23, both.Recist().TimePoints[0].Size!.Sum);
        Assert.Empty(Codes(series));
    }

    [Fact]
    public void A_target_without_a_size_at_baseline_takes_no_part_and_bars_complete_response()
    {
        Assert.Equal("PR", Series("T1 T2", "-7: T1=50", "56: T1=30 T2=90").Recist().Overall());
        Assert.Equal("PR", Series("T1 T2", "-7: T1=50", "56: T1=0 T2=20").Recist().Overall());
        Assert.Equal("PR", Series("T1 T2", "-7: T1=50", "56: T1=0").Recist().Overall());
        Assert.Equal("CR", Series("T1 T2", "-7: T1=50", "56: T1=0 T2=0").Recist().Overall());
        Assert.Equal("NE", Series("T1", "-7:", "56: T1=0").Recist().Overall());
    }

    [Fact]
    public void No_problem_names_a_patient() => Assert.DoesNotContain(Timeline.Of(Series("T1", "56: T9=1") with { Name = "PATIENT-4711" }).Problems, p => p.ToString().Contains("4711", StringComparison.Ordinal));

    private static IEnumerable<string> Codes(ResponseSeries series) => Timeline.Of(series).Problems.Select(p => p.Code).Distinct();
}
