using Islet.Course;

namespace Islet.Registry;

/// <summary>A kind of jobs, and how it is done.</summary>
/// <param name="RunAsync">From a job to its result: the same bytes for the same job, whoever runs it. Nothing of its work is seen but the result.</param>
/// <param name="PassesBy">Whether a problem is one of the moment (a server that does not answer): then the job is tried again later.</param>
public sealed record JobKind(string Name, Func<Job, CancellationToken, Task<byte[]>> RunAsync, Func<Problem, bool> PassesBy);

/// <summary>What became of one attempt at a job.</summary>
/// <param name="State">Null: the job was taken from the worker, by somebody who cancelled it or because its lease ran out.</param>
/// <param name="Problem">Why it failed, or waits again.</param>
public sealed record JobEnd(Job Job, JobState? State, Problem? Problem, TimeSpan Took);

/// <summary>A worker: takes jobs and does them until it is stopped. Then it gives back what it has not finished.</summary>
public sealed class JobRunner(Jobs jobs, IReadOnlyList<JobKind> kinds, string worker, TimeProvider clock)
{
    private readonly string[] names = [.. kinds.Select(k => k.Name)];

    /// <summary>Between two looks into an empty queue.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Before a job whose problem may pass is tried again the first time; then twice as long each time.</summary>
    public TimeSpan Again { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Before a store that did not answer is asked again.</summary>
    public TimeSpan Away { get; init; } = TimeSpan.FromSeconds(15);

    public Action<Job> Begins { get; init; } = _ => { };

    public Action<JobEnd> Ended { get; init; } = _ => { };

    /// <summary>The store did not answer; it is asked again.</summary>
    public Action<Problem> Waits { get; init; } = _ => { };

    /// <param name="parallel">Jobs at a time.</param>
    /// <param name="once">End when no job is left that could be taken now.</param>
    /// <returns>How many were done, and how many failed.</returns>
    public async Task<(int Done, int Failed)> RunAsync(int parallel, bool once, CancellationToken stop)
    {
        var ends = await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(() => OneAfterAnotherAsync(once, stop), CancellationToken.None)));
        return (ends.Sum(e => e.Done), ends.Sum(e => e.Failed));
    }

    private async Task<(int Done, int Failed)> OneAfterAnotherAsync(bool once, CancellationToken stop)
    {
        var (done, failed) = (0, 0);
        while (!stop.IsCancellationRequested)
        {
            if (await TakeAsync(once, stop) is not { } lease)
            {
                if (once || !await SleepAsync(Poll, stop))
                    break;
                continue;
            }
            Begins(lease.Job);
            var since = clock.GetTimestamp();
            var (state, problem) = await OneAsync(lease, stop);
            Ended(new(lease.Job, state, problem, clock.GetElapsedTime(since)));
            (done, failed) = (done + (state == JobState.Done ? 1 : 0), failed + (state == JobState.Failed ? 1 : 0));
        }
        return (done, failed);
    }

    private async Task<JobLease?> TakeAsync(bool once, CancellationToken stop)
    {
        try
        {
            return await jobs.TakeAsync(names, worker, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (RefusedException refused) when (!once && IsOfTheMoment(refused.Problem))
        {
            Waits(refused.Problem);
            await SleepAsync(Away, stop);
            return null;
        }
    }

    private static async Task<bool> SleepAsync(TimeSpan time, CancellationToken stop)
    {
        await Task.Delay(time, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return !stop.IsCancellationRequested;
    }

    private async Task<(JobState? State, Problem? Problem)> OneAsync(JobLease lease, CancellationToken stop)
    {
        using var lost = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lost.Token);
        using var ended = new CancellationTokenSource();
        var keeping = KeepAsync(lease, lost, ended.Token);
        try
        {
            var kind = kinds.First(k => k.Name == lease.Job.Kind);
            var (result, problem) = await WorkAsync(kind, lease.Job, either.Token);
            if (result is not null)
                return (await jobs.FinishAsync(lease, result, CancellationToken.None) ? JobState.Done : null, null);
            if (lost.IsCancellationRequested)
                return (null, null);
            if (problem is null)
                return (await jobs.GiveBackAsync(lease, cancel: CancellationToken.None) ? JobState.Queued : null, null);
            if (kind.PassesBy(problem) && lease.Job.Attempts < Jobs.MostAttempts)
                return (await jobs.GiveBackAsync(lease, problem, Again * Math.Pow(2, lease.Job.Attempts - 1), CancellationToken.None) ? JobState.Queued : null, problem);
            return (await jobs.FailAsync(lease, problem, CancellationToken.None) ? JobState.Failed : null, problem);
        }
        catch (RefusedException refused) when (IsOfTheMoment(refused.Problem))
        {
            Waits(refused.Problem); // what was computed is lost with the store; when the lease ends, the job is taken again
            return (null, refused.Problem);
        }
        finally
        {
            await ended.CancelAsync();
            await keeping;
        }
    }

    /// <returns>The result; or why there is none; or nothing: the work was stopped.</returns>
    private static async Task<(byte[]? Result, Problem? Problem)> WorkAsync(JobKind kind, Job job, CancellationToken cancel)
    {
        try
        {
            return (await kind.RunAsync(job, cancel), null);
        }
        catch (RefusedException refused)
        {
            return (null, refused.Problem);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception fault) when (Environment.GetEnvironmentVariable("ISLET_TRACE") is not "1")
        {
            return (null, JobProblems.Fault(fault));
        }
    }

    /// <summary>Prolongs the lease while the work goes on; stops the work when it is lost.</summary>
    private async Task KeepAsync(JobLease lease, CancellationTokenSource lost, CancellationToken ended)
    {
        var kept = clock.GetTimestamp();
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(Jobs.LeaseLasts / 4, ended).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            if (ended.IsCancellationRequested)
                return;
            try
            {
                if (!await jobs.RenewAsync(lease, CancellationToken.None))
                {
                    await lost.CancelAsync();
                    return;
                }
                kept = clock.GetTimestamp();
            }
            catch (RefusedException) when (clock.GetElapsedTime(kept) < Jobs.LeaseLasts)
            {
                // the store may answer next time; until the lease ends the job is ours
            }
            catch (RefusedException)
            {
                await lost.CancelAsync();
                return;
            }
        }
    }

    private static bool IsOfTheMoment(Problem problem) => problem.Code is "E_REGISTRY_SERVER" or "E_REGISTRY_BUSY" or "E_REGISTRY_FULL";
}
