using System.Diagnostics;
using System.Globalization;
using Islet.Statistics;

namespace Islet.Bench;

/// <summary>
/// Medians of three whole calls (elapsed; user) on simulated survival data (time, status, group, stratum, ten covariates), beside R's survfit, survdiff, coxph and concordance on the same file.
/// </summary>
internal static class StatisticsBench
{
    private const int Covariates = 10;

    /// <param name="csv">Columns time, status, grp, stratum, x1 … x10.</param>
    public static int Run(string csv)
    {
        var rows = File.ReadLines(csv).Skip(1).Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture))).ToArray();
        var observations = Array.ConvertAll(rows, r => new Observation(r[0], r[1] == 1));
        int[] group = Array.ConvertAll(rows, r => (int)r[2]), stratum = Array.ConvertAll(rows, r => (int)r[3]);
        Observation[][] groups = [.. Enumerable.Range(0, 2).Select(g => observations.Where((_, i) => group[i] == g).ToArray())];
        CoxSample sample = new(observations, [.. Enumerable.Range(0, Covariates).Select(j => new NumericCovariate($"x{j + 1}", Array.ConvertAll(rows, r => r[4 + j])))]);
        Time("survfit", rows.Length, () => groups.Sum(g => KaplanMeier.Estimate(g, TimeTies.Exact).Events));
        Time("survfit, R's ties", rows.Length, () => TimeTies.AsR(observations.Select(o => o.Time)) is var ties ? groups.Sum(g => KaplanMeier.Estimate(g, ties).Events) : 0);
        Time("survdiff", rows.Length, () => LogRank.Test(new(observations, group, ["0", "1"]), LogRankWeights.LogRank, TimeTies.Exact).Difference.Statistic!.Value);
        Time("coxph_efron", rows.Length, () => Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!.LogLikelihood);
        Time("coxph_breslow", rows.Length, () => Cox.Fit(sample, CoxTies.Breslow, TimeTies.Exact).Model!.LogLikelihood);
        Time("coxph_strata50", rows.Length, () => Cox.Fit(sample with { Stratum = stratum }, CoxTies.Efron, TimeTies.Exact).Model!.LogLikelihood);
        var risk = Array.ConvertAll(rows, r => r[4..].Sum());
        Time("concordance", rows.Length, () => Concordance.Of(observations, risk, TimeTies.Exact).C!.Value);
        return 0;
    }

    private static void Time(string task, int rows, Func<double> work)
    {
        var check = work(); // the first call pays for compilation
        var (seconds, user) = (new double[3], new double[3]);
        using var process = Process.GetCurrentProcess();
        for (var i = 0; i < seconds.Length; i++)
        {
            GC.Collect();
            process.Refresh();
            var (start, before) = (Stopwatch.GetTimestamp(), process.UserProcessorTime);
            check = work();
            process.Refresh();
            (seconds[i], user[i]) = (Stopwatch.GetElapsedTime(start).TotalSeconds, (process.UserProcessorTime - before).TotalSeconds);
        }
        Array.Sort(seconds);
        Array.Sort(user);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{task};{rows};{seconds[1]:0.0000};{user[1]:0.0000};{check:R}"));
    }
}
