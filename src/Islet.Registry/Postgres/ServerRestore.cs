using Dapper;
using Islet.Course;
using Npgsql;

namespace Islet.Registry;

/// <summary>The place on a server that a backup will take: a schema. What stands there is kept under another name.</summary>
internal sealed class ServerRestore : IDisposable
{
    private readonly ServerAddress address;
    private readonly NpgsqlConnection db;

    private ServerRestore(ServerAddress address, NpgsqlConnection db) => (this.address, this.db) = (address, db);

    /// <summary>Whom the registry that stands here has erased.</summary>
    public IReadOnlyList<Tombstone> Erased { get; private init; } = [];

    public byte[] Salt { get; private init; } = [];

    /// <summary>Held against everybody else until it is disposed.</summary>
    /// <exception cref="RefusedException">E_REGISTRY_BUSY: somebody uses it; E_REGISTRY_EXISTS: there is one, and it is not to be replaced.</exception>
    public static ServerRestore Take(string registry, bool overwrite) => ServerProblems.Guarded(ServerAddress.Parse(registry).Name, () =>
    {
        var at = ServerAddress.Parse(registry);
        var held = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(at.Connection.ConnectionString)
        {
            ApplicationName = "islet", SearchPath = ServerSchema.Name, CommandTimeout = 0, Pooling = false, Options = "-c lock_timeout=5s",
        }.ConnectionString);
        try
        {
            held.Open();
            RegistryServer.HoldAlone(held, at.Name);
            if (ServerSchema.VersionOf(held) is null)
                return new ServerRestore(at, held);
            if (!overwrite)
                throw new RefusedException(BackupProblems.RegistryExists(at.Name));
            return new(at, held) { Erased = Tombstones.All(held), Salt = Tombstones.Salt(held) };
        }
        catch
        {
            held.Dispose();
            throw;
        }
    });

    /// <summary>The rows of a verified file, in one transaction.</summary>
    /// <returns>The schema under which the registry before is kept; null: there was none.</returns>
    public string? Put(string file, CancellationToken cancel) => ServerProblems.Guarded(address.Name, () =>
    {
        using var from = RegistryFile.Open(file, create: false);
        using var transaction = db.BeginTransaction();
        var kept = ServerSchema.VersionOf(db) is null ? null : Free();
        if (kept is not null)
            db.Execute($"ALTER SCHEMA {ServerSchema.Name} RENAME TO {kept}");
        db.Execute($"CREATE SCHEMA IF NOT EXISTS {ServerSchema.Name}");
        ServerSchema.Create(db);
        from.Read(rows => TableCopy.IntoServer(rows, db, cancel));
        transaction.Commit();
        db.Execute("ANALYZE patient, finding");
        return kept;
    });

    public void Dispose() => db.Dispose();

    private string Free() => Enumerable.Range(1, int.MaxValue)
        .Select(n => FormattableString.Invariant($"{ServerSchema.Name}_before_restore{(n == 1 ? "" : $"_{n}")}"))
        .First(name => !db.ExecuteScalar<bool>("SELECT to_regnamespace(@name) IS NOT NULL", new { name }));
}
