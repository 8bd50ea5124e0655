namespace Islet.Statistics;

/// <summary>One coefficient under Firth's penalty.</summary>
/// <param name="StandardError">From the information at the estimate, without the penalty's own curvature, as coxphf and logistf print it.</param>
/// <param name="ProfileLimits">Where twice the penalised log-likelihood has fallen by the χ² quantile; a side without an end is null.</param>
/// <param name="LikelihoodRatio">Of the coefficient against 0, penalised, the others maximised again.</param>
public sealed record FirthTerm(
    string Name, string Covariate, string? Level, string? Reference, double Coefficient, double StandardError, double HazardRatio, Limits ProfileLimits, ChiSquaredTest LikelihoodRatio);

/// <summary>A Cox model under Firth's penalty.</summary>
/// <param name="LogLikelihood">Without the penalty, at the estimate.</param>
public sealed record FirthModel(
    CoxTies Ties, TimeTies TimeTies, double Level, int Rows, int Events, IReadOnlyList<FirthTerm> Terms, double PenalisedLogLikelihood, double PenalisedLogLikelihoodNull,
    double LogLikelihood)
{
    /// <summary>Of the whole model, penalised.</summary>
    public ChiSquaredTest LikelihoodRatio => ChiSquaredTest.Of(2 * (PenalisedLogLikelihood - PenalisedLogLikelihoodNull), Terms.Count);

    /// <summary>Too few events; profile limits without an end.</summary>
    public IReadOnlyList<Remark> Remarks =>
        [.. Statistics.Remarks.EventsFor(Events, Terms.Count), .. Terms.SelectMany(t => Statistics.Remarks.Limit($"hazard ratio of {t.Name}", t.ProfileLimits))];
}

/// <summary>The outcome of a penalised fit: a model only where it converged.</summary>
public sealed record FirthFit(CoxOutcome Outcome, IReadOnlyList<CoxStep> Trace, IReadOnlyList<string> Culprits, FirthModel? Model);

/// <summary>The proportional hazards model with Firth's penalty, whose estimate is finite where the likelihood is monotone.</summary>
public static class CoxFirth
{
    /// <summary>
    /// Maximises ℓ(β) + ½·ln det I(β), Jeffreys' prior, to the optimum. Limits are profiles of the penalised likelihood: Wald's are far too short where
    /// the likelihood was monotone.
    /// </summary>
    /// <remarks>Firth, Biometrika 1993;80:27–38; Heinze &amp; Schemper, Biometrics 2001;57:114–119, doi:10.1111/j.0006-341X.2001.00114.x.</remarks>
    /// <exception cref="ArgumentException">Exact ties.</exception>
    public static FirthFit Fit(CoxSample sample, CoxTies ties, TimeTies timeTies, double level = 0.95)
    {
        if (ties is CoxTies.Exact)
            throw new ArgumentException("Firth's penalty is defined here for Efron's and Breslow's ties.", nameof(ties));
        var design = new CoxDesign(sample, timeTies);
        var penalised = new PenalisedLikelihood(design, ties);
        if (Cholesky.Of(penalised.Plain(new double[design.Terms]).Information, 1e-11).Dependent is { } dependent)
            return new(CoxOutcome.Collinear, [], [design.Columns[dependent].Term], null);
        var newton = new Newton(penalised.At, design.Terms);
        var outcome = newton.Climb();
        return outcome is CoxOutcome.Converged
            ? new(outcome, newton.Trace, [], Model(sample, design, penalised, newton, (ties, timeTies, level)))
            : new(outcome, newton.Trace, [.. newton.Culprits.Select(j => design.Columns[j].Term)], null);
    }

    private static FirthModel Model(CoxSample sample, CoxDesign design, PenalisedLikelihood penalised, Newton newton, (CoxTies Ties, TimeTies Times, double Level) rules)
    {
        var (plain, profile, terms) = (penalised.Plain(newton.Beta), new ProfileLikelihood(penalised.At, newton.Beta), new List<FirthTerm>());
        var (inverse, drop) = (Cholesky.Of(plain.Information, 0).Inverse(), Tails.NormalLimit(rules.Level) is var z ? z * z : 0);
        foreach (var covariate in sample.Covariates)
            foreach (var (name, of, _) in covariate.Columns)
            {
                var (j, scale) = (terms.Count, design.Scale[terms.Count]);
                var (b, se, limits) = (newton.Beta[j] / scale, Math.Sqrt(inverse[j, j]), profile.Limits(j, Math.Sqrt(inverse[j, j]), drop));
                var fall = profile.At(j, 0) is { } without ? Math.Max(0, 2 * (newton.End.LogLikelihood - without)) : (double?)null;
                terms.Add(new(name, covariate.Name, of, (covariate as FactorCovariate)?.Reference, b, se / scale, Math.Exp(b),
                    new(limits.Lower / scale, limits.Upper / scale), ChiSquaredTest.Of(fall, 1)));
            }
        // The information was taken per range of each column: its determinant per unit is larger by the ranges' squares.
        var unit = design.Scale.Sum(Math.Log);
        return new(rules.Ties, rules.Times, rules.Level, design.Row.Length, design.Observations.Count(o => o.Event), terms, newton.End.LogLikelihood + unit,
            newton.Start.LogLikelihood + unit, plain.LogLikelihood);
    }
}
