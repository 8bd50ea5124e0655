using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Islet.Registry;

/// <summary>Every row of every table from one store into the empty tables of another, as it stands: they are the same tables.</summary>
internal static class TableCopy
{
    /// <summary>In the order in which a registry keeps them.</summary>
    private static readonly (string Table, string Order)[] Tables =
    [
        ("batch", "batch"), ("patient", "patient"), ("finding", "patient, id"), ("erased", "patient, batch"), ("salt", "salt"), ("account", "account"), ("access", "id"), ("draft", "draft"), ("job", "job"), ("reading", "patient, series, step"),
    ];

    /// <param name="from">Reads one state.</param>
    /// <param name="into">A SQLite file, within a transaction.</param>
    /// <returns>How many rows.</returns>
    public static long IntoFile(NpgsqlConnection from, DbConnection into, CancellationToken cancel)
    {
        into.Execute("DELETE FROM salt");
        var rows = 0L;
        foreach (var (table, order) in Tables)
        {
            using var reader = (DbDataReader)from.ExecuteReader($"SELECT * FROM {table} ORDER BY {order}");
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
            using var insert = new SqliteStatement((SqliteConnection)into, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})");
            for (; reader.Read(); rows++)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < columns.Length; i++)
                    insert.BindAny(i + 1, reader.GetValue(i));
                insert.Run();
            }
        }
        return rows;
    }

    /// <param name="from">A SQLite file.</param>
    /// <param name="into">Within a transaction; its search path names the tables.</param>
    public static long IntoServer(DbConnection from, NpgsqlConnection into, CancellationToken cancel)
    {
        into.Execute("DELETE FROM salt");
        var rows = 0L;
        foreach (var (table, order) in Tables)
        {
            using var reader = (DbDataReader)from.ExecuteReader($"SELECT * FROM {table} ORDER BY {order}");
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
            using var copy = into.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
            for (; reader.Read(); rows++)
            {
                cancel.ThrowIfCancellationRequested();
                copy.StartRow();
                for (var i = 0; i < columns.Length; i++)
                    Write(copy, reader.GetValue(i));
            }
            copy.Complete();
        }
        return rows;
    }

    private static void Write(NpgsqlBinaryImporter copy, object value)
    {
        switch (value)
        {
            case long number:
                copy.Write(number, NpgsqlDbType.Bigint);
                break;
            case string text:
                copy.Write(text, NpgsqlDbType.Text);
                break;
            case byte[] bytes:
                copy.Write(bytes, NpgsqlDbType.Bytea);
                break;
            default:
                copy.WriteNull();
                break;
        }
    }
}
