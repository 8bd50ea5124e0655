using System.Numerics;
using System.Runtime.CompilerServices;

namespace Islet.Statistics;

/// <summary>
/// Efron's sums over the d events of one time, the k-th of which sees sₖ = S₀ − fₖD₀ with fₖ = k/d and counts for w = W/d. Its mean is
/// x̄ₖ = m + tₖv with m = S₁/S₀, v = D₀m − D₁ and tₖ = fₖ/sₖ: so d outer products are two, of the mean of the x̄ₖ and of v.
/// </summary>
/// <param name="LogRisk">Σ w·ln sₖ.</param>
/// <param name="Hazard">Σ w/sₖ: what everybody at risk is under.</param>
/// <param name="Own">Σ w·fₖ/sₖ: what of it the events themselves are not under.</param>
/// <param name="Mean">Mean of the tₖ.</param>
/// <param name="Spread">Σ w(tₖ − mean)².</param>
/// <remarks>Efron, J Am Stat Assoc 1977;72:557–565.</remarks>
internal readonly record struct TiedEvents(double LogRisk, double Hazard, double Own, double Mean, double Spread)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TiedEvents Of(double s0, double d0, int parts, double weight)
    {
        var (log, hazard, own, w) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, weight / parts);
        for (var k = 0; k < parts; k += Vector<double>.Count)
        {
            var (share, counts) = Shares(k, parts);
            var s = Vector.ConditionalSelect(counts, new Vector<double>(s0) - share * d0, Vector<double>.One);
            var one = Vector.ConditionalSelect(counts, Vector<double>.One / s, Vector<double>.Zero);
            (log, hazard, own) = (log + Vector.Log(s), hazard + one, own + share * one);
        }
        var mean = Vector.Sum(own) / parts;
        return new(w * Vector.Sum(log), w * Vector.Sum(hazard), w * parts * mean, mean, w * Spread2(s0, d0, parts, mean));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Spread2(double s0, double d0, int parts, double mean)
    {
        var sum = Vector<double>.Zero;
        for (var k = 0; k < parts; k += Vector<double>.Count)
        {
            var (share, counts) = Shares(k, parts);
            var apart = share / (new Vector<double>(s0) - share * d0) - new Vector<double>(mean);
            sum += Vector.ConditionalSelect(counts, apart * apart, Vector<double>.Zero);
        }
        return Vector.Sum(sum);
    }

    private static (Vector<double> Share, Vector<long> Counts) Shares(int k, int parts)
    {
        var number = Vector.CreateSequence((double)k, 1.0);
        return (number / new Vector<double>(parts), Vector.LessThan(number, new Vector<double>(parts)));
    }
}
