using Islet.Registry;

namespace Islet.Web;

/// <summary>
/// The worklist of the registry and the decisions of its boards, counted behind the pages: each patient costs a thousandth of a second and more, so that a page shows what
/// is counted so far. Counted once a day; in between for the patients that batches touch. Courses are read one by one: a scan would hold the registry for minutes.
/// </summary>
public sealed class LiveWorklist(FindingLog log, WorkbenchOptions options, TimeProvider clock) : IDisposable
{
    private const int WithinARequest = 20; // patients that a page counts itself, so that what was just recorded is on it
    private const int Rounds = 2; // a count that ran when the page was asked knows nothing of what was recorded since it began: what is new is counted after it
    private const int WaitedFor = 600; // patients; so few are counted before anybody could read that they are being counted
    private static readonly int Counters = Math.Max(1, Environment.ProcessorCount - 1); // one processor is left to whoever waits for a page; priorities of threads do nothing on Linux
    private const int Parts = 20; // of the first count: so often what is there is shown

    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim turn = new(1);
    private volatile WorkState? current;
    private volatile CountProgress? progress;
    private volatile Task counting = Task.CompletedTask;

    /// <summary>As of now, or as far as it is counted. Costs one small query while nothing was added.</summary>
    public async Task<WorkState> NowAsync(CancellationToken cancel = default)
    {
        var (at, today) = (await log.PositionAsync(cancel), Today);
        for (var round = 0; round < Rounds && !(current is { IsWhole: true } state && state.At == at && state.List.Today == today); round++)
        {
            await turn.WaitAsync(cancel);
            try
            {
                await AdvanceAsync(today, cancel);
            }
            finally
            {
                turn.Release();
            }
            if (progress is { Total: <= WaitedFor })
                await counting.WaitAsync(cancel);
        }
        return (current ?? WorkState.Nothing(today)) with { Counting = counting.IsCompleted ? null : progress };
    }

    /// <summary>Begins to count before anybody asks. What fails here fails again, and is told, when a page asks.</summary>
    public Task WarmUpAsync() => NowAsync().ContinueWith(done => done.Exception, TaskScheduler.Default);

    /// <summary>Ends a count that runs, and waits for the patient at which it is.</summary>
    public void Dispose()
    {
        closing.Cancel();
        _ = Task.WhenAny(counting).GetAwaiter().GetResult(); // whether it ended well is told to nobody any more
        closing.Dispose();
        turn.Dispose();
    }

    private DateOnly Today => clock.Today();

    /// <summary>Under the turn: counts a few patients itself, and leaves many to a count of their own.</summary>
    private async Task AdvanceAsync(DateOnly today, CancellationToken cancel)
    {
        if (!counting.IsCompleted)
            return;
        var ended = counting;
        counting = Task.CompletedTask;
        await ended; // tells what went wrong, once
        var at = await log.PositionAsync(cancel);
        if (current is not { IsWhole: true } state || state.List.Today != today)
            Begin(at, today, [.. (await log.PatientsAsync(cancel)).Select(p => p.Patient)], everybody: true);
        else if (state.At != at && await log.ChangedSinceAsync(state.At, cancel) is var changed)
        {
            if (changed.Count > WithinARequest)
                Begin(at, today, [.. changed], everybody: false);
            else
                current = state.With(at, changed, [.. changed.Select(patient => Count(patient, today)).OfType<PatientOutlook>()]);
        }
    }

    private void Begin(Position at, DateOnly today, long[] patients, bool everybody)
    {
        progress = new(today, 0, patients.Length);
        counting = Task.Run(() => CountAsync(at, today, patients, everybody));
    }

    private async Task CountAsync(Position at, DateOnly today, long[] patients, bool everybody)
    {
        var counted = new PatientOutlook?[patients.Length];
        var (next, done) = (-1, 0);
        var (part, first) = (Math.Max(WaitedFor, patients.Length / Parts), everybody && current is not { IsWhole: true });
        await Task.WhenAll(Enumerable.Range(0, Counters).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        if (closing.IsCancellationRequested)
            return;
        current = everybody ? WorkState.Of(at, today, counted, isWhole: true) : current!.With(at, patients, [.. counted.OfType<PatientOutlook>()]);

        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < patients.Length && !closing.IsCancellationRequested; i = Interlocked.Increment(ref next))
            {
                counted[i] = Count(patients[i], today);
                var so = Interlocked.Increment(ref done);
                if (so % 100 == 0)
                    progress = new(today, so, patients.Length);
                if (first && so % part == 0 && so < patients.Length)
                    current = WorkState.Of(at, today, counted, isWhole: false);
            }
        }
    }

    /// <summary>Null: erased in the meantime.</summary>
    private PatientOutlook? Count(long patient, DateOnly today) =>
        log.CourseAsync(patient).GetAwaiter().GetResult() is { } course ? PatientOutlook.Of(course, today, options.Statements) : null;
}
