using System.Data.Common;
using Dapper;

namespace Islet.Registry;

/// <summary>The keys by which servers over one registry know each other's forms. What a key is, the web knows; here it is text.</summary>
public sealed class KeyRing
{
    private readonly FindingLog log;

    internal KeyRing(FindingLog log) => this.log = log;

    public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancel = default) =>
        log.ReadAsync<IReadOnlyList<string>>(db => [.. db.Query<string>("SELECT xml FROM key_ring ORDER BY name")], cancel);

    public Task AddAsync(string name, string xml, CancellationToken cancel = default) =>
        log.WriteAsync(db => Add(db, name, xml), cancel);

    private static int Add(DbConnection db, string name, string xml)
    {
        db.Execute("DELETE FROM key_ring WHERE name = @name", new { name });
        return db.Execute("INSERT INTO key_ring (name, xml) VALUES (@name, @xml)", new { name, xml });
    }
}
