using Islet.Course;
using Npgsql;
using NpgsqlTypes;

namespace Islet.Registry;

/// <summary>One statement of a connection; the server plans it once when it comes often.</summary>
internal sealed class PostgresStatement(NpgsqlConnection db, string sql) : Statement
{
    private readonly NpgsqlCommand command = new(sql.Replace('?', '$'), db);
    private NpgsqlDataReader? row;

    private NpgsqlDataReader Row => row ?? throw new InvalidOperationException("No row: step first.");

    public override Statement Bind(int parameter, long value) => Bind(parameter, value, NpgsqlDbType.Bigint);

    public override Statement Bind(int parameter, string? text) => Bind(parameter, (object?)text ?? DBNull.Value, NpgsqlDbType.Text);

    public override Statement Bind(int parameter, FindingId? id) => Bind(parameter, (object?)id?.ToBytes() ?? DBNull.Value, NpgsqlDbType.Bytea);

    public override bool Step()
    {
        row ??= command.ExecuteReader();
        if (row.Read())
            return true;
        Reset();
        return false;
    }

    public override void Reset()
    {
        row?.Dispose();
        row = null;
    }

    public override bool IsNull(int column) => Row.IsDBNull(column);

    public override long Number(int column) => Row.IsDBNull(column) ? 0 : Row.GetFieldType(column) == typeof(bool) ? (Row.GetBoolean(column) ? 1 : 0) : Row.GetInt64(column);

    public override ReadOnlySpan<byte> Bytes(int column) => Row.IsDBNull(column) ? [] : Row.GetFieldValue<byte[]>(column);

    public override void Dispose()
    {
        Reset();
        command.Dispose();
    }

    private PostgresStatement Bind(int parameter, object value, NpgsqlDbType type)
    {
        while (command.Parameters.Count < parameter)
            command.Parameters.Add(new NpgsqlParameter());
        command.Parameters[parameter - 1].NpgsqlDbType = type;
        command.Parameters[parameter - 1].Value = value;
        return this;
    }
}
