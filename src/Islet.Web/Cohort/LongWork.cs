using System.Collections.Concurrent;

namespace Islet.Web;

/// <summary>Work that takes longer than a reader waits: it goes on when the page has answered, and the page that asks again finds it done.</summary>
public sealed class LongWork<T> : IProgress<int>
{
    private readonly Lazy<Task<T>> task;
    private int done;

    /// <param name="of">Patients to be read.</param>
    public LongWork(Func<IProgress<int>, Task<T>> run, int of) => (task, Of) = (new(() => System.Threading.Tasks.Task.Run(() => run(this))), of);

    public Task<T> Task => task.Value;

    /// <summary>Patients read so far.</summary>
    public int Done => Volatile.Read(ref done);

    public int Of { get; }

    public void Report(int value) => Volatile.Write(ref done, value);

    /// <summary>Waits as long as a reader does. False: it goes on, and the page says so.</summary>
    public async Task<bool> IsDoneAsync(TimeSpan patience, TimeProvider clock)
    {
        await System.Threading.Tasks.Task.WhenAny(Task, System.Threading.Tasks.Task.Delay(patience, clock));
        return Task.IsCompleted;
    }
}

/// <summary>The works of a kind, each under what it depends on: begun once, shared by all who ask, kept while few others came after it.</summary>
public sealed class WorkShelf<T>(int kept)
{
    private readonly ConcurrentDictionary<string, LongWork<T>> works = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>What failed is tried again.</summary>
    public LongWork<T> Get(string key, int of, Func<IProgress<int>, Task<T>> run)
    {
        if (works.TryGetValue(key, out var there) && there.Task is { IsFaulted: false, IsCanceled: false })
            return there;
        if (there is not null)
            works.TryRemove(new(key, there));
        var work = works.GetOrAdd(key, _ => new(run, of));
        if (there is null)
            order.Enqueue(key);
        while (works.Count > kept && order.TryDequeue(out var oldest))
            if (oldest != key)
                works.TryRemove(oldest, out _);
        return work;
    }
}
