namespace Islet.Statistics;

/// <summary>
/// The discrete model: at each event time the probability that of all sets of d at risk it was these, Π r over their sum B(d, n). The sum and its two
/// derivatives come from B(d, n) = B(d, n − 1) + rₙ·B(d − 1, n − 1), for every set of d at risk would be too many.
/// </summary>
/// <remarks>Gail, Lubin &amp; Rubinstein, Biometrika 1981;68:703–707, doi:10.1093/biomet/68.3.703. Case weights have no meaning here.</remarks>
internal sealed class DiscreteLikelihood(CoxDesign design)
{
    private readonly int p = design.Terms;

    public Evaluation At(ReadOnlySpan<double> beta)
    {
        var eta = design.Eta(beta);
        var (score, information, logLikelihood) = (new double[p], new double[p, p], 0.0);
        new RiskSet(design).Walk(design.Risk(eta), second: false, set =>
        {
            for (var i = set.First; i < set.First + set.Events; i++)
            {
                logLikelihood += eta[i];
                for (var j = 0; j < p; j++)
                    score[j] += X(i, j);
            }
            logLikelihood -= Sets(set, eta, score, information);
        });
        return new(logLikelihood, score, information);
    }

    /// <summary>ln B(d, n), and its derivatives taken off the score and added to the information.</summary>
    private double Sets(RiskSet set, double[] eta, double[] score, double[,] information)
    {
        var (d, members) = (set.Events, Members(set));
        // Divided by their mean the r stay near 1; the sum is multiplied back as d·ln(mean).
        var mean = members.Average(i => Math.Exp(eta[i]));
        var (b0, b1, b2) = (new double[d + 1], new double[d + 1, p], new double[d + 1, p * p]);
        var lost = 0.0;
        b0[0] = 1;
        for (var m = 0; m < members.Count; m++)
        {
            for (var k = Math.Min(d, m + 1); k >= Math.Max(1, d - (members.Count - m - 1)); k--)
                Extend(b0, b1, b2, k, members[m], Math.Exp(eta[members[m]]) / mean);
            lost += Rescale(b0, b1, b2);
        }
        for (var j = 0; j < p; j++)
        {
            score[j] -= b1[d, j] / b0[d];
            for (var k = 0; k < p; k++)
                information[j, k] += b2[d, j * p + k] / b0[d] - b1[d, j] / b0[d] * (b1[d, k] / b0[d]);
        }
        return Math.Log(b0[d]) + lost + d * Math.Log(mean);
    }

    private void Extend(double[] b0, double[,] b1, double[,] b2, int k, int member, double r)
    {
        for (var j = 0; j < p; j++)
        {
            for (var l = 0; l < p; l++)
                b2[k, j * p + l] += r * (b2[k - 1, j * p + l] + X(member, j) * b1[k - 1, l] + X(member, l) * b1[k - 1, j] + X(member, j) * X(member, l) * b0[k - 1]);
        }
        for (var j = 0; j < p; j++)
            b1[k, j] += r * (b1[k - 1, j] + X(member, j) * b0[k - 1]);
        b0[k] += r * b0[k - 1];
    }

    // A binomial coefficient of thousands over hundreds is beyond a double: all sums are divided by one factor, whose logarithm is kept.
    private static double Rescale(double[] b0, double[,] b1, double[,] b2)
    {
        var largest = b0.Max();
        if (largest < 1e100)
            return 0;
        for (var k = 0; k < b0.Length; k++)
        {
            b0[k] /= largest;
            for (var j = 0; j < b1.GetLength(1); j++)
                b1[k, j] /= largest;
            for (var j = 0; j < b2.GetLength(1); j++)
                b2[k, j] /= largest;
        }
        return Math.Log(largest);
    }

    private List<int> Members(RiskSet set)
    {
        var (time, stratum, members) = (design.At[set.First], design.StratumAt[set.First], new List<int>());
        for (var i = set.First; i >= 0 && design.StratumAt[i] == stratum; i--)
            if (Entered(i, time))
                members.Add(i);
        for (var i = set.First + 1; i < design.Row.Length && design.StratumAt[i] == stratum && design.At[i] == time; i++)
            if (Entered(i, time))
                members.Add(i);
        return members;
    }

    private bool Entered(int position, int time) => design.Grid.Entry is not { } entry || entry[design.Row[position]] < time;

    private double X(int position, int j) => design.X[position * design.Stride + j];
}
