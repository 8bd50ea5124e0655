namespace Islet.Statistics;

/// <summary>One coefficient's profile.</summary>
/// <param name="Coefficient">Null where it grows without end.</param>
/// <param name="Limits">Of the coefficient; a side where the likelihood never falls far enough is null.</param>
/// <param name="LikelihoodRatio">Of the coefficient against 0, the others maximised again; defined also where the coefficient is not.</param>
public sealed record ProfileTerm(string Name, double? Coefficient, Limits Limits, ChiSquaredTest LikelihoodRatio)
{
    public double? HazardRatio => Coefficient is { } b ? Math.Exp(b) : null;

    public Limits HazardRatioLimits => new(Limits.Lower is { } l ? Math.Exp(l) : null, Limits.Upper is { } u ? Math.Exp(u) : null);

    /// <summary>A side has no end: no value of the coefficient, however far, is refuted there.</summary>
    public bool Open => Limits is not { Lower: not null, Upper: not null };
}

/// <summary>The profiles of a model.</summary>
/// <param name="Outcome">Of the fit itself: profiles are there also where its likelihood is monotone.</param>
/// <param name="LogLikelihood">Its maximum, or what it tends to.</param>
public sealed record ProfileFit(CoxOutcome Outcome, double LogLikelihood, IReadOnlyList<string> Culprits, IReadOnlyList<ProfileTerm> Terms);

/// <summary>Limits of coefficients from the partial likelihood itself, which need not be symmetric.</summary>
public static class CoxProfile
{
    /// <summary>
    /// Where twice the log-likelihood, maximised over all other coefficients, has fallen by the χ² quantile (3.84 for 95 %) from its maximum or, where it is
    /// monotone, from what it tends to: then one side of the terms at fault has no end, and the other says how small the effect may be.
    /// </summary>
    /// <remarks>Venzon &amp; Moolgavkar, Appl Stat 1988;37:87–94; monotone likelihood: Heinze &amp; Schemper, Biometrics 2001;57:114–119. The likelihood takes no clusters.</remarks>
    public static ProfileFit Of(CoxSample sample, CoxTies ties, TimeTies timeTies, double level = 0.95)
    {
        var design = new CoxDesign(sample, timeTies);
        var likelihood = Cox.Likelihood(design, ties);
        var newton = new Newton(likelihood, design.Terms);
        var outcome = newton.Climb();
        string[] culprits = [.. newton.Culprits.Select(j => design.Columns[j].Term)];
        if (outcome is not (CoxOutcome.Converged or CoxOutcome.MonotoneLikelihood))
            return new(outcome, newton.End.LogLikelihood, culprits, []);
        var (beta, top) = outcome is CoxOutcome.Converged ? (newton.Beta, newton.End) : MonotoneLikelihood.Upwards(likelihood, newton.Beta, newton.End);
        var (profile, drop) = (new ProfileLikelihood(likelihood, beta, suprema: true), Tails.NormalLimit(level) is var z ? z * z : 0);
        // Where the likelihood is flat its curvature is no measure of a stride: a column's range is.
        var inverse = outcome is CoxOutcome.Converged ? Cholesky.Of(top.Information, 0).Inverse() : null;
        return new(outcome, top.LogLikelihood, culprits, [.. design.Columns.Select((column, j) =>
        {
            var (limits, scale) = (profile.Limits(j, inverse is null ? 1 : Math.Sqrt(inverse[j, j]), drop), design.Scale[j]);
            var fall = profile.At(j, 0) is { } without ? Math.Max(0, 2 * (top.LogLikelihood - without)) : (double?)null;
            return new ProfileTerm(column.Term, newton.Culprits.Contains(j) ? null : beta[j] / scale, new(limits.Lower / scale, limits.Upper / scale), ChiSquaredTest.Of(fall, 1));
        })]);
    }
}
