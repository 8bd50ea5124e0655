namespace Islet.Statistics;

/// <summary>One coefficient.</summary>
/// <param name="Level">Of a factor; null for a number.</param>
/// <param name="Reference">The level it is compared with; null for a number, whose hazard ratio is for one unit more.</param>
/// <param name="StandardError">Robust where <see cref="CoxModel.Variance"/> is.</param>
/// <param name="NaiveError">The model's own error beside a robust one; else null.</param>
/// <param name="P">Two-sided, Wald.</param>
public sealed record CoxTerm(
    string Name, string Covariate, string? Level, string? Reference, double Coefficient, double StandardError, double? NaiveError,
    double Z, double P, double HazardRatio, Limits HazardRatioLimits);

/// <summary>A fitted Cox model with the conventions that decided its digits.</summary>
/// <param name="Rows">Used, counted without weights.</param>
/// <param name="Centre">Weighted mean of each term's column.</param>
/// <param name="Covariance">Of the coefficients, of the kind that <see cref="Variance"/> names.</param>
/// <param name="NaiveCovariance">Inverse of the observed information.</param>
public sealed record CoxModel(
    CoxTies Ties, TimeTies TimeTies, double Level, int Rows, int Events, IReadOnlyList<CoxTerm> Terms, IReadOnlyList<double> Centre,
    IReadOnlyList<IReadOnlyList<double>> Covariance, IReadOnlyList<IReadOnlyList<double>> NaiveCovariance, double LogLikelihoodNull, double LogLikelihood)
{
    public required ChiSquaredTest LikelihoodRatio { get; init; }
    public required ChiSquaredTest Wald { get; init; }
    public required ChiSquaredTest Score { get; init; }

    /// <summary>Score test with the robust variance; null where the model's own is used.</summary>
    public ChiSquaredTest? RobustScore { get; init; }

    /// <summary>Mean offset; 0 where the sample has none.</summary>
    public double OffsetCentre { get; init; }

    public VarianceKind Variance => RobustScore is null ? VarianceKind.Model : VarianceKind.Robust;

    public double Aic => -2 * LogLikelihood + 2 * Terms.Count;

    /// <summary>Schwarz's criterion with the number of events for n. Volinsky &amp; Raftery, Biometrics 2000;56:256–262.</summary>
    public double BicEvents => -2 * LogLikelihood + Math.Log(Events) * Terms.Count;

    public double EventsPerTerm => (double)Events / Terms.Count;

    /// <summary>Under ten events a term: coefficients and limits are not to be trusted. Peduzzi et al., J Clin Epidemiol 1995;48:1503–1510.</summary>
    public bool TooFewEvents => EventsPerTerm < Statistics.Remarks.EventsPerTerm;

    /// <summary>Too few events; hazard ratios whose limits do not exist.</summary>
    public IReadOnlyList<Remark> Remarks =>
        [.. Statistics.Remarks.EventsFor(Events, Terms.Count), .. Terms.SelectMany(t => Statistics.Remarks.Limit($"hazard ratio of {t.Name}", t.HazardRatioLimits))];

    internal double[] Coefficients => [.. Terms.Select(t => t.Coefficient)];
}

/// <summary>How a fit ended.</summary>
public enum CoxOutcome
{
    Converged,

    /// <summary>The likelihood rises for ever in some coefficient: no finite estimate exists. Use Firth's penalty or drop the term.</summary>
    MonotoneLikelihood,

    /// <summary>A term is a combination of those before it (or constant within every risk set): its coefficient is not determined.</summary>
    Collinear,

    DidNotConverge,
}

/// <summary>One step of the maximisation.</summary>
/// <param name="Halvings">How often the step was halved before the likelihood rose.</param>
/// <param name="Decrement">uᵀI⁻¹u: twice what the likelihood would still gain were it quadratic.</param>
public readonly record struct CoxStep(int Iteration, double LogLikelihood, double Decrement, int Halvings);

/// <summary>The outcome of a fit: a model only where it converged.</summary>
/// <param name="Culprits">The terms that diverge or are not determined; empty where it converged.</param>
public sealed record CoxFit(CoxOutcome Outcome, IReadOnlyList<CoxStep> Trace, IReadOnlyList<string> Culprits, CoxModel? Model);
