using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics.Models;

public class CompetingRisksTests
{
    // Five subjects by hand: cause 1 at 1, cause 2 at 2, censored at 3, cause 1 at 4, censored at 5. F₁: 1/5, then 1/5 + 3/5·1/2 = 1/2.
    private static readonly CompetingSample Five = new([1, 2, 3, 4, 5], [1, 2, 0, 1, 0], ["one", "two"]);

    [Fact]
    public void Incidence_counts_who_is_still_free_and_not_who_is_uncensored()
    {
        var curves = CumulativeIncidence.Estimate(Five, TimeTies.Exact);
        Assert.Equal([0.2, 0.5], curves[0].Steps.Select(s => Math.Round(s.Incidence, 12)));
        Assert.Equal([0.2], curves[1].Steps.Select(s => Math.Round(s.Incidence, 12)));
        Assert.Equal(1 / 25.0, curves[0].Steps[0].Variance, 12); // d/n², as for a rate: not the binomial 0.2·0.8/5
    }

    [Fact]
    public void Beyond_the_last_follow_up_nothing_is_known()
    {
        var curve = CumulativeIncidence.Estimate(Five, TimeTies.Exact)[0];
        Assert.Null(curve.At(5.1));
        Assert.Equal((0, 0.5), (curve.At(0.5)!.Value.Incidence, Math.Round(curve.At(5)!.Value.Incidence, 12)));
    }

    [Fact]
    public void The_states_probabilities_add_up_to_one_and_agree_with_the_incidence() => Holds(Tied, subjects =>
    {
        var sample = Two(subjects);
        var curves = CumulativeIncidence.Estimate(sample, TimeTies.Exact);
        return AalenJohansen.At(sample, TimeTies.Exact, [2, 7, 13, 40]).All(s => Near(s.Probabilities.Sum(), 1)
            && curves.Select((c, k) => c.At(s.Time) is not { } at || Near(at.Incidence, s.Probabilities[k + 1])).All(x => x));
    });

    [Fact]
    public void With_one_cause_it_is_the_complement_of_Kaplan_Meier_with_Greenwoods_error() => Holds(Tied, subjects =>
    {
        CompetingSample sample = new([.. subjects.Select(s => (double)s.Day)], [.. subjects.Select(s => s.Event ? 1 : 0)], ["one"]);
        var curve = KaplanMeier.Estimate(Observations(subjects), TimeTies.Exact);
        return AalenJohansen.At(sample, TimeTies.Exact, [3, 9, 20]).All(s => curve.At(s.Time) is var km
            && Near(km.Survival, s.Probabilities[0]) && Near(km.StandardError ?? 0, km.StandardError is null ? 0 : s.StandardErrors[1]));
    });

    [Fact]
    public void With_one_cause_Grays_score_is_the_log_rank_score() => Holds(Tied, subjects =>
    {
        CompetingSample sample = new([.. subjects.Select(s => (double)s.Day)], [.. subjects.Select(s => s.Event ? 1 : 0)], ["one"]);
        var gray = GrayTest.Test(sample, [.. subjects.Select(s => s.Group)], ["a", "b"], TimeTies.Exact)[0];
        return Near(gray.Score[0], LogRank.Test(Groups(subjects), LogRankWeights.LogRank, TimeTies.Exact).Score[0], 1e-8);
    });

    [Fact]
    public void With_one_cause_Fine_Gray_is_Cox_with_Breslows_ties() => Holds(Tied, subjects =>
    {
        var cox = Model(subjects);
        CompetingSample sample = new([.. subjects.Select(s => (double)s.Day)], [.. subjects.Select(s => s.Event ? 1 : 0)], ["one"]);
        var (a, b) = (FineGray.Fit(sample, cox.Covariates, 1, TimeTies.Exact), Cox.Fit(cox, CoxTies.Breslow, TimeTies.Exact));
        return a.Outcome == b.Outcome && (a.Model is null || a.Model.Terms.Zip(b.Model!.Terms).All(t => Near(t.First.Coefficient, t.Second.Coefficient, 1e-7)));
    });

    [Fact]
    public void The_order_of_rows_and_the_unit_of_time_change_no_test() => Holds(Tied, subjects =>
    {
        var turned = Enumerable.Reverse(subjects).ToList();
        var a = GrayTest.Test(Two(subjects), [.. subjects.Select(s => s.Group)], ["a", "b"], TimeTies.Exact);
        var b = GrayTest.Test(Two(turned) with { Times = [.. turned.Select(s => s.Day * 30.0)] }, [.. turned.Select(s => s.Group)], ["a", "b"], TimeTies.Exact);
        return a.Zip(b).All(t => Near(t.First.Test.Statistic ?? 0, t.Second.Test.Statistic ?? 0, 1e-7));
    });

    [Fact]
    public void One_stratum_is_none() => Holds(Tied, subjects =>
    {
        int[] group = [.. subjects.Select(s => s.Group)];
        return Near(GrayTest.Test(Two(subjects), group, ["a", "b"], TimeTies.Exact)[0].Test.Statistic ?? 0,
            GrayTest.Test(Two(subjects), group, ["a", "b"], TimeTies.Exact, stratum: new int[group.Length])[0].Test.Statistic ?? 0);
    });

    private static CompetingSample Two(IReadOnlyList<Subject> subjects) =>
        new([.. subjects.Select(s => (double)s.Day)], [.. subjects.Select(s => s.Event ? 1 + Math.Abs(s.X) % 2 : 0)], ["one", "two"]);
}
