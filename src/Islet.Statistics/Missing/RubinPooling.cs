namespace Islet.Statistics;

/// <summary>One estimate from several completed data sets.</summary>
/// <param name="Within">Mean of the variances.</param>
/// <param name="Between">Variance of the estimates.</param>
/// <param name="Df">Infinite where the estimates agree and the complete data are unlimited.</param>
/// <param name="Increase">Relative increase of variance by what is missing (r).</param>
/// <param name="MissingInformation">Fraction of missing information.</param>
public sealed record PooledEstimate(int Sets, double Estimate, double Within, double Between, double Total, double Df, double Increase, double MissingInformation)
{
    public double StandardError => Math.Sqrt(Total);

    /// <summary>Two-sided, of the hypothesis 0.</summary>
    public double P => SmallSampleTails.TwoSidedStudent(Estimate / StandardError, Df);

    /// <summary>Estimate ± t·SE.</summary>
    /// <remarks>Rubin, Multiple Imputation for Nonresponse in Surveys, 1987, 3.1.</remarks>
    public Limits Limits(double level = 0.95)
    {
        var reach = SmallSampleTails.StudentLimit(level, Df) * StandardError;
        return new(Estimate - reach, Estimate + reach);
    }
}

/// <summary>Rubin's rules.</summary>
public static class RubinPooling
{
    private const double LeastShare = 1e-4; // mice's: below, the estimates agree and the formula divides by nothing

    /// <summary>
    /// T = Ū + (1 + 1/m)B; r = (1 + 1/m)B/Ū; λ = (1 + 1/m)B/T; ν = (m − 1)/λ², with complete data of few degrees of freedom ν_c
    /// 1/(1/ν + 1/ν_obs), ν_obs = (ν_c + 1)/(ν_c + 3)·ν_c(1 − λ); fmi = (r + 2/(ν + 3))/(r + 1).
    /// </summary>
    /// <remarks>
    /// Rubin 1987, chapter 3; the degrees of freedom: Barnard &amp; Rubin, Biometrika 1999;86:948–955. Equals R's <c>mice::pool.scalar</c>; SPSS pools with ν alone.
    /// </remarks>
    /// <param name="completeDf">n − k of the complete data; null: unlimited.</param>
    /// <exception cref="ArgumentException">Fewer than two sets, lists of different lengths, a variance that is not above 0, or <paramref name="completeDf"/> not above 0.</exception>
    public static PooledEstimate Pool(IReadOnlyList<double> estimates, IReadOnlyList<double> variances, double? completeDf = null)
    {
        if (estimates.Count < 2 || estimates.Count != variances.Count || variances.Any(v => v is not (> 0 and < double.PositiveInfinity)) || estimates.Any(q => !double.IsFinite(q)))
            throw new ArgumentException($"Two estimates or more, each with a variance above 0; there are {estimates.Count} and {variances.Count}.", nameof(variances));
        if (completeDf is <= 0 or double.NaN)
            throw new ArgumentException($"Degrees of freedom of the complete data are above 0; these are {completeDf}.", nameof(completeDf));
        double m = estimates.Count, within = variances.Average();
        var moments = SampleMoments.Of(estimates);
        var between = moments.Squares / (m - 1);
        var total = within + (1 + 1 / m) * between;
        var share = Math.Max(LeastShare, (1 + 1 / m) * between / total);
        var (increase, unlimited) = ((1 + 1 / m) * between / within, (m - 1) / (share * share));
        var df = completeDf is { } c && double.IsFinite(c) ? Joined(unlimited, (c + 1) / (c + 3) * c * (1 - share)) : unlimited;
        return new(estimates.Count, moments.Mean, within, between, total, df, increase, (increase + 2 / (df + 3)) / (increase + 1));
    }

    private static double Joined(double a, double b) => a * b / (a + b);
}
