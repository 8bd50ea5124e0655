using FsCheck;
using FsCheck.Fluent;
using Islet.Statistics;

namespace Islet.Tests.Statistics;

/// <summary>Numbers named R are those of R 4.2.2's own functions.</summary>
public class GroupsTests
{
    private static readonly IReadOnlyList<IReadOnlyList<int>> ThreeByFour = [[3, 0, 2, 1], [1, 4, 0, 3], [2, 2, 6, 0]];

    [Fact]
    public void Fisher_of_larger_tables_is_as_R_counts_it()
    {
        Assert.Equal(0.01480199703379117, FisherExact.Test(new(ThreeByFour)).P, 1e-12);
        Assert.Equal(0.6436540041225979, FisherExact.Test(new([[8, 6, 4, 2], [5, 9, 7, 3]])).P, 1e-12);
        Assert.Equal(0.001550482910220711, FisherExact.Test(new([[4, 1, 0, 3, 2], [0, 5, 2, 1, 1], [3, 0, 6, 2, 0], [1, 2, 1, 7, 4]])).P, 1e-12);
    }

    [Fact]
    public void Fisher_beyond_the_cap_is_simulated_and_says_so()
    {
        var p = FisherExact.Test(new(ThreeByFour), work: 10, tables: 20_000);
        Assert.False(p.IsExact);
        Assert.InRange(p.P, 0.0148 - 5 * p.StandardError!.Value, 0.0148 + 5 * p.StandardError!.Value);
        Assert.Equal(p, FisherExact.Test(new(ThreeByFour), work: 10, tables: 20_000));
    }

    [Fact]
    public void Odds_ratios_at_the_end_of_their_range()
    {
        var low = FisherFourfold.Test(new([[0, 7], [5, 2]]), stop: RootStop.AsR);
        Assert.Equal((0.0, 0.0), (low.OddsRatio, low.Limits.Lower));
        Assert.Equal(0.02097902097902097, low.TwoSided, 1e-12);
        Assert.Equal(0.68990188750270398, low.Limits.Upper!.Value, 1e-10);
        var high = FisherFourfold.Test(new([[9, 0], [3, 11]]), 0.9, RootStop.AsR);
        Assert.Equal(double.PositiveInfinity, high.OddsRatio);
        Assert.Equal(5.1917314142237893648, high.Limits.Lower!.Value, 1e-10);
        Assert.Equal(FisherFourfold.Test(new([[9, 0], [3, 11]]), 0.9).Limits.Lower!.Value, high.Limits.Lower!.Value, 1e-2);
    }

    [Fact]
    public void The_slow_obvious_count_of_tables_agrees() => Prop.ForAll(Gen.Choose(0, 4).ArrayOf(6).ToArbitrary(), c =>
    {
        if (Enumerable.Range(0, 3).Any(j => c[j] + c[j + 3] == 0) || c[..3].Sum() == 0 || c[3..].Sum() == 0)
            return true;
        return Math.Abs(SlowFisher(c) - FisherExact.Test(new([c[..3], c[3..]])).P) < 1e-10;
    }).QuickCheckThrowOnFailure();

