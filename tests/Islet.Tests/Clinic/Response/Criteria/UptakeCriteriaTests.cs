using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>EORTC (Young et al., Eur J Cancer 1999;35:1773-1782), MORE and ZP (Zwirtz et al., Pharmaceutics 2022;14:1278); specification, sections 4.2 and 4.3.</summary>
public class UptakeCriteriaTests
{
    private static PetScan After(int? cycles, params PetReading?[] lesions) => Fdg(lesions) with { CyclesGiven = cycles };

    [Theory]
    [InlineData(1, "8.5", C.Pmr), InlineData(1, "8.51", C.Smd)] // -15 % after one cycle
    [InlineData(2, "7.49", C.Pmr), InlineData(2, "7.5", C.Smd)] // more than -25 % later
    [InlineData(2, "12.5", C.Smd), InlineData(2, "12.51", C.Pmd)] // more than +25 %
    [InlineData(1, "12.5", C.Smd), InlineData(1, "12.51", C.Pmd)]
    [InlineData(null, "8.51", C.Smd), InlineData(null, "8.5", C.NE), InlineData(null, "7.5", C.NE), InlineData(null, "7.49", C.Pmr)] // the cycles decide only between
    public void Falls_and_rises(int? cycles, string now, C expected) =>
        Assert.Equal(expected, Series(Pet(After(0, Max(10))), Pet(After(cycles, Max(D(now))))).Last(Eortc1999.Criterion).Overall);

    [Theory]
    [InlineData("8.51", false), InlineData("8.5", true), InlineData("7.5", true), InlineData("7.49", false)]
    public void Between_15_and_25_per_cent_after_several_cycles_the_paper_has_a_gap(string now, bool gap) =>
        Assert.Equal(gap, Series(Pet(After(0, Max(10))), Pet(After(4, Max(D(now))))).Last(Eortc1999.Criterion).Cautions.Contains(ResponseCaution.EortcGap));

    [Fact]
    public void The_cut_off_after_one_cycle_can_be_25() =>
        Assert.Equal(C.Smd, Series(Pet(After(0, Max(10))), Pet(After(1, Max(7.6m)))).Last(Eortc1999.Criterion, new() { EortcOneCycleCut = 25 }).Overall);

    [Fact]
    public void Extent_new_uptake_and_nothing_left()
    {
        Assert.Equal(C.Smd, Series(Point(Mm(50)).And(After(0, Max(10))), Point(Mm(60)).And(After(1, Max(9)))).Last(Eortc1999.Criterion).Overall); // more than 20 %
        Assert.Equal(C.Pmd, Series(Point(Mm(50)).And(After(0, Max(10))), Point(Mm(60.1m)).And(After(1, Max(5)))).Last(Eortc1999.Criterion).Overall);
        Assert.Equal(C.NE, Series(Point(Mm(50)).And(After(0, Max(10))), Point(Missing).And(After(1, Max(5)))).Last(Eortc1999.Criterion).Overall);
        Assert.Equal(C.Pmd, Series(Pet(After(0, Max(10))), Pet(After(1, Max(5))).And(New())).Last(Eortc1999.Criterion).Overall);
        Assert.Equal(C.Cmr, Series(Pet(After(0, Max(10))), Pet(After(1, Max(0)))).Last(Eortc1999.Criterion).Overall);
        Assert.Equal(C.Cmr, Series(Pet(After(0, Max(10))), Pet(After(1, Max(1.5m)))).Last(Eortc1999.Criterion).Overall); // no more than the blood pool
        Assert.Equal(C.Pmr, Series(Pet(After(0, Max(10), Max(8))), Pet(After(1, Max(0), Max(1.6m)))).Last(Eortc1999.Criterion).Overall); // in all tumour volumes
    }

    [Fact]
    public void Of_several_lesions_the_sum_counts_and_a_missing_one_leaves_it_open()
    {
        Assert.Equal(-20m, Series(Pet(After(0, Max(10), Max(5))), Pet(After(1, Max(7), Max(5)))).Last(Eortc1999.Criterion).Measure("pct"));
        Assert.Equal(C.NE, Series(Pet(After(0, Max(10), Max(5))), Pet(After(1, Max(7), null))).Last(Eortc1999.Criterion).Overall);
        Assert.Equal(C.Pmd, Series(Pet(After(0, Max(10), Max(5))), Pet(After(1, Max(18.8m), null))).Last(Eortc1999.Criterion).Overall);
        Assert.Equal(C.Pmr, Series(Pet(After(0, new PetReading(SuvMean: 10))), Pet(After(1, new PetReading(SuvMean: 8)))).Last(Eortc1999.Criterion).Overall);
    }

