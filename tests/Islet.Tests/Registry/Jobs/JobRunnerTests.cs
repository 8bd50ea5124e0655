using System.Collections.Concurrent;
using System.Globalization;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>Workers, on a file and on a server.</summary>
public abstract class JobRunnerTests : IDisposable
{
    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected JobRunnerTests(Store store)
    {
        registry = new(store);
        registry.SetClock(TimeProvider.System.GetUtcNow()); // other processes have the computer's clock
        log = registry.Open();
    }

    private Islet.Registry.Jobs Jobs => log.Desk.Jobs;

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Several_workers_do_each_job_exactly_once()
    {
        await QueueAsync(60);
        var runs = new ConcurrentBag<long>();
        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(w => Runner((job, _) =>
        {
            runs.Add(job.Number);
            return Task.FromResult(Result(job));
        }, $"W{w}").RunAsync(2, once: true, default)));
        Assert.Equal(60, ends.Sum(e => e.Done));
        Assert.Equal(Enumerable.Range(1, 60).Select(n => (long)n), runs.Order());
        Assert.All(await Jobs.AllAsync(), job => Assert.Equal((JobState.Done, 1, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Result(job)))), (job.State, job.Attempts, job.ResultSum)));
    }

    [SkippableFact]
    public async Task Three_processes_share_the_queue_and_each_job_is_done_exactly_once()
    {
        await QueueAsync(45);
        var workers = Enumerable.Range(0, 3).Select(_ => ChildProcess.Start("work", registry.Path, "2")).ToArray();
        var done = 0;
        foreach (var worker in workers)
        {
            done += int.Parse((await worker.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture);
            await worker.WaitForExitAsync();
            worker.Dispose();
        }
        Assert.Equal(45, done);
        Assert.All(await Jobs.AllAsync(), job => Assert.Equal((JobState.Done, 1), (job.State, job.Attempts)));
    }

    [SkippableFact]
    public async Task A_worker_that_is_killed_loses_its_job_to_the_next_which_stores_the_same()
    {
        await QueueAsync(1);
        using var worker = ChildProcess.Start("work", registry.Path, "100000"); // ms a job
        Assert.Equal("begins 1", await worker.StandardOutput.ReadLineAsync());
        worker.Kill(); // SIGKILL
        await worker.WaitForExitAsync();
        Assert.Equal((0, 0), await Runner((job, _) => Task.FromResult(Result(job))).RunAsync(1, once: true, default)); // the lease still lasts
        Assert.Equal(JobState.Running, (await Jobs.FindAsync(1))!.State);
        registry.SetClock(TimeProvider.System.GetUtcNow() + Islet.Registry.Jobs.LeaseLasts);
        Assert.Equal((1, 0), await Runner((job, _) => Task.FromResult(Result(job))).RunAsync(1, once: true, default));
        var job = (await Jobs.FindAsync(1))!;
        Assert.Equal((JobState.Done, 2), (job.State, job.Attempts));
        Assert.Equal(Result(job), await Jobs.ResultAsync(1));
    }

    [SkippableFact]
    public async Task A_worker_that_is_stopped_gives_its_job_back_at_once()
    {
        await QueueAsync(1);
        using var stop = new CancellationTokenSource();
        var working = Runner(async (_, cancel) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
            return [];
        }).RunAsync(1, once: false, stop.Token);
        Assert.Equal((0, 0), await working.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((JobState.Queued, 0, (Problem?)null), await Jobs.FindAsync(1) is { } job ? (job.State, job.Attempts, job.Problem) : default);
        Assert.Equal((1, 0), await Runner((job, _) => Task.FromResult(Result(job))).RunAsync(1, once: true, default));
    }

    [SkippableFact]
    public async Task What_is_refused_fails_with_its_code_and_the_next_is_done()
    {
        await QueueAsync(3);
        var told = new List<JobEnd>();
        var runner = new JobRunner(Jobs, [new("pet.quantify", (job, _) => job.Number switch
        {
            1 => throw new RefusedException(Heavy),
            2 => throw new InvalidOperationException("Anna Andersson"),
            _ => Task.FromResult(Result(job)),
        }, _ => false)], "W", registry) { Ended = told.Add };
        Assert.Equal((1, 2), await runner.RunAsync(1, once: true, default));
        Assert.Equal([JobState.Failed, JobState.Failed, JobState.Done], told.Select(t => t.State!.Value));
        Assert.Equal(Heavy, (await Jobs.FindAsync(1))!.Problem);
        var fault = (await Jobs.FindAsync(2))!.Problem!;
        Assert.Equal("E_FAULT", fault.Code);
        Assert.DoesNotContain("Anna", fault.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_may_pass_by_is_tried_again_later_and_fails_in_the_end()
    {
        await QueueAsync(1);
        var runner = new JobRunner(Jobs, [new("pet.quantify", (_, _) => throw new RefusedException(Silent), p => p.Code == Silent.Code)], "W", registry);
        for (var attempt = 1; attempt <= Islet.Registry.Jobs.MostAttempts; attempt++)
        {
            Assert.Equal((JobState.Queued, attempt - 1), await Jobs.FindAsync(1) is { } waits ? (waits.State, waits.Attempts) : default);
            Assert.Equal(0, (await runner.RunAsync(1, once: true, default)).Done);
            var due = (await Jobs.FindAsync(1))!.Due;
            if (attempt < Islet.Registry.Jobs.MostAttempts)
                Assert.Equal(30 * Math.Pow(2, attempt - 1), (due - registry.GetUtcNow()).TotalSeconds);
            registry.SetClock(due);
        }
        Assert.Equal((JobState.Failed, Silent), await Jobs.FindAsync(1) is { } job ? (job.State, job.Problem) : default);
    }

    [SkippableFact]
    public async Task A_job_that_is_cancelled_while_it_runs_stores_nothing()
    {
        await QueueAsync(1);
        var told = new List<JobEnd>();
        var runner = new JobRunner(Jobs, [new("pet.quantify", async (job, _) =>
        {
            await Jobs.CancelAsync(job.Number, CancellationToken.None);
            return Result(job);
        }, _ => false)], "W", registry) { Ended = told.Add };
        Assert.Equal((0, 0), await runner.RunAsync(1, once: true, default));
        Assert.Null(Assert.Single(told).State);
        Assert.Equal((JobState.Cancelled, (long?)null), await Jobs.FindAsync(1) is { } job ? (job.State, job.ResultBytes) : default);
    }

    private static Problem Heavy { get; } = new("E_WEIGHT", "Patient's Weight (0010,1030)", "absent", "above 0 and under 700 kg", "Enter the weight of that day.");

    private static Problem Silent { get; } = new("E_PACS_UNREACHABLE", "pacs", "a", "b", "c");

    internal static byte[] Result(Job job) => System.Text.Encoding.UTF8.GetBytes("result of " + job.Payload);

    private JobRunner Runner(Func<Job, CancellationToken, Task<byte[]>> run, string worker = "W") => new(Jobs, [new("pet.quantify", run, _ => false)], worker, registry);

    private async Task QueueAsync(int jobs)
    {
        for (var i = 0; i < jobs; i++)
            await Jobs.QueueAsync(new("pet.quantify", $"{{\"a\":{i}}}", null, "Dr A"));
    }
}

public sealed class JobRunnerTestsOnFile() : JobRunnerTests(Store.File);

public sealed class JobRunnerTestsOnServer() : JobRunnerTests(Store.Server);
