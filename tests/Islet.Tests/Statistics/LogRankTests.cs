using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics;

public class LogRankTests
{
    [Fact]
    public void Two_groups_without_ties_give_the_score_test_of_Cox() => Holds(Distinct, subjects =>
    {
        var test = LogRank.Test(Groups(subjects), LogRankWeights.LogRank, TimeTies.Exact).Difference.Statistic;
        var group = new FactorCovariate("g", ["a", "b"], [.. subjects.Select(s => s.Group)]);
        var fit = Cox.Fit(new(Observations(subjects), [group]), CoxTies.Breslow, TimeTies.Exact);
        return fit.Model is not { } model || Near(model.Score.Statistic!.Value, test!.Value);
    });

    [Fact]
    public void One_stratum_for_all_is_no_stratification() => Holds(Tied, subjects =>
        LogRank.Test(Groups(subjects), LogRankWeights.TaroneWare, TimeTies.Exact).Difference
            == LogRank.Test(Groups(subjects, [.. subjects.Select(_ => 5)]), LogRankWeights.TaroneWare, TimeTies.Exact).Difference);

    [Fact]
    public void Observed_and_expected_have_the_same_sum() => Holds(Tied, subjects =>
        LogRank.Test(Groups(subjects, [.. subjects.Select(s => s.Y % 3)]), LogRankWeights.GehanBreslow, TimeTies.Exact) is var t && Near(t.Observed.Sum(), t.Expected.Sum()));

    [Fact]
    public void The_order_of_rows_does_not_matter() => Holds(Tied, subjects =>
        Near(LogRank.Test(Groups(subjects), LogRankWeights.PetoPeto, TimeTies.Exact).Difference.Statistic!.Value,
            LogRank.Test(Groups([.. subjects.AsEnumerable().Reverse()]), LogRankWeights.PetoPeto, TimeTies.Exact).Difference.Statistic!.Value));

    [Fact]
    public void A_weight_of_two_is_a_row_written_twice() => Holds(Tied, subjects =>
        Near(LogRank.Test(Groups(subjects) with { Observations = [.. Observations(subjects).Select(o => o with { Weight = 2 })] }, LogRankWeights.LogRank, TimeTies.Exact).Difference.Statistic!.Value,
            LogRank.Test(Groups([.. subjects, .. subjects]), LogRankWeights.LogRank, TimeTies.Exact).Difference.Statistic!.Value));

    [Fact]
    public void Fleming_and_Harrington_with_exponents_0_is_the_log_rank_test() => Holds(Tied, subjects =>
        LogRank.Test(Groups(subjects), LogRankWeights.FlemingHarrington(0, 0), TimeTies.Exact).Difference == LogRank.Test(Groups(subjects), LogRankWeights.LogRank, TimeTies.Exact).Difference);

    [Fact]
    public void A_group_never_at_risk_at_an_event_costs_its_degree_of_freedom()
    {
        var test = LogRank.Test(new([new(1, false), new(2, true), new(3, true), new(4, true), new(5, false)], [0, 1, 2, 1, 2], ["a", "b", "c"]), LogRankWeights.LogRank, TimeTies.Exact);
        Assert.Equal(1, test.Difference.Df);
    }

    [Fact]
    public void Without_any_event_there_is_nothing_to_test() =>
        Assert.Equal(new ChiSquaredTest(null, 0, null), LogRank.Test(new([new(1, false), new(2, false)], [0, 1], ["a", "b"]), LogRankWeights.LogRank, TimeTies.Exact).Difference);

    [Fact] // R: p.adjust(c(.01, .02, .03, .04), …)
    public void Adjusted_p_values_are_as_R_computes_them()
    {
        double?[] p = [0.04, 0.01, 0.03, 0.02];
        Assert.Equal([0.16, 0.04, 0.12, 0.08], Multiplicity.Bonferroni(p).Select(x => Math.Round(x!.Value, 12)));
        Assert.Equal([0.06, 0.04, 0.06, 0.06], Multiplicity.Holm(p).Select(x => Math.Round(x!.Value, 12)));
        Assert.Equal([0.04, 0.04, 0.04, 0.04], Multiplicity.BenjaminiHochberg(p).Select(x => Math.Round(x!.Value, 12)));
    }

    [Fact] // R: 2*pnorm(-9), pchisq(x, df, lower = FALSE), qnorm(.975)
    public void Tails_keep_their_digits()
    {
        Assert.Equal(1, Tails.TwoSidedNormal(9) / 2.2571768119076816e-19, 12);
        Assert.Equal(1, Tails.TwoSidedNormal(37) / 1.1451142445049154e-299, 10);
        Assert.Equal(1, Tails.ChiSquared(100, 1) / 1.5239706048321054e-23, 12);
        Assert.Equal(1, Tails.ChiSquared(3.5, 4) / 0.47787834448872407, 12);
        Assert.Equal(1, Tails.ChiSquared(60, 7) / 1.5095553022989121e-10, 12);
        Assert.Equal(1, Tails.ChiSquared(300, 40) / 1.4955969722726268e-41, 12);
        Assert.Equal(1, Tails.ChiSquared(0.001, 3) / 0.99999159208094202, 12);
        Assert.Equal(1.959963984540054, Tails.NormalLimit(0.95), 14);
    }
}
