using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics.Models;

public class StepwiseTests
{
    private static readonly CoxSample Small = new(
        [new(1, true), new(2, true), new(3, true), new(4, true), new(5, false), new(6, true), new(7, true), new(8, false), new(9, true), new(10, false)],
        [new NumericCovariate("x", [3, 5, 2, 4, 1, 3, 0, 1, 2, 0]), new FactorCovariate("f", ["a", "b", "c"], [0, 1, 2, 0, 1, 2, 0, 1, 2, 0])]);

    [Fact]
    public void A_candidate_enters_below_PIN_and_not_at_it()
    {
        var p = Select(new(Enter: 1, Remove: 1)).Steps[0].Decided[0].Test.P!.Value;
        Assert.Empty(Select(new(Enter: p)).Steps);
        Assert.Equal("x", Select(new(Enter: Math.BitIncrement(p))).Steps[0].Covariate);
    }

    [Fact]
    public void A_covariate_is_removed_above_POUT_and_not_at_it()
    {
        var p = Select(new(StepwiseDirection.Backward, RemovalStatistic.Wald, 1e-9, 1e-9)).Steps[0].Decided.Max(b => b.Test.P)!.Value;
        Assert.Empty(Select(new(StepwiseDirection.Backward, RemovalStatistic.Wald, 1e-9, p)).Steps);
        Assert.Equal("f", Select(new(StepwiseDirection.Backward, RemovalStatistic.Wald, 1e-9, Math.BitDecrement(p))).Steps[0].Covariate);
    }

    [Fact]
    public void A_factor_moves_as_one_block_of_its_levels()
    {
        var table = Select(new()).Outside ?? Select(new()).Steps[0].Decided;
        Assert.Equal(2, Assert.Single(table, b => b.Covariate == "f").Test.Df);
    }

    [Fact]
    public void Nothing_below_PIN_leaves_no_model()
    {
        var none = Select(new(Enter: 1e-12));
        Assert.Null(none.Model);
        Assert.Equal((0, StepwiseEnd.NothingToMove, 2), (none.Final.Count, none.End, none.Outside!.Count));
    }

    [Fact]
    public void Removal_that_undoes_an_entry_ends_the_selection() =>
        Assert.Equal(StepwiseEnd.VisitedBefore, Select(new(Enter: 1, Remove: 1e-12)).End);

    [Fact]
    public void A_model_without_a_maximum_ends_it_and_is_handed_back()
    {
        CoxSample monotone = new([.. Enumerable.Range(1, 12).Select(t => new Observation(t, t <= 6))], [new NumericCovariate("x", [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0])]);
        var selection = StepwiseCox.Select(monotone, CoxTies.Breslow, TimeTies.Exact, new());
        Assert.Equal((StepwiseEnd.ModelFailed, CoxOutcome.MonotoneLikelihood), (selection.End, selection.Failure!.Outcome));
    }

    [Theory]
    [InlineData(RemovalStatistic.Conditional), InlineData(RemovalStatistic.LikelihoodRatio), InlineData(RemovalStatistic.Wald)]
    public void The_order_of_rows_and_the_unit_of_a_covariate_change_no_table(RemovalStatistic removal) => Holds(Tied, subjects =>
    {
        StepwiseRules rules = new(StepwiseDirection.Backward, removal, 0.3, 0.4);
        var a = StepwiseCox.Select(Model(subjects), CoxTies.Breslow, TimeTies.Exact, rules);
        var b = StepwiseCox.Select(Model([.. Enumerable.Reverse(subjects).Select(s => s with { X = s.X * 4 })]), CoxTies.Breslow, TimeTies.Exact, rules);
        return a.End == StepwiseEnd.ModelFailed || (a.Final.SequenceEqual(b.Final) && a.Steps.Zip(b.Steps).All(s => s.First.Decided.Zip(s.Second.Decided)
            .All(t => Near(t.First.Test.Statistic ?? 0, t.Second.Test.Statistic ?? 0, 1e-6))));
    });

    private static StepwiseSelection Select(StepwiseRules rules) => StepwiseCox.Select(Small, CoxTies.Breslow, TimeTies.Exact, rules);
}
