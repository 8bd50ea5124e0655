namespace Islet.Imaging.Dicom;

/// <summary>How a file is written (PS3.5 10, PS3.6 table A-1).</summary>
public static class TransferSyntax
{
    public const string ImplicitLittle = "1.2.840.10008.1.2", ExplicitLittle = "1.2.840.10008.1.2.1", Deflated = "1.2.840.10008.1.2.1.99", ExplicitBig = "1.2.840.10008.1.2.2",
        Rle = "1.2.840.10008.1.2.5", JpegLossless = "1.2.840.10008.1.2.4.57", JpegLosslessFirstOrder = "1.2.840.10008.1.2.4.70",
        JpegLsLossless = "1.2.840.10008.1.2.4.80", JpegLs = "1.2.840.10008.1.2.4.81", Jpeg2000Lossless = "1.2.840.10008.1.2.4.90", Jpeg2000 = "1.2.840.10008.1.2.4.91";

    /// <summary>Whether pixels lie in fragments (PS3.5 A.4).</summary>
    public static bool IsEncapsulated(string uid) => uid == Rle || uid.StartsWith("1.2.840.10008.1.2.4.", StringComparison.Ordinal);

    /// <summary>Decoded by a program of the system: gdcmconv, or dcmdjpls of dcmtk for JPEG-LS.</summary>
    internal static bool NeedsTool(string uid) => uid is JpegLsLossless or JpegLs or Jpeg2000Lossless or Jpeg2000;
}
