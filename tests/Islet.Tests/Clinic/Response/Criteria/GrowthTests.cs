using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>Tumour growth rate (Champiat 2017; Dromain 2019; Lamarca 2019) and pseudoprogression (Brabander 2017; Zwirtz 2022); specification, sections 6.4 and 6.5.</summary>
public class GrowthTests
{
    [Theory]
    [InlineData(100, 110, "91.3125", 10.0), InlineData(100, 90, "91.3125", -10.0), InlineData(50, 50, "60", 0)] // the specification's examples
    public void Rate_of_volume_per_month(int first, int second, string days, double expected) => Assert.Equal(expected, TumourGrowthRate.Of(first, second, D(days)).PercentPerMonth!.Value, 9);

    [Fact]
    public void There_is_no_rate_from_nothing_or_to_nothing()
    {
        Assert.Equal(new GrowthRate(null, -100, []).VolumePercent, TumourGrowthRate.Of(50, 0, 90).VolumePercent);
        Assert.All([TumourGrowthRate.Of(50, 0, 90), TumourGrowthRate.Of(0, 50, 90), TumourGrowthRate.Of(null, 50, 90), TumourGrowthRate.Of(50, null, 90), TumourGrowthRate.Of(50, 60, null), TumourGrowthRate.Of(50, 60, 0),
            TumourGrowthRate.Of(50, 60, -5)], rate => Assert.Null(rate.PercentPerMonth));
    }

    [Theory]
    [InlineData(13, true), InlineData(14, false)]
    public void Under_two_weeks_the_interval_is_too_short(int days, bool tooShort)
    {
        var rate = TumourGrowthRate.Of(50, 55, days);
        Assert.Equal(tooShort, rate.Cautions.Contains(ResponseCaution.IntervalTooShort));
        Assert.NotNull(rate.PercentPerMonth);
    }

    [Fact]
    public void Twice_the_size_of_everything_grows_alike() =>
        Assert.Equal(TumourGrowthRate.Of(75, 78, 100).PercentPerMonth!.Value, TumourGrowthRate.Of(7.5m, 7.8m, 100).PercentPerMonth!.Value, 12);

    [Fact]
    public void Only_lesions_measured_at_both_times_where_that_is_asked()
    {
        var series = Series(Point(Mm(75), Mm(20)).On(0), Point(Mm(78), Missing).On(100));
        Assert.Null(series.Last(TumourGrowthRate.Criterion).Measure("tgr"));
        Assert.Equal(3.6462m, Math.Round(series.Last(TumourGrowthRate.Criterion, new() { TgrCommonSubset = true }).Measure("tgr")!.Value, 4));
        Assert.Null(series.Last(TumourGrowthRate.Criterion).Overall);
    }

    [Fact]
    public void Cut_offs_name_their_origin()
    {
        Assert.Equal((true, false), (TumourGrowthRate.AtThreeMonths.IsReached(new(0.8, null, [])), TumourGrowthRate.AtThreeMonths.IsReached(new(0.79, null, []))));
        Assert.Equal((false, true), (TumourGrowthRate.BeforeTreatment.IsReached(new(4, null, [])), TumourGrowthRate.BeforeTreatment.IsReached(new(4.1, null, []))));
        Assert.Null(TumourGrowthRate.AtThreeMonths.IsReached(new(null, -100, [])));
        Assert.Equal([null, TumourGrowthRate.AtThreeMonths, TumourGrowthRate.AtThreeMonths, null], new[] { 60m, 61, 121, 122 }.Select(TumourGrowthRate.CutOffAfter));
        Assert.Equal(0.8m, Series(Point(Mm(75)).On(0), Point(Mm(78)).On(90)).Last(TumourGrowthRate.Criterion).Measure("TGR3mCutOff"));
    }

    private static IReadOnlyList<TimePointResponse> AfterPrrt(params TimePoint[] points) => After([0, 56, 112], null, points);

    private static IReadOnlyList<TimePointResponse> After(int[] cycles, int? newTherapy, params TimePoint[] points) => (Series(points) with
    {
        Events = new(PrrtCycles: [.. cycles.Select(day => new AxisPoint(Start.Days + day))], NewTherapy: newTherapy is { } day ? new AxisPoint(Start.Days + day) : null),
    }).By(Pseudoprogression.Criterion);

    [Theory]
    [InlineData("55", true), InlineData("54.9", false), InlineData("60", true)]
    public void A_rise_of_10_per_cent_after_radionuclide_therapy_may_pass(string now, bool possible)
    {
        var read = AfterPrrt(Point(Mm(50)), Point(Mm(D(now))))[0];
        Assert.Equal(possible, read.Cautions.Contains(ResponseCaution.PseudoPossible));
        Assert.Equal(now == "60" ? C.PD : C.SD, read.Overall); // the category stays RECIST's
    }

    [Theory]
    [InlineData(-1, false), InlineData(0, true), InlineData(294, true), InlineData(295, false)] // 112 + 182.6
    public void During_the_cycles_or_within_six_months_of_the_last(int day, bool possible) =>
        Assert.Equal(possible, AfterPrrt(Point(Mm(50)), Point(Mm(58)).On(day))[0].Cautions.Contains(ResponseCaution.PseudoPossible));

    [Fact]
    public void A_later_fall_confirms_it_unless_something_else_explains_it()
    {
        TimePoint[] passing = [Point(Mm(50)), Point(Mm(62)), Point(Mm(54.9m))];
        Assert.Equal([ResponseCaution.PseudoPossible, ResponseCaution.PseudoConfirmed], AfterPrrt(passing)[0].Cautions);
        Assert.Equal([ResponseCaution.PseudoPossible], After([0, 56, 112], 60, passing)[0].Cautions);
        Assert.Equal([ResponseCaution.PseudoPossible, ResponseCaution.PseudoConfirmed], After([0, 56, 112], 200, passing)[0].Cautions);
        Assert.Equal([ResponseCaution.PseudoPossible], AfterPrrt(Point(Mm(50)), Point(Mm(62)), Point(Mm(55)))[0].Cautions);
        Assert.Equal([ResponseCaution.PseudoPossible], AfterPrrt(Point(Mm(50)), Point(Mm(62)), Point(Missing))[0].Cautions);
        Assert.Equal([ResponseCaution.PseudoPossible], AfterPrrt(Point(Mm(50)), Point(Mm(62)), Point(Mm(40)).And(New()))[0].Cautions);
    }

    [Fact]
    public void New_lesions_make_it_unlikely_and_non_targets_that_progress_rule_it_out()
    {
        Assert.Equal([ResponseCaution.PseudoUnlikely], AfterPrrt(Point(Mm(50)), Point(Mm(62)).And(New()))[0].Cautions);
        Assert.Empty(AfterPrrt(Point(Mm(50)).And(NonTargetState.Present), Point(Mm(62)).And(NonTargetState.UnequivocalProgression))[0].Cautions);
        Assert.Empty(Series(Point(Mm(50)), Point(Mm(62))).By(Pseudoprogression.Criterion)[0].Cautions); // no radionuclide therapy on record
    }
}
