using Islet.Imaging.Dicom;
using Islet.Imaging.Series;

namespace Islet.Tests.Imaging;

/// <summary>A PET of a few slices, made to order; right in every respect until a test makes it wrong.</summary>
internal static class PetDraft
{
    public const string Uid = "2.25.1";

    public static DicomDraft Injected(string nuclide = "C-131A3", double halfLife = 4062.6) => new DicomDraft().Text(Tags.Radiopharmaceutical, "DOTATATE").Text(Tags.RadiopharmaceuticalStartTime, "094117")
        .Text(Tags.RadiopharmaceuticalStartDateTime, "20240305094117").Number(Tags.RadionuclideTotalDose, 150e6).Number(Tags.RadionuclideHalfLife, halfLife).Sequence(Tags.RadionuclideCodeSequence, Code(nuclide, "SRT", "a nuclide"));

    public static DicomDraft Code(string value, string scheme, string meaning) => new DicomDraft().Text(Tags.CodeValue, value).Text(Tags.CodingSchemeDesignator, scheme).Text(Tags.CodeMeaning, meaning);

    public static DicomDraft Slice(int z, DicomDraft? injected = null, int rows = 2, int columns = 3)
    {
        var pixels = new byte[2 * rows * columns];
        for (var i = 0; i < pixels.Length / 2; i++)
            pixels[2 * i] = (byte)(10 + z + i);
        return new DicomDraft().Text(Tags.SopClassUid, "1.2.840.10008.5.1.4.1.1.128").Text(Tags.SopInstanceUid, FormattableString.Invariant($"{Uid}.{z + 1}")).Text(Tags.SeriesInstanceUid, Uid).Text(Tags.StudyInstanceUid, "2.25.2")
            .Text(Tags.Modality, "PT").Text(Tags.Manufacturer, "SIEMENS").Text(Tags.PatientName, "Nobody").Text(Tags.PatientId, "N1").Text(Tags.PatientSex, "F").Number(Tags.PatientWeight, 70).Number(Tags.PatientSize, 1.7)
            .Text(Tags.SeriesDate, "20240305").Text(Tags.SeriesTime, "104117").Text(Tags.AcquisitionDate, "20240305").Text(Tags.AcquisitionTime, "104117").Number(Tags.ActualFrameDuration, 150000)
            .Number(Tags.ImagePositionPatient, -10, -20, 100 + (3 * z)).Number(Tags.ImageOrientationPatient, 1, 0, 0, 0, 1, 0).Number(Tags.PixelSpacing, 4, 5)
            .Number(Tags.Rows, rows).Number(Tags.Columns, columns).Number(Tags.BitsAllocated, 16).Number(Tags.BitsStored, 16).Number(Tags.HighBit, 15).Number(Tags.PixelRepresentation, 1).Number(Tags.SamplesPerPixel, 1)
            .Number(Tags.RescaleSlope, 100).Number(Tags.RescaleIntercept, 0).Text(Tags.CorrectedImage, "DECY", "ATTN").Text(Tags.SeriesType, "STATIC", "IMAGE").Text(Tags.Units, "BQML").Text(Tags.DecayCorrection, "START")
            .Sequence(Tags.RadiopharmaceuticalInformationSequence, injected ?? Injected()).Bytes(Tags.PixelData, "OW", pixels);
    }

    public static DicomFile File(DicomDraft draft, int number = 1) => DicomFile.Read(draft.ToFile(), FormattableString.Invariant($"file {number}"))!;

    public static ImageFolder Folder(params IEnumerable<DicomDraft> slices) => ImageFolder.Of([.. slices.Select((s, i) => File(s, i + 1))], []);

    public static ImageSeries Series(int count, Action<DicomDraft, int>? change = null, DicomDraft? injected = null) => Assert.Single(Folder(Enumerable.Range(0, count).Select(z =>
    {
        var slice = Slice(z, injected);
        change?.Invoke(slice, z);
        return slice;
    })).Series);
}
