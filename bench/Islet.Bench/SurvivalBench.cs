using System.Diagnostics;
using System.Globalization;
using Islet.Statistics;

namespace Islet.Bench;

/// <summary>
/// Cox, Kaplan–Meier, log-rank, concordance and bootstrap beside R's survival on the same data in the same run: medians of five whole calls of a process that
/// has compiled what it runs; then the cost from 1,000 to 10,000,000 rows, and where a fit's time goes.
/// </summary>
internal static class SurvivalBench
{
    private const string Variable = "SURVIVAL_BENCH_R";
    private const int Calls = 5;

    /// <summary>Median of five calls.</summary>
    private readonly record struct Cost(double Seconds, double User, double Megabytes, double Check);

    /// <param name="args">The peers' script (else in the environment variable SURVIVAL_BENCH_R), and rows to compare at (else 100,000 and 1,000,000).</param>
    public static int Run(string[] args)
    {
        var script = args.FirstOrDefault(a => !int.TryParse(a, CultureInfo.InvariantCulture, out _)) ?? Environment.GetEnvironmentVariable(Variable);
        int[] sizes = [.. args.Where(a => int.TryParse(a, CultureInfo.InvariantCulture, out _)).Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        sizes = sizes.Length > 0 ? sizes : [100_000, 1_000_000];
        var folder = Directory.CreateTempSubdirectory("survival");
        try
        {
            var peer = Peer(script, folder.FullName);
            Write("task; rows; kind; R s; C core s; ours s; ratio; to core; allocated MB; input MB; R's check; ours");
            foreach (var rows in sizes)
                foreach (var kind in (string[])["cont", "days"])
                    Compare(peer, rows, kind);
            Bootstrap(peer);
            Line();
            WhereItGoes(SurvivalData.Simulate(1_000_000));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static SurvivalPeer? Peer(string? script, string folder)
    {
        if (script is null || !File.Exists(script))
            Write($"No script of R's: name make_survival_bench.R as an argument or in {Variable}. Ours alone, on simulated data.");
        else if (!SurvivalPeer.Present())
            Write("Rscript with the package survival is not installed. Ours alone, on simulated data.");
        else
            return new(script, folder);
        return null;
    }

    private static void Compare(SurvivalPeer? peer, int rows, string kind)
    {
        if (peer is null && kind == "days")
            return;
        var data = peer is null ? SurvivalData.Simulate(rows) : SurvivalData.Read(peer.Data(rows, kind));
        var (sample, score) = (data.Sample, data.Score);
        Observation[][] groups = [.. Enumerable.Range(0, 2).Select(g => data.Observations.Where((_, i) => data.Group[i] == g).ToArray())];
        Row("survfit", () => groups.Sum(g => KaplanMeier.Estimate(g, TimeTies.Exact).Events));
        Row("survdiff", () => LogRank.Test(new(data.Observations, data.Group, ["0", "1"]), LogRankWeights.LogRank, TimeTies.Exact).Difference.Statistic!.Value);
        Row("coxph_efron", () => Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!.LogLikelihood, core: "coxph_fitter");
        Row("concordance", () => Concordance.Of(data.Observations, score, TimeTies.Exact).C!.Value);

        void Row(string task, Func<double> work, string? core = null)
        {
            var ours = Time(work);
            Print(task, rows, kind, peer?.Time(rows, kind, task), core is null ? null : peer?.Time(rows, kind, core)?.Seconds, ours, data.InputMegabytes);
        }
    }

    // R: 200 refits. Ours: 1,000, on one thread and on all; that both give the same is the check.
    private static void Bootstrap(SurvivalPeer? peer)
    {
        const int Rows = 10_000, Refits = 1000, Theirs = 200;
        var data = peer is null ? SurvivalData.Simulate(Rows) : SurvivalData.Read(peer.Data(Rows, "cont"));
        CoxBootstrapResult Draw(int threads) => CoxBootstrap.Of(data.Sample, CoxTies.Efron, TimeTies.Exact, Refits, 99, threads: threads)!;
        var r = peer?.Time(Rows, "cont", "boot200", 1);
        var ours = Time(() => Draw(Environment.ProcessorCount).Terms[0].StandardError!.Value);
        Print($"bootstrap x{Refits} (R's x{Theirs} times {Refits / Theirs})", Rows, "cont", r is { } x ? (x.Seconds * Refits / Theirs, x.Check) : null, null, ours, data.InputMegabytes);
        var (one, all) = (Draw(1), Draw(Environment.ProcessorCount));
        var same = one.Draws.Zip(all.Draws).All(d => d.First is null ? d.Second is null : d.Second is not null && d.First.SequenceEqual(d.Second));
        Write($"one thread and {Environment.ProcessorCount}: {(same ? "the same refits to the last bit" : "DIFFERENT refits")}");
    }

    private static void Line()
    {
        Write("");
        Write("rows; Cox s; ns a row; Kaplan-Meier s; ns a row; log-rank s; ns a row; concordance s; ns a row");
        for (var rows = 1000; rows <= 10_000_000; rows *= 10)
        {
            var data = SurvivalData.Simulate(rows);
            var (sample, score) = (data.Sample, data.Score);
            double[] seconds =
            [
                Time(() => Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!.LogLikelihood).Seconds,
                Time(() => KaplanMeier.Estimate(data.Observations, TimeTies.Exact).Events).Seconds,
                Time(() => LogRank.Test(new(data.Observations, data.Group, ["0", "1"]), LogRankWeights.LogRank, TimeTies.Exact).Difference.Statistic!.Value).Seconds,
                Time(() => Concordance.Of(data.Observations, score, TimeTies.Exact).C!.Value).Seconds,
            ];
            Write(string.Create(CultureInfo.InvariantCulture, $"{rows}; {string.Join("; ", seconds.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s:0.00000}; {s / rows * 1e9:0}")))}"));
        }
    }

    private static void WhereItGoes(SurvivalData data)
    {
        var (sample, scratch) = (data.Sample, new double[RiskWalk.Scratch(data.Rows)]);
        var design = new CoxDesign(sample, TimeTies.Exact);
        var (likelihood, beta) = (new PartialLikelihood(design, CoxTies.Efron), new double[design.Terms]);
        var passes = Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Trace.Count;
        var whole = Time(() => Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!.LogLikelihood).Seconds;
        var looked = Time(() => new CoxDesign(sample, TimeTies.Exact).Events).Seconds;
        var sorted = Time(() => RiskWalk.Of(data.Observations, null, TimeTies.Exact, scratch).Times.Length).Seconds;
        var laid = Time(() => new RiskBlocks(design).Blocks).Seconds - sorted;
        var pass = Time(() => likelihood.At(beta).LogLikelihood).Seconds;
        var read = Time(() => Sum(design.Blocks.X)).Seconds;
        Write("");
        Write(string.Create(CultureInfo.InvariantCulture,
            $"Where a fit of {data.Rows} rows goes, s: columns looked at {looked:0.000}; sort {sorted:0.000}; gather {laid:0.000}; {passes} passes of {pass:0.000}; whole {whole:0.000}"));
        Write(string.Create(CultureInfo.InvariantCulture, $"Reading the sorted data once takes {read:0.000} s: a pass costs {pass / read:0.0} readings"));
    }

    private static double Sum(double[] values)
    {
        var sum = System.Numerics.Vector<double>.Zero;
        foreach (var x in System.Runtime.InteropServices.MemoryMarshal.Cast<double, System.Numerics.Vector<double>>(values))
            sum += x;
        return System.Numerics.Vector.Sum(sum);
    }

    // What must be compiled is compiled before the clock runs.
    private static Cost Time(Func<double> work)
    {
        var (check, warm) = (work(), Stopwatch.StartNew());
        for (var calls = 0; calls < 50 && warm.Elapsed.TotalSeconds < 1; calls++)
            check = work();
        var costs = new List<Cost>();
        for (var i = 0; i < Calls; i++)
        {
            GC.Collect();
            var (user, bytes, start) = (Environment.CpuUsage.UserTime, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
            check = work();
            var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            costs.Add(new(elapsed, (Environment.CpuUsage.UserTime - user).TotalSeconds, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e6, check));
        }
        return costs.OrderBy(c => c.Seconds).ElementAt(Calls / 2);
    }

    private static void Print(string task, int rows, string kind, (double Seconds, double Check)? r, double? core, Cost ours, double input) => Write(string.Join("; ",
        task, rows.ToString(CultureInfo.InvariantCulture), kind, Text(r?.Seconds, "0.0000"), Text(core, "0.0000"), Text(ours.Seconds, "0.0000"),
        Text(r?.Seconds / ours.Seconds, "0.0"), Text(core / ours.Seconds, "0.0"), Text(ours.Megabytes, "0.0"), Text(input, "0.0"), Text(r?.Check, "R"), Text(ours.Check, "R")));

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static void Write(string line) => Console.WriteLine(line);
}
