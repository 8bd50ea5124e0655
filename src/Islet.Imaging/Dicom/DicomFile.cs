using System.Buffers.Binary;
using System.IO.Compression;
using Islet.Course;

namespace Islet.Imaging.Dicom;

/// <summary>A file of DICOM (PS3.10): its elements, and where its pixels lie. Pixels are read when they are asked for.</summary>
/// <remarks>This one small type is all that the room knows of the format's bytes, so that another reader could take its place.</remarks>
public sealed class DicomFile
{
    private const int FirstRead = 64 << 10;

    private readonly byte[]? held; // the whole file, or what it was once inflated; null: it lies on the disk
    private readonly string? path;
    private readonly long length;

    private DicomFile(DicomSet meta, DicomSet data, string syntax, (int Offset, long? Length, string Vr)? pixels, string where)
        => (Meta, Data, Syntax, Pixels, Where) = (meta, data, syntax, pixels, where);

    private DicomFile(DicomFile read, byte[]? held, string? path, long length)
        : this(read.Meta, read.Data, read.Syntax, read.Pixels, read.Where) => (this.held, this.path, this.length) = (held, path, length);

    /// <summary>The group 0002.</summary>
    public DicomSet Meta { get; }

    /// <summary>The elements before the pixels.</summary>
    public DicomSet Data { get; }

    /// <summary>UID of the transfer syntax; that which was found to hold where the file names none.</summary>
    public string Syntax { get; }

    /// <summary>How messages name the file. Never its name, which may be a patient's.</summary>
    public string Where { get; }

    public bool HasPixels => Pixels is not null;

    /// <summary>Of the frame that this is of a file of many, from 0; null: a file.</summary>
    internal int? Frame { get; private init; }

    /// <summary>The file of which this is a frame; else this.</summary>
    internal DicomFile Whole { get => field ?? this; private init; }

    internal (int Offset, long? Length, string Vr)? Pixels { get; }

    internal bool IsBigEndian => Syntax == TransferSyntax.ExplicitBig;

