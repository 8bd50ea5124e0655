using System.Data.Common;
using Dapper;
using Islet.Course;
using Npgsql;

namespace Islet.Registry;

/// <summary>A registry in the schema <c>islet</c> of a PostgreSQL database, for a team: several programs over it see each other's findings at once.</summary>
/// <remarks>
/// Writers take turns by an advisory lock that ends with their transaction, after what they wrote can be seen: so batches become visible in the order of
/// their numbers. Readers wait for nobody.
/// </remarks>
internal sealed class RegistryServer : IStore
{
    private const int OldestServer = 150000;

    private readonly ServerConnections connections;

    private RegistryServer(ServerAddress address) => (Name, connections) = (address.Name, new(address));

    public string Name { get; }

    /// <summary>The server's planner chooses the order.</summary>
    public string JoinInOrder => "JOIN";

    public string PassOverLocked => "FOR UPDATE SKIP LOCKED";

    /// <exception cref="RefusedException">
    /// E_REGISTRY_ADDRESS, E_REGISTRY_SERVER, E_REGISTRY_MISSING, E_REGISTRY_FORMAT, E_REGISTRY_NEWER, E_REGISTRY_ACCESS, E_REGISTRY_BUSY.
    /// </exception>
    public static RegistryServer Open(string address, bool create)
    {
        var server = new RegistryServer(ServerAddress.Parse(address));
        try
        {
            server.Guarded(() => server.Prepare(create));
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Whether a registry was made there.</summary>
    public static bool Exists(string address)
    {
        using var server = new RegistryServer(ServerAddress.Parse(address));
        return server.Guarded(() => server.connections.Once(server.connections.Quick, db => ServerSchema.VersionOf(db) is not null));
    }

    public T Read<T>(Func<DbConnection, T> read) => Guarded(() => connections.Once(connections.Quick, db => read(db)));

    public T Write<T>(Func<DbConnection, T> write, bool erases = false) => Guarded(() =>
    {
        using var db = connections.Once(connections.Steady, BeginAlone, keep: true);
        return Finish(db, () => write(db));
    });

    public bool HasOneWriter => false;

    public T WriteBeside<T>(Func<DbConnection, T> write) => Guarded(() =>
    {
        using var db = connections.Once(connections.Steady, Begin, keep: true);
        return Finish(db, () => write(db));
    });

    public DbConnection Connect() => Guarded(() => connections.Once(connections.Steady, Alive, keep: true));

    public void BeginOneState(DbConnection db) => db.Execute("BEGIN ISOLATION LEVEL REPEATABLE READ");

    public T InOneState<T>(DbConnection db, Func<T> work)
    {
        BeginOneState(db);
        return Finish(db, work);
    }

    public T AloneWriting<T>(DbConnection db, Func<T> work)
    {
        BeginAlone((NpgsqlConnection)db);
        return Finish(db, work);
    }

    public T Guarded<T>(Func<T> work) => ServerProblems.Guarded(Name, work);

    public T Stoppable<T>(DbConnection db, string stopped, Func<T> work, CancellationToken cancel) => Guarded(() =>
    {
        var process = ((NpgsqlConnection)db).ProcessID;
        using var registration = cancel.Register(() =>
        {
            using var other = connections.Quick.OpenConnection();
            other.Execute("SELECT pg_cancel_backend(@process)", new { process });
        });
        try
        {
            return work();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled && cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopped, e, cancel);
        }
    });

    public Statement Prepare(DbConnection db, string sql) => new PostgresStatement((NpgsqlConnection)db, sql);

    public CourseReader Courses(DbConnection db) => new PostgresCourseReader((NpgsqlConnection)db);

    public IImportTables ImportTables(DbConnection db) => new PostgresImportTables((NpgsqlConnection)db);

    public IRowWriter Rows(DbConnection db, string table, string numbers) => new PostgresRowWriter((NpgsqlConnection)db, table, numbers);

    public void Register(DbConnection db, IEnumerable<RegisteredPatient> patients)
    {
        using var copy = ((NpgsqlConnection)db).BeginBinaryImport("COPY patient (patient, key, center, axis, synthetic) FROM STDIN (FORMAT BINARY)");
        foreach (var patient in patients)
        {
            copy.StartRow();
            copy.Number(patient.Patient);
            copy.Text(patient.Key);
            copy.Text(patient.Center);
            copy.Text(patient.Axis.ToString());
            copy.Number(patient.Synthetic ? 1 : 0);
        }
        copy.Complete();
    }

    /// <summary>Rewrites the tables without what was deleted. What the server keeps beside them is beyond a program's reach, and that is said.</summary>
    public Problem? Purge(TimeSpan? patience) => Guarded(() =>
    {
        using var db = connections.Once(connections.Steady, Alive, keep: true);
        return ServerPurge.Run(db, patience ?? TimeSpan.FromSeconds(30)) ? ServerProblems.ServerKeeps(Name) : Refusal.BytesLeft(Name);
    });

    public bool IsAt(string path) => false;

    public void CopyTo(string file, CancellationToken cancel)
    {
        using (var copy = RegistryFile.Open(file, create: true))
        {
            using var db = (NpgsqlConnection)Connect();
            Stoppable(db, "The backup was stopped; no file was left.", () => InOneState(db, () => copy.Write(into => TableCopy.IntoFile(db, into, cancel))), cancel);
        }
        RegistryFile.LeaveWal(file);
    }

    public void Dispose() => connections.Dispose();

    /// <summary>Nobody has the registry open but who asks; until the connection closes nobody can.</summary>
    /// <exception cref="RefusedException">E_REGISTRY_BUSY.</exception>
    public static void HoldAlone(NpgsqlConnection db, string name)
    {
        if (!db.ExecuteScalar<bool>("SELECT pg_try_advisory_lock(@app, @use)", new { app = (int)Schema.ApplicationId, use = ServerSchema.UseLock }))
            throw new RefusedException(BackupProblems.InUse(name));
    }

    private bool Prepare(bool create)
    {
        using var db = connections.Steady.OpenConnection();
        if (db.PostgreSqlVersion.Major < OldestServer / 10000)
            throw new RefusedException(ServerProblems.TooOld(Name));
        if (db.ExecuteScalar<string>("SHOW server_encoding") != "UTF8")
            throw new RefusedException(ServerProblems.Encoding(Name));
        connections.Hold();
        if (create && ServerSchema.VersionOf(db) is null)
            AloneWriting(db, () => CreateTables(db));
        if (ServerSchema.VersionOf(db) is >= ServerSchema.Oldest and < Schema.Version)
            AloneWriting(db, () => ServerSchema.Upgrade(db));
        switch (ServerSchema.VersionOf(db))
        {
            case null:
                throw new RefusedException(HasTables(db) ? ServerProblems.NotARegistry(Name, "a schema islet with other tables") : ServerProblems.Missing(Name));
            case > Schema.Version and var newer:
                throw new RefusedException(Refusal.Newer(Name, newer));
            case < Schema.Version:
                throw new RefusedException(ServerProblems.NotARegistry(Name, "tables of a version that was never made on a server"));
            default:
                return true;
        }
    }

    private static bool CreateTables(NpgsqlConnection db)
    {
        if (ServerSchema.VersionOf(db) is not null || HasTables(db)) // somebody made them while we waited
            return false;
        db.Execute($"CREATE SCHEMA IF NOT EXISTS {ServerSchema.Name}");
        ServerSchema.Create(db);
        return true;
    }

    private static bool HasTables(NpgsqlConnection db) => db.ExecuteScalar<bool>("SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace(@schema))", new { schema = ServerSchema.Name });

    private static NpgsqlConnection Alive(NpgsqlConnection db)
    {
        db.Execute("SELECT 1"); // a connection from the pool may have died there
        return db;
    }

    private static NpgsqlConnection Begin(NpgsqlConnection db)
    {
        db.Execute("BEGIN ISOLATION LEVEL READ COMMITTED");
        return db;
    }

    private static NpgsqlConnection BeginAlone(NpgsqlConnection db)
    {
        Begin(db);
        try
        {
            db.Execute("SELECT pg_advisory_xact_lock(@app, @write)", new { app = (int)Schema.ApplicationId, write = ServerSchema.WriteLock });
            return db;
        }
        catch
        {
            RollbackQuietly(db);
            throw;
        }
    }

    /// <summary>Work that rolled back itself left nothing to commit, which the server takes for no error.</summary>
    private static T Finish<T>(DbConnection db, Func<T> work)
    {
        try
        {
            var result = work();
            Transaction.Commit(db);
            return result;
        }
        catch
        {
            RollbackQuietly(db);
            throw;
        }
    }

    /// <summary>On a connection that is broken the server rolls back itself; what broke it is what is to be told.</summary>
    private static void RollbackQuietly(DbConnection db)
    {
        if (((NpgsqlConnection)db).FullState == System.Data.ConnectionState.Open)
            Transaction.Rollback(db);
    }
}
