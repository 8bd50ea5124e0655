using System.Buffers.Binary;
using System.Globalization;

namespace Islet.Exchange;

/// <summary>Numbers and bytes from a system file, in its own byte order; what would end behind the file is refused before memory is taken.</summary>
internal sealed class SpssBytes(Stream stream, string file)
{
    private readonly byte[] scratch = new byte[8];

    public bool BigEndian { get; set; }

    public long Position => stream.Position;

    public long Remaining => stream.Length - stream.Position;

    /// <summary>The place in the file, as a person with a hex editor finds it.</summary>
    public string Where => string.Create(CultureInfo.InvariantCulture, $"{file}, byte {stream.Position}");

    public int Int32(string what) => Int32(Few(4, what), BigEndian);

    public long Int64(string what) => Int64(Few(8, what), BigEndian);

    public double Double(string what) => Double(Few(8, what), BigEndian);

    /// <summary>A count or length that says how much follows.</summary>
    public int Count(string what, int most)
    {
        var where = Where;
        var count = Int32(what);
        return count >= 0 && count <= most ? count
            : throw SpssRefusals.Count(where, count, string.Create(CultureInfo.InvariantCulture, $"{what}: 0 to {most}"));
    }

    public byte[] Take(int count, string what)
    {
        Demand(count, what);
        var bytes = new byte[count];
        Fill(bytes, what);
        return bytes;
    }

    public void Skip(long count, string what)
    {
        Demand(count, what);
        stream.Seek(count, SeekOrigin.Current);
    }

    public void Seek(long position) => stream.Seek(position, SeekOrigin.Begin);

    /// <summary>As many bytes as there are, up to the buffer's length.</summary>
    public int Read(Span<byte> buffer) => stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);

    public static int Int32(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes);

    public static long Int64(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes);

    public static double Double(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes);

    private ReadOnlySpan<byte> Few(int count, string what)
    {
        Fill(scratch.AsSpan(0, count), what);
        return scratch.AsSpan(0, count);
    }

    private void Fill(Span<byte> bytes, string what)
    {
        var where = Where;
        if (Read(bytes) < bytes.Length)
            throw SpssRefusals.Cut(where, what);
    }

    private void Demand(long count, string what)
    {
        if (count > Remaining)
            throw SpssRefusals.Cut(Where, string.Create(CultureInfo.InvariantCulture, $"{what}, {count} bytes"));
    }
}
