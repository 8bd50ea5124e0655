using System.Diagnostics;
using System.Globalization;
using Islet.Registry;
using Islet.Tests.Registry;

namespace Islet.Bench;

/// <summary>What a registry costs: importing, importing again, scanning, opening one course. Ten findings a patient.</summary>
internal static class RegistryBench
{
    private const int Lookups = 2000;
    private const int Scans = 4;

    public static async Task<int> RunAsync(string[] sizes)
    {
        foreach (var size in sizes is [] ? ["5000", "100000"] : sizes)
            await MeasureAsync(int.Parse(size, CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task MeasureAsync(int patients)
    {
        var folder = Directory.CreateTempSubdirectory("islet-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "bench.db");
            using (var log = FindingLog.OpenOrCreate(path, TimeProvider.System))
            {
                Say($"-- {patients} patients, {patients * SyntheticCourses.FindingsEach} findings, {Environment.ProcessorCount} cores");
                Make(patients);
                await ImportAsync(log, "import", patients);
                await ImportAsync(log, "import again", patients);
                for (var i = 0; i < Scans; i++)
                    await ScanAsync(log);
                await LookupsAsync(log, patients);
                await LookupsAsync(log, patients);
            }
            Say($"file: {new FileInfo(path).Length / 1e6:F0} MB; peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(FindingLog log, string name, int patients)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await using var import = await log.BeginImportAsync(new("bench", "synthetic.tsv"));
        foreach (var course in SyntheticCourses.Take(patients))
            await import.StageAsync(course);
        var staged = Stopwatch.GetElapsedTime(start);
        var result = await import.CommitAsync();
        var all = Stopwatch.GetElapsedTime(start);
        Say($"{name}: {all.TotalSeconds:F2} s, staging (with making the courses) {staged.TotalSeconds:F2} s; {result.Findings} stored, {result.Unchanged} unchanged, {Processor(cpu):F2} s of processor");
    }

    private static async Task ScanAsync(FindingLog log)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var counts = await log.MapAsync(course => course.Findings.Count);
        Say($"scan: {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s for {counts.Sum()} findings, {Processor(cpu):F2} s of processor");
    }

    private static async Task LookupsAsync(FindingLog log, int patients)
    {
        var random = new Random(1);
        var times = new List<double>();
        for (var i = 0; i < Lookups; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await log.CourseAsync(random.Next(1, patients + 1));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        times.Sort();
        Say($"one course: p50 {times[Lookups / 2]:F0} us, p95 {times[Lookups * 95 / 100]:F0} us");
    }

    private static void Make(int patients)
    {
        var start = Stopwatch.GetTimestamp();
        var findings = SyntheticCourses.Take(patients).Sum(course => course.Findings.Count);
        Say($"making the courses, without a registry: {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s for {findings} findings");
    }

    /// <summary>On a machine that does other work as well, this is what can be compared.</summary>
    private static double Processor(TimeSpan since) => (Environment.CpuUsage.TotalTime - since).TotalSeconds;

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