    /// <summary>Reads a file's elements; null: it is no DICOM.</summary>
    /// <exception cref="RefusedException">E_DICOM_TRUNCATED, E_DICOM_FORM, E_DICOM_DEPTH, E_DICOM_SIZE.</exception>
    public static DicomFile? Open(string path, string where)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var whole = RandomAccess.GetLength(handle);
        for (var part = Math.Min(whole, FirstRead); ; part = Math.Min(whole, part * 8))
        {
            var head = new byte[part];
            if (ReadFully(handle, head, 0) < part)
                throw DicomProblems.Truncated(where, "a file that became shorter while it was read");
            if (Start(head) is not { } start)
                return null;
            try
            {
                var (read, inflated) = Parse(head, whole, start, where, part == whole);
                return new(read, inflated, inflated is null ? path : null, inflated?.Length ?? whole);
            }
            catch (EndOfStreamException)
            {
                if (part >= DicomLimits.Header)
                    throw DicomProblems.Size(where, FormattableString.Invariant($"more than {DicomLimits.Header >> 20} MiB before the pixels"));
            }
        }
    }

    /// <inheritdoc cref="Open"/>
    public static DicomFile? Read(byte[] file, string where)
    {
        if (Start(file) is not { } start)
            return null;
        var (read, inflated) = Parse((byte[])file.Clone(), file.Length, start, where, true);
        return new(read, inflated ?? file, null, (inflated ?? file).Length);
    }

    /// <summary>A frame of this file as a file of its own, on the same bytes.</summary>
    internal DicomFile AtFrame(int frame, DicomSet data) =>
        new(new DicomFile(Meta, data, Syntax, Pixels, FormattableString.Invariant($"{Where}, frame {frame + 1}")), held, path, length) { Frame = frame, Whole = this };

    /// <summary>Bytes of the file from <paramref name="offset"/> on.</summary>
    /// <exception cref="RefusedException">E_DICOM_TRUNCATED.</exception>
    internal void CopyTo(Span<byte> target, long offset)
    {
        if (offset < 0 || offset + target.Length > length)
            throw DicomProblems.Truncated($"{Where}, {Tags.PixelData}", FormattableString.Invariant($"{Math.Max(0, length - offset)} bytes of pixels where {target.Length} are due"));
        if (held is not null)
        {
            held.AsSpan((int)offset, target.Length).CopyTo(target);
            return;
        }
        using var handle = File.OpenHandle(path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (ReadFully(handle, target, offset) < target.Length)
            throw DicomProblems.Truncated($"{Where}, {Tags.PixelData}", "a file that became shorter while it was read");
    }

    /// <summary>The whole file, as another program would read it.</summary>
    internal byte[] ToBytes()
    {
        var whole = new byte[length];
        CopyTo(whole, 0);
        return whole;
    }

    internal long Length => length;

    private static int ReadFully(Microsoft.Win32.SafeHandles.SafeFileHandle handle, Span<byte> target, long offset)
    {
        var total = 0;
        while (total < target.Length && RandomAccess.Read(handle, target[total..], offset + total) is > 0 and var n)
            total += n;
        return total;
    }

    /// <summary>Where the first element stands: behind the preamble, or at once in files that leave it out; null: no DICOM.</summary>
    private static int? Start(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 132 && file.Slice(128, 4).SequenceEqual("DICM"u8))
            return 132;
        // Without the preamble a file must begin with an element of group 0002 or 0008 whose length is short.
        if (file.Length < 16 || BinaryPrimitives.ReadUInt16LittleEndian(file) is not (2 or 8) || BinaryPrimitives.ReadUInt16LittleEndian(file[2..]) > 0x20)
            return null;
        var isExplicit = char.IsAsciiLetterUpper((char)file[4]) && char.IsAsciiLetterUpper((char)file[5]);
        return isExplicit || BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) <= 64 ? 0 : null;
    }

    private static (DicomFile File, byte[]? Inflated) Parse(byte[] head, long length, int start, string where, bool whole)
    {
        var source = new DicomBytes(head);
        var parser = new DicomParser(source, head.Length, length, where);
        var meta = parser.Meta(start);
        var at = parser.End;
        var syntax = meta.Text(Tags.TransferSyntaxUid) ?? (LooksExplicit(head, at) ? TransferSyntax.ExplicitLittle : TransferSyntax.ImplicitLittle);
        if (syntax == TransferSyntax.Deflated)
        {
            if (!whole)
                throw length > DicomLimits.Header ? DicomProblems.Size(where, FormattableString.Invariant($"a deflated file of more than {DicomLimits.Header >> 20} MiB")) : new EndOfStreamException();
            var inflated = Inflate(head, at, where);
            var kept = new DicomBytes(inflated);
            var inner = new DicomParser(kept, inflated.Length, inflated.Length, where);
            var data = inner.Main(0, isExplicit: true, bigEndian: false);
            return (new(meta, data, syntax, inner.Pixels, where), inflated);
        }
        var main = parser.Main(at, syntax != TransferSyntax.ImplicitLittle, syntax == TransferSyntax.ExplicitBig);
        source.Data = head[..Math.Min(head.Length, parser.End)];
        return (new(meta, main, syntax, parser.Pixels, where), null);
    }

    private static bool LooksExplicit(byte[] head, int at) => at + 6 <= head.Length && char.IsAsciiLetterUpper((char)head[at + 4]) && char.IsAsciiLetterUpper((char)head[at + 5]);

    private static byte[] Inflate(byte[] file, int at, string where)
    {
        using var packed = new MemoryStream(file, at, file.Length - at, writable: false);
        using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        var block = new byte[1 << 16];
        try
        {
            for (int n; (n = unpacked.Read(block)) > 0;)
            {
                if (whole.Length + n > DicomLimits.Header)
                    throw DicomProblems.Size(where, FormattableString.Invariant($"more than {DicomLimits.Header >> 20} MiB once inflated"));
                whole.Write(block, 0, n);
            }
        }
        catch (InvalidDataException)
        {
            throw DicomProblems.Form(where, "deflated bytes that cannot be inflated");
        }
        return whole.ToArray();
    }
}