    private static double SlowFisher(int[] c)
    {
        int[] columns = [.. Enumerable.Range(0, 3).Select(j => c[j] + c[j + 3])];
        var row = c[..3].Sum();
        double Weight(int a, int b, int d) => Choose(columns[0], a) * Choose(columns[1], b) * Choose(columns[2], d);
        double all = 0, hits = 0, seen = Weight(c[0], c[1], c[2]);
        for (var a = 0; a <= columns[0]; a++)
            for (var b = 0; b <= columns[1]; b++)
                if (row - a - b is var d && d >= 0 && d <= columns[2])
                {
                    all += Weight(a, b, d);
                    hits += Weight(a, b, d) <= seen * (1 + 1e-9) ? Weight(a, b, d) : 0;
                }
        return hits / all;
    }

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (p, i) => p * (n - k + i) / i);

    [Theory] // R: shapiro.test(round(sin(1:n)*10 + (1:n)^2/5, 3))
    [InlineData(3, 0.8872376281873221, 0.3459580283999013), InlineData(4, 0.9070935373029928, 0.467139288252121), InlineData(5, 0.8569433892744618, 0.2174804479591176)]
    [InlineData(6, 0.8847354392023642, 0.2915156744115072), InlineData(11, 0.9485557872739122, 0.6255552997098651), InlineData(12, 0.9387839217741876, 0.482480509773607)]
    public void Shapiro_Wilk_at_its_seams(int n, double w, double p)
    {
        var test = ShapiroWilk.Test([.. Enumerable.Range(1, n).Select(i => Math.Round(Math.Sin(i) * 10 + i * i / 5.0, 3))])!.Value;
        Assert.Equal(w, test.W, 1e-10);
        Assert.Equal(p, test.P, 1e-10);
    }

    [Theory] // R: quantile(c(2, 4, 4.5, 7, 9, 12, 15), c(.05, .25, .3, .95), type)
    [InlineData(QuantileDefinition.Sas, 2.0, 4.0, 4.5, 15.0), InlineData(QuantileDefinition.Spss, 2.0, 4.0, 4.2, 15.0), InlineData(QuantileDefinition.R7, 2.6, 4.25, 4.4, 14.1)]
    public void Quantiles_by_their_names(QuantileDefinition definition, params double[] expected)
    {
        double[] p = [0.05, 0.25, 0.3, 0.95];
        Assert.All(p.Zip(expected), q => Assert.Equal(q.Second, SampleQuantile.Of([2, 4, 4.5, 7, 9, 12, 15], q.First, definition)!.Value, 1e-12));
    }

    [Fact]
    public void A_straight_line_correlates_wholly()
    {
        var test = Correlation.Pearson([1, 2, 3, 4.5], [0.1, 0.2, 0.3, 0.45]);
        Assert.Equal((1.0, double.PositiveInfinity, 0.0), (test.Estimate, test.Statistic, test.P));
        Assert.Equal(-1, Correlation.Kendall([1, 2, 3], [9, 7, 4]).Estimate);
    }

    [Fact] // Armitage's blood pressures, as R computes them
    public void Signed_ranks_drop_pairs_without_a_difference()
    {
        var test = SignedRankTest.Of([125, 115, 130, 140, 140, 115, 140, 125, 140, 135], [110, 122, 125, 120, 140, 124, 123, 137, 135, 145]);
        Assert.Equal((27.0, 9), (test.V, test.N));
        Assert.Equal(0.5936305914425295, test.P!.Value, 1e-12);
        Assert.Equal(0.6352893188352069, test.ContinuityP!.Value, 1e-12);
    }

    [Fact]
    public void Tails_are_as_R_computes_them()
    {
        Assert.Equal(12.706204736174694, SmallSampleTails.StudentLimit(0.95, 1), 1e-10);
        Assert.Equal(3.574654842003692, SmallSampleTails.StudentLimit(0.95, 2.5), 1e-10);
        Assert.Equal(2.639918926335738e-04, SmallSampleTails.UpperF(30, 2, 7.5), 1e-15);
        Assert.Equal(2 * 8.392859439572887e-11, SmallSampleTails.TwoSidedStudent(-40, 8), 1e-22);
    }

    [Fact] // Shrout & Fleiss 1979, table 2: six targets, four judges; ICC(1,1) .17, ICC(2,1) .29, ICC(3,1) .71
    public void Shrout_and_Fleiss_judges()
    {
        IReadOnlyList<IReadOnlyList<double>> reads = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
        var (one, two, three) = (IntraclassCorrelation.OneWay(reads), IntraclassCorrelation.Agreement(reads), IntraclassCorrelation.Consistency(reads));
        Assert.Equal((0.17, 0.29, 0.71), (Math.Round(one.Value!.Value, 2), Math.Round(two.Value!.Value, 2), Math.Round(three.Value!.Value, 2)));
        Assert.Equal((0.44, 0.62, 0.91), (Math.Round(one.AverageOfReaders!.Value, 2), Math.Round(two.AverageOfReaders!.Value, 2), Math.Round(three.AverageOfReaders!.Value, 2)));
        Assert.Equal((0.02, 0.76), (Math.Round(two.Limits.Lower!.Value, 2), Math.Round(two.Limits.Upper!.Value, 2))); // McGraw & Wong's limits, as SPSS prints them
        Assert.Equal((0.34, 0.95), (Math.Round(three.Limits.Lower!.Value, 2), Math.Round(three.Limits.Upper!.Value, 2)));
    }

    [Fact] // Newcombe 1998, table II: 56/70 less 48/80 is 0.2, method 10 0.0524 to 0.3339
    public void Newcombes_difference()
    {
        var (difference, limits) = ProportionLimits.Newcombe(56, 70, 48, 80);
        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(difference, 4), Math.Round(limits.Lower!.Value, 4), Math.Round(limits.Upper!.Value, 4)));
    }

    [Fact]
    public void Nothing_that_varies_gives_no_number()
    {
        Assert.Null(MeanTests.Student([2, 2], [2, 2]).P);
        Assert.Null(MeanTests.Student([0.1, 0.1, 0.1], [0.3, 0.3, 0.3]).P); // R: essentially constant
        Assert.Null(MeanTests.Anova([[1, 1], [3, 3]]).F);
        Assert.Null(MannWhitney.Test([4, 4], [4]).Z);
        Assert.Null(Correlation.Pearson([1, 1, 1], [1, 2, 3]).Estimate);
        Assert.Null(Correlation.Kendall([1, 1, 1], [1, 2, 3]).Estimate);
        Assert.Null(ShapiroWilk.Test([5, 5, 5, 5]));
        Assert.Null(Independence.McNemar(new([[3, 0], [0, 4]]), corrected: true).P);
        Assert.Null(SignedRankTest.Of([1, 2], [1, 2]).P);
    }

    [Fact]
    public void Exact_rank_sums_are_the_share_of_all_choices() => Prop.ForAll(Gen.Choose(0, 6).ArrayOf(7).ToArbitrary(), values =>
    {
        double[] x = [.. values.Select(v => (double)v)];
        var ranks = Ranks.Of(x).Rank;
        var centre = 3 * 8 / 2.0;
        var seen = Math.Abs(ranks.Take(3).Sum() - centre);
        double hits = 0, all = 0;
        for (var set = 0; set < 128; set++)
            if (int.PopCount(set) == 3)
            {
                all++;
                hits += Math.Abs(Enumerable.Range(0, 7).Where(i => (set >> i & 1) == 1).Sum(i => ranks[i]) - centre) >= seen - 1e-9 ? 1 : 0;
            }
        return Math.Abs(MannWhitney.Test(x[..3], x[3..]).ExactP!.Value - hits / all) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Scale_shift_and_order_change_nothing() => Prop.ForAll(Gen.Choose(-50, 50).ArrayOf(12).ToArbitrary(), values =>
    {
        double[] x = [.. values.Select((v, i) => v + i / 8.0)], moved = [.. x.Select(v => 8 * v + 64)];
        var (a, b) = (MeanTests.Student(x[..5], x[5..]), MeanTests.Student([.. moved[..5].Reverse()], [.. moved[5..].Reverse()]));
        var (u, w) = (MannWhitney.Test(x[..5], x[5..]), MannWhitney.Test(moved[..5], moved[5..]));
        return Near(a.P, b.P) && Near(u.P, w.P) && Near(u.ExactP, w.ExactP) && Near(MeanTests.Anova([x[..5], x[5..]]).P, a.P) && Near(ShapiroWilk.Test(x)?.W, ShapiroWilk.Test(moved)?.W);
    }).QuickCheckThrowOnFailure();

    private static bool Near(double? a, double? b) => (a, b) is (null, null) || Math.Abs(a!.Value - b!.Value) < 1e-9;
}