    [Theory]
    [InlineData("7.5", C.Pmr), InlineData("7.51", C.Smd), InlineData("12.5", C.Smd), InlineData("12.51", C.Pmd), InlineData("0", C.Cmr)]
    public void MORE_uses_25_per_cent_of_the_sum_of_SUVmax(string now, C expected) => Assert.Equal(expected, Series(Pet(Sstr(Max(10))), Pet(Sstr(Max(D(now))))).Last(Zwirtz2022More.Criterion).Overall);

    [Fact]
    public void MORE_has_cut_offs_that_can_be_set_and_says_that_they_are_assumed()
    {
        var (series, options) = (Series(Pet(Sstr(Max(10))), Pet(Sstr(Max(6.9m)))), new ResponseOptions { MorePrPct = 30, MorePdPct = 10 });
        Assert.Equal(C.Pmr, series.Last(Zwirtz2022More.Criterion, options).Overall);
        Assert.Equal(C.Pmd, Series(Pet(Sstr(Max(10))), Pet(Sstr(Max(11.1m)))).Last(Zwirtz2022More.Criterion, options).Overall);
        Assert.Contains("assumed", Zwirtz2022More.Criterion.Name, StringComparison.Ordinal);
        Assert.Contains(Zwirtz2022More.Criterion.Assess(series, options).Assumptions, a => a.Contains("30 %", StringComparison.Ordinal));
    }

    [Fact]
    public void MORE_adds_up_targets_and_shows_every_lesion()
    {
        var read = Series(Pet(Sstr(Max(10), Max(30))), Pet(Sstr(Max(5), Max(30)))).With(new TrackedLesion("L1", SeriesRole.Target, "liver"), new TrackedLesion("L2", SeriesRole.NonTarget, "bone")).Last(Zwirtz2022More.Criterion);
        Assert.Equal((C.Pmr, -50m), (read.Overall, read.Measure("pct")));
        Assert.Equal([("L1", -50m), ("L2", 0m)], read.Measures.Where(m => m.Name == "pctLesion").Select(m => (m.Part!, m.Value!.Value)));
        Assert.Equal(C.Pmd, Series(Pet(Sstr(Max(10))), Pet(Sstr(Max(1))).And(New(modality: "SSTR-PET"))).Last(Zwirtz2022More.Criterion).Overall); // receptor PET alone is enough here
    }

    [Fact]
    public void ZP_is_density_times_uptake_and_normalised_by_the_liver()
    {
        PetScan Scan(decimal hu, decimal suv, decimal? liver) => Sstr(new PetReading(SuvMean: suv, Hu: hu)) with { LiverSuv = liver };
        var read = Series(Pet(Scan(80, 12, 4)), Pet(Scan(60, 8, 5))).Last(Zwirtz2022Zp.Criterion);
        Assert.Equal((null, 960m, 480m, -50m), (read.Overall, read.Measure("baselineZp"), read.Measure("zp"), read.Measure("pctZp")));
        Assert.Equal((240m, 96m, -60m), (read.Measure("baselineZpNorm"), read.Measure("zpNorm"), read.Measure("pctZpNorm")));
        Assert.Null(Series(Pet(Scan(80, 12, null)), Pet(Scan(60, 8, 5))).Last(Zwirtz2022Zp.Criterion).Measure("baselineZpNorm"));
    }

    [Theory]
    [InlineData(0), InlineData(-5)]
    public void ZP_means_nothing_without_positive_density(int hu)
    {
        var read = Series(Pet(Sstr(new PetReading(SuvMean: 12, Hu: 80))), Pet(Sstr(new PetReading(SuvMean: 12, Hu: hu)))).Last(Zwirtz2022Zp.Criterion);
        Assert.Equal((null, null), (read.Measure("zp"), read.Measure("pctZp")));
        Assert.Equal([ResponseCaution.ZpNonpositive], read.Cautions);
    }

    [Fact]
    public void ZP_has_categories_only_by_cut_offs_of_the_user()
    {
        PetScan Scan(decimal hu) => Sstr(new PetReading(SuvMean: 10, Hu: hu));
        var options = new ResponseOptions { ZpPrPct = 20, ZpPdPct = 30 };
        Assert.Equal([C.Pmr, C.Smd, C.Smd, C.Pmd], new[] { 80m, 80.1m, 129.9m, 130m }.Select(hu => Series(Pet(Scan(100)), Pet(Scan(hu))).Last(Zwirtz2022Zp.Criterion, options).Overall!.Value));
        Assert.Null(Series(Pet(Scan(100)), Pet(Scan(10))).Last(Zwirtz2022Zp.Criterion, new() { ZpPrPct = 20 }).Overall);
        Assert.Equal(C.NE, Series(Pet(Scan(100)), Pet(Sstr(new PetReading(Hu: 50)))).Last(Zwirtz2022Zp.Criterion, options).Overall);
    }
}
