namespace Islet.Statistics;

/// <summary>Score and variance of Gray's test, stratum after stratum; the notation is that of the paper's section 2.</summary>
/// <remarks>Gray, Ann Stat 1988;16:1141–1154.</remarks>
internal sealed class GraySums(int groups, double rho)
{
    private readonly double[,] variance = new double[groups, groups];

    public double[] Score { get; } = new double[groups];

    public ChiSquaredTest Test()
    {
        var v = new double[groups - 1, groups - 1];
        for (var i = 0; i < groups - 1; i++)
            for (var j = 0; j < groups - 1; j++)
                v[i, j] = variance[i, j];
        var root = Cholesky.Of(v);
        return ChiSquaredTest.Of(root.Dependent is null ? root.Form(Score.AsSpan(0, groups - 1)) : null, groups - 1);
    }

    public void AddStratum(IEnumerable<(int Time, int Group, int Kind, double Weight)> subjects)
    {
        var all = subjects.OrderBy(s => s.Time).ToArray();
        var state = new State(groups);
        foreach (var (_, group, _, weight) in all)
            state.AtRisk[group] += weight;
        for (int first = 0, next = 0; first < all.Length; first = next)
        {
            var left = new double[3, groups];
            for (; next < all.Length && all[next].Time == all[first].Time; next++)
                left[all[next].Kind, all[next].Group] += all[next].Weight;
            At(state, left);
            for (var g = 0; g < groups; g++)
                state.AtRisk[g] -= left[0, g] + left[1, g] + left[2, g];
        }
        for (var i = 0; i < groups; i++)
            for (var j = 0; j < groups; j++)
                for (var k = 0; k < groups; k++)
                    variance[i, j] += state.C[i, k] * state.C[j, k] * state.Square[k] + state.C[i, k] * state.Cross[j, k] + state.C[j, k] * state.Cross[i, k];
    }

    private void At(State s, double[,] left)
    {
        var (own, other) = (Enumerable.Range(0, groups).Sum(g => left[1, g]), Enumerable.Range(0, groups).Sum(g => left[2, g]));
        if (own == 0 && other == 0)
            return;
        var (h, r, free, incidence) = (new double[groups], new double[groups], (double[])[.. s.Free], (double[])[.. s.Incidence]);
        foreach (var g in s.There)
        {
            (h[g], r[g]) = (s.AtRisk[g] / s.Free[g], s.AtRisk[g] * (1 - s.Incidence[g]) / s.Free[g]);
            var stay = s.AtRisk[g] - left[1, g] - left[2, g];
            (free[g], incidence[g]) = (s.Free[g] * stay / s.AtRisk[g], s.Incidence[g] + s.Free[g] * left[1, g] / s.AtRisk[g]);
        }
        var (total, pooled, weight) = (h.Sum(), s.Pooled + own / h.Sum(), Math.Pow(1 - s.Pooled, rho));
        foreach (var g in s.There)
            Score[g] += weight * (left[1, g] - own * r[g] / r.Sum());
        var a = Weights(s, h, total, weight, own / (total * (1 - s.Pooled)));
        if (own > 0)
            foreach (var k in s.There)
            {
                var effective = total * s.Free[k];
                Spread(s, k, free[k] > 0 ? 1 - (1 - pooled) / free[k] : 1, (own > 1 ? 1 - (own - 1) / (effective - 1) : 1) * s.Free[k] * own / (total * s.AtRisk[k]), a);
            }
        foreach (var k in s.There.Where(g => free[g] > 0 && left[2, g] > 0))
            Spread(s, k, -(1 - pooled) / free[k],
                (left[2, k] > 1 ? 1 - (left[2, k] - 1) / (s.AtRisk[k] - 1) : 1) * s.Free[k] * s.Free[k] * left[2, k] / (s.AtRisk[k] * s.AtRisk[k]), null);
        (s.Free, s.Incidence, s.Pooled) = (free, incidence, pooled);
    }

    private double[,] Weights(State s, double[] h, double total, double weight, double jump)
    {
        var a = new double[groups, groups];
        foreach (var i in s.There)
            foreach (var j in s.There)
            {
                a[i, j] = weight * h[i] * ((i == j ? 1 : 0) - h[j] / total);
                s.C[i, j] += a[i, j] * jump;
            }
        return a;
    }

    // Adds the variance of one group's martingale: its weight in score i is a − t·c now, and t times what c will still grow by.
    private void Spread(State s, int k, double t, double spread, double[,]? a)
    {
        s.Square[k] += t * t * spread;
        double Now(int i) => (a?[i, k] ?? 0) - t * s.C[i, k];
        for (var i = 0; i < groups; i++)
        {
            s.Cross[i, k] += Now(i) * t * spread;
            for (var j = 0; j < groups; j++)
                variance[i, j] += Now(i) * Now(j) * spread;
        }
    }

    private sealed class State(int groups)
    {
        public double[] AtRisk { get; } = new double[groups];
        public double[] Free { get; set; } = [.. Enumerable.Repeat(1.0, groups)];
        public double[] Incidence { get; set; } = new double[groups];
        public double Pooled { get; set; }
        public double[,] C { get; } = new double[groups, groups];
        public double[,] Cross { get; } = new double[groups, groups];
        public double[] Square { get; } = new double[groups];
        public IEnumerable<int> There => Enumerable.Range(0, groups).Where(g => AtRisk[g] > 0);
    }
}
