using Dapper;
using Islet.Course;
using Npgsql;

namespace Islet.Registry;

/// <summary>The connections of one program to one database: pooled, and made again when the server was.</summary>
internal sealed class ServerConnections(ServerAddress address) : IDisposable
{
    private const string Patience = "30s";

    private readonly Lock holding = new();
    private NpgsqlConnection? held;

    /// <summary>For questions of a page: a server that does not answer them within half a minute will not.</summary>
    public NpgsqlDataSource Quick { get; } = Source(address, timeoutSeconds: 30);

    /// <summary>For work that takes as long as it takes.</summary>
    public NpgsqlDataSource Steady { get; } = Source(address, timeoutSeconds: 0);

    /// <summary>As long as the registry is open, one connection holds a lock by which a restoration sees that it is.</summary>
    public void Hold()
    {
        lock (holding)
        {
            held?.Dispose();
            held = Steady.OpenConnection();
            if (!held.ExecuteScalar<bool>("SELECT pg_try_advisory_lock_shared(@app, @use)", new { app = (int)Schema.ApplicationId, use = ServerSchema.UseLock }))
                throw new RefusedException(ServerProblems.Restoring(address.Name));
        }
    }

    /// <summary>One connection for the work, closed after it. Connections that lay idle while the server was started again are dead; what had not begun is begun anew on a living one.</summary>
    /// <param name="keep">The work gives the connection away; whoever has it disposes it.</param>
    public T Once<T>(NpgsqlDataSource source, Func<NpgsqlConnection, T> work, bool keep = false)
    {
        try
        {
            return Ask();
        }
        catch (NpgsqlException e) when (e is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } or { InnerException: IOException })
        {
            held?.Dispose();
            Quick.Clear();
            Steady.Clear();
            Hold();
            return Ask();
        }

        T Ask()
        {
            var db = source.OpenConnection();
            try
            {
                var done = work(db);
                if (!keep)
                    db.Dispose();
                return done;
            }
            catch
            {
                db.Dispose();
                throw;
            }
        }
    }

    public void Dispose()
    {
        held?.Dispose();
        Quick.Dispose();
        Steady.Dispose();
    }

    private static NpgsqlDataSource Source(ServerAddress address, int timeoutSeconds)
    {
        var settings = new NpgsqlConnectionStringBuilder(address.Connection.ConnectionString)
        {
            ApplicationName = "islet",
            SearchPath = ServerSchema.Name,
            CommandTimeout = timeoutSeconds,
            MaxAutoPrepare = 100,
            TcpKeepAlive = true,
            Options = $"-c lock_timeout={Patience} -c jit=off",
            IncludeErrorDetail = false,
        };
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
