using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Cli.Pet;

/// <summary>One file of DICOM that a person names.</summary>
internal static class ObjectFile
{
    /// <exception cref="RefusedException">E_OBJECT_FILE, and those of the reader.</exception>
    public static DicomFile Open(string path, string where)
    {
        try
        {
            return DicomFile.Open(path, where) ?? throw Off(where, "no DICOM");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Off(where, "no file that can be read");
        }
    }

    private static RefusedException Off(string where, string found) => new("E_OBJECT_FILE", where, found, "a file of DICOM with a segmentation (SEG) or contours (RTSTRUCT)", "Give the file itself, not its folder.");
}
