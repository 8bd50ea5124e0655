using System.Net.Sockets;
using System.Text;
using Islet.Course;
using Npgsql;

namespace Islet.Registry;

/// <summary>What a registry on a server refuses. No sentence repeats what the server said: it may quote a row, an address or a name.</summary>
internal static class ServerProblems
{
    public static Problem Address(string found) => new("E_REGISTRY_ADDRESS", "--registry", found, "postgres://user:password@host:port/database, and after ? at most host, sslmode, sslrootcert, connect_timeout, pool",
        "Write special characters of the password as %40 and the like, or leave it to PGPASSWORD or ~/.pgpass.");

    public static Problem Missing(string name) => new("E_REGISTRY_MISSING", name, "a database in which no registry was made", "a registry", "Check the address, or make a registry by importing into it.");

    public static Problem NotARegistry(string name, string found) => new("E_REGISTRY_FORMAT", name, found, "a registry, or a database with nothing in its schema islet",
        "Check the address, or let the database's owner remove that schema. Nothing was changed.");

    public static Problem Encoding(string name) => new("E_REGISTRY_FORMAT", name, "a database that does not keep its texts in UTF-8", "a database in UTF8",
        "Make another: CREATE DATABASE islet ENCODING 'UTF8' TEMPLATE template0.");

    public static Problem TooOld(string name) => new("E_REGISTRY_SERVER", name, "a PostgreSQL before version 15", "PostgreSQL 15 or newer", "Upgrade the server, or use another.");

    public static Problem Restoring(string name) => new("E_REGISTRY_BUSY", name, "a registry that is just being restored", "a registry that is free", "Wait until it has finished, then try again.");

    public static Problem ServerKeeps(string name) => new("W_ERASE_SERVER", name, "a PostgreSQL server: its write-ahead log, its own backups and its replicas may hold what was deleted until they are written over",
        "files that only Islet writes", "The tables hold nothing of the erased any more. The server's administrator knows how long its log, archive and backups are kept: see docs/team-server.md.");

    public static Problem Text(string name) => new("E_REGISTRY_TEXT", name, "a text with a character that PostgreSQL cannot keep: NUL, or half of a pair",
        "a text without it", "Take the character out of the source. Nothing was changed.");

    /// <summary>Turns the server's error into a problem that says what to do.</summary>
    public static T Guarded<T>(string name, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (Of(e, name) is { } problem)
        {
            throw new RefusedException(problem, e);
        }
    }

    private static Problem? Of(Exception e, string name) => e switch
    {
        EncoderFallbackException => Text(name),
        PostgresException fault => Of(fault.SqlState, name),
        NpgsqlException { InnerException: TimeoutException } => Busy(name, "a server that did not answer in time"),
        NpgsqlException { InnerException: SocketException or IOException or null } or SocketException => Unreachable(name),
        NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } => Access(name, "a server whose certificate is not trusted"),
        NpgsqlException { InnerException: { } inner } => Of(inner, name),
        _ => null,
    };

    private static Problem? Of(string state, string name) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => Access(name, "a user or a password that the server does not accept"),
        PostgresErrorCodes.InvalidCatalogName => new("E_REGISTRY_MISSING", name, "no such database", "a database", "Check the address; the server's administrator makes databases: see docs/team-server.md."),
        PostgresErrorCodes.InsufficientPrivilege => Access(name, "a user without the right to do this"),
        PostgresErrorCodes.ReadOnlySqlTransaction => Access(name, "a server that only reads: a replica, or a database set to read only"),
        PostgresErrorCodes.LockNotAvailable => Busy(name, "another program that has been writing for over 30 seconds"),
        PostgresErrorCodes.QueryCanceled => Busy(name, "a server that did not answer in time"),
        PostgresErrorCodes.TooManyConnections => Busy(name, "a server with no connection left"),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => Busy(name, "another program in the way"),
        PostgresErrorCodes.DiskFull => new("E_REGISTRY_FULL", name, "no space left on the server", "free space on the disks of the server", "Make space, then try again. Nothing was changed."),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => Unreachable(name),
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => Text(name),
        PostgresErrorCodes.IoError => new("E_REGISTRY_IO", name, "a disk of the server that failed to read or write", "a server whose disks work", "Tell the server's administrator."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new("E_REGISTRY_DAMAGED", name, "pages that the server finds damaged", "a whole registry", "Restore it from a backup."),
        _ => null,
    };

    private static Problem Unreachable(string name) => new("E_REGISTRY_SERVER", name, "a server that cannot be reached, or broke off", "a PostgreSQL server that answers",
        "Check host and port, and that the server runs. What was being stored is there whole or not at all: look before it is entered again.");

    private static Problem Access(string name, string found) => new("E_REGISTRY_ACCESS", name, found, "a user who may read and write the registry", "Check the address and the user's rights: see docs/team-server.md.");

    private static Problem Busy(string name, string found) => new("E_REGISTRY_BUSY", name, found, "a registry that is free to write", "Wait a moment, then try again. Nothing was changed.");
}
