using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics.Models;

public class FederatedTests
{
    [Theory]
    [InlineData(CoxTies.Efron), InlineData(CoxTies.Breslow)]
    public void The_pieces_of_the_sites_add_up_to_the_stratified_model(CoxTies ties) => Holds(Tied, subjects =>
    {
        var pooled = Cox.Fit(Model(subjects) with { Stratum = [.. subjects.Select((_, i) => i % 3)] }, ties, TimeTies.Exact);
        if (pooled.Model is not { } model)
            return true;
        double[] beta = [.. model.Terms.Select(t => t.Coefficient)];
        var sum = FederatedCox.Sum([.. Enumerable.Range(0, 3).Select(s => FederatedCox.Piece(Model([.. subjects.Where((_, i) => i % 3 == s)]), ties, TimeTies.Exact, beta))]);
        return Near(sum.LogLikelihood, model.LogLikelihood) && sum.Score.All(u => Math.Abs(u) < 1e-6) && sum.Events == model.Events
            && Near(sum.Information[0][0] * model.Covariance[0][0] + sum.Information[0][1] * model.Covariance[1][0], 1, 1e-6);
    });

    [Fact]
    public void A_site_without_an_event_sends_zeros()
    {
        var piece = FederatedCox.Piece(new([new(1, false), new(2, false)], [new NumericCovariate("x", [1, 2])]), CoxTies.Efron, TimeTies.Exact, [0.3]);
        Assert.Equal((2, 0, 0.0, 0.0, 0.0), (piece.Rows, piece.Events, piece.LogLikelihood, piece.Score[0], piece.Information[0][0]));
    }

    [Fact]
    public void One_coefficient_a_term_is_needed() =>
        Assert.Throws<ArgumentException>(() => FederatedCox.Piece(new([new(1, true), new(2, false)], [new NumericCovariate("x", [1, 2])]), CoxTies.Efron, TimeTies.Exact, [0, 1]));

    [Fact] // two areas by hand: (2 + 1 + 0)/3·... S is 2/3 after 1 and 1/3 after 2, so the mean to 2 is 1 + 2/3; the other group stays whole: 2
    public void Restricted_means_are_compared_at_one_time()
    {
        SurvivalCurve Of(params double[] times) => KaplanMeier.Estimate(times.Select(t => new Observation(t, true)), TimeTies.Exact);
        var c = RestrictedMeanDifference.Compare(Of(1, 2, 3), Of(4, 5, 6), 2);
        Assert.Equal(1.0 / 3, c.Difference, 12);
        Assert.Equal(2 / (5.0 / 3), c.Ratio!.Value, 12);
        Assert.False(c.Beyond);
        Assert.True(RestrictedMeanDifference.Compare(KaplanMeier.Estimate([new(1, true), new(1.5, false)], TimeTies.Exact), Of(4, 5), 2).Beyond);
    }
}
