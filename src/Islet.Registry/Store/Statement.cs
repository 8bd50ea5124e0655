using System.Text;
using Islet.Course;

namespace Islet.Registry;

/// <summary>A prepared statement used many times, read and bound without a detour over objects where the store allows it: for the rows that come by the million.</summary>
/// <remarks>On PostgreSQL a connection runs one statement at a time: read to the end, or reset, before the next is asked.</remarks>
internal abstract class Statement : IDisposable
{
    public abstract Statement Bind(int parameter, long value);

    public abstract Statement Bind(int parameter, string? text);

    public abstract Statement Bind(int parameter, FindingId? id);

    /// <summary>The next row; without one the statement is ready for its next use.</summary>
    public abstract bool Step();

    public abstract void Reset();

    public abstract bool IsNull(int column);

    /// <summary>A number, or a truth as 0 or 1.</summary>
    public abstract long Number(int column);

    /// <summary>Text in UTF-8 or bytes as they are stored, valid until the next step; empty for null.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);

    public string? Text(int column) => Bytes(column) is { IsEmpty: false } utf8 ? Encoding.UTF8.GetString(utf8) : IsNull(column) ? null : "";

    /// <summary>Null where the column is.</summary>
    public FindingId? Id(int column) => Bytes(column) is { IsEmpty: false } id ? FindingId.FromBytes(id) : null;

    public void Run()
    {
        while (Step())
        {
        }
    }

    public abstract void Dispose();
}
