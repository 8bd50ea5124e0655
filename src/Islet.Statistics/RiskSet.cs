using System.Numerics;

namespace Islet.Statistics;

/// <summary>
/// Sums over who is at risk at one event time of one stratum: S₀ = Σ r, S₁ = Σ r·x, S₂ = Σ r·xxᵀ with r = weight × exp(η); D₀, D₁, D₂ the same over those
/// whose event it is. The one place that knows strata, delayed entry and the order of events and censorings.
/// </summary>
internal sealed class RiskSet(CoxDesign design)
{
    private readonly int stride = design.Stride, terms = design.Terms;

    public double S0 { get; private set; }
    public double[] S1 { get; } = new double[design.Stride];
    public double[] S2 { get; } = new double[design.Stride * design.Terms];
    public double D0 { get; private set; }
    public double[] D1 { get; } = new double[design.Stride];
    public double[] D2 { get; } = new double[design.Stride * design.Terms];

    /// <summary>Position of the first event; the others follow it.</summary>
    public int First { get; private set; }

    public int Events { get; private set; }

    /// <summary>Sum of the events' case weights.</summary>
    public double Weight { get; private set; }

    /// <summary>Calls <paramref name="visit"/> at every event time, strata one after the other, times descending.</summary>
    /// <param name="second">Whether S₂ and D₂ are wanted: they cost most.</param>
    public void Walk(double[] risk, bool second, Action<RiskSet> visit)
    {
        var leaver = 0;
        for (int first = 0, next = 0; first < risk.Length; first = next)
        {
            if (first == 0 || design.StratumAt[first] != design.StratumAt[first - 1])
                Clear(ref leaver, first);
            var (time, stratum) = (design.At[first], design.StratumAt[first]);
            Leave(ref leaver, time, stratum, risk, second);
            (First, Events, Weight, D0) = (first, 0, 0, 0);
            Array.Clear(D1);
            Array.Clear(D2);
            for (; next < risk.Length && design.At[next] == time && design.StratumAt[next] == stratum; next++)
            {
                S0 += risk[next];
                Add(next, risk[next], S1, second ? S2 : null);
                if (!design.Event[next])
                    continue;
                (Events, Weight, D0) = (Events + 1, Weight + design.Weight[next], D0 + risk[next]);
                Add(next, risk[next], D1, second ? D2 : null);
            }
            if (Events > 0)
                visit(this);
        }
    }

    private void Clear(ref int leaver, int first)
    {
        (S0, leaver) = (0, first); // the leavers of a stratum stand where its rows stand
        Array.Clear(S1);
        Array.Clear(S2);
    }

    // At risk at t is start < t ≤ stop: going back, a row leaves as soon as t is not after its entry.
    private void Leave(ref int leaver, int time, int stratum, double[] risk, bool second)
    {
        if (design.ByEntry is not { } order)
            return;
        for (; leaver < order.Length && design.StratumAt[order[leaver]] == stratum; leaver++)
        {
            var i = order[leaver];
            if (design.Grid.Entry![design.Row[i]] < time)
                return;
            S0 -= risk[i];
            Add(i, -risk[i], S1, second ? S2 : null);
        }
    }

    private void Add(int position, double r, double[] first, double[]? second)
    {
        var x = design.X.AsSpan(position * stride, stride);
        var sum = first.AsSpan();
        for (var j = 0; j < stride; j += Vector<double>.Count)
            (new Vector<double>(sum[j..]) + r * new Vector<double>(x[j..])).CopyTo(sum[j..]);
        for (var i = 0; second is not null && i < terms; i++)
            AddScaled(r * x[i], x, second.AsSpan(i * stride, stride));
    }

    internal static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> sum)
    {
        for (var j = 0; j < sum.Length; j += Vector<double>.Count)
            (new Vector<double>(sum[j..]) + factor * new Vector<double>(x[j..])).CopyTo(sum[j..]);
    }
}
