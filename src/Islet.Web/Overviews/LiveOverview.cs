using Islet.Registry;

namespace Islet.Web;

/// <summary>The census of the registry, always that of its last batch: built by one streamed scan, then advanced for the patients that batches touch.</summary>
public sealed class LiveOverview(FindingLog log, TimeProvider clock) : IDisposable
{
    private const int ScanInstead = 2000; // patients from which on one scan of all costs less than their courses one by one

    private readonly SemaphoreSlim turn = new(1);
    private volatile Census? current;

    /// <summary>As of now. Costs one small query while nothing was added; the first one waits for the scan.</summary>
    public async Task<Census> NowAsync(CancellationToken cancel = default)
    {
        var (at, today) = (await log.PositionAsync(cancel), Today);
        if (current is { } census && census.At == at && census.Today == today)
            return census;
        await turn.WaitAsync(cancel);
        try
        {
            return current is { } other && other.At == at && other.Today == today ? other : current = await AdvanceAsync(current, at, today, CancellationToken.None); // whoever leaves, others wait for it
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Begins the scan before anybody asks. What fails here fails again, and is told, when a page asks.</summary>
    public Task WarmUpAsync() => NowAsync().ContinueWith(done => done.Exception, TaskScheduler.Default);

    public void Dispose() => turn.Dispose();

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private async Task<Census> AdvanceAsync(Census? from, Position to, DateOnly today, CancellationToken cancel)
    {
        if (from is null || from.Today != today) // a new day can bring a partly known date into view
            return await ScanAsync(to, today, cancel);
        var changed = await log.ChangedSinceAsync(from.At, cancel);
        if (changed.Count > ScanInstead)
            return await ScanAsync(to, today, cancel);
        var rows = new List<Counted>(changed.Count);
        foreach (var patient in changed)
        {
            if (await log.CourseAsync(patient, cancel) is { } course)
                rows.Add(Counted.Of(course, today));
        }
        return from.With(to, rows, [.. changed.Except(rows.Select(r => r.Row.Patient))]);
    }

    private async Task<Census> ScanAsync(Position to, DateOnly today, CancellationToken cancel) =>
        Census.Of(to, today, await log.MapAsync(course => Counted.Of(course, today), to, progress: null, cancel));
}
