using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Islet.Tests.Imaging.Pictures;

/// <summary>A reader of PNG that shares nothing with the writer: chunks, checksums bit by bit, all five filters.</summary>
internal sealed record PngFile(int Width, int Height, int Channels, byte[] Pixels, IReadOnlyList<(string Type, byte[] Data)> Chunks)
{
    public static PngFile Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)), Crc(file.AsSpan(at + 4, 4 + length)));
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }
        var head = chunks[0].Item2;
        Assert.Equal(("IHDR", (byte)8, "IEND"), (chunks[0].Item1, head[8], chunks[^1].Item1));
        var (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(head), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)), head[9] switch { 0 => 1, 2 => 3, _ => -1 });
        return new(width, height, channels, Unfiltered([.. chunks.Where(c => c.Item1 == "IDAT").SelectMany(c => c.Item2)], width, height, channels), chunks);
    }

    public static byte[] Unfiltered(byte[] packed, int width, int height, int channels)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        var (bytes, stride, pixels) = (plain.ToArray(), width * channels, new byte[width * height * channels]);
        Assert.Equal((stride + 1) * height, bytes.Length);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < stride; x++)
            {
                int left = x < channels ? 0 : pixels[(y * stride) + x - channels], up = y == 0 ? 0 : pixels[((y - 1) * stride) + x], corner = x < channels || y == 0 ? 0 : pixels[((y - 1) * stride) + x - channels];
                var p = left + up - corner;
                var paeth = Math.Abs(p - left) <= Math.Abs(p - up) && Math.Abs(p - left) <= Math.Abs(p - corner) ? left : Math.Abs(p - up) <= Math.Abs(p - corner) ? up : corner;
                pixels[(y * stride) + x] = (byte)((bytes[(y * (stride + 1)) + 1 + x] + bytes[y * (stride + 1)] switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => paeth }) & 0xFF);
            }
        return pixels;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((((crc ^ (uint)(b >> bit)) & 1) == 1) ? 0xEDB88320 : 0);
        return ~crc;
    }
}
