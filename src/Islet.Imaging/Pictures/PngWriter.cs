using System.Buffers.Binary;
using System.IO.Compression;

namespace Islet.Imaging.Pictures;

/// <summary>PNG (W3C Recommendation, third edition): 8 bits a channel, sRGB. The same pixels give the same bytes. No text but the program's name goes in: a picture must not tell who it is of.</summary>
public static class PngWriter
{
    private const byte GreyType = 0, RgbType = 2;

    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
            c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        return c;
    })];

    /// <param name="pixels">Row by row from the top, a byte each.</param>
    /// <param name="pixelMm">What a pixel is of the patient; null: unknown.</param>
    public static byte[] Grey(int width, int height, ReadOnlySpan<byte> pixels, double? pixelMm = null, bool fast = false) => Write(width, height, GreyType, pixels, pixelMm, fast);

    /// <param name="pixels">Row by row from the top, red, green and blue.</param>
    public static byte[] Rgb(int width, int height, ReadOnlySpan<byte> pixels, double? pixelMm = null, bool fast = false) => Write(width, height, RgbType, pixels, pixelMm, fast);

    /// <summary>A film without end (APNG, in the third edition); a program that knows no films shows the first picture.</summary>
    /// <param name="frames">As of <see cref="Grey"/>, of one size.</param>
    public static byte[] GreyFilm(int width, int height, IReadOnlyList<byte[]> frames, int perSecond, double? pixelMm = null)
    {
        var packed = new byte[frames.Count][];
        Parallel.For(0, frames.Count, i => packed[i] = Packed(width, height, 1, frames[i], fast: false));
        using var file = Begun(width, height, GreyType, pixelMm);
        Chunk(file, "acTL"u8, [.. Big((uint)frames.Count), .. Big(0)]);
        for (var (i, sequence) = (0, 0u); i < frames.Count; i++)
        {
            Chunk(file, "fcTL"u8, [.. Big(sequence++), .. Big((uint)width), .. Big((uint)height), .. Big(0), .. Big(0), 0, 1, .. Big((uint)perSecond)[2..], 0, 0]);
            if (i == 0)
                Chunk(file, "IDAT"u8, packed[i]);
            else
                Chunk(file, "fdAT"u8, [.. Big(sequence++), .. packed[i]]);
        }
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Write(int width, int height, byte type, ReadOnlySpan<byte> pixels, double? pixelMm, bool fast)
    {
        using var file = Begun(width, height, type, pixelMm);
        Chunk(file, "IDAT"u8, Packed(width, height, type == RgbType ? 3 : 1, pixels, fast));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static MemoryStream Begun(int width, int height, byte type, double? pixelMm)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR"u8, [.. Big((uint)width), .. Big((uint)height), 8, type, 0, 0, 0]);
        Chunk(file, "sRGB"u8, [0]); // perceptual
        if (pixelMm is { } mm and > 0)
        {
            var perMetre = Big((uint)Math.Round(1000 / mm));
            Chunk(file, "pHYs"u8, [.. perMetre, .. perMetre, 1]);
        }
        Chunk(file, "tEXt"u8, "Software\0Islet"u8);
        return file;
    }

    private static byte[] Packed(int width, int height, int channels, ReadOnlySpan<byte> pixels, bool fast)
    {
        var stride = width * channels;
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, stride * height);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, fast ? CompressionLevel.Fastest : CompressionLevel.Optimal, leaveOpen: true))
        {
            var (above, best, other) = (new byte[stride], new byte[stride + 1], new byte[stride + 1]);
            for (var y = 0; y < height; y++)
            {
                var row = pixels.Slice(y * stride, stride);
                if (fast)
                    Filter(2, row, above, channels, best);
                else
                {
                    var least = long.MaxValue;
                    foreach (var filter in (ReadOnlySpan<byte>)[0, 1, 2, 4])
                        if (Filter(filter, row, above, channels, other) is var cost && cost < least)
                            (least, best, other) = (cost, other, best);
                }
                zlib.Write(best);
                row.CopyTo(above);
            }
        }
        return packed.ToArray();
    }

    /// <summary>Differences instead of bytes (PNG 9): none, to the left, to the row above, Paeth's guess. Answers their sum, which the smaller packs the better.</summary>
    private static long Filter(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels, Span<byte> to)
    {
        to[0] = filter;
        var coded = to[1..];
        switch (filter)
        {
            case 0: row.CopyTo(coded); break;
            case 1: Less(row, row, channels, coded); break;
            case 2: Less(row, above, 0, coded); break;
            default:
                for (var i = 0; i < row.Length; i++)
                    coded[i] = unchecked((byte)(row[i] - (i < channels ? above[i] : Paeth(row[i - channels], above[i], above[i - channels]))));
                break;
        }
        var sum = 0;
        foreach (var d in coded)
            sum += Math.Abs((int)unchecked((sbyte)d));
        return sum;
    }

    /// <summary>Each byte less another; the first ones stay.</summary>
    private static void Less(ReadOnlySpan<byte> row, ReadOnlySpan<byte> other, int back, Span<byte> coded)
    {
        row[..back].CopyTo(coded);
        for (var i = back; i < row.Length; i++)
            coded[i] = unchecked((byte)(row[i] - other[i - back]));
    }

    private static int Paeth(int a, int b, int c)
    {
        var (pa, pb, pc) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - c - c));
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        file.Write(Big((uint)data.Length));
        file.Write(type);
        file.Write(data);
        file.Write(Big(Crc(data, Crc(type, uint.MaxValue)) ^ uint.MaxValue));
    }

    private static uint Crc(ReadOnlySpan<byte> bytes, uint crc)
    {
        foreach (var b in bytes)
            crc = Remainders[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return crc;
    }

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
