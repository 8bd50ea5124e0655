namespace Islet.Web;

/// <summary>Work that takes longer than a reader waits: it goes on when the page has answered, and the page that asks again finds it done.</summary>
public sealed class LongWork<T> : IProgress<int>
    where T : class
{
    private readonly Lazy<Task<T>> task;
    private int done;

    /// <param name="of">Patients to be read.</param>
    /// <param name="earlier">What the work of the same topic gave last, of an earlier state.</param>
    public LongWork(Func<IProgress<int>, Task<T>> run, int of, T? earlier = null) => (task, Of, Earlier) = (new(() => System.Threading.Tasks.Task.Run(() => run(this))), of, earlier);

    public Task<T> Task => task.Value;

    /// <summary>Patients read so far.</summary>
    public int Done => Volatile.Read(ref done);

    public int Of { get; }

    /// <summary>The latest outcome of the topic.</summary>
    internal T? Latest => task.IsValueCreated && Task.IsCompletedSuccessfully ? Task.Result : Earlier;

    private T? Earlier { get; }

    public void Report(int value) => Volatile.Write(ref done, value);

    /// <summary>Waits as long as a reader does. What is not done then goes on, and what an earlier state gave stands in its place; null: there is none yet, and the page says how far it is.</summary>
    public async Task<T?> SoonAsync(TimeSpan patience, TimeProvider clock)
    {
        await System.Threading.Tasks.Task.WhenAny(Task, System.Threading.Tasks.Task.Delay(patience, clock));
        return Task.IsCompleted ? await Task : Earlier;
    }
}

/// <summary>
/// The works of a kind, one for each topic. Whoever asks for a later state while one is under way gets that one: in a registry to which people add all day
/// a work that began anew with each of their findings would never end.
/// </summary>
/// <param name="kept">Topics whose outcome is kept; what is under way is kept beside them, for it would be begun again.</param>
public sealed class WorkShelf<T>(int kept)
    where T : class
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, (string State, LongWork<T> Work, long Asked)> topics = new(StringComparer.Ordinal);
    private long asked;

    /// <summary>What failed is tried again.</summary>
    /// <param name="state">Of the registry: an outcome of another one is done again.</param>
    public LongWork<T> Get(string topic, string state, int of, Func<IProgress<int>, Task<T>> run)
    {
        lock (turn)
        {
            var (stateThere, there, _) = topics.GetValueOrDefault(topic);
            var stands = there is not null && (!there.Task.IsCompleted || (stateThere == state && there.Task.IsCompletedSuccessfully));
            var work = stands ? there! : new LongWork<T>(run, of, there?.Latest);
            topics[topic] = (stands ? stateThere : state, work, ++asked);
            while (topics.Count > kept && topics.Where(t => t.Key != topic && t.Value.Work.Task.IsCompleted).OrderBy(t => t.Value.Asked).Select(t => t.Key).FirstOrDefault() is { } oldest)
                topics.Remove(oldest);
            return work;
        }
    }
}
