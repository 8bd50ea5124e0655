using Npgsql;
using NpgsqlTypes;

namespace Islet.Registry;

/// <summary>Rows wait and are copied in many at a time, so that between two copies the connection can be asked.</summary>
internal sealed class PostgresRowWriter(NpgsqlConnection db, string table, string numbers) : IRowWriter
{
    private const int AtATime = 5000;

    private readonly List<(long First, long Second, StoredFinding Finding)> waiting = [];

    public void Add(long first, long second, StoredFinding finding)
    {
        waiting.Add((first, second, finding));
        if (waiting.Count == AtATime)
            Flush();
    }

    public void Flush()
    {
        using var copy = db.BeginBinaryImport($"COPY {table} ({numbers}, {StoredFinding.Columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var (first, second, f) in waiting)
        {
            copy.StartRow();
            copy.Number(first);
            copy.Number(second);
            copy.Id(f.Id);
            copy.Text(f.Happened);
            copy.Text(f.Reported);
            copy.Text(f.Kind);
            copy.Number(f.Version);
            copy.Text(f.Origin);
            copy.Id(f.Supersedes);
            copy.Text(f.Why);
            copy.Text(f.Content);
        }
        copy.Complete();
        waiting.Clear();
    }

    public void Dispose()
    {
    }
}

/// <summary>The three types of our columns, into a copy.</summary>
internal static class BinaryColumns
{
    public static void Number(this NpgsqlBinaryImporter copy, long? value)
    {
        if (value is { } number)
            copy.Write(number, NpgsqlDbType.Bigint);
        else
            copy.WriteNull();
    }

    public static void Text(this NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value, NpgsqlDbType.Text);
    }

    public static void Id(this NpgsqlBinaryImporter copy, Course.FindingId? value)
    {
        if (value is { } id)
            copy.Write(id.ToBytes(), NpgsqlDbType.Bytea);
        else
            copy.WriteNull();
    }
}
