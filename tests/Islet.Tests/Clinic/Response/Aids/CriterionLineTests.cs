using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>The lines that explain a category are those of the rule that made it: moved over each line, the criterion itself changes its word.</summary>
public class CriterionLineTests
{
    [Theory] // criterion, the last value that is stable, the first that is not
    [InlineData("RECIST1.1", 100, 70.1, 70), InlineData("RECIST1.1", 100, 119.9, 120), InlineData("RECIST1.1", 20, 24.9, 25)]
    [InlineData("mRECIST-HCC", 100, 70.1, 70), InlineData("mRECIST-HCC", 100, 119.9, 120), InlineData("mRECIST-HCC", 10, 11.9, 12)]
    [InlineData("mRECIST-VV", 100, 87.1, 87), InlineData("mRECIST-VV", 100, 119.9, 120)]
    [InlineData("Choi", 100, 90.1, 90), InlineData("Choi", 100, 109.9, 110)]
    [InlineData("SWOG", 10, 5.1, 5), InlineData("SWOG", 10, 14.9, 15), InlineData("SWOG", 300, 399.9, 400)]
    [InlineData("mSWOG", 10, 7.6, 7.5), InlineData("mSWOG", 10, 14.9, 15)]
    [InlineData("SIZE-10-La", 100, 90.1, 90), InlineData("SIZE-10-dM", 100, 90.1, 90)]
    [InlineData("PERCIST", 10, 7.1, 7), InlineData("PERCIST", 10, 13, 13.1), InlineData("PERCIST", 2, 1.3, 1.2), InlineData("PERCIST", 2, 2.8, 2.9)]
    [InlineData("EORTC1999", 10, 8.6, 8.5), InlineData("EORTC1999", 10, 12.5, 12.6)]
    [InlineData("MORE", 10, 7.6, 7.5), InlineData("MORE", 10, 12.5, 12.6)]
    [InlineData("SSTV-40/20", 10, 6.1, 6), InlineData("SSTV-40/20", 10, 11.9, 12)]
    [InlineData("SSTV-40/20-noNew", 10, 6.1, 6), InlineData("TLA-40/20", 10, 6.1, 6), InlineData("TLA-40/20", 10, 11.9, 12)]
    [InlineData("LUMEN-10", 10, 9.1, 9)]
    public void A_criterion_changes_its_word_where_its_line_is(string code, double baseline, double stable, double over)
    {
        var (before, after) = (Cell(code, baseline, stable), Cell(code, baseline, over));
        Assert.Equal(ResponseGroup.Stable, before.Group);
        Assert.NotEqual(ResponseGroup.Stable, after.Group);
        Assert.DoesNotContain(before.Reasons.OfType<ResponseReason.Change>(), c => c.Reached is true);
        Assert.Equal(after.Group, Assert.IsType<ResponseReason.Change>(after.Reasons[^1]).Line.Group);
        Assert.All(after.Reasons.OfType<ResponseReason.Change>(), c => Assert.True(c.Reached));
    }

    [Theory]
    [InlineData(85.1, ResponseGroup.Stable), InlineData(85, ResponseGroup.Response)]
    public void Density_has_a_line_of_its_own(double hu, ResponseGroup expected)
    {
        var cell = Cell("Choi", 100, 100, (decimal)hu);
        Assert.Equal(expected, cell.Group);
        Assert.Equal(expected is ResponseGroup.Response, cell.Reasons.OfType<ResponseReason.Change>().Any(c => c is { Line.Of: MeasuredQuantity.Density, Reached: true }));
    }

