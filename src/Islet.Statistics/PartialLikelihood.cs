namespace Islet.Statistics;

/// <summary>Log-likelihood, its gradient and its negative Hessian at some coefficients.</summary>
internal sealed record Evaluation(double LogLikelihood, double[] Score, double[,] Information);

/// <summary>
/// Cox's partial likelihood. Efron: the k-th of d tied events sees S − (k/d)·D, k = 0 … d − 1, each with the mean of their case weights; Breslow: S for all.
/// </summary>
/// <remarks>Therneau &amp; Grambsch, Modeling Survival Data, 2000, sections 3.1 and 3.3; the way through the sample: <see cref="BackwardPass"/>.</remarks>
internal sealed class PartialLikelihood(RiskBlocks blocks, RiskWeights weights, CoxTies ties)
{
    private readonly BackwardPass pass = new(blocks, weights, ties);

    public PartialLikelihood(CoxDesign design, CoxTies ties) : this(design.Blocks, design.Blocks.Weights, ties)
    {
    }

    public Evaluation At(double[] beta) => pass.At(beta);

    /// <summary>How many terms the events of one time make: the k-th takes the share k/Parts of them off, and counts for 1/Parts of their weight.</summary>
    public static int Parts(CoxTies ties, int events) => ties is CoxTies.Breslow ? 1 : events;

    /// <summary>x̄ = (S₁ − share·D₁)/s₀.</summary>
    public static void Mean(RiskSet set, double share, double s0, Span<double> mean)
    {
        for (var j = 0; j < mean.Length; j++)
            mean[j] = (set.S1[j] - share * set.D1[j]) / s0;
    }
}
