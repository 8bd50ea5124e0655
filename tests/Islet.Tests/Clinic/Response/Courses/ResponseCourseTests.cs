using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class ResponseCourseTests
{
    private static readonly Finding Everolimus = Drug("eve", "2020-02-01", "everolimus");
    private static readonly Finding[] Before = [.. Ct("2020-01-20", "L1 liver target 40, B1 bone non-target present")];

    [Fact]
    public void A_line_gives_a_reference_a_baseline_and_follow_ups()
    {
        var series = OnlySeries([Everolimus, .. Before, .. Ct("2020-05-01", "L1 liver 30, B1 bone present")]);
        Assert.True(series.Reader.IsInvestigator);
        Assert.Equal(1, series.Line.Number);
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 2, 1)), series.Series.Reference);
        Assert.Equal(["L1", "B1"], series.Series.Lesions.Select(l => l.Id));
        Assert.Equal(["BL", "TP1"], series.Series.TimePoints.Select(t => t.Id));
        Assert.Equal([40m, 30m], series.Series.TimePoints.Select(t => t.Targets["L1"].Mm!.Value));
        Assert.Equal(NonTargetState.Present, series.Series.TimePoints[1].NonTargets["B1"]);
        Assert.Equal(TargetsStanding.Declared, series.Targets);
        Assert.Empty(series.Problems);
        Assert.Equal(["CT 2020-05-01"], series.TimePoints[1].Studies);
        Assert.Equal(3, series.TimePoints[1].Reads.Count);
        Assert.Equal("L1", ((LesionRead)Assert.Single(series.TimePoints[1].ReadsOf("L1")).Content).Lesion);
    }

    [Theory] // the line begins on 2020-02-01
    [InlineData("2020-01-04", "")] // 28 days before it
    [InlineData("2020-01-03", "W_BASELINE_WINDOW")]
    [InlineData("2019-08-02", "W_BASELINE_WINDOW")] // 183 days
    [InlineData("2019-08-01", "W_BASELINE_TOO_OLD")]
    [InlineData("2020-02-01", "")]
    [InlineData("2020-02-02", "W_NO_BASELINE")]
    public void A_baseline_is_made_within_28_days_and_kept_up_to_half_a_year(string on, string problem)
    {
        var series = OnlySeries([Everolimus, .. Ct(on, "L1 liver target 40"), .. Ct("2020-05-01", "L1 liver 30")]);
        Assert.Equal(problem, string.Join(' ', series.Problems.Select(p => p.Code).Where(c => c.StartsWith("W_BASELINE", StringComparison.Ordinal) || c is "W_NO_BASELINE")));
        Assert.Equal(problem is "W_NO_BASELINE" or "W_BASELINE_TOO_OLD", series.Baseline is null);
    }

    [Fact]
    public void The_baseline_is_the_last_scan_on_which_every_target_is_measured()
    {
        var series = OnlySeries([Everolimus, .. Ct("2019-12-01", "L1 liver target 38, L2 liver target 20"), .. Ct("2020-01-25", "L1 liver target 40, L2 liver target"), .. Ct("2020-05-01", "L1 30, L2 15")]);
        Assert.Equal(AxisPoint.Of(new DateOnly(2019, 12, 1)), series.Baseline!.Point.Date);
        Assert.Contains(series.Problems, p => p.Code == "W_BASELINE_EARLIER" && p.Where == "CT 2020-01-25");
    }

    [Fact]
    public void The_scan_that_shows_progression_belongs_to_its_line_and_is_the_baseline_of_the_next()
    {
        var series = SeriesOf([Everolimus, .. Before, .. Ct("2020-08-01", "L1 liver target 55, B1 bone present, X1 lung new 12"), Pd("pd", "2020-08-01"), Drug("cap", "2020-08-20", "capecitabine+temozolomide"),
            .. Ct("2020-12-01", "L1 liver 30, B1 bone present, X1 lung 8")]);
        Assert.Equal([1, 2], series.Select(s => s.Line.Number));
        Assert.Equal("X1", Assert.Single(series[0].Series.TimePoints[^1].NewLesions).Id);
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 8, 20)), series[0].Series.Events.NewTherapy);
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 8, 1)), series[1].Baseline!.Point.Date);
        Assert.Equal(["L1 Target", "B1 NonTarget", "X1 NonTarget"], series[1].Series.Lesions.Select(l => $"{l.Id} {l.Role}"));
        Assert.Contains(series[1].Problems, p => p.Code == "W_ROLE_LINE_BEFORE" && p.Where == "X1");
        Assert.Empty(series[1].Series.TimePoints[^1].NewLesions); // it was there when this line began
    }

    [Theory]
    [InlineData("2020-08-20", true)] // the day on which the next line begins
    [InlineData("2020-08-21", false)]
    public void A_line_is_followed_until_the_next_begins(string on, bool within)
    {
        var series = SeriesOf([Everolimus, .. Before, .. Ct("2020-05-01", "L1 30"), Pd("pd", "2020-08-01"), Drug("cap", "2020-08-20", "capecitabine+temozolomide"), .. Ct(on, "L1 liver target 30")]);
        Assert.Equal(within ? 3 : 2, series[0].Series.TimePoints.Count);
    }

    [Fact]
    public void A_baseline_from_before_the_line_before_is_kept_and_told()
    {
        var series = SeriesOf([Everolimus, .. Before, Stop("eve", "2020-02-20", "toxicity"), Pd("pd", "2020-03-01", "radiological"), Drug("sun", "2020-03-05", "sunitinib"), .. Ct("2020-06-01", "L1 30")]);
        var second = series.Single(s => s.Line.Number == 2);
        Assert.Contains(second.Problems, p => p.Code == "W_BASELINE_OTHER_LINE");
        Assert.NotNull(second.Baseline);
    }

    [Theory]
    [InlineData("2020-05-15", 2)] // 14 days after the CT
    [InlineData("2020-05-16", 3)]
    public void CT_and_PET_of_near_days_are_one_time_point(string pet, int timePoints)
    {
        var series = OnlySeries([Everolimus, .. Before, .. Ct("2020-05-01", "L1 30"), .. Scan("SSTR-PET", pet, "L1 liver max12")]);
        Assert.Equal(timePoints, series.Series.TimePoints.Count);
        Assert.Equal(12, series.Series.TimePoints[^1].Pet!.Lesions["L1"].SuvMax);
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 5, 1)), series.Series.TimePoints[1].Date);
    }

    [Fact]
    public void A_second_CT_of_the_same_lesions_is_another_time_point_however_near() =>
        Assert.Equal(3, OnlySeries([Everolimus, .. Before, .. Ct("2020-05-01", "L1 30"), .. Ct("2020-05-08", "L1 36")]).Series.TimePoints.Count);

    [Fact]
    public void Scans_of_several_days_keep_the_day_that_shows_each_lesion()
    {
        var point = OnlySeries([Everolimus, .. Before, .. Ct("2020-05-01", "L1 30"), .. Scan("MRI", "2020-05-04", "B1 present")]).Series.TimePoints[1];
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 5, 1)), point.ScanDates["L1"]);
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 5, 4)), point.ScanDates["B1"]);
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 5, 4)), point.Date);
    }

    [Fact]
    public void Every_reader_has_a_series_of_his_own_and_the_leading_one_comes_first()
    {
        var series = SeriesOf([Everolimus, .. Before, .. Ct("2020-05-01", "L1 30"), .. Ct("2020-01-20", "M1 liver target 20", "R1", ReadRole.Central), .. Ct("2020-05-01", "M1 12", "R1", ReadRole.Central),
            .. Ct("2020-01-20", "L1 liver target 41", read: ReadRole.Consensus), .. Ct("2020-05-01", "L1 31", read: ReadRole.Consensus)]);
        Assert.Equal(["consensus", "central R1", "investigator"], series.Select(s => s.Reader.ToString()));
        Assert.Equal([31m, 12m, 30m], series.Select(s => s.Series.TimePoints[1].Targets.Values.Single().Mm!.Value));
    }

    [Fact]
    public void A_read_that_a_review_replaced_is_not_measured()
    {
        var old = Ct("2020-05-01", "L1 30").Last();
        var review = Found("review", "2020-05-01", ((LesionRead)old.Content) with { LongestMm = 44 }) with { Supersedes = old.Id, Why = Why.Review };
        Assert.Equal(44, OnlySeries([Everolimus, .. Before, .. Ct("2020-05-01", "L1 30"), review]).Series.TimePoints[1].Targets["L1"].Mm);
    }

    [Fact]
    public void Death_and_the_cycles_of_radionuclide_therapy_are_events()
    {
        var events = OnlySeries([Drug("prrt", "2020-02-01", "177Lu-DOTATATE"), Dose("c1", "prrt", "2020-02-01"), Dose("c2", "prrt", "2020-04-01"), .. Before, .. Ct("2020-05-01", "L1 30"), Seen("d", "2021-01-01", alive: false)]).Series.Events;
        Assert.Equal(AxisPoint.Of(new DateOnly(2021, 1, 1)), events.Death);
        Assert.Equal([AxisPoint.Of(new DateOnly(2020, 2, 1)), AxisPoint.Of(new DateOnly(2020, 4, 1))], events.PrrtCycles);
    }

    [Theory] // stopped for progression on 2020-04-10
    [InlineData("2020-04-05", "clinical", true)]
    [InlineData("2020-04-05", "clinical radiological", false)]
    [InlineData("2020-04-05", "biochemical", false)]
    [InlineData("2020-03-13", "clinical", true)] // 28 days before the stop
    [InlineData("2020-03-12", "clinical", false)]
    public void Stopped_for_progression_that_rests_on_symptoms_is_symptomatic_deterioration(string on, string grounds, bool deteriorated)
    {
        Finding[] course = [Everolimus, .. Before, .. Ct("2020-05-01", "L1 30"), Pd("pd", on, grounds.Split(' '))];
        Assert.Equal(deteriorated ? AxisPoint.Of(DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)) : null,
            OnlySeries([.. course, Stop("eve", "2020-04-10", "progression")]).Series.Events.SymptomaticDeterioration);
        Assert.Null(OnlySeries([.. course, Stop("eve", "2020-04-10", "toxicity")]).Series.Events.SymptomaticDeterioration);
        Assert.Null(OnlySeries(course).Series.Events.SymptomaticDeterioration);
    }

    [Fact]
    public void A_scan_that_may_lie_before_or_after_the_start_is_left_out_and_told()
    {
        var series = OnlySeries([Everolimus, .. Before, .. Ct("2020-02", "L1 38"), .. Ct("2020-05-01", "L1 30")]);
        Assert.Equal(2, series.Series.TimePoints.Count);
        Assert.True(series.IsOrderOpen);
        Assert.Equal("CT 2020-02", Assert.Single(series.Problems, p => p.Code == "W_STUDY_ORDER").Where);
    }

    [Fact]
    public void A_start_that_is_not_known_to_the_day_gives_no_reference()
    {
        var series = OnlySeries([Drug("eve", "2020-02", "everolimus"), .. Before, .. Ct("2020-05", "L1 30")]);
        Assert.Null(series.Series.Reference);
        Assert.Null(series.Series.TimePoints[1].Date);
        Assert.Contains(series.Problems, p => p.Code == "W_START_UNCERTAIN");
    }

    [Fact]
    public void Without_a_line_or_a_lesion_there_is_no_series()
    {
        Assert.Empty(SeriesOf(Before));
        Assert.Empty(SeriesOf(Everolimus));
        Assert.Empty(SeriesOf([Everolimus, .. Ct("2020-01-20", ""), .. Ct("2020-05-01", "")]));
    }
}
