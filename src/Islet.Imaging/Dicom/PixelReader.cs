using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Islet.Course;

namespace Islet.Imaging.Dicom;

/// <summary>The stored integers of one frame, whatever the transfer syntax.</summary>
internal static class PixelReader
{
    /// <param name="target">As many integers as the frame has pixels; <see cref="PixelFormat.Offset"/> is taken off.</param>
    /// <exception cref="RefusedException">E_DICOM_TRUNCATED, E_PIXELS, E_TRANSFER_SYNTAX, E_LOSSY.</exception>
    public static void Read(DicomFile file, PixelFormat format, int frame, Span<short> target)
    {
        if (file.Data.Text(Tags.LossyImageCompression) == "01") // it stays there when the pixels are unpacked again (PS3.3 C.7.6.1.1.5)
            throw new RefusedException("E_LOSSY", $"{file.Where}, {Tags.LossyImageCompression}", "01", "pixels that were never compressed with loss", "Fetch the series as the scanner stored it: lossy pixels give other SUVs.");
        ReadStored(file, format, frame, target);
        Interpret(format, target);
    }

    /// <summary>The bits as they are stored.</summary>
    internal static void ReadStored(DicomFile file, PixelFormat format, int frame, Span<short> target)
    {
        if (TransferSyntax.IsEncapsulated(file.Syntax))
            Compressed(file, format, frame, target);
        else
            Native(file, format, frame, target);
    }

    private static void Native(DicomFile file, PixelFormat format, int frame, Span<short> target)
    {
        var (offset, length, vr) = file.Pixels!.Value;
        if (length is not { } known)
            throw DicomProblems.Pixels($"{file.Where}, {Tags.PixelData}", "pixels in fragments", $"plain pixels, as the transfer syntax {file.Syntax} has them");
        var start = (long)frame * format.FrameBytes;
        if (start + format.FrameBytes > known)
            throw DicomProblems.Truncated($"{file.Where}, {Tags.PixelData}", FormattableString.Invariant($"{known} bytes of pixels where {format.Frames} frames of {format.FrameBytes} bytes are due"));
        if (format.Allocated == 8)
        {
            var bytes = new byte[format.FrameLength + (start & 1)];
            file.CopyTo(bytes.AsSpan(0, format.FrameLength), offset + start);
            Widen(bytes.AsSpan(0, format.FrameLength), target);
            return;
        }
        file.CopyTo(MemoryMarshal.AsBytes(target), offset + start);
        if (file.IsBigEndian != !BitConverter.IsLittleEndian && vr is not "OB")
            BinaryPrimitives.ReverseEndianness(target, target);
    }

    private static void Compressed(DicomFile file, PixelFormat format, int frame, Span<short> target)
    {
        if (TransferSyntax.NeedsTool(file.Syntax))
        {
            PixelTool.Decode(file, format, frame, target);
            return;
        }
        var fragments = Fragments.Of(file, format, frame);
        switch (file.Syntax)
        {
            case TransferSyntax.Rle:
                RleDecoder.Decode(fragments, format, file.Where, target);
                break;
            case TransferSyntax.JpegLossless or TransferSyntax.JpegLosslessFirstOrder:
                new JpegLosslessDecoder(fragments, file.Where).Decode(format, target);
                break;
            default:
                throw new RefusedException("E_TRANSFER_SYNTAX", $"{file.Where}, {Tags.TransferSyntaxUid}", UidText.Shown(file.Syntax),
                    "uncompressed, deflated, RLE, JPEG lossless, JPEG-LS or JPEG 2000 lossless pixels", "Export the series again without compression, or with a lossless one.");
        }
    }

    internal static void Widen(ReadOnlySpan<byte> from, Span<short> to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from[i];
    }

    /// <summary>What lies beside the stored bits is cut away, and the sign found.</summary>
    private static void Interpret(PixelFormat format, Span<short> values)
    {
        if (format.Stored == 16)
        {
            if (!format.Signed)
                foreach (ref var v in values)
                    v = (short)(v ^ short.MinValue);
            return;
        }
        var (down, up) = (format.HighBit + 1 - format.Stored, 32 - format.Stored);
        foreach (ref var v in values)
        {
            var bits = (v & 0xFFFF) >> down;
            v = unchecked((short)(format.Signed ? (bits << up) >> up : bits & ((1 << format.Stored) - 1)));
        }
    }
}
