namespace Islet.Statistics;

/// <summary>A likelihood as a function of one coefficient, maximised over all others.</summary>
/// <remarks>Venzon &amp; Moolgavkar, Appl Stat 1988;37:87–94.</remarks>
/// <param name="suprema">Where the others have no maximum, what the likelihood tends to stands for it; else there is no profile there.</param>
internal sealed class ProfileLikelihood(Func<double[], Evaluation> likelihood, double[] maximum, bool suprema = false)
{
    // A coefficient per range of its column: beyond it exp(η) is no longer a number, and a limit out there is none.
    private const double Furthest = 300;
    private readonly double highest = likelihood(maximum).LogLikelihood;

    /// <summary>Where 2·(maximum − profile) is <paramref name="drop"/>; a side is null where the profile never falls that far.</summary>
    public Limits Limits(int j, double standardError, double drop) => new(Limit(j, -standardError, drop), Limit(j, standardError, drop));

    /// <summary>The profile at one value; null where the others have no maximum there.</summary>
    public double? At(int j, double value) => Peak(j, value, maximum)?.Value;

    private double? Limit(int j, double stride, double drop)
    {
        var (target, others) = (highest - drop / 2, maximum);
        var (inside, outside, at) = (maximum[j], (double?)null, maximum[j] + stride * Math.Sqrt(drop));
        for (var iteration = 0; iteration < 200; iteration++)
        {
            if (Math.Abs(at) > Furthest || Peak(j, at, others) is not { } peak)
                return null;
            var above = peak.Value - target;
            if (Math.Abs(above) <= 1e-13 * Math.Max(1, Math.Abs(target)) || (outside is { } o && Math.Abs(o - inside) <= 1e-14 * Math.Max(1, Math.Abs(o))))
                return at;
            if (above > 0)
                (inside, others) = (at, peak.Beta);
            else
                outside = at;
            at = Next(at, above, peak.Slope, inside, outside, stride);
        }
        return at;
    }

    // Newton's point where it lies between the two sides, else their middle; without an outer side a step of at most twice as far.
    private static double Next(double at, double above, double slope, double inside, double? outside, double stride)
    {
        var newton = slope == 0 ? double.NaN : at - above / slope;
        if (outside is { } end)
            return (newton - inside) * (newton - end) < 0 ? newton : (inside + end) / 2;
        var most = at + Math.Sign(stride) * Math.Max(Math.Abs(stride), 2 * Math.Abs(at));
        return (newton - at) * Math.Sign(stride) > 0 && Math.Abs(newton - at) < Math.Abs(most - at) ? newton : most;
    }

    private (double Value, double Slope, double[] Beta)? Peak(int j, double value, double[] near)
    {
        double[] from = [.. near.Select((b, i) => i == j ? value : b)];
        int[] free = [.. Enumerable.Range(0, from.Length).Where(i => i != j)];
        if (free.Length == 0)
            return likelihood(from) is var only && double.IsFinite(only.LogLikelihood) ? (only.LogLikelihood, only.Score[j], from) : null;
        double[] Full(double[] moved) => [.. from.Select((b, i) => i == j ? value : b + moved[i < j ? i : i - 1])];
        Evaluation Restricted(double[] moved)
        {
            var at = likelihood(Full(moved));
            return new(at.LogLikelihood, [.. free.Select(i => at.Score[i])], Cox.Square(Cox.Matrix(free.Length, (a, b) => at.Information[free[a], free[b]]), free.Length));
        }
        var newton = new Newton(Restricted, free.Length);
        var outcome = newton.Climb();
        if (outcome is not CoxOutcome.Converged && !(suprema && outcome is CoxOutcome.MonotoneLikelihood))
            return null;
        var (top, end) = outcome is CoxOutcome.Converged ? (newton.Beta, newton.End) : MonotoneLikelihood.Upwards(Restricted, newton.Beta, newton.End);
        var beta = Full(top);
        return (end.LogLikelihood, likelihood(beta).Score[j], beta);
    }
}
