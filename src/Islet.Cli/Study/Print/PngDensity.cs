using System.Buffers.Binary;

namespace Islet.Cli.Study;

/// <summary>Says in a PNG how large it is printed: without it a program takes 72 or 96 dots an inch. PNG specification (W3C 2003), 11.3.5.3 pHYs.</summary>
internal static class PngDensity
{
    private const int AfterHeader = 8 + 12 + 13; // signature, then IHDR with its 13 bytes

    public static byte[] Set(byte[] png, int dotsPerInch)
    {
        Span<byte> chunk = stackalloc byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk[4..]);
        var perMetre = (int)Math.Round(dotsPerInch / 0.0254);
        BinaryPrimitives.WriteInt32BigEndian(chunk[8..], perMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk[12..], perMetre);
        chunk[16] = 1; // metres
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], Crc(chunk[4..17]));
        return [.. png.AsSpan(0, AfterHeader), .. chunk, .. png.AsSpan(AfterHeader)];
    }

    /// <summary>CRC-32 of ISO 3309, as the specification's annex D has it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
