using Islet.Statistics;

namespace Islet.Tests.Statistics;

/// <summary>The partial likelihood as the textbook writes it, every risk set (and, for exact ties, every set of d at risk) listed.</summary>
internal static class SlowCox
{
    public static double LogLikelihood(CoxSample sample, CoxTies ties, double[] beta)
    {
        var (rows, sum) = (sample.Observations, 0.0);
        double[] eta = [.. rows.Select((_, i) => Eta(sample, beta, i))];
        foreach (var time in rows.Where(r => r.Event).Select(r => r.Time).Distinct())
        {
            int[] risk = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Entry < time && time <= rows[i].Time)];
            int[] events = [.. risk.Where(i => rows[i].Event && rows[i].Time == time)];
            sum += events.Sum(i => eta[i]) - ties switch
            {
                CoxTies.Breslow => events.Length * Math.Log(risk.Sum(i => Math.Exp(eta[i]))),
                CoxTies.Efron => Enumerable.Range(0, events.Length)
                    .Sum(k => Math.Log(risk.Sum(i => Math.Exp(eta[i])) - (double)k / events.Length * events.Sum(i => Math.Exp(eta[i])))),
                CoxTies.Exact => Math.Log(Sets(risk, events.Length).Sum(set => Math.Exp(set.Sum(i => eta[i])))),
            };
        }
        return sum;
    }

    public static double[] Gradient(CoxSample sample, CoxTies ties, double[] beta) => [.. beta.Select((b, j) =>
        (LogLikelihood(sample, ties, Moved(beta, j, 1e-6)) - LogLikelihood(sample, ties, Moved(beta, j, -1e-6))) / 2e-6)];

    private static double[] Moved(double[] beta, int j, double by) => [.. beta.Select((b, i) => i == j ? b + by : b)];

    private static double Eta(CoxSample sample, double[] beta, int i) =>
        beta[0] * ((NumericCovariate)sample.Covariates[0]).Values[i] + (((FactorCovariate)sample.Covariates[1]).Codes[i] == 1 ? beta[1] : 0);

    private static IEnumerable<int[]> Sets(int[] of, int size) => size == 0 ? [[]]
        : Enumerable.Range(0, of.Length - size + 1).SelectMany(first => Sets(of[(first + 1)..], size - 1).Select(rest => (int[])[of[first], .. rest]));
}
