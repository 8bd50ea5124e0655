using System.Diagnostics;
using Dapper;
using Islet.Course;
using Islet.Registry;
using Xunit.Abstractions;

namespace Islet.Tests.Registry;

public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Patients = 10_000; // 100,000 findings

    /// <summary>Ten in the normal run, two hundred in the long one.</summary>
    private static int Kills => Environment.GetEnvironmentVariable("ISLET_LONG") == "1" ? 200 : Environment.GetEnvironmentVariable("ISLET_SHORT") == "1" ? 2 : 10;

    [Fact]
    public async Task Killed_at_any_moment_an_import_is_there_whole_or_not_at_all()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (staging, committing) = await UndisturbedAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            var duringCommit = kill % 2 == 0; // a commit is short: a moment of the whole would seldom meet it
            var moment = random.NextDouble() * 1.1 * (duringCommit ? committing : staging + committing);
            await KilledAsync(duringCommit, moment);
        }
    }

    [Fact]
    public async Task Two_processes_that_write_at_once_lose_nothing()
    {
        using var registry = new TemporaryRegistry();
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        Process[] writers = [ChildProcess.Start("append", registry.Path, "A", "50"), ChildProcess.Start("append", registry.Path, "B", "50"), ChildProcess.Start("import", registry.Path, "500")];
        foreach (var writer in writers)
        {
            await writer.WaitForExitAsync();
            Assert.Equal(0, writer.ExitCode);
            writer.Dispose();
        }
        var findings = (await log.CourseAsync(1))!.Findings;
        Assert.Equal([50, 50], new[] { "A", "B" }.Select(by => findings.Count(f => f.Recorded.By == by)));
        Assert.Equal(501, (await log.PatientsAsync()).Count);
        Assert.Equal(102, (await log.PositionAsync()).Batch); // numbered without a gap
        Assert.Equal(findings.Select(f => f.Recorded.At).Order(), findings.Select(f => f.Recorded.At));
    }

    [Fact] // was: the second opening took the first one's locks away, and the other process, thinking itself the last, removed the log under it
    public async Task A_registry_opened_twice_here_outlives_another_process_that_ends()
    {
        using var registry = new TemporaryRegistry();
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(20));
        Assert.Equal(20, (await log.PatientsAsync()).Count);
        registry.Open().Dispose();
        using var other = ChildProcess.Start("append", registry.Path, "A", "3");
        await other.WaitForExitAsync();
        Assert.Contains("registry.db-wal", Directory.GetFiles(registry.Folder).Select(Path.GetFileName));
        await log.AppendAsync(TemporaryRegistry.By("Dr B"), 2, [Some.Biopsy(1, origin: null)]);
        Assert.Equal((SyntheticCourses.FindingsEach + 3, SyntheticCourses.FindingsEach + 1), ((await log.CourseAsync(1))!.Findings.Count, (await log.CourseAsync(2))!.Findings.Count));
        Assert.Equal("ok", registry.Sql(db => db.ExecuteScalar<string>("PRAGMA integrity_check")));
    }

    private static async Task<(double Staging, double Committing)> UndisturbedAsync()
    {
        using var registry = new TemporaryRegistry();
        var start = Stopwatch.GetTimestamp();
        using var child = ChildProcess.Start("import", registry.Path, Patients.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(ChildProcess.Committing, await child.StandardOutput.ReadLineAsync());
        var staged = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Assert.Equal(ChildProcess.Committed, await child.StandardOutput.ReadLineAsync());
        await child.WaitForExitAsync();
        return (staged, Stopwatch.GetElapsedTime(start).TotalMilliseconds - staged);
    }

    private async Task KilledAsync(bool duringCommit, double afterMs)
    {
        using var registry = new TemporaryRegistry();
        using (var log = registry.Open())
            await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        using var child = ChildProcess.Start("import", registry.Path, Patients.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (duringCommit)
            Assert.Equal(ChildProcess.Committing, await child.StandardOutput.ReadLineAsync());
        await Task.Delay(TimeSpan.FromMilliseconds(afterMs));
        child.Kill(); // SIGKILL
        await child.WaitForExitAsync();
        var said = await child.StandardOutput.ReadToEndAsync();

        Assert.Equal("ok", registry.Sql(db => db.ExecuteScalar<string>("PRAGMA integrity_check")));
        using var after = FindingLog.Open(registry.Path, registry);
        var (patients, findings) = ((await after.PatientsAsync()).Count, (await after.MapAsync(c => c.Findings.Count)).Sum());
        output.WriteLine(FormattableString.Invariant($"killed after {afterMs:F0} ms{(duringCommit ? " of the commit" : "")}: {findings} findings"));
        Assert.Contains((patients, findings), new[] { (1, 1), (1 + Patients, 1 + (Patients * SyntheticCourses.FindingsEach)) });
        if (said.Contains(ChildProcess.Committed, StringComparison.Ordinal))
            Assert.Equal(1 + Patients, patients); // what was reported as committed is there
        await after.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(6, origin: null)]); // and life goes on
    }
}
