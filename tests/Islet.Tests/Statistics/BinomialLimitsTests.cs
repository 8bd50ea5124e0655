using FsCheck;
using FsCheck.Fluent;
using Islet.Statistics;

namespace Islet.Tests.Statistics;

/// <summary>Clopper and Pearson 1934; digits of R's binom.test.</summary>
public class BinomialLimitsTests
{
    [Theory] // R 4.2.2
    [InlineData(3, 20, 0.0320709, 0.3789268), InlineData(0, 10, 0, 0.3084971), InlineData(10, 207, 0.0234061, 0.0870459), InlineData(10, 10, 0.6915029, 1)]
    public void Limits_match_R(int count, int of, double lower, double upper)
    {
        var exact = BinomialLimits.ClopperPearson(count, of);
        Assert.Equal(lower, exact.Lower, 1e-7);
        Assert.Equal(upper, exact.Upper, 1e-7);
        Assert.Equal((double)count / of, exact.Rate);
    }

    [Fact]
    public void Tails_of_the_binomial_are_half_of_what_is_left_at_each_limit() => Prop.ForAll(
        (from n in Gen.Choose(1, 60) from x in Gen.Choose(0, n) from level in Gen.Elements(0.8, 0.9, 0.95, 0.99) select (x, n, level)).ToArbitrary(), c =>
        {
            var exact = BinomialLimits.ClopperPearson(c.x, c.n, c.level);
            var tail = (1 - c.level) / 2;
            return (c.x == 0 ? exact.Lower == 0 : Math.Abs(AtLeast(c.x, c.n, exact.Lower) - tail) < 1e-8) && (c.x == c.n ? exact.Upper == 1 : Math.Abs(1 - AtLeast(c.x + 1, c.n, exact.Upper) - tail) < 1e-8);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_other_outcome_mirrors_it() => Prop.ForAll((from n in Gen.Choose(1, 200) from x in Gen.Choose(0, n) select (x, n)).ToArbitrary(), c =>
        Math.Abs(BinomialLimits.ClopperPearson(c.x, c.n).Lower - (1 - BinomialLimits.ClopperPearson(c.n - c.x, c.n).Upper)) < 1e-9).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, 0, 0.95), InlineData(-1, 5, 0.95), InlineData(6, 5, 0.95), InlineData(1, 5, 1), InlineData(1, 5, 0)]
    public void What_is_no_proportion_is_refused(int count, int of, double level) => Assert.Throws<ArgumentOutOfRangeException>(() => BinomialLimits.ClopperPearson(count, of, level));

    /// <summary>P(X ≥ x), added term by term.</summary>
    private static double AtLeast(int x, int n, double p)
    {
        var (sum, term) = (0.0, Math.Pow(1 - p, n));
        for (var k = 0; k <= n; k++)
        {
            sum += k >= x ? term : 0;
            term *= (n - k) / (k + 1.0) * p / (1 - p);
        }
        return sum;
    }
}
