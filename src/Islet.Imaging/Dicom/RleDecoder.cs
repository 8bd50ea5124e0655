using System.Buffers.Binary;

namespace Islet.Imaging.Dicom;

/// <summary>RLE of PS3.5 annex G: bytes of equal weight together, the weightiest first, each run packed by itself.</summary>
internal static class RleDecoder
{
    private const int HeaderLength = 64;

    public static void Decode(ReadOnlySpan<byte> packed, PixelFormat format, string where, Span<short> target)
    {
        if (packed.Length < HeaderLength)
            throw DicomProblems.Pixels(where, "RLE without its header", "64 bytes before the first segment");
        var segments = format.Allocated / 8;
        if (BinaryPrimitives.ReadUInt32LittleEndian(packed) != segments)
            throw DicomProblems.Pixels(where, "another number of RLE segments", FormattableString.Invariant($"{segments}"));
        target.Clear();
        var plane = new byte[target.Length];
        for (var s = 0; s < segments; s++)
        {
            var start = BinaryPrimitives.ReadUInt32LittleEndian(packed[(4 + (4 * s))..]);
            var end = s + 1 < segments ? BinaryPrimitives.ReadUInt32LittleEndian(packed[(8 + (4 * s))..]) : (uint)packed.Length;
            if (start < HeaderLength || start > end || end > packed.Length)
                throw DicomProblems.Pixels(where, "an RLE segment outside its frame", "segments one behind the other");
            Unpack(packed[(int)start..(int)end], plane, where);
            var shift = 8 * (segments - 1 - s);
            for (var i = 0; i < plane.Length; i++)
                target[i] = unchecked((short)((ushort)target[i] | (plane[i] << shift)));
        }
    }

    private static void Unpack(ReadOnlySpan<byte> packed, Span<byte> plane, string where)
    {
        var (from, to) = (0, 0);
        while (to < plane.Length)
        {
            if (from >= packed.Length)
                throw DicomProblems.Pixels(where, FormattableString.Invariant($"{to} pixels in an RLE segment"), FormattableString.Invariant($"{plane.Length}"));
            var n = (int)(sbyte)packed[from++];
            if (n == -128)
                continue;
            var length = Math.Min(n >= 0 ? n + 1 : 1 - n, plane.Length - to);
            if (from + (n >= 0 ? length : 1) > packed.Length)
                throw DicomProblems.Pixels(where, "an RLE run beyond its segment", "runs inside their segment");
            if (n >= 0)
                packed.Slice(from, length).CopyTo(plane[to..]);
            else
                plane.Slice(to, length).Fill(packed[from]);
            from += n >= 0 ? length : 1;
            to += length;
        }
    }
}
