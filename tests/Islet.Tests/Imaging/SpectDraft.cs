using Islet.Imaging.Dicom;

namespace Islet.Tests.Imaging;

/// <summary>A Lu-177 SPECT of three frames in counts, acquired on 2024-03-05 10:41:17, that run down; right in every respect until a test makes it wrong.</summary>
internal static class SpectDraft
{
    /// <param name="dose">MBq.</param>
    public static DicomDraft Of(Action<DicomDraft>? change = null, double? dose = 7400, string? nuclide = "C-B1031")
    {
        var injected = new DicomDraft().Text(Tags.Radiopharmaceutical, "177 DOTATATE").Text(Tags.RadiopharmaceuticalStartTime, "104117");
        if (dose is { } mbq)
            injected.Number(Tags.RadionuclideTotalDose, mbq);
        if (nuclide is not null)
            injected.Sequence(Tags.RadionuclideCodeSequence, PetDraft.Code(nuclide, "SRT", "^177^Lutetium"));
        var pixels = new byte[36];
        for (var i = 0; i < 18; i++)
            pixels[2 * i] = (byte)(10 + i);
        var draft = PetDraft.Slice(0, injected).Text(Tags.Modality, "NM").Text(Tags.SopClassUid, "1.2.840.10008.5.1.4.1.1.20").Text(Tags.Units, "").Text(Tags.DecayCorrection, "").Number(Tags.NumberOfFrames, 3).Number(Tags.SpacingBetweenSlices, -4.8)
            .Number(Tags.PixelRepresentation, 0).NumberAs(Tags.SliceVector, "US", 1, 2, 3).Number(Tags.RescaleSlope, 1)
            .Sequence(Tags.DetectorInformationSequence, new DicomDraft().Number(Tags.ImagePositionPatient, -10, -20, 100).Number(Tags.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)).Bytes(Tags.PixelData, "OW", pixels);
        change?.Invoke(draft);
        return draft;
    }
}
