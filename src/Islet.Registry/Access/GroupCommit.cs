using System.Data.Common;
using System.Threading.Channels;

namespace Islet.Registry;

/// <summary>Small writes of many at one time in one transaction: a hundred that wait cost what one costs. A write is on the disk once its task is done.</summary>
internal sealed class GroupCommit
{
    private const int Most = 1000; // in one transaction, so that it stays short for whoever waits for the lock

    private readonly FindingLog log;
    private readonly Channel<(Action<DbConnection> Write, TaskCompletionSource Stored)> waiting = Channel.CreateUnbounded<(Action<DbConnection>, TaskCompletionSource)>(new() { SingleReader = true });
    private readonly Lazy<Task> writer;

    public GroupCommit(FindingLog log)
    {
        this.log = log;
        writer = new(WriteAsync);
    }

    public Task AddAsync(Action<DbConnection> write)
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite((write, stored)), log);
        _ = writer.Value;
        return stored.Task;
    }

    /// <summary>Writes what still waits, and takes no more.</summary>
    public void Finish()
    {
        if (waiting.Writer.TryComplete() && writer.IsValueCreated)
            writer.Value.Wait();
    }

    private async Task WriteAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var together = new List<(Action<DbConnection> Write, TaskCompletionSource Stored)>();
            while (together.Count < Most && waiting.Reader.TryRead(out var next))
                together.Add(next);
            try
            {
                await log.WriteBesideAsync(db => Run(db, together), CancellationToken.None);
                together.ForEach(t => t.Stored.SetResult());
            }
            catch (Exception e) // each who waits is told, and the next may succeed
            {
                together.ForEach(t => t.Stored.SetException(e));
            }
        }
    }

    private static int Run(DbConnection db, List<(Action<DbConnection> Write, TaskCompletionSource Stored)> together)
    {
        foreach (var (write, _) in together)
            write(db);
        return together.Count;
    }
}
