namespace Islet.Statistics;

/// <summary>Newton–Raphson ascent with step halving, from coefficients 0 or from where it is told, in units of each column's range.</summary>
internal sealed class Newton(Func<double[], Evaluation> likelihood, int terms, double[]? from = null)
{
    private const int MostIterations = 60, MostHalvings = 30;

    // Near a true maximum the step shrinks as the square root of the decrement does; where the likelihood is monotone the decrement vanishes and
    // the coefficient still moves by about 1 a step.
    private const double Flat = 1e-6, Moving = 0.05, Tight = 1e-20, Rounding = 1e-11;

    public List<CoxStep> Trace { get; } = [];
    public double[] Beta { get; private set; } = from ?? new double[terms];
    public Evaluation Start { get; private set; } = null!;
    public Evaluation End { get; private set; } = null!;

    /// <summary>Terms that diverge or are not determined.</summary>
    public int[] Culprits { get; private set; } = [];

    public CoxOutcome Climb()
    {
        Start = End = likelihood(Beta);
        for (var (iteration, halvings, last) = (0, 0, double.PositiveInfinity); iteration < MostIterations; iteration++)
        {
            var root = Cholesky.Of(End.Information, iteration == 0 ? 1e-11 : 0);
            if (root.Dependent is { } dependent)
            {
                Trace.Add(new(iteration, End.LogLikelihood, double.NaN, halvings));
                return Stop(iteration == 0 ? CoxOutcome.Collinear : CoxOutcome.MonotoneLikelihood, [dependent]);
            }
            var step = root.Solve(End.Score);
            var decrement = step.Zip(End.Score, (s, u) => s * u).Sum();
            Trace.Add(new(iteration, End.LogLikelihood, decrement, halvings));
            int[] moving = [.. Enumerable.Range(0, terms).Where(j => Math.Abs(step[j]) > Moving)];
            if (decrement < Flat && moving.Length > 0)
                return Stop(CoxOutcome.MonotoneLikelihood, moving);
            if (decrement <= Tight || (decrement <= Rounding && decrement >= last / 4))
                return CoxOutcome.Converged;
            if (Advance(step) is not { } tried)
                return decrement <= Rounding ? CoxOutcome.Converged : Stop(CoxOutcome.DidNotConverge, [.. Enumerable.Range(0, terms)]);
            (halvings, last) = (tried, decrement);
        }
        return Stop(CoxOutcome.DidNotConverge, [.. Enumerable.Range(0, terms)]);
    }

    private CoxOutcome Stop(CoxOutcome outcome, int[] culprits)
    {
        Culprits = culprits;
        return outcome;
    }

    // Takes the longest of the halved steps that does not lose likelihood beyond rounding; null where none does.
    private int? Advance(double[] step)
    {
        var slack = 1e-12 * Math.Abs(End.LogLikelihood);
        for (var (halvings, length) = (0, 1.0); halvings <= MostHalvings; halvings++, length /= 2)
        {
            double[] beta = [.. Beta.Zip(step, (b, s) => b + length * s)];
            var there = likelihood(beta);
            if (!(there.LogLikelihood >= End.LogLikelihood - slack) || !there.Score.All(double.IsFinite))
                continue;
            (Beta, End) = (beta, there);
            return halvings;
        }
        return null;
    }
}
