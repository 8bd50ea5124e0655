using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Islet.Registry;

/// <summary>A prepared statement used many times, reading and binding UTF-8 bytes without a detour over objects: for the rows that come by the million.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 db;
    private readonly sqlite3_stmt statement;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);

    public Statement(SqliteConnection connection, string sql)
    {
        db = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(db, sql, out statement));
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(statement, parameter));
            return this;
        }
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > buffer.Length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(most);
        }
        Check(raw.sqlite3_bind_text(statement, parameter, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer))));
        return this;
    }

    public Statement Bind(int parameter, Course.FindingId id)
    {
        Span<byte> bytes = stackalloc byte[Course.FindingId.Length];
        id.WriteTo(bytes);
        Check(raw.sqlite3_bind_blob(statement, parameter, bytes));
        return this;
    }

    /// <summary>The next row; without one the statement is ready for its next use.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
        {
            var failure = new SqliteException(raw.sqlite3_errmsg(db).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(db));
            _ = raw.sqlite3_reset(statement); // repeats the code of the step
            throw failure;
        }
        Check(raw.sqlite3_reset(statement));
        return false;
    }

    public void Run()
    {
        while (Step())
        {
        }
    }

    public void Reset() => Check(raw.sqlite3_reset(statement));

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>Text or blob as it is stored, valid until the next step; empty for null.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Bytes(column));

    public void Dispose()
    {
        statement.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(db).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(db));
    }
}
