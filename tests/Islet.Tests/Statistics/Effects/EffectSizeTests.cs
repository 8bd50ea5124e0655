using FsCheck;
using FsCheck.Fluent;
using Islet.Statistics;

namespace Islet.Tests.Statistics;

/// <summary>R 4.2.2: wilcox.test(conf.int), and the noncentral pf and pchisq inverted by uniroot.</summary>
public class EffectSizeTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 9], Y = [2, 4, 6, 8, 10, 12, 13], D = [1.5, -0.5, 2, 3, 0.7, 1.1, -0.2, 2.2];

    [Fact]
    public void A_shift_has_the_limits_that_R_inverts_from_its_test()
    {
        Near(-4, -9, 1, EffectSize.Shift(X, Y), 1e-12);
        Near(1.275, 0.25, 2.2, EffectSize.PairedShift(D), 1e-12); // R prints 1.267, a root of a step function; the median itself is 1.275
    }

    [Fact] // age by ph.ecog of R's lung; sex by status of the same
    public void Shares_of_variance_have_noncentral_limits()
    {
        Near(0.05274375524581, 0.00450956149939, 0.10922012298288, EffectSize.EtaSquared(new(4.138871, 3, 223, 0.007)), 1e-6);
        CrossTable table = new([[26, 112], [37, 53]]);
        Near(0.243432820507, 0.131521739511, 0.379064686123, EffectSize.CramersV(table), 1e-9);
    }

    [Fact]
    public void Superiority_has_limits_where_the_groups_do_not_overlap()
    {
        var all = EffectSize.Superiority(12, 3, 4);
        Assert.Equal((1.0, 1.0), (all.Value, all.Limits.Upper));
        Assert.InRange(all.Limits.Lower!.Value, 0.3, 0.9);
        var (half, none) = (EffectSize.Superiority(6, 3, 4), EffectSize.Superiority(0, 3, 4));
        Assert.Equal(1 - half.Limits.Upper!.Value, half.Limits.Lower!.Value, 12);
        Assert.Equal(1 - all.Limits.Lower!.Value, none.Limits.Upper!.Value, 12);
    }

    [Fact]
    public void Pairs_that_all_differ_one_way_have_an_endless_ratio()
    {
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (EffectSize.PairedOdds(5, 0).Value, EffectSize.PairedOdds(5, 0).Limits.Upper));
        Assert.Null(EffectSize.PairedOdds(0, 0).Value);
        Assert.Equal(2, EffectSize.PairedOdds(10, 5).Value);
    }

    [Fact]
    public void Hedges_of_samples_that_do_not_vary_is_not_defined() => Assert.Null(EffectSize.Hedges([1, 1, 1], [2, 2]).Value);

    [Fact]
    public void A_shift_moves_with_its_group_and_nothing_else_does() => Prop.ForAll(Gen.Choose(-20, 20).ArrayOf(7).ToArbitrary(), Gen.Choose(-20, 20).ArrayOf(9).ToArbitrary(), Gen.Choose(-5, 5).ToArbitrary(), (a, b, by) =>
    {
        double[] x = [.. a.Select(v => (double)v)], y = [.. b.Select(v => (double)v)], moved = [.. x.Select(v => v + by)];
        return EffectSize.Shift(moved, y).Value == EffectSize.Shift(x, y).Value + by
            && (EffectSize.Hedges([.. x.Select(v => 3 * v)], [.. y.Select(v => 3 * v)]).Value is not { } scaled || Math.Abs(scaled - EffectSize.Hedges(x, y).Value!.Value) < 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact] // R: sqrt(t(p - q) %*% solve((S(p) + S(q))/2) %*% (p - q))
    public void Standardized_differences_of_categories()
    {
        Assert.Equal(0.722211150883, StandardizedDifference.OfCategories([10, 20, 30], [20, 20, 10])!.Value, 1e-11);
        Assert.Equal(0, StandardizedDifference.OfCategories([10, 20], [20, 40])!.Value);
        Assert.Null(StandardizedDifference.OfCategories([10, 0], [0, 10]));
        double p = 0.25, q = 0.5;
        Assert.Equal(Math.Abs(p - q) / Math.Sqrt((p * (1 - p) + q * (1 - q)) / 2), StandardizedDifference.OfCategories([10, 30], [20, 20])!.Value, 1e-12);
    }

    [Fact]
    public void Standardized_differences_of_numbers()
    {
        Assert.Equal(-1, StandardizedDifference.OfNumbers([1, 2, 3], [2, 3, 4])!.Value, 12);
        Assert.Null(StandardizedDifference.OfNumbers([1, 1], [2, 2]));
        Assert.Null(StandardizedDifference.OfNumbers([1.0], [2, 2]));
        Assert.Equal(0, StandardizedDifference.OfNumbers([1.0, 1], [1.0, 1, 1])!.Value);
    }

    [Fact] // the formulas of Gwet 2021 written out in R
    public void Fleiss_kappa_has_limits()
    {
        var kappa = FleissKappa.Of([[0, 0, 3], [1, 2, 0], [3, 0, 0], [0, 3, 0], [1, 1, 1], [2, 1, 0]]);
        Assert.Equal((0.4, 0.293838772952, -0.355336612355, 1.0), (Math.Round(kappa.Value!.Value, 12), Math.Round(kappa.StandardError!.Value, 12), Math.Round(kappa.Limits.Lower!.Value, 10) is var low && Math.Abs(low + 0.355336612355) < 1e-9 ? -0.355336612355 : low, kappa.Limits.Upper));
        Assert.Null(FleissKappa.Of([[2, 1]]).StandardError);
    }

    private static void Near(double value, double lower, double upper, Effect found, double tolerance)
    {
        Assert.Equal(value, found.Value!.Value, tolerance);
        Assert.Equal(lower, found.Limits.Lower!.Value, tolerance);
        Assert.Equal(upper, found.Limits.Upper!.Value, tolerance);
    }
}
