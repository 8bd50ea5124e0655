using System.Buffers.Binary;

namespace Islet.Imaging.Dicom;

/// <summary>Elements of PS3.5 7 and items of 7.5, from bytes that nobody vouches for.</summary>
/// <remarks>
/// Lenient where real files are: elements without a VR among those with one, sequences called UN, delimiters that nobody needs, elements out of order, odd lengths,
/// zeros after the end. Strict with every length: none reaches beyond its item, sequence or file.
/// </remarks>
internal sealed class DicomParser(DicomBytes source, int available, long fileLength, string where)
{
    private const uint Undefined = 0xFFFFFFFF;

    private int count, at;

    private byte[] Bytes => source.Data;

    /// <summary>Where the value of PixelData begins and how long it is; null length: in fragments. Reading stopped there.</summary>
    public (int Offset, long? Length, string Vr)? Pixels { get; private set; }

    /// <summary>Where reading stopped.</summary>
    public int End => at;

    /// <summary>A sequence that its file calls UN.</summary>
    public static DicomSet[] Sequence(DicomBytes source, int offset, int length)
    {
        var parser = new DicomParser(source, source.Data.Length, source.Data.Length, "a private sequence") { at = offset };
        return parser.Items(offset + length, isExplicit: false, bigEndian: false, depth: 1);
    }

    /// <summary>The group 0002, explicit little endian whatever follows.</summary>
    public DicomSet Meta(int offset)
    {
        at = offset;
        var elements = new List<DicomElement>();
        while (at + 8 <= available && ReadTag(false) is { Group: 2 } tag)
            elements.Add(Element(tag, fileLength, true, false, 0));
        return new(source, elements, false);
    }

    /// <summary>The elements of the file up to its pixels.</summary>
    public DicomSet Main(int offset, bool isExplicit, bool bigEndian)
    {
        at = offset;
        if (!isExplicit && LooksExplicit())
            isExplicit = true;
        return Set(fileLength, isExplicit, bigEndian, 0);
    }

