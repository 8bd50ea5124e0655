using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>The SQLite file behind a registry: refuses what is none, makes a new one, hands out connections.</summary>
internal sealed class RegistryFile : IDisposable
{
    private const int HeaderLength = 100; // SQLite database file format, section 1.3
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often each file is open in this process. A file that a process closes loses all locks of that process on it (POSIX), those of SQLite's
    /// connections too (sqlite.org, How To Corrupt, 2.2): while a registry is open it is never opened here as plain bytes.
    /// </summary>
    private static readonly Dictionary<string, int> OpenHere = new(StringComparer.Ordinal);

    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private readonly string path;
    private volatile bool closed;

    private RegistryFile(string path) => this.path = path;

    /// <summary>What may lie beside a registry, and belongs to it.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["", "-wal", "-shm", "-journal"];

    public string FullPath => path;

    public string Name => Path.GetFileName(path);

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

    /// <summary>A connection that only reads; the caller disposes it.</summary>
    public SqliteConnection Reader()
    {
        var db = Connect(SqliteOpenMode.ReadWrite); // a reader of a WAL file writes its shared index
        db.Execute("PRAGMA query_only = 1");
        return db;
    }

    /// <summary>One transaction that takes the write lock at its beginning.</summary>
    /// <param name="before">Settings of the connection.</param>
    public T Write<T>(Func<SqliteConnection, T> write, string? before = null) => Guarded(() =>
    {
        using var db = Writer();
        if (before is not null)
            db.Execute(before);
        return Transaction.Run(db, Transaction.TakeWriteLock, write);
    });

    /// <summary>As <see cref="Erasing.Purge"/>, on a connection of its own.</summary>
    public bool Purge(TimeSpan? patience) => Guarded(() =>
    {
        using var db = Writer();
        db.DefaultTimeout = Math.Max(1, (int)Math.Ceiling((patience ?? Patience).TotalSeconds)); // the driver repeats what SQLite gave up
        db.Execute(FormattableString.Invariant($"{Erasing.OverwriteWhatIsDeleted}; PRAGMA busy_timeout = {(patience ?? Patience).TotalMilliseconds:F0}"));
        return Erasing.Purge(db);
    });

    public T Read<T>(Func<SqliteConnection, T> read) => Guarded(() =>
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
                RefuseByHeader(create);
            OpenHere[path] = times + 1;
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

    private static void CreateTables(SqliteConnection db) => Transaction.Run(db, Transaction.TakeWriteLock, _ =>
    {
        if (db.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master") == 0 && db.ExecuteScalar<long>("PRAGMA application_id") == 0)
            Schema.Create(db);
        return true;
    });

    private static void Upgrade(SqliteConnection db)
    {
        if (db.ExecuteScalar<long>("PRAGMA user_version") == Schema.Version)
            return;
        Transaction.Run(db, Transaction.TakeWriteLock, _ => // another process may be taking the same step: the version is read again under the lock
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

    /// <summary>Looks at the file as bytes first: SQLite may tidy up a file that it opens, even another program's.</summary>
    private void RefuseByHeader(bool create)
    {
        if (!File.Exists(path))
        {
            if (Directory.Exists(path))
                throw new RefusedException(Refusal.NotARegistry(Name, "a folder"));
            if (!create)
                throw new RefusedException(Refusal.Missing(Name));
            return;
        }
        var (header, length) = Header();
        if (length == 0)
        {
            if (!create)
                throw new RefusedException(Refusal.Empty(Name));
            return;
        }
        if (length < HeaderLength || !header.AsSpan().StartsWith("SQLite format 3\0"u8))
            throw new RefusedException(Refusal.NotARegistry(Name, "a file of another format"));
        if (BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(68)) != Schema.ApplicationId)
            throw new RefusedException(Refusal.NotARegistry(Name, "another program's SQLite file"));
        if (BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(60)) is > (uint)Schema.Version and var version)
            throw new RefusedException(Refusal.Newer(Name, version));
        long pageSize = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16)) is > 1 and var size ? size : 65536;
        if (BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(28)) * pageSize > length && !HasWal()) // a log beside it may still hold the missing pages
            throw new RefusedException(Refusal.Truncated(Name));
    }

    private (byte[] Header, long Length) Header()
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var header = new byte[HeaderLength];
            return stream.Length < HeaderLength || stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength ? ([], stream.Length) : (header, stream.Length);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RefusedException(new Problem("E_REGISTRY_ACCESS", Name, "a file that this user may not read", "a file that this user may read and write",
                "Change the permissions, or name another file."), e);
        }
    }

    private bool HasWal() => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    private void RefuseOther(SqliteConnection db)
    {
        if (db.ExecuteScalar<long>("PRAGMA application_id") != Schema.ApplicationId)
            throw new RefusedException(Refusal.NotARegistry(Name, "another program's SQLite file"));
        if (db.ExecuteScalar<long>("PRAGMA user_version") is > Schema.Version and var version)
            throw new RefusedException(Refusal.Newer(Name, version));
    }
}
