using System.Buffers;
using System.Text;
using Islet.Course;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Islet.Registry;

/// <summary>Reads and binds UTF-8 bytes in SQLite's own memory.</summary>
internal sealed class SqliteStatement : Statement
{
    private readonly sqlite3 db;
    private readonly sqlite3_stmt statement;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        db = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(db, sql, out statement));
    }

    public override Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public override Statement Bind(int parameter, string? text)
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

    public override Statement Bind(int parameter, FindingId? id)
    {
        if (id is not { } known)
            return Bind(parameter, text: null);
        Span<byte> bytes = stackalloc byte[FindingId.Length];
        known.WriteTo(bytes);
        Check(raw.sqlite3_bind_blob(statement, parameter, bytes));
        return this;
    }

    /// <summary>A number, a text, bytes, or nothing.</summary>
    public void BindAny(int parameter, object value)
    {
        if (value is long number)
            Bind(parameter, number);
        else if (value is byte[] bytes)
            Check(raw.sqlite3_bind_blob(statement, parameter, bytes));
        else
            Bind(parameter, value as string);
    }

    public override bool Step()
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

    public override void Reset() => Check(raw.sqlite3_reset(statement));

    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public override ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public override void Dispose()
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