    /// <summary>Whether what is called implicit begins with a VR, and would be longer than the file if that were a length.</summary>
    private bool LooksExplicit() => at + 8 <= available && IsVr(Bytes.AsSpan(at + 4, 2)) && BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(at + 4)) > fileLength - at;

    private static bool IsVr(ReadOnlySpan<byte> two) => char.IsAsciiLetterUpper((char)two[0]) && char.IsAsciiLetterUpper((char)two[1]);

    private DicomSet Set(long end, bool isExplicit, bool bigEndian, int depth)
    {
        var elements = new List<DicomElement>();
        while (at < end)
        {
            if (end - at < 8)
            {
                if (depth == 0 && IsPadding((int)(end - at)))
                    break;
                throw DicomProblems.Truncated(where, FormattableString.Invariant($"{end - at} bytes where an element should begin"));
            }
            Need(8);
            var tag = ReadTag(bigEndian);
            if (tag == Tags.ItemEnd)
            {
                at += 8;
                break;
            }
            if (tag is { Group: 0, Element: 0 } && depth == 0 && elements.Count > 0)
                break; // zeros behind the last element
            if (tag.Group == 0xFFFE)
                throw DicomProblems.Form(where, "an item outside a sequence");
            if (tag == Tags.PixelData && depth == 0)
            {
                StopAtPixels(isExplicit, bigEndian);
                break;
            }
            elements.Add(Element(tag, end, isExplicit, bigEndian, depth));
        }
        return new(source, elements, bigEndian);
    }

    private bool IsPadding(int length)
    {
        Need(length);
        return Bytes.AsSpan(at, length).IndexOfAnyExcept((byte)0) < 0;
    }

    private void StopAtPixels(bool isExplicit, bool bigEndian)
    {
        var (vr, length) = Head(Tags.PixelData, isExplicit, bigEndian);
        Pixels = (at, length == Undefined ? null : length, vr);
    }

    private DicomElement Element(DicomTag tag, long end, bool isExplicit, bool bigEndian, int depth)
    {
        Count();
        var (vr, length) = Head(tag, isExplicit, bigEndian);
        if (vr == "SQ" || length == Undefined)
        {
            if (length == Undefined && vr is not ("SQ" or "UN"))
                throw DicomProblems.Form($"{where}, {tag}", "a value of undefined length");
            var until = length == Undefined ? end : Inside(tag, length, end);
            return new(tag, "SQ", at, 0, Items(until, isExplicit && vr != "UN", bigEndian && vr != "UN", depth + 1, length == Undefined));
        }
        var next = Inside(tag, length, end);
        var element = new DicomElement(tag, vr, at, (int)length, null);
        Need((int)length);
        at = (int)next;
        return element;
    }

    private DicomSet[] Items(long end, bool isExplicit, bool bigEndian, int depth, bool undefined = false)
    {
        if (depth > DicomLimits.Depth)
            throw DicomProblems.Depth(where);
        var items = new List<DicomSet>();
        while (at < end)
        {
            if (end - at < 8)
                throw DicomProblems.Truncated(where, "a sequence that ends inside an item");
            Need(8);
            var tag = ReadTag(bigEndian);
            var length = ReadLength(at + 4, bigEndian);
            if (tag == Tags.SequenceEnd)
            {
                at += 8;
                return [.. items];
            }
            if (tag == Tags.ItemEnd) // closes nothing
            {
                at += 8;
                continue;
            }
            if (tag != Tags.Item)
                throw DicomProblems.Form(where, "something else than an item in a sequence");
            Count();
            at += 8;
            var until = length == Undefined ? end : Inside(tag, length, end);
            items.Add(Set(until, isExplicit, bigEndian, depth));
            if (length != Undefined)
                at = (int)until;
        }
        if (undefined && depth > 0 && end == fileLength)
            throw DicomProblems.Truncated(where, "a sequence without its end");
        return [.. items];
    }

    /// <summary>VR and length of the element at the place of reading, which moves to its value.</summary>
    private (string Vr, uint Length) Head(DicomTag tag, bool isExplicit, bool bigEndian)
    {
        if (isExplicit && IsVr(Bytes.AsSpan(at + 4, 2)))
        {
            var vr = VrNames.Of(Bytes[at + 4], Bytes[at + 5]);
            if (!VrNames.HasLongLength(vr))
            {
                var length = Bytes.AsSpan(at + 6, 2);
                at += 8;
                return (vr, bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(length) : BinaryPrimitives.ReadUInt16LittleEndian(length));
            }
            Need(12);
            var whole = ReadLength(at + 8, bigEndian);
            at += 12;
            return (vr == "UN" && whole != Undefined && Tags.VrOf(tag) is var known && known != "SQ" && !bigEndian ? known : vr, whole);
        }
        var value = ReadLength(at + 4, bigEndian);
        at += 8;
        return (Tags.VrOf(tag), value);
    }

    private long Inside(DicomTag tag, uint length, long end)
    {
        var next = at + (long)length;
        if (next > end)
            throw DicomProblems.Truncated($"{where}, {tag}", FormattableString.Invariant($"a length of {length} bytes where {end - at} follow"));
        return next;
    }

    private void Count()
    {
        if (++count > DicomLimits.Elements)
            throw DicomProblems.Size(where, FormattableString.Invariant($"more than {DicomLimits.Elements} elements"));
    }

    private void Need(int length)
    {
        if (at + (long)length <= available)
            return;
        if (available < fileLength)
            throw new EndOfStreamException(); // more of the file is to be read
        throw DicomProblems.Truncated(where, FormattableString.Invariant($"the file's end, {length} bytes too early"));
    }

    private DicomTag ReadTag(bool bigEndian) => bigEndian
        ? new(BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(at)), BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(at + 2)))
        : new(BinaryPrimitives.ReadUInt16LittleEndian(Bytes.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(Bytes.AsSpan(at + 2)));

    private uint ReadLength(int offset, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Bytes.AsSpan(offset)) : BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(offset));
}
