using System.Numerics;

namespace Islet.Statistics;

/// <summary>Log-likelihood, its gradient and its negative Hessian at some coefficients.</summary>
internal sealed record Evaluation(double LogLikelihood, double[] Score, double[,] Information);

/// <summary>
/// Cox's partial likelihood. Efron: the k-th of d tied events sees S − (k/d)·D, k = 0 … d − 1, each with the mean of their case weights; Breslow: S for all.
/// </summary>
/// <remarks>
/// Therneau &amp; Grambsch, Modeling Survival Data, 2000, sections 3.1 and 3.3. The Efron Hessian needs the outer product at each k.
/// </remarks>
internal sealed class PartialLikelihood(CoxDesign design, CoxTies ties)
{
    private readonly int p = design.Terms, stride = design.Stride;

    public Evaluation At(ReadOnlySpan<double> beta)
    {
        var eta = design.Eta(beta);
        var (score, information, mean, logLikelihood) = (new double[stride], new double[p * stride], new double[stride], 0.0);
        new RiskSet(design).Walk(design.Risk(eta), second: true, set =>
        {
            for (var i = set.First; i < set.First + set.Events; i++)
            {
                var w = design.Weight[i];
                logLikelihood += w * eta[i];
                RiskSet.AddScaled(w, design.X.AsSpan(i * stride, stride), score);
            }
            var parts = Parts(ties, set.Events);
            for (var k = 0; k < parts; k++)
            {
                var (share, weight) = ((double)k / parts, set.Weight / parts);
                var s0 = set.S0 - share * set.D0;
                logLikelihood -= weight * Math.Log(s0);
                Mean(set, share, s0, mean);
                RiskSet.AddScaled(-weight, mean, score);
                for (var i = 0; i < p; i++)
                    Curve(set, i, share, weight / s0, weight * mean[i], mean, information);
            }
        });
        return new(logLikelihood, score[..p], Square(information));
    }

    /// <summary>How many terms the events of one time make: the k-th takes the share k/Parts of them off, and counts for 1/Parts of their weight.</summary>
    public static int Parts(CoxTies ties, int events) => ties is CoxTies.Breslow ? 1 : events;

    /// <summary>x̄ = (S₁ − share·D₁)/s₀.</summary>
    public static void Mean(RiskSet set, double share, double s0, Span<double> mean)
    {
        for (var j = 0; j < mean.Length; j++)
            mean[j] = (set.S1[j] - share * set.D1[j]) / s0;
    }

    // Row i of weight·(S₂/s₀ − x̄x̄ᵀ).
    private void Curve(RiskSet set, int i, double share, double overS0, double ofMean, ReadOnlySpan<double> mean, double[] information)
    {
        var s2 = set.S2.AsSpan(i * stride, stride);
        var d2 = set.D2.AsSpan(i * stride, stride);
        var sum = information.AsSpan(i * stride, stride);
        for (var j = 0; j < stride; j += Vector<double>.Count)
            (new Vector<double>(sum[j..]) + overS0 * (new Vector<double>(s2[j..]) - share * new Vector<double>(d2[j..])) - ofMean * new Vector<double>(mean[j..])).CopyTo(sum[j..]);
    }

    private double[,] Square(double[] padded)
    {
        var square = new double[p, p];
        for (var i = 0; i < p; i++)
            for (var j = 0; j < p; j++)
                square[i, j] = (padded[i * stride + j] + padded[j * stride + i]) / 2;
        return square;
    }
}
