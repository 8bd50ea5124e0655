using System.Buffers;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// One part of a workbook, unpacked while it is read: never more bytes than the archive declares, and never a piece between two brackets so long that
/// whoever reads it would have to hold it in memory.
/// </summary>
internal sealed class PartStream(Stream unpacked, string file, long declaredLength) : Stream
{
    private const int LongestPiece = 1 << 22;

    private static readonly SearchValues<byte> Brackets = SearchValues.Create((byte)'<', (byte)'>');

    private long read, piece;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = unpacked.Read(buffer);
        var bytes = buffer[..count];
        read += count;
        piece = bytes.LastIndexOfAny(Brackets) is >= 0 and var last ? count - last - 1 : piece + count;
        if (read > declaredLength)
            throw new RefusedException(WorkbookPackage.TooLarge(file, "a part that unpacks to more than the archive declares"));
        if (piece > LongestPiece)
            throw new RefusedException(WorkbookPackage.TooLarge(file, $"a text of more than {LongestPiece >> 20} MiB in one piece"));
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}
