namespace Islet.Statistics;

/// <summary>Risk sets of a subdistribution: who is still under observation, and who left by another cause with the weight of not having been censored since.</summary>
/// <remarks>Fine &amp; Gray, J Am Stat Assoc 1999;94:496–509, sections 3 and 4.</remarks>
internal sealed class SubdistributionRisk
{
    private readonly CoxDesign design;
    private readonly int p, times;
    private readonly int[] kind; // by position of the walk: 0 censored, 1 the cause, 2 another
    private readonly int[][] at; // by time, the positions that leave there
    private readonly double[] free, censored, atRisk; // by time: Ĝ(t−), numbers

    public SubdistributionRisk(CoxDesign design, CompetingSample sample, int cause)
    {
        (this.design, p, times) = (design, design.Terms, design.Grid.Times.Length);
        kind = Array.ConvertAll(design.Row, row => sample.Cause[row] == cause ? 1 : sample.Cause[row] == 0 ? 0 : 2);
        var positions = Enumerable.Range(0, kind.Length).ToLookup(i => design.At[i]);
        at = [.. Enumerable.Range(0, times).Select(t => positions[t].ToArray())];
        (free, censored, atRisk) = (new double[times], Array.ConvertAll(at, a => a.Where(i => kind[i] == 0).Sum(i => design.Weight[i])), new double[times]);
        for (var t = times - 1; t >= 0; t--)
            atRisk[t] = at[t].Sum(i => design.Weight[i]) + (t + 1 < times ? atRisk[t + 1] : 0);
        for (var (t, g) = (0, 1.0); t < times; t++)
        {
            free[t] = g;
            g *= (atRisk[t] - censored[t]) / atRisk[t];
        }
    }

    /// <summary>Σ of weight × (1, x, and row by row xxᵀ) at each time of the cause; null at others.</summary>
    private double[]?[] Sums(double[] eta, bool second)
    {
        var (size, left, there) = (1 + p + (second ? p * p : 0), new double[1 + p + p * p], new double[1 + p + p * p]);
        var sums = new double[]?[times];
        for (var t = 0; t < times; t++)
        {
            if (Array.Exists(at[t], i => kind[i] == 1))
                sums[t] = Array.ConvertAll(left[..size], s => s * free[t]);
            foreach (var i in at[t])
                if (kind[i] == 2)
                    Add(left, i, design.Weight[i] * Math.Exp(eta[i]) / free[t], second);
        }
        for (var t = times - 1; t >= 0; t--)
        {
            foreach (var i in at[t])
                Add(there, i, design.Weight[i] * Math.Exp(eta[i]), second);
            if (sums[t] is { } sum)
                for (var k = 0; k < size; k++)
                    sum[k] += there[k];
        }
        return sums;
    }

    private void Add(double[] sum, int position, double r, bool second)
    {
        var x = X(position);
        sum[0] += r;
        for (var i = 0; i < p; i++)
        {
            sum[1 + i] += r * x[i];
            for (var j = 0; second && j < p; j++)
                sum[1 + p + i * p + j] += r * x[i] * x[j];
        }
    }

    public Evaluation At(double[] beta)
    {
        var (eta, score, information, value) = (design.Eta(beta), new double[p], new double[p, p], 0.0);
        var sums = Sums(eta, second: true);
        for (var t = 0; t < times; t++)
        {
            if (sums[t] is not { } s)
                continue;
            var d = 0.0;
            foreach (var i in at[t].Where(i => kind[i] == 1))
            {
                var w = design.Weight[i];
                (d, value) = (d + w, value + w * eta[i]);
                for (var j = 0; j < p; j++)
                    score[j] += w * X(i)[j];
            }
            value -= d * Math.Log(s[0]);
            for (var i = 0; i < p; i++)
            {
                score[i] -= d * s[1 + i] / s[0];
                for (var j = 0; j < p; j++)
                    information[i, j] += d * (s[1 + p + i * p + j] / s[0] - s[1 + i] / s[0] * (s[1 + j] / s[0]));
            }
        }
        return new(value, score, information);
    }

    /// <summary>Each subject's part of the score, η + ψ: its own martingale's, and that of the censoring distribution, which was estimated.</summary>
    public double[][] Scores(double[] beta)
    {
        var eta = design.Eta(beta);
        var sums = Sums(eta, second: false);
        // Running through the times: hazard and hazard·x̄ so far; the same times Ĝ(t−) from a time on.
        var (before, after) = (new double[times][], new double[times + 1][]);
        var (sum, rest) = (new double[1 + p], new double[1 + p]);
        for (var t = 0; t < times; t++)
            before[t] = sum = Plus(sum, sums[t], t, 1);
        after[times] = rest;
        for (var t = times - 1; t >= 0; t--)
            after[t] = rest = Plus(rest, sums[t], t, free[t]);
        var psi = Censoring(eta, after);
        var scores = new double[kind.Length][];
        for (var t = 0; t < times; t++)
            foreach (var i in at[t])
                scores[i] = Score(i, t, Math.Exp(eta[i]), sums[t], before[t], after[t + 1], psi[t]);
        return scores;
    }

    private double[] Plus(double[] sum, double[]? s, int t, double weight)
    {
        if (s is null)
            return sum;
        var jump = weight * at[t].Where(i => kind[i] == 1).Sum(i => design.Weight[i]) / s[0];
        return [.. sum.Select((x, k) => x + jump * (k == 0 ? 1 : s[k] / s[0]))];
    }

    private double[] Score(int i, int t, double r, double[]? s, double[] before, double[] later, (double[] Drift, double[] Jump) psi)
    {
        var x = X(i);
        var score = new double[p];
        for (var j = 0; j < p; j++)
        {
            score[j] = (kind[i] == 1 ? x[j] - s![1 + j] / s[0] : 0) - r * (x[j] * before[0] - before[1 + j]) + psi.Drift[j] + (kind[i] == 0 ? psi.Jump[j] : 0);
            if (kind[i] == 2)
                score[j] -= r / free[t] * (x[j] * later[0] - later[1 + j]);
        }
        return score;
    }

    // ψ = ∫ q(u)/n(u)·dMᶜ(u): at each time what its censored get, and what all still there have lost up to it.
    private (double[] Drift, double[] Jump)[] Censoring(double[] eta, double[][] after)
    {
        var (psi, drift, left) = (new (double[], double[])[times], new double[p], new double[1 + p + p * p]);
        for (var t = 0; t < times; t++)
        {
            var (now, n) = (t, atRisk[t]);
            double[] jump = [.. Enumerable.Range(0, p).Select(j => (left[1 + j] * after[now][0] - left[0] * after[now][1 + j]) / n)];
            if (censored[t] > 0)
                drift = [.. drift.Select((x, j) => x - jump[j] * censored[now] / n)];
            psi[t] = (drift, jump);
            foreach (var i in at[t])
                if (kind[i] == 2)
                    Add(left, i, design.Weight[i] * Math.Exp(eta[i]) / free[t], second: false);
        }
        return psi;
    }

    private ReadOnlySpan<double> X(int position) => design.X.AsSpan(position * design.Stride, p);
}
