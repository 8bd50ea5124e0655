namespace Islet.Statistics;

/// <summary>Probabilities of being still free of every cause (first) and of having left by each, at one time.</summary>
/// <param name="StandardErrors">Infinitesimal jackknife.</param>
public sealed record StateProbabilities(double Time, IReadOnlyList<double> Probabilities, IReadOnlyList<double> StandardErrors);

/// <summary>The Aalen-Johansen estimate of competing risks with the error that R's survfit prints.</summary>
public static class AalenJohansen
{
    /// <summary>
    /// The estimates are those of <see cref="CumulativeIncidence"/>; the error is √Σ of squared influences: for subject i on F(t), with dM = dN − Y·dΛ,
    /// ∫ S(s−)/n·dMᵢ(cause) − ∫ (F(t) − F(s))/((1 − ΔΛ(s))·n)·dMᵢ(any cause) over s ≤ t. Beyond the last follow-up the last values stay.
    /// With case weights the influences are weighted; who enters late is at risk, and has influence, from entry on.
    /// </summary>
    /// <remarks>Aalen &amp; Johansen, Scand J Stat 1978;5:141–150; Therneau, Crowson &amp; Atkinson, Multi-state models and competing risks, vignette of survival.</remarks>
    public static IReadOnlyList<StateProbabilities> At(CompetingSample sample, TimeTies ties, IReadOnlyList<double> times)
    {
        var table = CauseTable.Of(sample, ties);
        var (causes, f) = (sample.Causes.Count, Probabilities(table, sample.Causes.Count));
        return [.. times.Select(time =>
        {
            var last = Array.FindLastIndex(table.Grid.Times, t => t <= time);
            if (last < 0)
                return new StateProbabilities(time, [1, .. new double[causes]], new double[causes + 1]);
            var influence = Influences(sample, table, f, last);
            return new(time, f[last], [.. Enumerable.Range(0, causes + 1).Select(k => Math.Sqrt(influence.Select((i, row) => i[k] * sample.WeightOf(row)).Sum(x => x * x)))]);
        })];
    }

    // After each time: [0] free of all, [k] left by cause k.
    private static double[][] Probabilities(CauseTable table, int causes)
    {
        var (rows, now) = (new double[table.Count][], (double[])[1, .. new double[causes]]);
        for (var t = 0; t < rows.Length; t++)
        {
            var n = table.AtRisk[t];
            if (table.Events(t) > 0)
            {
                for (var k = 1; k <= causes; k++)
                    now[k] += now[0] * table.Left[t][k] / n;
                now[0] *= table.Stay(t) / n;
            }
            rows[t] = [.. now];
        }
        return rows;
    }

    private static double[][] Influences(CompetingSample sample, CauseTable table, double[][] f, int last)
    {
        var (causes, drift) = (sample.Causes.Count, new double[last + 1][]); // what a subject at risk through time t has been given by Y·dΛ
        var sum = new double[causes + 1];
        for (var t = 0; t <= last; t++)
        {
            var (n, all) = (table.AtRisk[t], table.Events(t));
            for (var k = 1; all > 0 && k <= causes; k++)
                sum[k] += (t == 0 ? 1 : f[t - 1][0]) * table.Left[t][k] / (n * n) - After(f, t, last, k, table.Stay(t)) * all / n;
            drift[t] = [.. sum];
        }
        var rows = new double[sample.Times.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            var (t, cause, row) = (table.Grid.At[i], sample.Cause[i], new double[causes + 1]);
            for (var k = 1; k <= causes; k++)
            {
                row[k] = (table.Grid.Entry?[i] is { } entry and >= 0 ? drift[Math.Min(entry, last)][k] : 0) - drift[Math.Min(t, last)][k];
                if (t <= last && cause > 0)
                    row[k] += (cause == k ? (t == 0 ? 1 : f[t - 1][0]) / table.AtRisk[t] : 0) - After(f, t, last, k, table.Stay(t));
                row[0] -= row[k];
            }
            rows[i] = row;
        }
        return rows;
    }

    // (F(t) − F(s))/((1 − ΔΛ(s))·n(s)); nothing comes after a time at which everybody left.
    private static double After(double[][] f, int s, int last, int k, double stay) => stay > 0 ? (f[last][k] - f[s][k]) / stay : 0;
}
