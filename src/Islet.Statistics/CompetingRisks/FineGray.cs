namespace Islet.Statistics;

/// <summary>One coefficient of a subdistribution hazard.</summary>
/// <param name="StandardError">Robust: it counts that the censoring distribution was estimated.</param>
public sealed record FineGrayTerm(
    string Name, string Covariate, string? Level, string? Reference, double Coefficient, double StandardError, double Z, double P, double HazardRatio, Limits HazardRatioLimits);

/// <summary>A fitted model of one cause's subdistribution hazard.</summary>
public sealed record FineGrayModel(
    string Cause, int Rows, int Events, int CompetingEvents, IReadOnlyList<FineGrayTerm> Terms, IReadOnlyList<IReadOnlyList<double>> Covariance, double LogLikelihoodNull,
    double LogLikelihood, TimeTies TimeTies, double Level)
{
    /// <summary>Too few events; ratios whose limits do not exist.</summary>
    public IReadOnlyList<Remark> Remarks => [.. Statistics.Remarks.EventsFor(Events, Terms.Count, $"cause {Cause}"),
        .. Terms.SelectMany(t => Statistics.Remarks.Limit($"subdistribution hazard ratio of {t.Name}", t.HazardRatioLimits))];
}

/// <summary>The outcome of a fit: a model only where it converged.</summary>
public sealed record FineGrayFit(CoxOutcome Outcome, IReadOnlyList<CoxStep> Trace, IReadOnlyList<string> Culprits, FineGrayModel? Model);

/// <summary>Regression of a cumulative incidence.</summary>
public static class FineGray
{
    /// <summary>
    /// Proportional hazards of the subdistribution: whoever left by another cause stays at risk with weight Ĝ(t−)/Ĝ(T−), Ĝ the Kaplan-Meier estimate of the
    /// time to censoring, in which whoever leaves at the time of a censoring was still at risk of it. Events at one time as Breslow takes them. The errors are the sandwich with the term for Ĝ.
    /// Case weights enter the events, the risk sets and Ĝ; whole ones count that many equal subjects, others give the sandwich of weighted influences.
    /// </summary>
    /// <remarks>Fine &amp; Gray, J Am Stat Assoc 1999;94:496–509, doi:10.1080/01621459.1999.10474144; as cmprsk's crr.</remarks>
    /// <param name="cause">Position in the sample's causes, from 1.</param>
    public static FineGrayFit Fit(CompetingSample sample, IReadOnlyList<Covariate> covariates, int cause, TimeTies ties, double level = 0.95)
    {
        sample.Check();
        if (cause < 1 || cause > sample.Causes.Count)
            throw new ArgumentOutOfRangeException(nameof(cause), cause, "A cause is a position in the list of causes, from 1.");
        if (sample.Entry is not null)
            throw new ArgumentException("The model takes subjects observed from the start: with delayed entry its weights would need the distribution of entry too.", nameof(sample));
        var design = new CoxDesign(new(sample.Observations(cause), covariates), ties);
        var risk = new SubdistributionRisk(design, sample, cause);
        var newton = new Newton(risk.At, design.Terms);
        var outcome = newton.Climb();
        return outcome is CoxOutcome.Converged
            ? new(outcome, newton.Trace, [], Model(sample, covariates, cause, (design, risk, newton), (ties, level)))
            : new(outcome, newton.Trace, [.. newton.Culprits.Select(j => design.Columns[j].Term)], null);
    }

    private static FineGrayModel Model(CompetingSample sample, IReadOnlyList<Covariate> covariates, int cause, (CoxDesign Design, SubdistributionRisk Risk, Newton Newton) fit, (TimeTies Ties, double Level) rules)
    {
        var (scale, p, z) = (fit.Design.Scale, fit.Design.Terms, Tails.NormalLimit(rules.Level));
        var inverse = Cholesky.Of(fit.Newton.End.Information, 0).Inverse();
        var influences = Array.ConvertAll(fit.Risk.Scores(fit.Newton.Beta), s => Enumerable.Range(0, p).Select(j => Enumerable.Range(0, p).Sum(k => s[k] * inverse[k, j]) / scale[j]).ToArray());
        double Times(int row) => sample.Counts ? sample.WeightOf(row) : sample.WeightOf(row) * sample.WeightOf(row);
        var covariance = Cox.Matrix(p, (i, j) => influences.Select((s, at) => Times(fit.Design.Row[at]) * s[i] * s[j]).Sum());
        var terms = new List<FineGrayTerm>();
        foreach (var covariate in covariates)
            foreach (var (name, of, _) in covariate.Columns)
            {
                var j = terms.Count;
                var (b, se) = (fit.Newton.Beta[j] / scale[j], Math.Sqrt(covariance[j][j]));
                terms.Add(new(name, covariate.Name, of, (covariate as FactorCovariate)?.Reference, b, se, b / se, Tails.TwoSidedNormal(b / se), Math.Exp(b),
                    new(Math.Exp(b - z * se), Math.Exp(b + z * se))));
            }
        return new(sample.Causes[cause - 1], sample.Times.Count, sample.Cause.Count(c => c == cause), sample.Cause.Count(c => c > 0 && c != cause), terms, covariance,
            fit.Newton.Start.LogLikelihood, fit.Newton.End.LogLikelihood, rules.Ties, rules.Level);
    }
}
