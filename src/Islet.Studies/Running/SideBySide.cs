using System.Runtime.ExceptionServices;

namespace Islet.Studies;

/// <summary>
/// Work that is shared out among the processors. Each piece is a pure function of its own item and fills its own place, so that the results are the same on any number
/// of threads; of several failures the first in order is told.
/// </summary>
internal sealed class SideBySide
{
    private readonly List<Action> pieces = [];

    /// <summary>Filled by <see cref="Run"/>, in the order of the items.</summary>
    public IReadOnlyList<TResult> Each<T, TResult>(IReadOnlyList<T> items, Func<T, int, TResult> of)
    {
        var results = new TResult[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var place = i;
            pieces.Add(() => results[place] = of(items[place], place));
        }
        return results;
    }

    /// <summary>One piece alone; its result is there after <see cref="Run"/>.</summary>
    public Lazy<TResult> One<TResult>(Func<TResult> of)
    {
        var result = new Lazy<TResult>(of);
        pieces.Add(() => _ = result.Value);
        return result;
    }

    /// <summary>Longest first, where the caller knows which: pieces begin in the order in which they were given.</summary>
    public void Run()
    {
        var failed = new Exception?[pieces.Count];
        var next = -1;
        Parallel.For(0, Math.Min(Environment.ProcessorCount, pieces.Count), _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < pieces.Count; i = Interlocked.Increment(ref next))
            {
                try
                {
                    pieces[i]();
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    failed[i] = e;
                }
            }
        });
        if (Array.Find(failed, e => e is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
    }
}
