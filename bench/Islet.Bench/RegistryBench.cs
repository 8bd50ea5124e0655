using System.Diagnostics;
using System.Globalization;
using Islet.Course;
using Islet.Registry;
using Islet.Tests.Registry;

namespace Islet.Bench;

/// <summary>What a registry costs: importing, importing again, scanning, opening one course. Ten findings a patient.</summary>
internal static class RegistryBench
{
    private const int Lookups = 2000;
    private const int Scans = 4;
    private const int Entries = 200;

    /// <param name="given">Numbers of patients; the address of a database without a registry, for one number, in place of a file.</param>
    public static async Task<int> RunAsync(string[] given)
    {
        var sizes = given.Where(g => !RegistryAddress.IsServer(g)).ToArray();
        foreach (var size in sizes is [] ? ["5000", "100000"] : sizes)
            await MeasureAsync(int.Parse(size, CultureInfo.InvariantCulture), given.FirstOrDefault(RegistryAddress.IsServer));
        return 0;
    }

    private static async Task MeasureAsync(int patients, string? server)
    {
        var folder = Directory.CreateTempSubdirectory("islet-bench-");
        try
        {
            var path = server ?? Path.Combine(folder.FullName, "bench.db");
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
                await EntriesAsync(log, patients);
                await BackupAsync(log, Path.Combine(folder.FullName, "bench.islet"));
            }
            if (server is null)
                Say($"file: {new FileInfo(path).Length / 1e6:F0} MB");
            Say($"peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
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

    private static async Task EntriesAsync(FindingLog log, int patients)
    {
        var times = new List<double>();
        for (var i = 0; i < Entries; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await log.AppendAsync(new("bench", "a form"), 1 + (i % patients), [new(new DateOnly(2024, 5, 17), Reported.WhenItHappened, new VitalStatus { Alive = true })]);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        Say($"one entry, on the disk: p50 {times[Entries / 2]:F1} ms, p95 {times[Entries * 95 / 100]:F1} ms");
    }

    private static async Task BackupAsync(FindingLog log, string path)
    {
        var start = Stopwatch.GetTimestamp();
        var manifest = await log.BackupAsync(path);
        Say($"backup: {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s, {manifest.Bytes / 1e6:F0} MB");
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
