using Islet.Registry;

namespace Islet.Web;

/// <summary>The census of the registry, always that of its last batch: built by one streamed scan, then advanced for the patients that batches touch.</summary>
public sealed class LiveOverview : IDisposable
{
    private const int ScanInstead = 2000; // patients from which on one scan of all costs less than their courses one by one

    private readonly FindingLog log;
    private readonly TimeProvider clock;
    private readonly LiveOverview? whole;
    private readonly Func<bool> hides = () => false;
    private readonly SemaphoreSlim turn = new(1);
    private volatile Census? current;

    public LiveOverview(FindingLog log, TimeProvider clock) => (this.log, this.clock) = (log, clock);

    private LiveOverview(LiveOverview whole, Func<bool> hides)
        : this(whole.log, whole.clock) => (this.whole, this.hides) = (whole, hides);

    /// <summary>The same for one request: whose reader is a researcher is shown the registry's numbers in place of the centre's names. It closes nothing.</summary>
    internal LiveOverview For(Func<bool> isResearcher) => new(this, isResearcher);

    /// <summary>As of now. Costs one small query while nothing was added; the first one waits for the scan.</summary>
    public async Task<Census> NowAsync(CancellationToken cancel = default)
    {
        if (whole is not null)
            return await whole.NowAsync(cancel) is var shown && hides() ? shown.ForResearchers : shown;
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

    public void Dispose() => turn.Dispose(); // of a request's own view, nothing that others use

    private DateOnly Today => clock.Today();

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
