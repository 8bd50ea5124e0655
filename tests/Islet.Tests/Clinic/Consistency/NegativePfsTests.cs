using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Consistency;

public class NegativePfsTests
{
    [Theory]
    [InlineData("-0.1", 1), InlineData("0", 0), InlineData("3.4", 0), InlineData(null, 0)]
    public void A_stated_survival_below_nothing_is_told(string? months, int told) => Assert.Equal(told, Check(
        (When.Parse("2020-01-01"), new ReportedOutcome { Line = 1, Endpoint = "pfs", Months = months is null ? null : decimal.Parse(months, System.Globalization.CultureInfo.InvariantCulture) })));

    [Theory]
    [InlineData("2019-12-31", 1, 1), InlineData("2020-01-01", 1, 0), InlineData("2019-12-31", 2, 0), InlineData("2020", 1, 0), InlineData("2019", 1, 1)]
    public void Progression_of_a_line_certainly_before_its_start_is_told(string progressed, int line, int told) => Assert.Equal(told, Check(
        (When.Parse("2020-01-01"), new ReportedOutcome { Line = 1, Regimen = "lanreotide" }), (When.Parse(progressed), new ReportedOutcome { Line = line, Progression = true })));

    private static int Check(params (When When, Content Content)[] said) =>
        ConsistencyRules.Check([.. said.Select((s, i) => new Stated(i, s.When, s.Content))]).Count(found => found.Code == "W_PFS_NEGATIVE");
}
