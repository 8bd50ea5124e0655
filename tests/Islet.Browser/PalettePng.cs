using System.Buffers.Binary;
using System.IO.Compression;

namespace Islet.Browser;

/// <summary>A picture of a page in 256 colours, which is a third of its bytes and looks the same: pages are text on one ground (PNG, ISO/IEC 15948).</summary>
internal static class PalettePng
{
    private const int Colours = 256;
    private const int NearlyOne = 0xF8F8F8; // without the three lowest bits of each
    private const int Header = 8 + 8 + 13 + 4; // signature, length and type, IHDR, checksum

    /// <param name="png">As Chromium writes it: eight bits of red, green and blue, with or without transparency, not interlaced.</param>
    public static byte[] Of(ReadOnlySpan<byte> png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
        var depth = png[25] == 6 ? 4 : 3;
        var pixels = Pixels(png, width, height, depth);
        // Of colours that are nearly one the most frequent: else the greys of an image would leave no place for its colours.
        var palette = pixels.GroupBy(p => p & NearlyOne).OrderByDescending(g => g.Count()).Take(Colours).Select(g => g.GroupBy(p => p).MaxBy(same => same.Count())!.Key).ToArray();
        var nearest = pixels.Distinct().ToDictionary(p => p, p => (byte)Nearest(palette, p));
        var rows = new byte[height * (width + 1)];
        for (var i = 0; i < pixels.Length; i++)
            rows[(i / width * (width + 1)) + 1 + (i % width)] = nearest[pixels[i]]; // each row begins with its filter: none
        using var made = new MemoryStream();
        made.Write(png[..8]);
        Chunk(made, "IHDR"u8, [.. png[16..24], 8, 3, 0, 0, 0]);
        Chunk(made, "PLTE"u8, [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)((c >> 8) & 255), (byte)(c & 255) })]);
        Chunk(made, "IDAT"u8, Deflated(rows));
        Chunk(made, "IEND"u8, []);
        return made.ToArray();
    }

    /// <summary>Each as red, green and blue in one number.</summary>
    private static int[] Pixels(ReadOnlySpan<byte> png, int width, int height, int depth)
    {
        using var packed = new MemoryStream();
        for (var at = Header; at < png.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png[at..]))
        {
            if (png.Slice(at + 4, 4).SequenceEqual("IDAT"u8))
                packed.Write(png.Slice(at + 8, BinaryPrimitives.ReadInt32BigEndian(png[at..])));
        }
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var (row, above, pixels) = (new byte[width * depth], new byte[width * depth], new int[width * height]);
        for (var y = 0; y < height; y++)
        {
            var filter = unpacked.ReadByte();
            unpacked.ReadExactly(row);
            Unfilter(filter, row, above, depth);
            for (var x = 0; x < width; x++)
                pixels[(y * width) + x] = (row[x * depth] << 16) | (row[(x * depth) + 1] << 8) | row[(x * depth) + 2];
            (row, above) = (above, row);
        }
        return pixels;
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int depth)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var (left, up, corner) = (i < depth ? 0 : row[i - depth], (int)above[i], i < depth ? 0 : above[i - depth]);
            row[i] = (byte)((row[i] + filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 }) & 255);
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static int Nearest(int[] palette, int colour)
    {
        var best = 0;
        for (var i = 1; i < palette.Length; i++)
        {
            if (Distance(palette[i], colour) < Distance(palette[best], colour))
                best = i;
        }
        return best;
    }

    private static int Distance(int a, int b)
    {
        var (red, green, blue) = ((a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255));
        return (red * red) + (green * green) + (blue * blue);
    }

    private static byte[] Deflated(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(rows);
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum([.. type, .. data]));
        png.Write(number);
    }

    /// <summary>CRC-32, annex D.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
