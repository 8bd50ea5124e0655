using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>The SQLite file behind a registry: refuses what is none, makes a new one, hands out connections.</summary>
internal sealed class RegistryFile : IStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often each file is open in this process. A file that a process closes loses all locks of that process on it (POSIX), those of SQLite's
    /// connections too (sqlite.org, How To Corrupt, 2.2): while a registry is open it is never opened here as plain bytes.
    /// </summary>
    private static readonly Dictionary<string, int> OpenHere = new(StringComparer.Ordinal);

    /// <summary>Deleted cells and pages are overwritten with zeros. Before a transaction.</summary>
    private const string OverwriteWhatIsDeleted = "PRAGMA secure_delete = 1";

    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private readonly string path;
    private volatile bool closed;

    private RegistryFile(string path) => this.path = path;

    /// <summary>What may lie beside a registry, and belongs to it.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["", "-wal", "-shm", "-journal"];

    public string Name => Path.GetFileName(path);

    /// <summary>SQLite takes this for the order of its loops.</summary>
    public string JoinInOrder => "CROSS JOIN";

    public string PassOverLocked => "";

    /// <exception cref="RefusedException">The file is missing, not a registry, damaged, newer than this program, or out of reach.</exception>
    public static RegistryFile Open(string path, bool create)
    {
        SystemSqlite.Use();
        var file = new RegistryFile(Path.GetFullPath(path));
        file.LookAtBytesAndHold(create);
        try
        {
            file.Guarded(() =>
            {
                if (create && !File.Exists(file.path))
                    file.CreateForOwnerAlone();
                var db = file.Connect(create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite);
                file.idle.Add(db); // one is open as long as the registry is: by its lock others see that it is in use
                if (create)
                    CreateTables(db);
                file.RefuseOther(db);
                SwitchToWal(db);
                Upgrade(db);
                return db.Execute("PRAGMA query_only = 1");
            });
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A connection that writes; the caller disposes it.</summary>
    public SqliteConnection Writer() => Connect(SqliteOpenMode.ReadWrite);

    public T Read<T>(Func<DbConnection, T> read) => Guarded(() =>
    {
        if (!idle.TryTake(out var db))
            db = Reader();
        try
        {
            return read(db);
        }
        finally
        {
            idle.Add(db);
            if (closed) // while this read was under way
                Drain();
        }
    });

    public T Write<T>(Func<DbConnection, T> write, bool erases = false) => Guarded(() =>
    {
        using var db = Writer();
        if (erases)
            db.Execute(OverwriteWhatIsDeleted);
        return AloneWriting(db, () => write(db));
    });

    public bool HasOneWriter => true;

    public T WriteBeside<T>(Func<DbConnection, T> write) => Write(write);

    public DbConnection Connect() => Writer();

    public void BeginOneState(DbConnection db) => db.Execute(Transaction.ReadOneState);

    public T InOneState<T>(DbConnection db, Func<T> work) => Transaction.Run((SqliteConnection)db, Transaction.ReadOneState, work);

    public T AloneWriting<T>(DbConnection db, Func<T> work) => Transaction.Run((SqliteConnection)db, Transaction.TakeWriteLock, work);

    public T Stoppable<T>(DbConnection db, string stopped, Func<T> work, CancellationToken cancel)
    {
        using var registration = cancel.Register(() => SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)db).Handle));
        try
        {
            return Guarded(work);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(stopped, e, cancel);
        }
    }

    public Statement Prepare(DbConnection db, string sql) => new SqliteStatement((SqliteConnection)db, sql);

    public CourseReader Courses(DbConnection db) => new SqliteCourseReader((SqliteConnection)db);

    public IImportTables ImportTables(DbConnection db) => new SqliteImportTables(this, (SqliteConnection)db);

    public IRowWriter Rows(DbConnection db, string table, string numbers) => new SqliteRowWriter((SqliteConnection)db, table, numbers);

    public void Register(DbConnection db, IEnumerable<RegisteredPatient> patients)
    {
        using var register = Prepare(db, "INSERT INTO main.patient (patient, key, center, axis, synthetic) VALUES (?1, ?2, ?3, ?4, ?5)");
        foreach (var patient in patients)
            register.Bind(1, patient.Patient).Bind(2, patient.Key).Bind(3, patient.Center).Bind(4, patient.Axis.ToString()).Bind(5, patient.Synthetic ? 1 : 0).Run();
    }

    /// <summary>Rewrites the file without what was deleted and empties the log beside it. Needs a moment in which nobody reads.</summary>
    public Problem? Purge(TimeSpan? patience) => Guarded(() =>
    {
        using var db = Writer();
        db.DefaultTimeout = Math.Max(1, (int)Math.Ceiling((patience ?? Patience).TotalSeconds)); // the driver repeats what SQLite gave up
        db.Execute(FormattableString.Invariant($"{OverwriteWhatIsDeleted}; PRAGMA busy_timeout = {(patience ?? Patience).TotalMilliseconds:F0}"));
        db.Execute("VACUUM main"); // a page that was once split or merged holds old copies of its cells beyond what secure_delete overwrites
        if (db.QuerySingle<(long Busy, long Log, long Checkpointed)>("PRAGMA wal_checkpoint(TRUNCATE)").Busy != 0)
            return Refusal.BytesLeft(Name);
        db.Execute("UPDATE erased SET purged = 1 WHERE purged = 0");
        return null;
    });

    public bool IsAt(string fullPath) => fullPath == path;

    public void CopyTo(string file, CancellationToken cancel)
    {
        using var db = Writer();
        Stoppable(db, "The backup was stopped; no file was left.", () => db.Execute("VACUUM INTO @file", new { file }), cancel); // two words, for Dapper; holds up nobody: it reads from one state
        LeaveOut(file);
    }

    /// <summary>All is in the one file, and whoever only reads it makes none beside it. Nobody has it open.</summary>
    public static void LeaveWal(string file)
    {
        using var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        db.Open();
        db.Execute("PRAGMA journal_mode = DELETE");
    }

    /// <summary>Takes out of a copy what no backup carries, to the last byte.</summary>
    private static void LeaveOut(string file)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        copy.Open();
        copy.Execute("PRAGMA journal_mode = MEMORY"); // no file beside it would keep the deleted
        copy.Execute(OverwriteWhatIsDeleted);
        foreach (var table in Desk.NotInBackups)
            copy.Execute($"DELETE FROM {table}");
    }

    /// <summary>Turns SQLite's error into a problem that says what to do.</summary>
    public T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (Refusal.Of(e, Name) is { } problem)
        {
            throw new RefusedException(problem, e);
        }
    }

    public void Dispose()
    {
        if (closed)
            return;
        closed = true;
        Drain();
        Release();
    }

    private void LookAtBytesAndHold(bool create)
    {
        lock (OpenHere)
        {
            if (!OpenHere.TryGetValue(path, out var times))
                FileHeader.Refuse(path, Name, create);
            OpenHere[path] = times + 1;
        }
    }

    /// <summary>SQLite would let every user of the computer read it, and what it keeps beside it has the mode of the file.</summary>
    private void CreateForOwnerAlone()
    {
        try
        {
            Durable.CreateEmpty(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // nothing was made: SQLite, which opens it next, is refused too, and its refusal is told
        }
    }

    private void Release()
    {
        lock (OpenHere)
        {
            if (--OpenHere[path] == 0)
                OpenHere.Remove(path);
        }
    }

    private void Drain()
    {
        while (idle.TryTake(out var db))
            db.Dispose();
    }

    private SqliteConnection Reader()
    {
        var db = Connect(SqliteOpenMode.ReadWrite); // a reader of a WAL file writes its shared index
        db.Execute("PRAGMA query_only = 1");
        return db;
    }

    private static void CreateTables(SqliteConnection db) => Transaction.Run(db, Transaction.TakeWriteLock, () =>
    {
        if (db.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master") == 0 && db.ExecuteScalar<long>("PRAGMA application_id") == 0)
            Schema.Create(db);
        return true;
    });

    private static void Upgrade(SqliteConnection db)
    {
        if (db.ExecuteScalar<long>("PRAGMA user_version") == Schema.Version)
            return;
        Transaction.Run(db, Transaction.TakeWriteLock, () => // another process may be taking the same step: the version is read again under the lock
        {
            Schema.Upgrade(db);
            return true;
        });
    }

    /// <summary>SQLite's own patience does not cover this switch: another process may be opening the same new file.</summary>
    private static void SwitchToWal(SqliteConnection db)
    {
        var (since, wait) = (Stopwatch.GetTimestamp(), new SpinWait());
        while (true)
        {
            try
            {
                db.Execute("PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY && Stopwatch.GetElapsedTime(since) < Patience)
            {
                wait.SpinOnce();
            }
        }
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            db.Open();
            db.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {Patience.TotalMilliseconds}; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864"));
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    private void RefuseOther(SqliteConnection db)
    {
        if (db.ExecuteScalar<long>("PRAGMA application_id") != Schema.ApplicationId)
            throw new RefusedException(Refusal.NotARegistry(Name, "another program's SQLite file"));
        if (db.ExecuteScalar<long>("PRAGMA user_version") is > Schema.Version and var version)
            throw new RefusedException(Refusal.Newer(Name, version));
    }
}
