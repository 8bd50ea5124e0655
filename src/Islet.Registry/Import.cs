using System.Data.Common;
using Islet.Course;

namespace Islet.Registry;

/// <summary>
/// An import under way. Courses are staged beside the registry, where nobody sees them and nobody waits for them; the write lock is held only
/// while they are copied in. Disposed without a commit it leaves nothing.
/// </summary>
/// <remarks>One import is used by one caller at a time. A course may be staged in pieces; what the pieces say of the patient must agree.</remarks>
public sealed class Import : IAsyncDisposable
{
    private readonly IStore store;
    private readonly SemaphoreSlim turn;
    private readonly Provenance provenance;
    private readonly TimeProvider clock;
    private readonly DbConnection db;
    private readonly Staging staging;

    internal Import(IStore store, SemaphoreSlim turn, Provenance provenance, TimeProvider clock)
    {
        (this.store, this.turn, this.provenance, this.clock) = (store, turn, provenance, clock);
        db = store.Connect();
        staging = new(store.ImportTables(db));
    }

    /// <exception cref="ArgumentException">A finding without an origin, or one that supersedes what does not stand before it in the same piece of its course.</exception>
    public ValueTask StageAsync(NewCourse course, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        store.Guarded(() => staging.Add(course));
        return ValueTask.CompletedTask;
    }

    /// <summary>What <see cref="CommitAsync"/> would do now.</summary>
    public Task<ImportResult> DryRunAsync(CancellationToken cancel = default) =>
        Task.Run(() => Interruptible(() => Plan(cancel).Result(staging.Courses.Count, batch: null), cancel), cancel);

    /// <summary>As <see cref="DryRunAsync"/>, with every finding that would be stored beside the one that it would supersede.</summary>
    /// <param name="mostNew">How many of those that supersede nothing are listed; the others are counted.</param>
    public Task<ImportDifference> DifferenceAsync(int mostNew, CancellationToken cancel = default) =>
        Task.Run(() => Interruptible(() => Difference(mostNew, cancel), cancel), cancel);

    /// <summary>What was imported from the same source before, and is not among what was staged now. Nothing is deleted; asked for before or after the commit.</summary>
    /// <param name="source">Begins the origins, up to the first slash.</param>
    /// <param name="besides">Keys of patients of whom this import says nothing, because their rows were refused.</param>
    public Task<IReadOnlyList<GoneRecords>> GoneAsync(string source, IReadOnlyCollection<string> besides, CancellationToken cancel = default) => Task.Run(() => Interruptible(() =>
    {
        staging.Tables.Settle();
        return DifferenceReader.ReadGone(db, source, besides);
    }, cancel), cancel);

    /// <summary>How many of the staged patients the registry knows already.</summary>
    public Task<int> KnownPatientsAsync(CancellationToken cancel = default) => Task.Run(() => Interruptible(() =>
    {
        staging.Tables.Settle();
        using var known = store.Prepare(db, "SELECT 1 FROM patient WHERE key = ?1");
        return staging.Courses.Count(course =>
        {
            var found = known.Bind(1, course.Patient.Key).Step();
            known.Reset();
            return found;
        });
    }, cancel), cancel);

    /// <summary>Stores what is new as one batch. An import that changes nothing makes no batch.</summary>
    /// <param name="keepGoing">Stores the rest where something cannot be stored; otherwise all of it is refused.</param>
    public async Task<ImportResult> CommitAsync(bool keepGoing = false, CancellationToken cancel = default)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Interruptible(() => Commit(keepGoing, cancel), cancel), cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        staging.Dispose();
        db.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A statement that copies a million rows looks at no token; the store has a way to stop it.</summary>
    private T Interruptible<T>(Func<T> work, CancellationToken cancel) => store.Stoppable(db, "The import was stopped; nothing of it was stored.", work, cancel);

    private ImportPlan Plan(CancellationToken cancel)
    {
        staging.Tables.Settle();
        return store.InOneState(db, () => ImportPlan.Of(db, staging, cancel));
    }

    private ImportDifference Difference(int mostNew, CancellationToken cancel)
    {
        staging.Tables.Settle();
        return store.InOneState(db, () =>
            DifferenceReader.Read(store, db, ImportPlan.Of(db, staging, cancel).Result(staging.Courses.Count, batch: null), mostNew));
    }

    private ImportResult Commit(bool keepGoing, CancellationToken cancel)
    {
        var plan = Plan(cancel);
        if (plan.Refuses && !keepGoing)
            return plan.Refused(staging.Courses.Count);
        if (plan.ChangesNothing)
            return plan.Result(staging.Courses.Count, batch: null);
        return store.AloneWriting(db, () =>
        {
            if (Batches.Position(db) != plan.Position) // somebody wrote while the plan was made
                plan = ImportPlan.Of(db, staging, cancel);
            if (plan.Refuses && !keepGoing)
                return plan.Refused(staging.Courses.Count);
            if (plan.ChangesNothing)
                return plan.Result(staging.Courses.Count, batch: null);
            var batch = Batches.Begin(db, provenance, clock).Number;
            ImportPlan.Write(store, db, staging, batch);
            return plan.Result(staging.Courses.Count, batch);
        });
    }
}
