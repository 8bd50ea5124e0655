using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Guidelines.Beside;

/// <summary>C-PERIOD: "until progression or 18 months after PRRT start" (lines 852-854), imaging to 12 months after the last cycle (1405-1409).</summary>
public class EndedPeriodTests
{
    private static string? Period(string statement, string start, params Finding[] further) => Worked.Remarks(Patient.At(
    [
        Patient.Tissue(), Said.On(start, new Treatment { Course = "p", Drugs = ["lutetium oxodotreotide"], CyclesPlanned = 1, Purpose = "tumour" }, "p"),
        Said.On(start, new Injection { Course = "p", ActivityGbq = 7.4m }, "dose"), Patient.LogClosed(), .. further,
    ]))[statement].Cautions.SingleOrDefault(c => c.Code == "C-PERIOD")?.Says;

    [Theory] // day of the view 2024-06-01: the 18 months end on it, and the day before
    [InlineData("2022-12-01", null), InlineData("2022-11-30", "The period of “Label: SSA after PRRT” ended on 2024-05-30.")]
    public void Eighteen_months_after_the_start_an_analogue_beside_radionuclides_is_over(string start, string? says) => Assert.Equal(says, Period("BEY-05", start));

    [Fact]
    public void Progression_ends_it_before()
    {
        Assert.Equal("The period of “Label: SSA after PRRT” ended on 2024-03-04, with progression.", Period("BEY-05", "2023-12-01", Said.Progression("2024-03-04")));
        Assert.Null(Period("BEY-05", "2023-12-01", Said.Progression("2023-03-04"))); // before it began
    }

    [Theory] // done or not: the last of its months is the twelfth
    [InlineData("2023-06-01", null), InlineData("2023-05-31", "The period of “After PRRT” ended on 2024-05-31.")]
    public void Imaging_after_radionuclides_is_over_a_year_after_the_last_cycle(string dose, string? says) => Assert.Equal(says, Period("SM-18", dose));

    [Theory] // the label's 18 months: BEY-05 is for the analogue until they end, and neither for nor against after
    [InlineData("2022-12-01", true), InlineData("2022-11-30", false)]
    public void A_statement_whose_period_is_over_is_no_longer_for_an_option(string start, bool isFor)
    {
        var snapshot = Patient.At(Patient.Tissue(), Said.On(start, new Treatment { Course = "p", Drugs = ["lutetium oxodotreotide"], CyclesPlanned = 1, Purpose = "tumour" }, "p"),
            Said.On(start, new Injection { Course = "p", ActivityGbq = 7.4m }, "dose"), Patient.LogClosed());
        var analogue = DecisionOptions.Of(GuidelineReading.Of(StatementBase.Nanets2020, snapshot.Reader), snapshot)["ssa"]!;
        Assert.Equal(isFor, analogue.For.Any(s => s.Statement.Number == "BEY-05"));
        Assert.Equal(!isFor, analogue.Over.Any(s => s.Statement.Number == "BEY-05"));
        Assert.Contains(analogue.Applying, s => s.Statement.Number == "BEY-05"); // it applies by its facts all the same
    }

    [Fact] // without its anchor nobody knows when it ends
    public void Without_the_day_of_the_therapy_nothing_is_said_to_be_over() => Assert.DoesNotContain(
        Worked.Remarks(Patient.At(Patient.Tissue(), Said.Judged("2024-05-01", Fact.PriorPrrt, "true")))["BEY-05"].Cautions, c => c.Code == "C-PERIOD");
}