    [Fact]
    public void Options_move_the_lines_as_they_move_the_rules()
    {
        var options = ResponseOptions.Default with
        {
            MorePrPct = 30, MorePdPct = 40, MswogPdPct = 25, EortcOneCycleCut = 25, ChoiPdReference = ChangeReference.Baseline, ZpPrPct = 20, ZpPdPct = 15, MrecistRequire5mm = true,
            PercistInclusivePmd = true,
        };
        Assert.Equal("-30 / 40", Lines("MORE"));
        Assert.Equal("-25 / 25", Lines("mSWOG"));
        Assert.Equal("-25 / 25", Lines("EORTC1999"));
        Assert.Equal("-20 / 15", Lines("ZP"));
        Assert.Equal(ChangeReference.Baseline, CriterionLines.Of("Choi", options)[^1].From);
        Assert.Equal(AbsoluteChange.AsWell, CriterionLines.Of("mRECIST-HCC", options)[^1].With);
        Assert.False(CriterionLines.Of("PERCIST", options)[^1].Strict);
        Assert.Empty(CriterionLines.Of("ZP", ResponseOptions.Default));
        Assert.Empty(CriterionLines.Of("TGR", options));
        Assert.Equal(ResponseGroup.Progression, Cell("PERCIST", 10, 13, options: options).Group);
        Assert.Equal(ResponseGroup.Stable, Cell("mRECIST-HCC", 10, 14.9, options: options).Group);

        string Lines(string code) => string.Join(" / ", CriterionLines.Of(code, options).Select(l => l.Percent.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_review_read_by_letter_has_no_5_mm_and_asks_for_more_than_20_percent_of_viable_tumour()
    {
        var seed = ResponseOptions.Default with { Definition = ResponseDefinition.Seed, SeedLiteral = true };
        Assert.Equal("RECIST1.1 PD: sum of diameters +20 % from nadir reaches +20 %", ReasonWords.Of(Cell("RECIST1.1", 10, 12, options: seed)));
        Assert.Equal("mRECIST-HCC SD: sum of viable diameters +20 % from baseline needs -30 %; sum of viable diameters +20 % from nadir needs more than +20 %",
            ReasonWords.Of(Cell("mRECIST-HCC", 100, 120, options: seed)));
    }

    [Fact]
    public void A_criterion_that_is_asked_about_always_says_why() =>
        Assert.All(ResponseCriteria.All, c => Assert.NotEmpty(Cell(c.Code, 100, 55).Reasons));

    [Theory]
    [InlineData(8, 1, "EORTC1999 PMR: SUV -20 % from baseline reaches -15 %")]
    [InlineData(8, 2, "EORTC1999 SMD: SUV -20 % from baseline needs more than -25 %; a fall that the criterion leaves between response and stable")]
    public void After_more_than_one_cycle_EORTC_asks_for_more(double suv, int cycles, string expected) => Assert.Equal(expected, ReasonWords.Of(Cell("EORTC1999", 10, suv, cycles: cycles)));

    [Fact]
    public void A_volume_from_the_smallest_so_far_still_responds_from_baseline()
    {
        var options = ResponseOptions.Default with { VolumeReference = ChangeReference.Nadir };
        Assert.Equal("SSTV-40/20 response: volume -45 % from baseline reaches -40 %", ReasonWords.Of(Cell("SSTV-40/20", 100, 55, options: options)));
    }

    /// <summary>One lesion that is measured by everything: three liver targets of equal parts, a receptor or FDG PET with the same number as uptake and volume.</summary>
    private static ResponseCell Cell(string code, double baseline, double now, decimal hu = 100, ResponseOptions? options = null, int cycles = 1)
    {
        var isPet = code is "PERCIST" or "EORTC1999" or "MORE" or "LUMEN-10" or "ZP" || code.StartsWith("SSTV", StringComparison.Ordinal) || code.StartsWith("TLA", StringComparison.Ordinal);
        var (first, last) = isPet ? (30m, 30m) : ((decimal)baseline, (decimal)now);
        var series = new ResponseSeries
        {
            Reference = new(0),
            Lesions = [.. Enumerable.Range(1, 3).Select(i => new TrackedLesion($"T{i}", SeriesRole.Target, "liver"))],
            TimePoints = [Point("BL", -7, first, (decimal)baseline, 100, 0), Point("TP1", 56, last, (decimal)now, hu, cycles)],
        };
        return ResponseTable.Of(series, options ?? ResponseOptions.Default, [ResponseCriteria.ByCode(code)!]).Rows[0].Cells[0];
    }

    private static TimePoint Point(string id, int day, decimal sum, decimal uptake, decimal hu, int cycles) => new()
    {
        Id = id, IsBaseline = id == "BL", Date = new AxisPoint(day), ContrastPhase = "portal-venous",
        Targets = Enumerable.Range(1, 3).ToDictionary(i => $"T{i}", i => new TargetReading { Mm = i == 3 ? sum - (2 * Third(sum)) : Third(sum), ViableMm = i == 3 ? sum - (2 * Third(sum)) : Third(sum), PerpendicularMm = 10, Hu = hu }),
        Pet = new()
        {
            Tracer = "18F-FDG", Segmentation = "41%SUVmax", CyclesGiven = cycles, UptakeMinutes = 60, Liver = new(0.5m, 0.05m), BloodPool = new(0.4m, 0.05m),
            Lesions = new Dictionary<string, PetReading> { ["T1"] = new(uptake, uptake, 1, uptake, uptake, 50) },
        },
    };

    private static decimal Third(decimal sum) => Math.Round(sum / 3, 1);
}
