namespace Islet.Imaging.Dicom;

/// <summary>What no file of an image needs. Beyond it a file is damaged or made to harm, and is refused.</summary>
internal static class DicomLimits
{
    /// <summary>Sequences within sequences. A structured report of a whole patient nests about ten deep.</summary>
    public const int Depth = 32;

    /// <summary>Elements and items of one file. A SEG of 2,000 frames has some 100,000.</summary>
    public const int Elements = 1_000_000;

    /// <summary>Bytes before the pixels, and of a deflated file once inflated.</summary>
    public const int Header = 256 << 20;

    /// <summary>Voxels of one series: a whole body at 1 mm is 0.5 thousand million.</summary>
    public const long Voxels = 1L << 30;

    /// <summary>Rows and columns of a slice.</summary>
    public const int Side = 8192;

    /// <summary>Longest wait for a program that decodes one file.</summary>
    public static readonly TimeSpan Tool = TimeSpan.FromSeconds(60);
}
