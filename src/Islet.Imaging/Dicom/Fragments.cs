using System.Buffers.Binary;

namespace Islet.Imaging.Dicom;

/// <summary>The compressed bytes of one frame (PS3.5 A.4).</summary>
internal static class Fragments
{
    public static byte[] Of(DicomFile file, PixelFormat format, int frame)
    {
        var where = $"{file.Where}, {Tags.PixelData}";
        var pieces = new List<(long Offset, int Length)>();
        long at = file.Pixels!.Value.Offset;
        long[] starts = [];
        Span<byte> head = stackalloc byte[8];
        for (var first = true; ; first = false)
        {
            if (pieces.Count > DicomLimits.Elements)
                throw DicomProblems.Size(where, "more fragments than any image has");
            file.CopyTo(head, at);
            var (tag, length) = (new DicomTag(BinaryPrimitives.ReadUInt16LittleEndian(head), BinaryPrimitives.ReadUInt16LittleEndian(head[2..])), BinaryPrimitives.ReadUInt32LittleEndian(head[4..]));
            at += 8;
            if (tag == Tags.SequenceEnd)
                break;
            if (tag != Tags.Item)
                throw DicomProblems.Form(where, "something else than a fragment");
            if (at + length > file.Length)
                throw DicomProblems.Truncated(where, FormattableString.Invariant($"a fragment of {length} bytes where {file.Length - at} follow"));
            if (first)
                starts = Table(file, at, (int)length);
            else
                pieces.Add((at, (int)length));
            at += length;
        }
        return Join(file, Chosen(pieces, starts, format, frame, where), where);
    }

    private static long[] Table(DicomFile file, long at, int length)
    {
        var bytes = new byte[Math.Min(length, 4 * DicomLimits.Elements)];
        file.CopyTo(bytes, at);
        var starts = new long[bytes.Length / 4];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 * i));
        return starts;
    }

    private static List<(long Offset, int Length)> Chosen(List<(long Offset, int Length)> pieces, long[] starts, PixelFormat format, int frame, string where)
    {
        if (format.Frames == 1)
            return pieces;
        if (pieces.Count == format.Frames)
            return [pieces[frame]];
        if (starts.Length != format.Frames || pieces.Count == 0)
            throw DicomProblems.Pixels(where, FormattableString.Invariant($"{pieces.Count} fragments and {starts.Length} offsets"), FormattableString.Invariant($"one a frame, of {format.Frames} frames"));
        var origin = pieces[0].Offset - 8;
        var until = frame + 1 < starts.Length ? starts[frame + 1] : long.MaxValue;
        return [.. pieces.Where(p => p.Offset - 8 - origin >= starts[frame] && p.Offset - 8 - origin < until)];
    }

    private static byte[] Join(DicomFile file, List<(long Offset, int Length)> pieces, string where)
    {
        var total = pieces.Sum(p => (long)p.Length);
        if (total > DicomLimits.Header)
            throw DicomProblems.Size(where, FormattableString.Invariant($"{total} bytes of one frame"));
        var joined = new byte[total];
        var to = 0;
        foreach (var (offset, length) in pieces)
        {
            file.CopyTo(joined.AsSpan(to, length), offset);
            to += length;
        }
        return joined;
    }
}
