using System.Text;
using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>Text of an image's header in its own character set (PS3.3 C.12.1.1.2), so that it can be written again in UTF-8.</summary>
internal static class CharacterSet
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["ISO_IR 100"] = "iso-8859-1", ["ISO_IR 101"] = "iso-8859-2", ["ISO_IR 109"] = "iso-8859-3", ["ISO_IR 110"] = "iso-8859-4", ["ISO_IR 144"] = "iso-8859-5", ["ISO_IR 127"] = "iso-8859-6",
        ["ISO_IR 126"] = "iso-8859-7", ["ISO_IR 138"] = "iso-8859-8", ["ISO_IR 148"] = "iso-8859-9", ["ISO_IR 203"] = "iso-8859-15", ["ISO_IR 166"] = "windows-874", ["ISO_IR 13"] = "shift_jis",
        ["GB18030"] = "gb18030", ["GBK"] = "gb2312",
    };

    /// <exception cref="RefusedException">E_OBJECT_TEXT: letters that cannot be told; a name is never written with others than its own.</exception>
    public static string? Text(DicomSet header, DicomTag tag)
    {
        var bytes = header.Bytes(tag).TrimEnd((byte)0).Trim((byte)' ');
        if (bytes.IsEmpty)
            return null;
        if (Ascii.IsValid(bytes) && !bytes.Contains((byte)0x1B))
            return Encoding.ASCII.GetString(bytes);
        var sets = header.Texts(Tags.SpecificCharacterSet);
        try
        {
            if (sets is ["ISO_IR 192"])
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            if (sets is [var one] && Names.TryGetValue(one, out var name) && Find(name) is { } encoding)
                return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // said below
        }
        throw new RefusedException("E_OBJECT_TEXT", $"{tag}", "letters beyond ASCII in a character set that is not stated, or combined with others", "one character set, as SpecificCharacterSet names it",
            "Convert the images to UTF-8 (dcmconv +U8), or write the objects without identity.");
    }

    private static Encoding? Find(string name) => name == "iso-8859-1" ? Encoding.Latin1 : CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
