using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Series;

/// <summary>The files of one series, in no order yet; of an enhanced PET its frames, each as a file of one slice.</summary>
public sealed record ImageSeries(string Uid, string Modality, IReadOnlyList<DicomFile> Files, IReadOnlyList<Problem> Problems)
{
    /// <summary>The first file by its place in the folder; what belongs to the series stands in each.</summary>
    public DicomSet Header => Files[0].Data;

    public bool IsPet => Modality == "PT";

    /// <summary>Whether photons lost in the body were made up for: without it no SUV (pet-quantification 2.1, 3.1).</summary>
    public bool IsAttenuationCorrected => Header.Texts(Tags.CorrectedImage).Contains("ATTN");

    /// <summary>The same of a file of which nothing but its first elements was read, enhanced or classic.</summary>
    public static bool SaysAttenuationCorrected(DicomSet head) => head.Texts(Tags.CorrectedImage).Contains("ATTN") || head.Text(Tags.AttenuationCorrected) == "YES"
        || head.Item(Tags.SharedFunctionalGroupsSequence)?.Item(Tags.UnassignedSharedConvertedAttributesSequence)?.Texts(Tags.CorrectedImage).Contains("ATTN") == true;

    /// <summary>As they lie on the disk: frames of one file are one.</summary>
    public int FileCount => Files.Select(f => f.Whole).Distinct().Count();

    public string? FrameOfReference => Header.Text(Tags.FrameOfReferenceUid);

    /// <summary>Tomography of single photons: one file of many frames (pet-quantification 3.10).</summary>
    public bool IsSpect => Modality == "NM";
}
