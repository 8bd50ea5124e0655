namespace Islet.Statistics;

/// <summary>
/// What the fitted model says at each event time: the baseline hazard's jump, the mean covariates it was weighed against, and both again as the tied
/// events themselves see them (Efron: an event that counts as the k-th of d was at risk for the first k + 1 parts only, on average).
/// </summary>
/// <remarks>Therneau &amp; Grambsch 2000, sections 4.2, 4.6 and 10.2. The diagnostics follow the tie method of the fit.</remarks>
internal sealed class CoxHazard
{
    private readonly CoxDesign design;
    private readonly double[] eta;
    private readonly List<Jump> jumps = []; // strata as the design walks them, times ascending within each
    private readonly Dictionary<int, (int First, int Count)> ofStratum = [];

    /// <summary>One event time of one stratum.</summary>
    /// <param name="Hazard">Σ w/s₀ over the parts.</param>
    /// <param name="Weighed">Σ (w/s₀)·x̄ over the parts.</param>
    /// <param name="Own">The share of <paramref name="Hazard"/> that the events themselves were under.</param>
    /// <param name="Mean">x̄ averaged over the parts: what the events' covariates are compared with.</param>
    /// <param name="Variance">Σ w/s₀².</param>
    private readonly record struct Jump(int Stratum, int Time, double Hazard, double[] Weighed, double Own, double[] OwnWeighed, double[] Mean, double Variance);

    /// <summary>Sums of jumps from a stratum's start up to and including a time.</summary>
    public readonly record struct Cumulative(double Hazard, double[] Weighed, double Variance);

    private CoxHazard(CoxDesign design, double[] eta) => (this.design, this.eta) = (design, eta);

    public static CoxHazard Of(CoxDesign design, CoxTies ties, double[] beta)
    {
        var hazard = new CoxHazard(design, design.Eta(beta));
        new RiskSet(design).Walk(design.Risk(hazard.eta), second: false, set => hazard.jumps.Add(hazard.At(set, ties)));
        hazard.jumps.Reverse();
        for (var i = 0; i < hazard.jumps.Count; i++)
            hazard.ofStratum[hazard.jumps[i].Stratum] = hazard.ofStratum.TryGetValue(hazard.jumps[i].Stratum, out var at) ? (at.First, at.Count + 1) : (i, 1);
        return hazard;
    }

    private Jump At(RiskSet set, CoxTies ties)
    {
        var (parts, p) = (PartialLikelihood.Parts(ties, set.Events), design.Terms);
        var (mean, x, weighed, ownWeighed) = (new double[p], new double[p], new double[p], new double[p]);
        var (hazard, own, variance) = (0.0, 0.0, 0.0);
        for (var k = 0; k < parts; k++)
        {
            var (share, s0) = ((double)k / parts, set.S0 - (double)k / parts * set.D0);
            var jump = set.Weight / parts / s0;
            PartialLikelihood.Mean(set, share, s0, x);
            (hazard, own, variance) = (hazard + jump, own + (1 - share) * jump, variance + jump / s0);
            for (var j = 0; j < p; j++)
                (mean[j], weighed[j], ownWeighed[j]) = (mean[j] + x[j] / parts, weighed[j] + jump * x[j], ownWeighed[j] + (1 - share) * jump * x[j]);
        }
        return new(design.StratumAt[set.First], design.At[set.First], hazard, weighed, own, ownWeighed, mean, variance);
    }

    /// <summary>Cumulative sums of one stratum at every position of the grid up to the last event; beyond it they stay.</summary>
    public List<(int Time, Cumulative Sum)> Path(int stratum)
    {
        var (path, sum) = (new List<(int, Cumulative)>(), new Cumulative(0, new double[design.Terms], 0));
        if (ofStratum.TryGetValue(stratum, out var at))
            foreach (var jump in jumps.GetRange(at.First, at.Count))
            {
                sum = new(sum.Hazard + jump.Hazard, [.. sum.Weighed.Zip(jump.Weighed, (a, b) => a + b)], sum.Variance + jump.Variance);
                path.Add((jump.Time, sum));
            }
        return path;
    }

    /// <summary>Martingale residual of each row of the sample: event − exp(η)·(cumulative hazard while at risk).</summary>
    public double[] MartingaleResiduals()
    {
        var residuals = new double[design.Row.Length];
        EachRow((position, row, hazard, _, _) => residuals[row] = (design.Observations[row].Event ? 1 : 0) - Math.Exp(eta[position]) * hazard);
        return residuals;
    }

    /// <summary>Score residual of each row, unweighted, in scaled units: δ(x − x̄) − exp(η)·∫(x − x̄)dH.</summary>
    public double[][] ScoreResiduals()
    {
        var residuals = new double[design.Row.Length][];
        EachRow((position, row, hazard, weighed, own) =>
        {
            var score = new double[design.Terms];
            var x = design.X.AsSpan(position * design.Stride, design.Terms);
            for (var j = 0; j < score.Length; j++)
                score[j] = (own is { } mean ? x[j] - mean[j] : 0) - Math.Exp(eta[position]) * (x[j] * hazard - weighed[j]);
            residuals[row] = score;
        });
        return residuals;
    }

    /// <summary>Schoenfeld residuals in scaled units, x − x̄ of each event: strata ascending, then time, then row.</summary>
    public List<(int Row, double[] Residual)> SchoenfeldResiduals()
    {
        var positions = new int[design.Row.Length];
        for (var i = 0; i < positions.Length; i++)
            positions[design.Row[i]] = i;
        var found = jumps.ToDictionary(j => (j.Stratum, j.Time), j => j.Mean);
        return [.. design.Grid.Order(design.Stratum).Where(row => design.Observations[row].Event).Select(row =>
        {
            var (i, residual) = (positions[row], new double[design.Terms]);
            for (var j = 0; j < residual.Length; j++)
                residual[j] = design.X[i * design.Stride + j] - found[(design.StratumAt[i], design.At[i])][j];
            return (row, residual);
        })];
    }

    /// <summary>For each row: its position, its number, hazard and weighed means while at risk, and the mean it is compared with where it has an event.</summary>
    private void EachRow(Action<int, int, double, double[], double[]?> visit)
    {
        var (paths, nothing) = (ofStratum.Keys.ToDictionary(s => s, Path), new Cumulative(0, new double[design.Terms], 0));
        for (var i = 0; i < design.Row.Length; i++)
        {
            var (row, stratum) = (design.Row[i], design.StratumAt[i]);
            var path = paths.GetValueOrDefault(stratum, []);
            var last = Last(path, design.Grid.At[row]);
            var (stop, start) = (last < 0 ? nothing : path[last].Sum, design.Grid.Entry is { } entry && Last(path, entry[row]) is var e and >= 0 ? path[e].Sum : nothing);
            var (hazard, weighed) = (stop.Hazard - start.Hazard, stop.Weighed.Zip(start.Weighed, (a, b) => a - b).ToArray());
            if (!design.Observations[row].Event)
            {
                visit(i, row, hazard, weighed, null);
                continue;
            }
            var jump = jumps[ofStratum[stratum].First + last];
            for (var j = 0; j < weighed.Length; j++)
                weighed[j] += jump.OwnWeighed[j] - jump.Weighed[j];
            visit(i, row, hazard + jump.Own - jump.Hazard, weighed, jump.Mean);
        }
    }

    private static int Last(List<(int Time, Cumulative Sum)> path, int time)
    {
        var (low, high) = (0, path.Count);
        while (low < high)
            (low, high) = (low + high) / 2 is var middle && path[middle].Time <= time ? (middle + 1, high) : (low, middle);
        return low - 1;
    }
}
