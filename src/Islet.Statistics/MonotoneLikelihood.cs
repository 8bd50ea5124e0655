namespace Islet.Statistics;

/// <summary>What a partial likelihood without a finite maximum tends to.</summary>
/// <param name="Limit">The value it approaches from below as the coefficients at fault grow; where it has a maximum, that maximum.</param>
/// <param name="Culprits">Terms whose coefficients grow, with their positions in the model from 1; empty where the maximum is finite.</param>
public sealed record LikelihoodLimit(CoxOutcome Outcome, double Limit, IReadOnlyList<(int Position, string Term)> Culprits);

/// <summary>Looks whether a Cox model has a finite estimate.</summary>
public static class MonotoneLikelihood
{
    private const int MostSteps = 40; // each takes the gap to the limit to about 1/e of itself

    /// <summary>Climbs as a fit does and goes on where the likelihood still rises, until it rises no more.</summary>
    /// <remarks>Bryson &amp; Johnson, Technometrics 1981;23:381–383: a coefficient is infinite where, at each event, whose event it is has the largest value at risk.</remarks>
    public static LikelihoodLimit Of(CoxSample sample, CoxTies ties, TimeTies timeTies)
    {
        var design = new CoxDesign(sample, timeTies);
        var likelihood = Cox.Likelihood(design, ties);
        var newton = new Newton(likelihood, design.Terms);
        var outcome = newton.Climb();
        var limit = outcome is CoxOutcome.MonotoneLikelihood ? Upwards(likelihood, newton.Beta, newton.End).At.LogLikelihood : newton.End.LogLikelihood;
        return new(outcome, limit, [.. newton.Culprits.Select(j => (j + 1, design.Columns[j].Term))]);
    }

    /// <summary>Coefficients so far out that the likelihood no longer rises, and the likelihood there.</summary>
    internal static (double[] Beta, Evaluation At) Upwards(Func<double[], Evaluation> likelihood, double[] beta, Evaluation at)
    {
        for (var step = 0; step < MostSteps && Cholesky.Of(at.Information, 0) is { Dependent: null } root; step++)
        {
            var by = root.Solve(at.Score);
            double[] there = [.. beta.Zip(by, (b, s) => b + s)];
            var next = likelihood(there);
            if (!double.IsFinite(next.LogLikelihood) || next.LogLikelihood - at.LogLikelihood <= 1e-14 * Math.Max(1, Math.Abs(at.LogLikelihood)))
                return next.LogLikelihood > at.LogLikelihood ? (there, next) : (beta, at);
            (beta, at) = (there, next);
        }
        return (beta, at);
    }
}
