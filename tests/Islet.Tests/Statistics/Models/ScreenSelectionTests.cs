using Islet.Statistics;

namespace Islet.Tests.Statistics.Models;

/// <summary>The rule of the NORDIC NEC 2 study: Sorbye et al. 2025, Methods.</summary>
public class ScreenSelectionTests
{
    private static readonly Observation[] Rows = [.. Enumerable.Range(1, 60).Select(t => new Observation(t, t % 4 != 0))];

    // Hazard falls with time to event: x strongly, its copy less, noise not at all.
    private static readonly IncompleteNumber X = Number("alp", i => -i + i * 7 % 11), Copy = Number("ldh", i => -i + i * 13 % 29), Noise = Number("noise", i => i * 17 % 31);
    private static readonly IncompleteFactor Raised = new("crp", ["normal", "raised"], [.. Enumerable.Range(1, 60).Select(i => i < 22 && i % 5 != 0 ? 1 : 0)]);

    [Fact]
    public void Below_the_bound_or_named_it_enters()
    {
        var chosen = Select([X, Noise, Raised], new() { Relevant = ["noise"] });
        Assert.Equal(["alp", "noise", "crp"], chosen.Selected);
        Assert.Equal([ScreenReason.Significant, ScreenReason.Relevant, ScreenReason.Significant], chosen.Steps.Select(s => s.Reason));
        Assert.Equal(["alp", "crp"], Select([X, Noise, Raised], new()).Selected);
    }

    [Fact]
    public void The_bound_itself_is_not_below_it()
    {
        var p = Select([X], new()).Screen[0].Test.P!.Value;
        Assert.Empty(Select([X], new(p)).Selected);
        Assert.Equal(["alp"], Select([X], new(Math.BitIncrement(p))).Selected);
    }

    [Fact]
    public void Of_a_named_group_the_most_significant_stays_even_against_one_named_as_relevant()
    {
        var chosen = Select([Copy, X, Raised], new() { Collinear = [["ldh", "crp", "alp"]], Relevant = ["ldh"] });
        Assert.Equal(["alp"], chosen.Selected);
        Assert.Equal([("alp", true), ("ldh", false), ("crp", false)], chosen.Steps.Skip(3).Select(s => (s.Covariate, s.Kept)));
        Assert.All(chosen.Steps.Skip(4), s => Assert.Equal(("alp", ScreenReason.Collinear, ScreenStage.CollinearGroup), (s.Against, s.Reason, s.Stage)));
    }

    [Fact]
    public void Above_the_bound_of_correlation_the_less_significant_goes_and_at_it_both_stay()
    {
        var rho = Math.Abs(Correlation.Spearman(X.Values, Copy.Values).Estimate!.Value);
        Assert.Equal(["alp", "ldh"], Select([Copy, X], new() { Spearman = rho }).Selected.Order());
        var chosen = Select([Copy, X], new() { Spearman = Math.BitDecrement(rho) });
        Assert.Equal(["alp"], chosen.Selected);
        Assert.Equal(("ldh", rho), (chosen.Steps[^1].Covariate, Math.Abs(chosen.Steps[^1].Correlation!.Value)));
    }

    [Fact]
    public void What_is_collinear_only_with_one_that_went_stays()
    {
        // b is near a and near c, a and c are apart: b goes against a, and c has no rival left.
        var (a, b, c) = (Number("a", i => -i + i * 7 % 11), Number("b", i => -i + i * 29 % 41), Number("c", i => i * 29 % 41));
        var chosen = Select([c, b, a], new(1) { Spearman = 0.5 });
        Assert.Equal(["a", "c"], chosen.Selected.Order());
    }

    [Fact]
    public void Each_is_screened_on_its_own_rows_and_the_model_on_those_of_what_was_chosen()
    {
        var gaps = X with { Values = [.. X.Values.Select((v, i) => i % 6 == 0 ? double.NaN : v)] };
        var chosen = Select([gaps, Raised, Noise with { Values = [.. Noise.Values.Select((v, i) => i < 20 ? double.NaN : v)] }], new());
        Assert.Equal([(50, 10), (60, 0), (40, 20)], chosen.Screen.Select(r => (r.Rows, r.Missing)));
        Assert.Equal((50, 50), (chosen.Rows.Count, chosen.Fit!.Model!.Rows));
    }

    [Fact]
    public void Without_an_estimate_alone_nothing_enters_even_named()
    {
        var separated = Number("separated", i => i <= 30 ? 1 : 0) with { Name = "separated" };
        Observation[] rows = [.. Enumerable.Range(1, 60).Select(t => new Observation(t, t <= 30))];
        var chosen = ScreenCox.Select(new(rows, []), [separated, Number("one", _ => 1)], CoxTies.Efron, TimeTies.Exact, new() { Relevant = ["separated", "one"] });
        Assert.Empty(chosen.Selected);
        Assert.All(chosen.Steps, s => Assert.Equal((ScreenReason.NoEstimate, null), (s.Reason, s.P)));
        Assert.Null(chosen.Fit);
    }

    [Theory]
    [InlineData(ScreenTest.Wald), InlineData(ScreenTest.LikelihoodRatio), InlineData(ScreenTest.Score)]
    public void The_test_is_the_models_own(ScreenTest test)
    {
        var row = Select([Raised], new() { Test = test }).Screen[0];
        var model = Cox.Fit(new(Rows, [Raised.Covariate]), CoxTies.Efron, TimeTies.Exact).Model!;
        Assert.Equal(test switch { ScreenTest.Wald => model.Wald, ScreenTest.LikelihoodRatio => model.LikelihoodRatio, ScreenTest.Score => model.Score }, row.Test);
    }

    private static ScreenSelection Select(IReadOnlyList<IncompleteColumn> candidates, ScreenRules rules) => ScreenCox.Select(new(Rows, []), candidates, CoxTies.Efron, TimeTies.Exact, rules);

    private static IncompleteNumber Number(string name, Func<int, int> value) => new(name, [.. Enumerable.Range(1, 60).Select(i => (double)value(i))]);
}
