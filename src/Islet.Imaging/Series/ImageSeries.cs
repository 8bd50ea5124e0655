using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Series;

/// <summary>The files of one series, in no order yet.</summary>
public sealed record ImageSeries(string Uid, string Modality, IReadOnlyList<DicomFile> Files, IReadOnlyList<Problem> Problems)
{
    private const string EnhancedPet = "1.2.840.10008.5.1.4.1.1.130", LegacyEnhancedPet = "1.2.840.10008.5.1.4.1.1.128.1";

    /// <summary>The first file by its place in the folder; what belongs to the series stands in each.</summary>
    public DicomSet Header => Files[0].Data;

    public bool IsPet => Modality == "PT";

    /// <summary>Whether photons lost in the body were made up for: without it no SUV (pet-quantification 2.1, 3.1).</summary>
    public bool IsAttenuationCorrected => Header.Texts(Tags.CorrectedImage).Contains("ATTN");

    /// <summary>Position and time of every slice in one file; each has its own places for them.</summary>
    public bool IsEnhancedPet => Header.Text(Tags.SopClassUid) is EnhancedPet or LegacyEnhancedPet;

    public string? FrameOfReference => Header.Text(Tags.FrameOfReferenceUid);

    /// <summary>Tomography of single photons: one file of many frames (pet-quantification 3.10).</summary>
    public bool IsSpect => Modality == "NM";
}
