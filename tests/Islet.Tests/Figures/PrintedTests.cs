using Islet.Figures;

namespace Islet.Tests.Figures;

public class PrintedTests
{
    [Theory]
    [InlineData(0, "p < 0.001"), InlineData(0.00099, "p < 0.001"), InlineData(0.001, "p = 0.001"), InlineData(0.0049, "p = 0.005"), InlineData(0.03, "p = 0.03")]
    [InlineData(0.048, "p = 0.048"), InlineData(0.053, "p = 0.053"), InlineData(0.06, "p = 0.06"), InlineData(0.99, "p = 0.99"), InlineData(0.9951, "p > 0.99"), InlineData(1, "p > 0.99")]
    public void A_p_value_is_printed_as_the_journals_do_and_never_as_0_or_1(double p, string printed) => Assert.Equal(printed, Printed.PWithSign(p));

    [Theory] // SPSS's limits of a median may lie below 0
    [InlineData("3.9", "24.7", "3.9–24.7"), InlineData("-2.2", "29.9", "−2.2 to 29.9"), InlineData("0.0", "NR", "0.0–NR")]
    public void A_limit_below_zero_does_not_read_as_a_dash(string lower, string upper, string printed) => Assert.Equal(printed, Printed.Between(lower, upper));

    [Fact]
    public void What_is_no_number_is_no_p_value() => Assert.Throws<ArgumentOutOfRangeException>(() => Printed.P(double.NaN));

    [Theory]
    [InlineData(0, "<0.01"), InlineData(0.0099, "<0.01"), InlineData(0.456, "0.46"), InlineData(9.996, "10.0"), InlineData(23.46, "23.5"), InlineData(99.96, "100"), InlineData(999.7, ">999")]
    [InlineData(double.PositiveInfinity, ">999")]
    public void A_ratio_has_as_many_decimals_as_say_something(double ratio, string printed) => Assert.Equal(printed, Printed.Ratio(ratio));
}
