using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>One prepared insertion, a row at a time.</summary>
internal sealed class SqliteRowWriter(SqliteConnection db, string table, string numbers) : IRowWriter
{
    private readonly Statement insert = new SqliteStatement(db, $"INSERT INTO {table} ({numbers}, {StoredFinding.Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

    public void Add(long first, long second, StoredFinding finding) => insert.Bind(1, first).Bind(2, second)
        .Bind(3, finding.Id).Bind(4, finding.Happened).Bind(5, finding.Reported).Bind(6, finding.Kind).Bind(7, finding.Version)
        .Bind(8, finding.Origin).Bind(9, finding.Supersedes).Bind(10, finding.Why).Bind(11, finding.Content).Run();

    /// <summary>Each row is there as it was added.</summary>
    public void Flush()
    {
    }

    public void Dispose() => insert.Dispose();
}
