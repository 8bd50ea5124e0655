using Islet.Course;

namespace Islet.Imaging.Dicom;

/// <summary>What is wrong with a file's form. Values of a file never stand in these messages, for any of them may be a name.</summary>
internal static class DicomProblems
{
    public static RefusedException Truncated(string where, string found) => new("E_DICOM_TRUNCATED", where, found, "as many bytes as the lengths in the file promise", "Copy the file again from where it came from.");

    public static RefusedException Depth(string where) => new("E_DICOM_DEPTH", where, $"sequences nested more than {DicomLimits.Depth} deep", "the nesting of an image or report",
        "The file is damaged or made to harm; fetch it again from the archive.");

    public static RefusedException Size(string where, string found) => new("E_DICOM_SIZE", where, found, "no more than an image needs", "The file is damaged or made to harm; fetch it again from the archive.");

    public static RefusedException Form(string where, string found) => new("E_DICOM_FORM", where, found, "elements as PS3.5 of DICOM writes them", "The file is damaged; fetch it again from the archive.");

    public static RefusedException Pixels(string where, string found, string expected) => new("E_PIXELS", where, found, expected, "Fetch the series again from the archive, or export it without compression.");
}
