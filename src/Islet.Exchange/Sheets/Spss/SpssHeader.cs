using System.Text;
using Islet.Course;

namespace Islet.Exchange;

internal enum SpssCompression
{
    None,

    /// <summary>Small whole numbers, blanks and missing values in one byte each.</summary>
    Bytecode,

    /// <summary>Bytecode within zlib blocks (.zsav).</summary>
    Zlib,
}

/// <summary>The first 176 bytes of a system file. PSPP Developers Guide, System File Format, File Header Record.</summary>
/// <param name="Cases">Null: the program that wrote the file did not know.</param>
/// <param name="Bias">What bytecode adds to whole numbers; 100 by custom.</param>
internal sealed record SpssHeader(bool BigEndian, SpssCompression Compression, int? Cases, double Bias)
{
    private const int Length = 176;

    private const double LargestBias = 1_000_000;

    public static SpssHeader Read(SpssBytes bytes, string file)
    {
        var start = new byte[600];
        var header = start.AsSpan(0, bytes.Read(start));
        bytes.Seek(Length);
        var magic = Encoding.Latin1.GetString(header[..Math.Min(4, header.Length)]);
        if (magic is not ("$FL2" or "$FL3"))
            throw Stranger(header, file);
        if (header.Length < Length)
            throw SpssRefusals.Cut(file, "a header of 176 bytes");
        bytes.BigEndian = Order(header[64..], file);
        var (compression, cases, bias) =
            (SpssBytes.Int32(header[72..], bytes.BigEndian), SpssBytes.Int32(header[80..], bytes.BigEndian), SpssBytes.Double(header[84..], bytes.BigEndian));
        if (compression is < 0 or > 2 || (compression == 2) != (magic == "$FL3"))
            throw SpssRefusals.Layout(file, $"compression {compression} in a {magic} file", "0 or 1 in $FL2, 2 in $FL3");
        if (cases < -1)
            throw SpssRefusals.Count($"{file}, header", cases, "number of cases: 0 or more, or -1 where it was not known");
        if (compression > 0 && !(Math.Abs(bias) <= LargestBias))
            throw SpssRefusals.Layout(file, "a compression bias that is no small number", "100");
        return new(bytes.BigEndian, (SpssCompression)compression, cases < 0 ? null : cases, bias);
    }

    /// <summary>The layout code is 2 or 3; which end its small byte stands at tells the order of all others.</summary>
    private static bool Order(ReadOnlySpan<byte> layout, string file) =>
        SpssBytes.Int32(layout, bigEndian: false) is 2 or 3 ? false
        : SpssBytes.Int32(layout, bigEndian: true) is 2 or 3 ? true
        : throw SpssRefusals.Layout(file, "a layout code that is neither 2 nor 3 in either byte order", "2 or 3");

    private static RefusedException Stranger(ReadOnlySpan<byte> start, string file)
    {
        var text = Encoding.Latin1.GetString(start).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return text switch
        {
            "" => SpssRefusals.Magic(file, "an empty file"),
            _ when text.IndexOf("ENCRYPTEDSAV", StringComparison.Ordinal) is >= 0 and < 36 => SpssRefusals.Encrypted(file),
            _ when text.Contains("SPSS PORT FILE", StringComparison.Ordinal) => SpssRefusals.Portable(file),
            _ when text.Contains("SPSSPORT", StringComparison.Ordinal) => SpssRefusals.Portable(file),
            _ when text.StartsWith("[ÆÓò", StringComparison.Ordinal) => SpssRefusals.Magic(file, "a system file in EBCDIC"),
            _ when text.StartsWith("PK", StringComparison.Ordinal) => SpssRefusals.Magic(file, "a zip archive or a workbook"),
            _ => SpssRefusals.Magic(file, "another first four bytes"),
        };
    }
}
